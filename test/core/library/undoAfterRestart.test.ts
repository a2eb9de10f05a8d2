import { packIds, unpackIds } from '@core/library/packedIds'
import { isStoredUndo, storeMarking } from '@core/library/storedMarking'
import type { MemoryStores } from '@core/library/memoryStores'
import type { PaperId } from '@core/paperId'
import { describe, expect, test } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry, TestClock } from './builders'
import { failingStores } from './failingStores'

const paperId = (number: number): PaperId => `2311.${String(number + 1).padStart(5, '0')}` as PaperId
const DIGEST = aDigest('2023-11-03.cs.LG.md', ...[0, 1, 2, 3].map((number) => anEntry(paperId(number))))
const READ = { mark: 'read', value: true, undoable: true } as const
const rows = (...numbers: number[]) => Uint32Array.from(numbers)

async function marked(): Promise<MemoryStores> {
  const { library, stores } = await aLibrary()
  await library.importFiles([DIGEST])
  await library.mark({ mark: 'starred', value: true, rows: rows(3), undoable: true })
  await library.mark({ ...READ, rows: rows(0, 1, 2) })
  await library.flush()
  return stores
}

/** Later than the first run, so that marks tell apart. */
const again = (stores: MemoryStores) => aLibraryOn(stores, new TestClock(Date.parse('2026-11-25T08:00:00Z')))

test('the last marking can be undone after a restart, and done again; those before it cannot', async () => {
  const { library, events } = await again(await marked())
  const report = { mark: 'read', value: true, count: 3 }
  expect(await library.undoOffer()).toEqual({ undo: report, redo: null })
  expect(events).toContainEqual(['undoChanged', { undo: report, redo: null }])
  expect(await library.undo()).toEqual(report)
  expect(await library.counts()).toMatchObject({ unread: 4, starred: 1 })
  expect(await library.undoOffer()).toEqual({ undo: null, redo: report })
  expect(await library.redo()).toEqual(report)
  expect(await library.counts()).toMatchObject({ unread: 1 })
  expect(await library.undo()).toEqual(report)
  expect(await library.undo()).toBeNull()
})

test('what was undone is not offered again after another restart', async () => {
  const stores = await marked()
  const second = await again(stores)
  await second.library.undo()
  await second.library.flush()
  const third = await again(stores)
  expect(await third.library.undo()).toBeNull()
})

test('papers whose mark was changed since are left alone', async () => {
  const stores = await marked()
  const second = await again(stores)
  // not undoable, so that the marking of the first run stays the last one
  await second.library.mark({ ...READ, value: false, rows: rows(0, 1), undoable: false })
  await second.library.mark({ ...READ, rows: rows(0), undoable: false })
  await second.library.flush()
  const { library } = await again(stores)
  expect(await library.undoOffer()).toMatchObject({ undo: { count: 1 } })
  expect(await library.undo()).toMatchObject({ count: 1 })
  const read = (await library.rows(rows(0, 1, 2), null)).map((row) => row.read)
  expect(read).toEqual([true, false, false])
})

test('a star that was set since stays when a reading mark of an earlier run is undone', async () => {
  const stores = await marked()
  const { library } = await again(stores)
  await library.mark({ mark: 'starred', value: true, rows: rows(1), undoable: false })
  expect(await library.undo()).toMatchObject({ count: 3 })
  expect(await library.rows(rows(1), null)).toMatchObject([{ read: false, starred: true }])
})

test('where nothing of it is as it was left, there is nothing to undo', async () => {
  const stores = await marked()
  const { library } = await again(stores)
  await library.mark({ ...READ, value: false, rows: rows(0, 1, 2), undoable: false })
  expect(await library.undoOffer()).toEqual({ undo: null, redo: null })
  expect(await library.undo()).toBeNull()
  expect(await library.redo()).toBeNull()
})

test('marking does not wait for it to be written, and a run of marks is one write', async () => {
  const { library, stores, clock } = await aLibrary()
  await library.importFiles([DIGEST])
  for (const number of [0, 1, 2]) await library.mark({ ...READ, rows: rows(number) })
  expect(stores.written).not.toContain('undo')
  await clock.pass(5_000)
  expect(stores.written.filter((name) => name === 'undo')).toEqual(['undo'])
})

test('a run of markings that are joined is undone at once, but not with another kind', async () => {
  const { library } = await aLibrary()
  await library.importFiles([DIGEST])
  await library.mark({ mark: 'starred', value: true, rows: rows(0), undoable: true })
  await library.mark({ ...READ, rows: rows(0), undoable: 'joined' })
  await library.mark({ ...READ, rows: rows(1), undoable: 'joined' })
  await library.mark({ ...READ, rows: rows(2), undoable: true })
  await library.mark({ ...READ, rows: rows(3), undoable: 'joined' })
  expect(await library.undo()).toMatchObject({ mark: 'read', count: 2 })
  expect(await library.undo()).toMatchObject({ mark: 'read', count: 2 })
  expect(await library.undo()).toMatchObject({ mark: 'starred', count: 1 })
})

test('a store of it that cannot be read is never written, and the library says so', async () => {
  const stores = failingStores(await marked())
  stores.unreadable.add('undo')
  const before = stores.memory.files.get('undo')
  const { library } = await aLibraryOn(stores)
  expect(await library.state()).toMatchObject({ kind: 'unreadable' })
  await library.flush()
  expect(stores.memory.files.get('undo')).toBe(before)
})

describe('papers in few characters', () => {
  test('come back, new and old style, in any order', () => {
    const ids = ['2311.01442', '0704.0001', 'math/0501234', 'math.GT/0309136', '2311.00001', '2311.99999']
    expect([...unpackIds(packIds(ids as PaperId[]))].sort()).toEqual([...ids].sort())
    expect(unpackIds(packIds([]))).toEqual([])
  })

  test('65,000 of them fit into 300 kB', () => {
    const ids = Array.from({ length: 65_000 }, (_, place) => {
      const month = String(2101 + Math.floor(place / 6_500)).padStart(4, '0')
      return `${month}.${String((place % 6_500) * 3 + 1).padStart(5, '0')}` as PaperId
    })
    const changes = ids.map((id) => ({
      id,
      before: null,
      after: { readAt: 'now', readVersion: 1, starredAt: null },
    }))
    const stored = JSON.stringify({ marking: storeMarking({ mark: 'read', value: true, changes }) })
    expect(stored.length).toBeLessThan(300_000)
    expect(isStoredUndo(JSON.parse(stored))).toBe(true)
  })

  test('what is no paper is left out', () => {
    expect(unpackIds('../..#5:1 2311.#5:1,zzzzzzzz __proto__ #5:a 2311.#9:1')).toEqual(['2311.00001'])
    for (const wrong of [null, [], { marking: 7 }, { marking: { mark: 'read', value: true, groups: [{}] } }])
      expect(isStoredUndo(wrong), JSON.stringify(wrong)).toBe(false)
  })
})

test('rows before a date: by the digest that first announced them, in a digest’s list by its own date', async () => {
  const { library } = await aLibrary()
  await library.importFiles([DIGEST])
  const later = [anEntry(paperId(0), { announceType: 'cross' }), anEntry(paperId(9))]
  await library.importFiles([aDigest('2023-11-10.cs.LG.md', ...later)])
  const all = (await library.list({ scope: { kind: 'all' }, query: '', keep: rows() })).rows.sort()
  const before = async (digest: number | null, date: string) => [
    ...(await library.rowsBefore(all, digest, date)),
  ]
  expect(await before(null, '2023-11-10')).toEqual([0, 1, 2, 3])
  expect(await before(null, '2023-11-03')).toEqual([])
  expect(await before(2, '2023-11-10')).toEqual([])
  expect(await before(2, '2023-11-11')).toEqual([0, 1, 2, 3, 4])
})
