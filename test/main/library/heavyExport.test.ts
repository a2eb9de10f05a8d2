import { EXPORT_FORMAT, MANIFEST } from '@core/library/moving/exportFormat'
import type { PaperId } from '@core/paperId'
import { MAX_LONG_NOTE } from '@core/readerApi'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeZip } from '../../../src/main/files/writeZip'
import { exportTo, lookAt } from '../../../src/main/library/exportFile'
import { aDigest, aLibrary, anEntry } from '../../core/library/builders'
import { ALL_ROWS, openOnDisk } from './openOnDisk'
import { takenIn } from './takenIn'

const AT = '2026-11-02T08:00:00.000Z'
const ID = '2311.00002' as PaperId

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-heavy-'))
  path = join(folder, 'library.zip')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Part {
  readonly name: string
  readonly records: number
  readonly text: string
}

/** An archive of these parts, as another program could have made it; its manifest may be any text. */
async function archived(parts: readonly Part[], manifest?: string): Promise<void> {
  const list = parts.map(({ name, records }) => [name, records])
  const head = { format: EXPORT_FORMAT, formatVersion: 1, exportedAt: AT, withPapers: true, parts: list }
  async function* files() {
    yield* parts
    yield { name: MANIFEST, text: manifest ?? JSON.stringify(head) }
  }
  await writeZip(path, files(), new Date())
}

const HEAVY = '[],'.repeat(20_000_000)
const paper = (id: string, text: string) => ({
  id,
  title: { zh: '题', en: 'T' },
  tldr: { zh: '', en: '' },
  ...{ category: 'cs.LG', announceType: 'new', version: 1, date: '2023-11-01', digest: 1, fingerprint: 5 },
  abstract: { zh: text, en: text },
  cut: { zh: false, en: false },
})

/** As large as a part may be and nothing about it wrong; it does not pack too well to be believed. */
function largePart(number: number): Part {
  const records = Array.from({ length: 10_000 }, (_, n) =>
    paper(
      `2${number}11.${String(n).padStart(5, '0')}`,
      randomBytes(50).toString('hex') + 'large '.repeat(480),
    ),
  )
  const name = `papers/000${number}.json`
  return { name, records: records.length, text: JSON.stringify({ records }) }
}

test('60 MiB of empty lists, as a part and as the manifest, are refused in words and soon', async () => {
  const { library } = await aLibrary()
  const refused = { kind: 'refused', problem: { kind: 'tooLarge' } }
  await archived([{ name: 'notes/0001.json', records: 1, text: `{"records":[${HEAVY}[]]}` }])
  let begun = performance.now()
  expect(await lookAt(library, path)).toEqual(refused)
  expect(performance.now() - begun).toBeLessThan(3_000)
  await archived([], `[${HEAVY}[]]`)
  begun = performance.now()
  expect(await lookAt(library, path)).toEqual(refused)
  expect(performance.now() - begun).toBeLessThan(3_000)
})

test('notes are saved within a moment while the heaviest archive is looked through', async () => {
  await archived([
    ...[1, 2, 3].map(largePart),
    { name: 'papers/0004.json', records: 1, text: `{"records":[${HEAVY}[]]}` },
  ])
  const { library, close } = await openOnDisk(join(folder, 'library'))
  let isLooking = true
  const look = lookAt(library, path).finally(() => (isLooking = false))
  const waits: number[] = []
  while (isLooking) {
    const begun = performance.now()
    await library.writeNote(ID, `note ${waits.length}`)
    expect(await library.flush()).toEqual({ kind: 'flushed' })
    waits.push(performance.now() - begun)
  }
  expect(await look).toEqual({ kind: 'refused', problem: { kind: 'tooLarge' } })
  expect(waits.length).toBeGreaterThan(5)
  expect(Math.max(...waits)).toBeLessThan(3_000)
  await close()
})

test('the longest note there is comes in, though others stand before it in its part', async () => {
  const text = '笔'.repeat(MAX_LONG_NOTE)
  const note = (id: string, own: string) => [id, { text: own, createdAt: AT, changedAt: AT }]
  const before = Array.from({ length: 4 }, (_, n) => note(`2311.1000${n}`, '记'.repeat(1_048_000)))
  const records = [...before, note(ID, text)]
  const part = { name: 'notes/0001.json', records: records.length, text: JSON.stringify({ records }) }
  await archived([part])
  const { library } = await aLibrary()
  await library.importFiles([aDigest('2023-11-01.cs.LG.md', anEntry(ID))])
  expect(await takenIn(library, path)).toMatchObject({
    kind: 'merged',
    counts: { notes: { added: 5 } },
  })
  expect((await library.openPaper(ID))!.note!.text === text).toBe(true)
  // and goes on to the next library
  expect(await exportTo(library, path, false)).toMatchObject({ kind: 'saved' })
  const { library: next } = await aLibrary()
  expect(await lookAt(next, path)).toMatchObject({ kind: 'whole', counts: { notes: { added: 5 } } })
})

test('a large library, exported, comes in whole', { timeout: 120_000 }, async () => {
  const [PAPERS, NOTES, VERSIONS] = [65_000, 3_000, 20]
  const idOf = (n: number): PaperId =>
    `23${10 + Math.floor(n / 10_000)}.${String(n % 10_000).padStart(5, '0')}` as PaperId
  const { library, clock } = await aLibrary()
  for (let first = 0; first < PAPERS; first += 5_000) {
    const entries = Array.from({ length: 5_000 }, (_, n) => anEntry(idOf(first + n)))
    const day = String(1 + first / 5_000).padStart(2, '0')
    await library.importFiles([aDigest(`2023-11-${day}.cs.LG.md`, ...entries)])
  }
  const rows = Uint32Array.from({ length: PAPERS }, (_, n) => n)
  await library.mark({ mark: 'read', value: true, rows, undoable: true })
  for (let version = 0; version <= VERSIONS; version++) {
    // former texts are not exported: that every tenth note has all it may is enough
    for (let n = 0; n < NOTES; n += version < VERSIONS ? 10 : 1) {
      await library.writeNote(idOf(n), `笔记 ${version} `.repeat(100))
    }
    await clock.pass(6 * 60_000)
  }
  await library.flush()
  expect(await library.noteVersions(idOf(10))).toHaveLength(VERSIONS)
  expect(await exportTo(library, path, true)).toEqual({
    kind: 'saved',
    name: 'library.zip',
    counts: { reading: PAPERS, notes: NOTES, papers: PAPERS },
  })

  const other = await aLibrary()
  expect(await takenIn(other.library, path)).toMatchObject({
    kind: 'merged',
    counts: {
      papers: { added: PAPERS },
      digests: { added: PAPERS / 5_000 },
      marks: { read: PAPERS },
      notes: { added: NOTES },
    },
  })
  const note = async (opened: typeof library) => (await opened.openPaper(idOf(NOTES - 1)))!.note
  expect(await note(other.library)).toEqual(await note(library))
  expect((await other.library.list(ALL_ROWS)).rows).toHaveLength(PAPERS)
})
