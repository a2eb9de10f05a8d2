import { openLibrary } from '@core/library/library'
import type { PaperId } from '@core/paperId'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openLibraryStores } from '../../src/main/library/libraryStores'
import { aDigest, anEntry } from '../core/library/builders'
import { seeded } from '../core/parse/mutate'
import { openOnDisk } from '../main/library/openOnDisk'
import { aFolder, onEach, removeFolder } from '../main/storage/aStore'
import type { Tally } from './tally'

const paperId = (number: number): PaperId => `2311.${String(number + 1).padStart(5, '0')}` as PaperId
const NUMBERS = Array.from({ length: 23 }, (_, number) => number)
const IDS = NUMBERS.map(paperId)
const abstractOf = (id: PaperId): string => `Abstract of ${id}.`
/** Four digests; the second announces some papers of the first once more. */
const DIGESTS = [NUMBERS.slice(0, 6), NUMBERS.slice(3, 12), NUMBERS.slice(12, 17), NUMBERS.slice(17)].map(
  (numbers, place) => {
    const name = `2023-11-0${place + 1}.cs.LG.md`
    return { ...aDigest(name, ...numbers.map((n) => anEntry(paperId(n)))), path: `/digests/${name}` }
  },
)
const NOTE = '一条笔记，别的文件坏了也还在'
const PATIENCE = 10_000

async function aLibrary(): Promise<string> {
  const folder = join(await aFolder(), 'library')
  const { library, close } = await openOnDisk(folder)
  for (const digest of DIGESTS) {
    await library.importFiles([digest])
    await library.flush()
  }
  for (const id of IDS) await library.writeNote(id, NOTE)
  await library.flush()
  await close()
  return folder
}

/** What is done to a file: it goes, it is emptied, it is cut off, or a byte of it changes. */
async function damage(path: string, random: () => number): Promise<void> {
  const way = Math.floor(random() * 4)
  if (way === 0) return rm(path)
  const bytes = await readFile(path)
  const at = Math.floor(random() * bytes.length)
  if (way === 1) return writeFile(path, '')
  if (way === 2) return writeFile(path, bytes.subarray(0, at))
  bytes[at]! ^= 1 << Math.floor(random() * 8)
  return writeFile(path, bytes)
}

/** Opens the library as the app does, with digests that can be read again; its clock does not wait long. */
async function opened(folder: string) {
  const stores = await openLibraryStores(folder)
  if (stores.kind !== 'open') throw new Error(JSON.stringify(stores.state))
  const asked: string[] = []
  const library = openLibrary({
    stores: stores.stores,
    folder,
    emit: () => undefined,
    async readAgain(path) {
      asked.push(path)
      return DIGESTS.find((digest) => digest.path === path)!.read()
    },
    clock: {
      now: () => new Date(),
      later(milliseconds, action) {
        const timer = setTimeout(action, Math.min(milliseconds, 20))
        return () => clearTimeout(timer)
      },
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    },
  })
  await library.begin()
  await library.digests()
  return { library, asked, close: () => library.flush().then(stores.close) }
}

type Opened = Awaited<ReturnType<typeof opened>>

async function abstracts({ library }: Opened): Promise<readonly (string | undefined)[]> {
  const found: (string | undefined)[] = []
  for (const id of IDS) found.push((await library.openPaper(id))?.abstract.en)
  return found
}

/** Waits until every paper has its text; rejects with those that have not. */
async function allTextsIn(opened: Opened): Promise<void> {
  const wanted = IDS.map(abstractOf)
  const end = performance.now() + PATIENCE / 2
  while (performance.now() < end) {
    if (JSON.stringify(await abstracts(opened)) === JSON.stringify(wanted)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect(await abstracts(opened)).toEqual(wanted)
}

/**
 * Damages, `count` times, some of the files that hold papers and rows, backups included: after the start every
 * paper is there once, with its text and its note, and at the next start nothing is left to be read or told.
 * Needs the small shards of tinyShards.ts.
 */
export async function lostPapers(count: number, tally: Tally): Promise<void> {
  const original = await aLibrary()
  let read = 0
  const tries = Array.from({ length: count }, (_, turn) => turn)
  await onEach(tries, async (turn) => {
    const random = seeded(turn + 1)
    await tally.try(`seed ${turn + 1}`, PATIENCE, async () => {
      const parent = await aFolder()
      const folder = join(parent, 'library')
      await cp(original, folder, { recursive: true, filter: (path) => !path.includes('.lock-') })
      const files: string[] = []
      for (const kind of ['papers', 'rows']) {
        for (const name of await readdir(join(folder, kind))) files.push(join(folder, kind, name))
      }
      const share = random()
      for (const file of files.sort()) if (random() < share) await damage(file, random)

      const first = await opened(folder)
      await allTextsIn(first)
      const { rows } = await first.library.list({
        scope: { kind: 'all' },
        query: '',
        keep: new Uint32Array(),
      })
      const listed = (await first.library.rows(rows, null)).map(({ id }) => id)
      expect(listed.toSorted()).toEqual(IDS)
      expect(await first.library.counts()).toMatchObject({ all: IDS.length, noted: IDS.length })
      const totals = (await first.library.digests()).map(({ total }) => total)
      expect(totals.reverse()).toEqual(DIGESTS.map((_digest, place) => [6, 9, 5, 6][place]))
      for (const id of IDS) expect((await first.library.openPaper(id))?.note?.text).toBe(NOTE)
      read += first.asked.length
      await first.close()

      const second = await opened(folder)
      expect(await abstracts(second)).toEqual(IDS.map(abstractOf))
      await new Promise((resolve) => setTimeout(resolve, 60))
      const state = await second.library.state()
      expect(state).toMatchObject({ kind: 'ready', notices: [] })
      expect(second.asked).toEqual([])
      await second.close()
      await removeFolder(parent)
    })
  })
  if (read === 0) tally.lose('no digest was ever read again')
  tally.remark = `${read} digests read again`
}
