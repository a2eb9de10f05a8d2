import { openLibrary } from '@core/library/library'
import { MemoryStores } from '@core/library/memoryStores'
import { READING_PER_SHARD, type NoteRecord, type ReadingRecord } from '@core/library/storedShapes'
import type { PaperId } from '@core/paperId'
import { describe, expect, test } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry, TestClock } from './builders'
import { failingStores } from './failingStores'

const paperId = (number: number): PaperId => `2311.${String(number + 1).padStart(5, '0')}` as PaperId
const READ: ReadingRecord = { readAt: '2023-11-04T09:00:00.000Z', readVersion: 1, starredAt: null }
const aNote = (text: string, changedAt: string): NoteRecord => ({ text, createdAt: changedAt, changedAt })

describe('health', () => {
  test('stays in trouble while one of several shards cannot be saved', async () => {
    const stores = failingStores()
    // two full shards on disk
    for (const shard of [1, 2]) {
      const first = (shard - 1) * READING_PER_SHARD
      await stores.memory.shard('reading', shard).write({
        records: Array.from({ length: READING_PER_SHARD }, (_, place) => [paperId(first + place), READ]),
      })
    }
    const papers = [0, READING_PER_SHARD].map((number) => anEntry(paperId(number)))
    const { library, events } = await aLibraryOn(stores)
    await library.importFiles([aDigest('2023-11-03.cs.LG.md', ...papers)])
    stores.writes.set('reading/1', 'refused')
    await library.mark({ mark: 'starred', value: true, rows: Uint32Array.of(0, 1), undoable: true })
    expect(await library.flush()).toMatchObject({ kind: 'notFlushed' })
    expect(await library.health()).toMatchObject({ kind: 'trouble' })
    expect(events.filter(([event]) => event === 'saveHealth')).toHaveLength(1)

    stores.writes.clear()
    expect(await library.flush()).toEqual({ kind: 'flushed' })
    expect(await library.health()).toEqual({ kind: 'well' })
  })
})

describe('a save that was reported as failed and is on disk all the same', () => {
  test('a mark taken back afterwards does not come back', async () => {
    const stores = failingStores()
    const first = await aLibraryOn(stores)
    await first.library.importFiles([aDigest('2023-11-03.cs.LG.md', anEntry(paperId(0)))])
    stores.writes.set('reading/1', 'landed')
    const rows = Uint32Array.of(0)
    await first.library.mark({ mark: 'read', value: true, rows, undoable: true })
    await first.library.flush()
    stores.writes.clear()
    await first.library.undo()
    expect(await first.library.flush()).toEqual({ kind: 'flushed' })
    const again = await aLibraryOn(failingStores(stores.memory))
    expect(await again.library.counts()).toMatchObject({ unread: 1 })
  })

  test('a note emptied afterwards does not come back, and is not called saved before', async () => {
    const stores = failingStores()
    const first = await aLibraryOn(stores)
    stores.writes.set('notes/1', 'landed')
    await first.library.writeNote(paperId(0), '不该留下')
    await first.library.flush()
    stores.writes.set('notes/1', 'refused')
    await first.library.writeNote(paperId(0), '')
    await first.library.flush()
    expect(first.events.findLast(([event]) => event === 'noteState')).toMatchObject([
      'noteState',
      { state: { kind: 'notSaved' } },
    ])
    stores.writes.clear()
    expect(await first.library.flush()).toEqual({ kind: 'flushed' })
    expect(stores.memory.files.get('notes/1')).not.toContain('不该留下')
  })
})

describe('two shards that hold the same paper', () => {
  test('a note removed is gone from both', async () => {
    const stores = new MemoryStores()
    const [older, newer] = [
      aNote('旧的', '2023-11-01T00:00:00.000Z'),
      aNote('新的', '2023-11-02T00:00:00.000Z'),
    ]
    await stores.shard('notes', 1).write({ records: [[paperId(0), older]] })
    await stores.shard('notes', 2).write({ records: [[paperId(0), newer]] })
    const first = await aLibrary(stores)
    await first.library.writeNote(paperId(0), '')
    await first.library.flush()
    expect(stores.files.get('notes/1')).not.toContain('旧的')
    expect(stores.files.get('notes/2')).not.toContain('新的')
  })
})

test('of a shard that names a paper twice, by hand or by damage, the later change stays', async () => {
  const stores = new MemoryStores()
  const [older, newer] = [aNote('旧的', '2023-11-01'), aNote('新的', '2023-11-02')]
  for (const [number, pair] of [
    [0, [older, newer]],
    [1, [newer, older]],
  ] as const) {
    const records = pair.map((note) => [paperId(number), note] as const)
    await stores.shard('notes', 1).write({ records })
    const { library } = await aLibrary(stores)
    await library.writeNote(paperId(5), '另一篇')
    await library.flush()
    expect(stores.files.get('notes/1')).toContain('新的')
    expect(stores.files.get('notes/1')).not.toContain('旧的')
  }
})

describe('what happens before everything has been read', () => {
  test('a note saved at once takes nothing from the notes on disk', async () => {
    const first = await aLibrary()
    await first.library.writeNote(paperId(0), '早先写下的')
    await first.library.flush()
    const library = openLibrary({
      stores: first.stores,
      clock: new TestClock(),
      folder: '',
      emit: () => undefined,
    })
    await library.writeNote(paperId(1), '刚刚写下的')
    expect(await library.flush()).toEqual({ kind: 'flushed' })
    expect(first.stores.files.get('notes/1')).toContain('早先写下的')
    expect(first.stores.files.get('notes/1')).toContain('刚刚写下的')
  })

  test('a note emptied at once is gone', async () => {
    const first = await aLibrary()
    await first.library.writeNote(paperId(0), '早先写下的')
    await first.library.flush()
    const { stores } = first
    const library = openLibrary({ stores, clock: new TestClock(), folder: '', emit: () => undefined })
    void library.writeNote(paperId(0), '')
    expect(await library.flush()).toEqual({ kind: 'flushed' })
    expect(stores.files.get('notes/1')).toBe('{"records":[]}')
  })

  test('where the notes on disk cannot be read, a new one is not saved over them', async () => {
    const stores = failingStores()
    await stores.memory.shard('notes', 1).write({ records: [[paperId(0), aNote('早先的', '2023')]] })
    stores.unreadable.add('notes/1')
    const { library, events } = await aLibraryOn(stores)
    expect(await library.state()).toMatchObject({ kind: 'unreadable' })
    await library.writeNote(paperId(1), '刚刚写下的')
    expect(await library.flush()).toMatchObject({ kind: 'notFlushed' })
    expect(stores.memory.files.get('notes/1')).toContain('早先的')
    expect(events.findLast(([event]) => event === 'noteState')).toMatchObject([
      'noteState',
      { id: paperId(1), state: { kind: 'notSaved' } },
    ])
  })
})
