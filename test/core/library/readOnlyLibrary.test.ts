import { MemoryStores } from '@core/library/memoryStores'
import { versionShardOf } from '@core/library/versions/versionRecord'
import type { PaperId } from '@core/paperId'
import { beforeEach, describe, expect, test } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry, type OpenedLibrary } from './builders'
import { failingStores, type FailingStores } from './failingStores'
import { exportedFiles, sourceOf } from './moving/exportedFiles'

const id = '2311.00001' as PaperId
const other = '2311.00002' as PaperId
const DIGEST = aDigest('2023-11-03.cs.LG.md', anEntry(id), anEntry(other))
const REFUSED = { kind: 'refused', failure: { kind: 'newerFormat' } }
const FIRST_ROW = Uint32Array.of(0)

let memory: MemoryStores
beforeEach(async () => {
  const { library, stores } = await aLibrary()
  memory = stores
  await library.importFiles([DIGEST])
  await library.mark({ mark: 'starred', value: true, rows: FIRST_ROW, undoable: true })
  await library.writeNote(id, '先写下的')
  await library.flush()
  await library.writeNote(id, '')
  await library.writeNote(other, '还在的')
  await library.saveSearch('图', '图')
  await library.flush()
  memory.written.length = 0
})

type Opened = OpenedLibrary<FailingStores>

/** Opens the library with these stores of a newer version. */
function newer(...names: readonly string[]): Promise<Opened> {
  const stores = failingStores(memory)
  for (const name of names) stores.newer.add(name)
  return aLibraryOn(stores)
}

/** Everything that the page or main may ask for and that would change the library. */
const CHANGES: Record<string, (opened: Opened) => Promise<unknown>> = {
  mark: ({ library }) => library.mark({ mark: 'read', value: true, rows: FIRST_ROW, undoable: false }),
  star: ({ library }) => library.mark({ mark: 'starred', value: false, rows: FIRST_ROW, undoable: true }),
  undo: ({ library }) => library.undo(),
  redo: ({ library }) => library.redo(),
  writeNote: ({ library }) => library.writeNote(id, '新的'),
  deleteNote: ({ library }) => library.writeNote(other, ''),
  bringBackNote: ({ library }) => library.bringBackNote(id, 1),
  saveSearch: ({ library }) => library.saveSearch('表', ''),
  keepSearches: ({ library }) => library.keepSearches([]),
  keepKeywords: ({ library }) => library.keepKeywords([{ text: '图', kind: 'muted' }]),
}

const stateOf = async ({ library }: Pick<Opened, 'library'>) => ({
  // the counts of saved searches come when they come
  counts: { ...(await library.counts()), searches: [] },
  notes: [(await library.openPaper(id))?.note, (await library.openPaper(other))?.note],
  searches: await library.savedSearches(),
  keywords: await library.keywords(),
})

describe.each(['reading/1', 'notes/1', 'settings', 'searches', 'undo', 'rows/0', 'digests/1'])(
  'where %s was written by a newer Duidu',
  (name) => {
    test.each(Object.entries(CHANGES))('%s is refused, and nothing is changed', async (_change, act) => {
      const opened = await newer(name)
      expect(await opened.library.state()).toMatchObject({ readOnly: true })
      const before = await stateOf(opened)
      expect(await act(opened)).toEqual(REFUSED)
      expect(await stateOf(opened)).toEqual(before)
      expect(opened.events.map(([event]) => event)).not.toContain('noteState')
      expect(await opened.library.flush()).toEqual({ kind: 'flushed' })
      await opened.clock.pass(60_000)
      expect(await opened.library.health()).toEqual({ kind: 'well' })
      expect(memory.written).toEqual([])
    })

    test('an import is refused as a whole, and told', async () => {
      const { library, events } = await newer(name)
      const report = await library.importFiles([aDigest('2023-11-04.cs.LG.md', anEntry('2311.00009'))])
      expect(report).toEqual({ files: [], refused: { kind: 'newerFormat' } })
      expect(events.findLast(([event]) => event === 'imported')).toEqual(['imported', report])
      expect(await library.flush()).toEqual({ kind: 'flushed' })
      expect(memory.written).toEqual([])
    })

    test('an exported library is not taken in', async () => {
      const theirs = await aLibrary()
      await theirs.library.importFiles([aDigest('2023-11-04.cs.LG.md', anEntry('2311.00009'))])
      const source = sourceOf(await exportedFiles(theirs.library, true))
      const { library } = await newer(name)
      expect(await library.mergeExport(source, true)).toEqual({
        kind: 'refused',
        problem: { kind: 'libraryReadOnly' },
      })
      expect(memory.written).toEqual([])
    })

    test('settings and the place in the list count until the end, are not written, and nobody is asked', async () => {
      const { library, clock } = await newer(name)
      expect(await library.changeSettings({ theme: 'sepia' })).toMatchObject({ theme: 'sepia' })
      await library.keepSession({ openPaper: id })
      await library.keepWindowPlace({ x: 0, y: 0, width: 800, height: 600, maximized: false })
      await clock.pass(60_000)
      expect(await library.flush()).toEqual({ kind: 'flushed' })
      expect(await library.health()).toEqual({ kind: 'well' })
      expect(memory.written).toEqual([])
    })

    test('there is nothing to be undone', async () => {
      const { library, events } = await newer(name)
      const nothing = { undo: null, redo: null }
      expect(await library.undoOffer()).toEqual(nothing)
      const told = events.findLast(([event]) => event === 'undoChanged')
      expect(told?.[1] ?? nothing).toEqual(nothing)
    })
  },
)

test('a library that was found to be newer only after a note was written saves that note', async () => {
  const shard = `versions/${versionShardOf(other)}`
  const opened = await newer(shard)
  await opened.library.writeNote(other, '还在的，又添了一句')
  await opened.library.noteVersions(other).catch(() => undefined)
  expect(await opened.library.state()).toMatchObject({ readOnly: true })
  await opened.clock.pass(2_000)
  expect(memory.files.get('notes/1')).toContain('又添了一句')
  expect(await opened.library.writeNote(other, '更多')).toEqual(REFUSED)
})

test('an import is refused too where only the last papers are newer, which are read when more are to come', async () => {
  const { library } = await newer('papers/0')
  expect(await library.state()).toMatchObject({ readOnly: false })
  const report = await library.importFiles([aDigest('2023-11-04.cs.LG.md', anEntry('2311.00009'))])
  expect(report).toEqual({ files: [], refused: { kind: 'newerFormat' } })
  expect(await library.state()).toMatchObject({ readOnly: true, papers: 2 })
  expect(memory.written).toEqual([])
})

test('lost papers are not read again into it', async () => {
  memory.files.delete('papers/0')
  const opened = await newer('reading/1')
  await opened.library.openPaper(id)
  await opened.clock.pass(60_000)
  expect(await opened.library.flush()).toEqual({ kind: 'flushed' })
  expect(await opened.library.health()).toEqual({ kind: 'well' })
  expect(memory.written).toEqual([])
})
