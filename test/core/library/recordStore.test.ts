import { MemoryStores } from '@core/library/memoryStores'
import { RecordStore } from '@core/library/recordStore'
import { READING_PER_SHARD, type ReadingRecord } from '@core/library/storedShapes'
import { makeTables } from '@core/library/tables'
import type { PaperId } from '@core/paperId'
import { expect, test } from 'vitest'
import { TestClock } from './builders'
import { failingStores } from './failingStores'

const paperId = (number: number): PaperId => `2311.${String(number + 1).padStart(5, '0')}` as PaperId
const READ: ReadingRecord = { readAt: '2023-11-04T09:00:00.000Z', readVersion: 1, starredAt: null }

async function reading(stores: MemoryStores): Promise<RecordStore<'reading'>> {
  const nothing = (): void => undefined
  const listener = {
    onSaving: nothing,
    onSaved: nothing,
    onFailed: nothing,
    onFlushed: nothing,
    onJoined: nothing,
  }
  const store = makeTables(stores, new TestClock(), listener, nothing).reading
  await store.load()
  return store
}

async function setAll(store: RecordStore<'reading'>, count: number, record: ReadingRecord | null) {
  for (let number = 0; number < count; number++) store.set(paperId(number), record)
  await store.flush()
}

test('many records come back from as few shards as hold them', async () => {
  const stores = new MemoryStores()
  await setAll(await reading(stores), 3 * READING_PER_SHARD, READ)
  expect([...stores.files.keys()].sort()).toEqual(['reading/1', 'reading/2', 'reading/3'])
  const again = await reading(stores)
  expect([...again.ids()]).toHaveLength(3 * READING_PER_SHARD)
  expect(again.get(paperId(1199))).toEqual(READ)
})

test('marking and unmarking again and again needs no more shards', async () => {
  const stores = new MemoryStores()
  const store = await reading(stores)
  for (let round = 0; round < 5; round++) {
    await setAll(store, 4 * READING_PER_SHARD, READ)
    await setAll(store, 4 * READING_PER_SHARD, null)
  }
  await setAll(store, 4 * READING_PER_SHARD, READ)
  expect(await stores.shards('reading')).toHaveLength(4)
  expect([...(await reading(stores)).ids()]).toHaveLength(4 * READING_PER_SHARD)
})

test('of two shards that hold a paper, the later change counts, whichever comes first', async () => {
  const later = { ...READ, starredAt: '2023-11-05T09:00:00.000Z' }
  for (const [one, two] of [
    [READ, later],
    [later, READ],
  ] as const) {
    const stores = new MemoryStores()
    await stores.shard('reading', 1).write({ records: [[paperId(0), one]] })
    await stores.shard('reading', 2).write({ records: [[paperId(0), two]] })
    expect((await reading(stores)).get(paperId(0))).toEqual(later)
  }
})

test('that both marks were taken back is a later change, too', async () => {
  const stores = new MemoryStores()
  const off = { ...READ, readAt: null, readVersion: null, unreadAt: '2023-11-05T09:00:00.000Z' }
  await stores.shard('reading', 1).write({ records: [[paperId(0), off]] })
  await stores.shard('reading', 2).write({ records: [[paperId(0), READ]] })
  expect((await reading(stores)).get(paperId(0))).toEqual(off)
})

test('what a shard of a newer version may hold is never written once more into another shard', async () => {
  const stores = failingStores()
  await stores.memory.shard('reading', 1).write({ records: [] })
  await stores.memory.shard('reading', 2).write({ records: [[paperId(1), READ]] })
  const before = new Map(stores.memory.files)
  stores.newer.add('reading/1')
  const failures: unknown[] = []
  const nothing = (): void => undefined
  const listener = {
    onSaving: nothing,
    onSaved: nothing,
    onFailed: (_kind: unknown, ids: unknown, failure: unknown) => void failures.push([ids, failure]),
    onFlushed: nothing,
    onJoined: nothing,
  }
  const store = makeTables(stores, new TestClock(), listener, nothing).reading
  store.set(paperId(0), READ)
  store.set(paperId(1), null)
  expect(await store.flush()).toEqual({ kind: 'notFlushed', failure: { kind: 'newerFormat' } })
  expect(failures).toEqual([[[paperId(0), paperId(1)], { kind: 'newerFormat' }]])
  expect(stores.memory.files).toEqual(before)
})
