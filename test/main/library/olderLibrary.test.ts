import type { PaperId } from '@core/paperId'
import { STORE_CHECKS } from '@core/library/storedShapes'
import { STORE_VERSIONS, type StoreVersions } from '@core/library/storeVersions'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLibraryStores } from '../../../src/main/library/libraryStores'
import { ALL_ROWS, openOnDisk } from './openOnDisk'

/** A library as the first Duidu wrote it, with a file of every kind; its bytes never change. */
const FIRST = join(import.meta.dirname, '../../fixtures/library-1')
const [A, B, C] = ['2311.00001', '2311.00002', '2311.00003'] as unknown as [PaperId, PaperId, PaperId]

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-older-'))
  await cp(FIRST, folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const files = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(folder.length + 1))
    .sort()

/** What the library in the folder says, whatever versions its files are of. */
async function readAll() {
  const { library, close } = await openOnDisk(folder)
  await library.digests()
  const { rows } = await library.list(ALL_ROWS)
  const papers = await Promise.all([A, B, C].map((id) => library.openPaper(id)))
  const said = {
    state: await library.state(),
    settings: (await library.begin()).settings,
    rows: (await library.rows(rows, null)).map(({ id, read, starred, noted }) => ({
      id,
      read,
      starred,
      noted,
    })),
    notes: papers.map((paper) => paper!.note?.text ?? null),
    abstracts: papers.map((paper) => paper!.abstract.zh),
    versions: (await library.noteVersions(A)).map(({ before }) => before),
    digests: (await library.digests()).map(({ name }) => name),
    searches: (await library.savedSearches()).map(({ query }) => query),
    keywords: await library.keywords(),
    undo: await library.undoOffer(),
  }
  await close()
  return said
}

const SAID = {
  state: { kind: 'ready', complete: true, papers: 3, digests: 1, readOnly: false, notices: [] },
  settings: { theme: 'dark', dwellSeconds: 7 },
  rows: [
    { id: A, read: true, starred: false, noted: true },
    { id: B, read: true, starred: true, noted: false },
    { id: C, read: false, starred: false, noted: false },
  ],
  notes: ['第一版之后的笔记\nand a second line', null, null],
  abstracts: [A, B, C].map((id) => `${id} 的摘要。`),
  versions: ['change'],
  digests: ['cs.LG'],
  searches: ['注意力'],
  keywords: [{ text: 'transformer', kind: 'followed' }],
  undo: { undo: { count: 1 } },
}

describe('a library of the first version', () => {
  test('has a file of every kind, each of version 1', async () => {
    const stores = (await files()).filter((name) => name.endsWith('.json'))
    const kinds = new Set(stores.map((name) => name.replace(/\.json$/, '').split('/')[0]))
    expect([...kinds].sort()).toEqual(Object.keys(STORE_CHECKS).sort())
    for (const name of stores) {
      const { schemaVersion } = JSON.parse(await readFile(join(folder, name), 'utf8')) as {
        schemaVersion: number
      }
      expect(schemaVersion, name).toBe(1)
    }
  })

  test('opens whole, and can be written', async () => {
    expect(await readAll()).toMatchObject(SAID)
    const { library, close } = await openOnDisk(folder)
    await library.writeNote(B, 'written today')
    await library.changeSettings({ theme: 'light' })
    expect(await library.flush()).toEqual({ kind: 'flushed' })
    await close()
    expect(await readAll()).toMatchObject({
      settings: { theme: 'light' },
      notes: [SAID.notes[0], 'written today', null],
    })
  })
})

/** A Duidu to come, whose notes have one field more. */
const RAISED: StoreVersions = {
  ...STORE_VERSIONS,
  notes: {
    version: STORE_VERSIONS.notes.version + 1,
    migrations: new Map([
      ...STORE_VERSIONS.notes.migrations,
      [
        STORE_VERSIONS.notes.version,
        (data) => ({
          records: (data as { records: [PaperId, object][] }).records.map(([id, note]) => [
            id,
            { ...note, colour: 'none' },
          ]),
        }),
      ],
    ]),
  },
}

async function notesAs(versions: StoreVersions, change: (records: unknown[]) => unknown[] | null) {
  const opened = await openLibraryStores(folder, { versions })
  if (opened.kind !== 'open') throw new Error(JSON.stringify(opened.state))
  const { stores, close } = opened
  const notes = stores.shard('notes', 1)
  const data = await notes.read()
  const reading = await stores.shard('reading', 1).read()
  const changed = change([...(data?.records ?? [])])
  if (changed !== null) await notes.write({ records: changed } as never)
  const notices = stores.notices()
  await close()
  return { data, reading, notices }
}

describe('where one kind of store has a new version', () => {
  test('its files are brought up to date, with the old one kept, and those of other kinds stay', async () => {
    const old = await readFile(join(folder, 'notes/0001.json'))
    const before = await files()
    const first = await notesAs(RAISED, (records) => records)
    expect(first.notices).toEqual([])
    expect(first.data?.records).toMatchObject([[A, { text: SAID.notes[0], colour: 'none' }]])
    expect(first.reading?.records).toHaveLength(2)
    const added = (await files()).filter((name) => !before.includes(name))
    expect(added).toEqual(
      ['notes/0001.json.bak', expect.stringMatching(/^notes\/0001\.json\.v1-/)].filter(
        (name) => !before.includes(name as string),
      ),
    )
    const kept = (await files()).find((name) => name.startsWith('notes/0001.json.v1-'))!
    expect(await readFile(join(folder, kept))).toEqual(old)
    const again = await notesAs(RAISED, () => null)
    expect(again.data).toEqual(first.data)
  })

  test('only reading it changes no file', async () => {
    const before = await files()
    const old = await readFile(join(folder, 'notes/0001.json'))
    await notesAs(RAISED, () => null)
    expect(await files()).toEqual(before)
    expect(await readFile(join(folder, 'notes/0001.json'))).toEqual(old)
  })

  test('what it has written is read-only to the version before', async () => {
    await notesAs(RAISED, (records) => records)
    const { library, close } = await openOnDisk(folder)
    expect(await library.state()).toMatchObject({
      readOnly: true,
      notices: [{ kind: 'newer', store: 'notes/0001' }],
    })
    await close()
  })

  test('a file that its step cannot bring up to date counts as broken, and is kept', async () => {
    const versions: StoreVersions = {
      ...RAISED,
      notes: {
        ...RAISED.notes,
        migrations: new Map([
          [
            1,
            () => {
              throw new Error('no such notes')
            },
          ],
        ]),
      },
    }
    await rm(join(folder, 'notes/0001.json.bak'), { force: true })
    const { data, notices } = await notesAs(versions, () => null)
    expect(data).toBeNull()
    expect(notices).toMatchObject([{ kind: 'lost', store: 'notes/0001' }])
    expect((await files()).some((name) => name.startsWith('notes/0001.json.corrupt-'))).toBe(true)
  })
})
