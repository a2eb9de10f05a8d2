import { changedAt, orNull, readingRecord, timeAfter, UNTOUCHED } from '@core/library/readingRecord'
import { isReadingShard } from '@core/library/storedShapes'
import type { PaperId } from '@core/paperId'
import { describe, expect, test } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry, TestClock, type OpenedLibrary } from './builders'
import { exportedFiles } from './moving/exportedFiles'

const [A, B] = ['2311.00001', '2311.00002'] as unknown as [PaperId, PaperId]
const DIGEST = aDigest('2023-11-03.cs.LG.md', anEntry(A), anEntry(B))
const NINE = '2023-11-04T09:00:00.000Z'
const ROW = Uint32Array.of(0)

/** What the library's files say of a paper; undefined where they say nothing. */
async function stored({ library, stores }: OpenedLibrary, id = A): Promise<unknown> {
  await library.flush()
  const shard = await stores.shard('reading', 1).read()
  return new Map<PaperId, unknown>(shard?.records).get(id)
}

async function withTwo(clock?: TestClock): Promise<OpenedLibrary> {
  const opened = await aLibrary(undefined, clock)
  await opened.library.importFiles([DIGEST])
  return opened
}

const mark = ({ library }: OpenedLibrary, what: 'read' | 'starred', value: boolean) =>
  library.mark({ mark: what, value, rows: ROW, undoable: true })

describe('a reading record', () => {
  test('says when a mark was taken back for as long as it is not set again', async () => {
    const opened = await withTwo()
    await mark(opened, 'read', true)
    await mark(opened, 'starred', true)
    expect(await stored(opened)).toEqual({ readAt: NINE, readVersion: 1, starredAt: NINE })
    await opened.clock.pass(60_000)
    await mark(opened, 'read', false)
    const unreadAt = '2023-11-04T09:01:00.000Z'
    expect(await stored(opened)).toEqual({ readAt: null, readVersion: null, starredAt: NINE, unreadAt })
    await mark(opened, 'starred', false)
    expect(await stored(opened)).toEqual({ ...UNTOUCHED, unreadAt, unstarredAt: unreadAt })
    await opened.clock.pass(60_000)
    await mark(opened, 'read', true)
    const readAt = '2023-11-04T09:02:00.000Z'
    expect(await stored(opened)).toEqual({ readAt, readVersion: 1, starredAt: null, unstarredAt: unreadAt })
  })

  test('says nothing of a mark that was never set', async () => {
    const opened = await withTwo()
    await mark(opened, 'read', false)
    await mark(opened, 'starred', false)
    expect(await stored(opened)).toBeUndefined()
  })

  test('tells the later time of what was said later, also where the clock was put back in between', async () => {
    const opened = await withTwo(new TestClock(Date.parse('2031-01-01T00:00:00.000Z')))
    await mark(opened, 'read', true)
    await opened.library.flush()
    const again = { ...(await aLibraryOn(opened.stores, new TestClock(Date.parse(NINE)))) }
    await mark(again, 'read', false)
    expect(await stored(again)).toEqual({ ...UNTOUCHED, unreadAt: '2031-01-01T00:00:00.001Z' })
    await mark(again, 'read', true)
    expect(await stored(again)).toMatchObject({ readAt: '2031-01-01T00:00:00.002Z' })
  })

  test('of a paper read once more, since a newer version came, says when that was', async () => {
    const opened = await withTwo()
    await mark(opened, 'read', true)
    await opened.clock.pass(86_400_000)
    const newer = anEntry(A, { version: 2, announceType: 'replace' })
    await opened.library.importFiles([aDigest('2023-11-05.cs.LG.md', newer)])
    await mark(opened, 'read', true)
    expect(await stored(opened)).toMatchObject({ readAt: '2023-11-05T09:00:00.000Z', readVersion: 2 })
    await opened.library.undo()
    expect(await stored(opened)).toMatchObject({ readAt: NINE, readVersion: 1 })
  })

  test('is as it was before when what was done is undone, and as it was after when it is done again', async () => {
    const opened = await withTwo()
    await mark(opened, 'read', true)
    await opened.clock.pass(60_000)
    const read = await stored(opened)
    await mark(opened, 'read', false)
    const unread = await stored(opened)
    await opened.library.undo()
    expect(await stored(opened)).toEqual(read)
    await opened.library.redo()
    expect(await stored(opened)).toEqual(unread)
    await mark(opened, 'read', true)
    await opened.library.undo()
    expect(await stored(opened)).toEqual(unread)
    await opened.library.undo()
    await opened.library.undo()
    expect(await stored(opened)).toBeUndefined()
  })

  test('is as it was before also when it is undone after a restart', async () => {
    const opened = await withTwo()
    await mark(opened, 'starred', true)
    await opened.clock.pass(60_000)
    await mark(opened, 'starred', false)
    await opened.clock.pass(60_000)
    const before = await stored(opened)
    await mark(opened, 'starred', true)
    await opened.library.flush()
    const again = await aLibraryOn(opened.stores, opened.clock)
    await again.library.undo()
    expect(await stored(again)).toEqual(before)
    await again.library.redo()
    expect(await stored(again)).toMatchObject({ starredAt: '2023-11-04T09:02:00.000Z' })
  })

  test('from before, without these times, is read as ever, and nothing of it is written anew', async () => {
    const old = [
      [A, { readAt: NINE, readVersion: 1, starredAt: null }],
      [B, { readAt: null, readVersion: null, starredAt: NINE }],
    ] as const
    const { stores } = await withTwo()
    await stores.shard('reading', 1).write({ records: old })
    stores.written.length = 0
    const again = await aLibraryOn(stores)
    expect(await again.library.counts()).toMatchObject({ all: 2, unread: 1, starred: 1 })
    await again.library.flush()
    expect(stores.written.filter((name) => name.startsWith('reading'))).toEqual([])
    const files = await exportedFiles(again.library, false)
    expect(JSON.parse(files.get('reading/0001.json')!)).toEqual({ records: old })
  })

  test('that an older Duidu changed still counts: a mark that is set, whenever it was taken back before', async () => {
    const { stores } = await withTwo()
    // taken back here; then undone there, which leaves in place what it does not know
    const left = { readAt: NINE, readVersion: 1, starredAt: null, unreadAt: '2023-11-05T09:00:00.000Z' }
    await stores.shard('reading', 1).write({ records: [[A, left]] })
    const again = await aLibraryOn(stores)
    expect(await again.library.counts()).toMatchObject({ unread: 1 })
    await mark(again, 'starred', true)
    expect(await stored(again)).toMatchObject({ readAt: NINE, readVersion: 1 })
    expect(await stored(again)).not.toHaveProperty('unreadAt')
  })

  test('is not believed where one of its times is no text', () => {
    const shard = (record: object) => ({ records: [[A, { ...UNTOUCHED, ...record }]] })
    expect(isReadingShard(shard({ unreadAt: NINE, unstarredAt: NINE }))).toBe(true)
    expect(isReadingShard(shard({ unreadAt: 7 }))).toBe(false)
    expect(isReadingShard(shard({ unstarredAt: {} }))).toBe(false)
  })

  test('that says nothing is none, and changed when it last said anything', () => {
    expect(orNull(UNTOUCHED)).toBeNull()
    const record = readingRecord({ ...UNTOUCHED, starredAt: NINE, unreadAt: '2023-11-05T09:00:00.000Z' })
    expect(orNull(record)).toBe(record)
    expect(changedAt(record)).toBe('2023-11-05T09:00:00.000Z')
  })
})

describe('the time of a word', () => {
  test('is now, or a moment after the last one', () => {
    expect(timeAfter(null, NINE)).toBe(NINE)
    expect(timeAfter('2023-11-04T08:59:59.999Z', NINE)).toBe(NINE)
    expect(timeAfter(NINE, NINE)).toBe('2023-11-04T09:00:00.001Z')
    expect(timeAfter('2099-12-31T23:59:59.999Z', NINE)).toBe('2100-01-01T00:00:00.000Z')
  })

  test('is now where the last one is no time, or one that no clock tells', () => {
    for (const last of ['yesterday', '+275760-09-13T00:00:00.000Z', ''])
      expect(timeAfter(last, NINE)).toBe(NINE)
  })
})
