import type { PaperId } from '@core/paperId'
import type { Keyword } from '@core/search/keywords'
import { MAX_SAVED_SEARCHES, type SavedSearch } from '@core/search/savedSearch'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seal } from '../../../src/main/storage/envelope'
import { NODE_FILES, type StoreFiles } from '../../../src/main/storage/storeFiles'
import { aDigest, anEntry } from '../../core/library/builders'
import { openTelling } from './openOnDisk'

const [A, B] = ['2311.00001', '2311.00002'] as unknown as [PaperId, PaperId]
const FLUSHED = { kind: 'flushed' }
const LATER = '2099-01-01T00:00:00.000Z'

let folder: string
let opened: Awaited<ReturnType<typeof openTelling>>

const open = async (files?: StoreFiles): Promise<void> => {
  opened = await openTelling(folder, files && { files })
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-choices-'))
  await open()
  await opened.library.importFiles([aDigest('2023-11-03.cs.LG.md', anEntry(A))])
})
afterEach(async () => {
  await opened.close()
  await rm(folder, { recursive: true, force: true })
})

const flushed = async (): Promise<void> => expect(await opened.library.flush()).toEqual(FLUSHED)

async function dataOf(store: string): Promise<unknown> {
  return (JSON.parse(await readFile(join(folder, `${store}.json`), 'utf8')) as { data: unknown }).data
}

/** Another program puts this in the place of a store's file, as a Duidu elsewhere has saved it. */
async function put(store: string, data: unknown, schemaVersion = 1): Promise<void> {
  const header = { format: `duidu/${store.split('/')[0]}`, schemaVersion, generation: 7, savedAt: LATER }
  await writeFile(join(folder, `${store}.json`), seal(header, JSON.stringify(data)).bytes)
}

async function restart(): Promise<void> {
  await opened.close()
  await open()
}

const NOTHING = { searches: 0, keywords: 0, settings: 0, left: 0 }
const named = (searches: readonly SavedSearch[]): readonly string[] => searches.map(({ name }) => name)

describe('where another program has changed the file of saved searches', () => {
  beforeEach(async () => {
    await opened.library.saveSearch('cat:cs.LG', 'one')
    await opened.library.saveSearch('cat:cs.CL', 'two')
    await flushed()
  })

  test('what it brought comes after ours, under numbers of their own, on screen and on disk, and is told', async () => {
    await put('searches', {
      next: 9,
      searches: [
        { id: 1, name: 'one', query: 'cat:cs.LG' },
        { id: 8, name: 'theirs', query: 'all:图' },
      ],
    })
    await opened.library.saveSearch('has:note', 'three')
    await flushed()
    const searches = await opened.library.savedSearches()
    expect(named(searches)).toEqual(['one', 'two', 'three', 'theirs'])
    expect(new Set(searches.map(({ id }) => id)).size).toBe(4)
    expect(opened.told.savedSearchesChanged?.at(-1)).toEqual(searches)
    expect(opened.told.choicesJoined).toEqual([{ ...NOTHING, searches: 1 }])
    expect(opened.told.saveHealth ?? []).toEqual([])
    await restart()
    expect(await opened.library.savedSearches()).toEqual(searches)
    await opened.library.saveSearch('is:unread', 'four')
    expect((await opened.library.savedSearches()).at(-1)!.id).toBeGreaterThan(9)
  })

  test('what was deleted here and stands there as it was stays deleted', async () => {
    await put('searches', {
      next: 4,
      searches: [
        { id: 1, name: 'one', query: 'cat:cs.LG' },
        { id: 2, name: 'two', query: 'cat:cs.CL' },
        { id: 3, name: 'theirs', query: 'all:图' },
      ],
    })
    const [, two] = await opened.library.savedSearches()
    await opened.library.keepSearches([two!])
    await flushed()
    expect(named(await opened.library.savedSearches())).toEqual(['two', 'theirs'])
  })

  test('so many that there is no room for all: ours stay, and that is told', async () => {
    const searches = Array.from({ length: MAX_SAVED_SEARCHES }, (_, place) => ({
      id: place + 3,
      name: '',
      query: `q${place}`,
    }))
    await put('searches', { next: 999, searches })
    await opened.library.saveSearch('has:note', 'three')
    await flushed()
    const kept = await opened.library.savedSearches()
    expect(kept).toHaveLength(MAX_SAVED_SEARCHES)
    expect(named(kept).slice(0, 3)).toEqual(['one', 'two', 'three'])
    expect(opened.told.choicesJoined).toEqual([{ ...NOTHING, searches: MAX_SAVED_SEARCHES - 3, left: 3 }])
  })

  test('a file that is gone is written anew, and nothing is told', async () => {
    await rm(join(folder, 'searches.json'))
    await opened.library.saveSearch('has:note', 'three')
    await flushed()
    expect(opened.told.choicesJoined).toBeUndefined()
    await restart()
    expect(named(await opened.library.savedSearches())).toEqual(['one', 'two', 'three'])
  })

  test('one that is not whole is not touched, and joined when it is', async () => {
    await writeFile(join(folder, 'searches.json'), '{"format":"duidu/searches","schemaVersion":1,"gen')
    await opened.library.saveSearch('has:note', 'three')
    expect(await opened.library.flush()).toEqual({
      kind: 'notFlushed',
      failure: { kind: 'changedElsewhere' },
    })
    expect(await readdir(folder)).not.toContainEqual(expect.stringContaining('corrupt'))
    await put('searches', { next: 4, searches: [{ id: 3, name: 'theirs', query: 'all:图' }] })
    await flushed()
    expect(named(await opened.library.savedSearches())).toEqual(['one', 'two', 'three', 'theirs'])
    expect(opened.told.saveHealth?.at(-1)).toEqual({ kind: 'well' })
  })

  test('one of a newer Duidu is never written, and the library says that it is only read', async () => {
    await put('searches', { next: 4, searches: [] }, 2)
    const theirs = await readFile(join(folder, 'searches.json'))
    await opened.library.saveSearch('has:note', 'three')
    expect(await opened.library.flush()).toMatchObject({ failure: { kind: 'newerFormat' } })
    expect(await readFile(join(folder, 'searches.json'))).toEqual(theirs)
    expect(opened.told.libraryChanged?.at(-1)).toMatchObject({ readOnly: true })
  })
})

test('followed and muted words are joined alike: a word of ours stays as it is here', async () => {
  const [lora, rag, theirs]: readonly Keyword[] = [
    { text: 'LoRA', kind: 'followed' },
    { text: 'RAG', kind: 'muted' },
    { text: '图', kind: 'followed' },
  ]
  await opened.library.keepKeywords([lora!])
  await flushed()
  await put('keywords', { keywords: [{ ...lora, kind: 'muted' }, theirs] })
  await opened.library.keepKeywords([lora!, rag!])
  await flushed()
  const words = await opened.library.keywords()
  expect(words).toEqual([lora, rag, theirs])
  expect(opened.told.keywordsChanged?.at(-1)).toEqual(words)
  expect(opened.told.choicesJoined).toEqual([{ ...NOTHING, keywords: 1 }])
  await restart()
  expect(await opened.library.keywords()).toEqual(words)
})

describe('where another program has changed the settings', () => {
  const settings = async () => (await opened.library.begin()).settings

  beforeEach(async () => {
    await opened.library.changeSettings({ theme: 'dark', dwellSeconds: 7, keys: { undo: ['z'] } })
    await flushed()
  })

  test('what was changed here stays, what it changed is taken, what it does not know is kept; it is told', async () => {
    await put('settings', { theme: 'sepia', dwellSeconds: 9, density: 'compact', ofANewerDuidu: 1 })
    await opened.library.changeSettings({ theme: 'light' })
    await flushed()
    const expected = { theme: 'light', dwellSeconds: 9, density: 'compact', keys: { undo: ['z'] } }
    expect(await settings()).toMatchObject(expected)
    expect(opened.told.settingsChanged?.at(-1)).toMatchObject(expected)
    expect(opened.told.choicesJoined).toEqual([{ ...NOTHING, settings: 2 }])
    expect(await dataOf('settings')).toEqual({ ...expected, ofANewerDuidu: 1 })
    await restart()
    expect(await settings()).toMatchObject(expected)
  })

  test('keys are one setting: ours whole, with those of commands that only a newer Duidu knows', async () => {
    await put('settings', { keys: { undo: ['u'], redo: ['r'], ofANewerDuidu: ['q'] } })
    await opened.library.changeSettings({ keys: { undo: ['y'] } })
    await flushed()
    expect(await dataOf('settings')).toMatchObject({ keys: { undo: ['y'], ofANewerDuidu: ['q'] } })
    expect((await settings()).keys).toEqual({ undo: ['y'] })
    expect(opened.told.choicesJoined).toBeUndefined()
  })

  test('nothing of it becomes anything but a setting', async () => {
    await put('settings', JSON.parse('{"__proto__":{"theme":"sepia"},"constructor":1,"theme":42}'))
    await opened.library.changeSettings({ dwellSeconds: 8 })
    await flushed()
    expect(await settings()).toMatchObject({ theme: 'system', dwellSeconds: 8 })
    expect(({} as { theme?: unknown }).theme).toBeUndefined()
  })

  test('the place that was left is that of this run', async () => {
    await opened.library.keepSession({ listWidth: 400 })
    await flushed()
    await put('session', { listWidth: 500, ofANewerDuidu: 1 })
    await opened.library.keepSession({ sourcesWidth: 222 })
    await flushed()
    expect(await dataOf('session')).toMatchObject({ listWidth: 400, sourcesWidth: 222, ofANewerDuidu: 1 })
  })
})

test('the last marking of this run is the one that a restart can undo, whatever another program put there', async () => {
  const star = (value: boolean) =>
    opened.library.mark({ mark: 'starred', value, rows: Uint32Array.of(0), undoable: true })
  await star(true)
  await flushed()
  await put('undo', { marking: null })
  await star(false)
  await flushed()
  await restart()
  await opened.library.state()
  expect(await opened.library.undoOffer()).toMatchObject({
    undo: { mark: 'starred', value: false, count: 1 },
  })
})

test('a program that writes on and on holds up no flush: it is met again later', async () => {
  await opened.library.saveSearch('cat:cs.LG', 'one')
  await flushed()
  await opened.close()
  let reads = 0
  let isWriting = false
  // whenever the file has been read, it is another one by the time it is written
  await open({
    ...NODE_FILES,
    async lstat(path) {
      if (isWriting && path.endsWith('searches.json')) {
        reads++
        await put('searches', {
          next: 99,
          searches: [{ id: 50 + reads, name: '', query: `theirs ${reads}` }],
        })
      }
      return NODE_FILES.lstat(path)
    },
  })
  await opened.library.state()
  isWriting = true
  await opened.library.saveSearch('has:note', 'two')
  expect(await opened.library.flush()).toEqual({ kind: 'notFlushed', failure: { kind: 'changedElsewhere' } })
  expect(reads).toBeLessThan(10)
  isWriting = false
  await flushed()
  const searches = await opened.library.savedSearches()
  expect(named(searches).slice(0, 2)).toEqual(['one', 'two'])
  expect(searches).toHaveLength(2 + reads)
})

describe('where another program has changed the file of digests', () => {
  const FAILURE = { kind: 'papersChangedElsewhere' }
  const OTHER = aDigest('2023-11-10.cs.LG.md', anEntry(B))

  test('it is not touched and that is told; the next start reads it, and what was imported since comes in again', async () => {
    await flushed()
    const { digests } = (await dataOf('digests/0001')) as { digests: { name: string }[] }
    await put('digests/0001', { digests: [{ ...digests[0], name: 'named there' }] })
    const theirs = await readFile(join(folder, 'digests/0001.json'))
    expect(await opened.library.importFiles([OTHER])).toMatchObject({ notSaved: FAILURE })
    await opened.library.writeNote(A, 'saved all the same')
    expect(await opened.library.flush()).toEqual({ kind: 'notFlushed', failure: FAILURE })
    expect(opened.told.saveHealth?.at(-1)).toEqual({ kind: 'trouble', failure: FAILURE })
    expect(await readFile(join(folder, 'digests/0001.json'))).toEqual(theirs)
    await restart()
    expect(await opened.library.digests()).toMatchObject([{ name: 'named there' }])
    expect((await opened.library.openPaper(A))?.note?.text).toBe('saved all the same')
    const report = await opened.library.importFiles([OTHER])
    expect(report).toMatchObject({ files: [{ kind: 'imported' }] })
    expect(report.notSaved).toBeUndefined()
    await flushed()
    expect(opened.told.saveHealth ?? []).toEqual([])
    await restart()
    await opened.library.digests()
    expect(await opened.library.state()).toMatchObject({ papers: 2, digests: 2, notices: [] })
  })
})
