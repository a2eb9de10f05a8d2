import { MarkHistory, type Marking } from '@core/library/markHistory'
import type { PaperId } from '@core/paperId'
import { describe, expect, test } from 'vitest'
import { aDigest, aLibrary, anEntry } from './builders'

const paperId = (number: number): PaperId => `2311.${String(number + 1).padStart(5, '0')}` as PaperId
const TWO = aDigest('2023-11-03.cs.LG.md', anEntry(paperId(0)), anEntry(paperId(1)))

test('a row that is named twice is marked once', async () => {
  const { library } = await aLibrary()
  await library.importFiles([TWO])
  const rows = Uint32Array.of(1, 0, 1)
  await library.mark({ mark: 'starred', value: true, rows, undoable: true })
  expect(await library.undo()).toMatchObject({ count: 2 })
})

test('a mark that is turned is the other one for all rows than the first has, and undone as that', async () => {
  const { library } = await aLibrary()
  await library.importFiles([TWO])
  const rows = Uint32Array.of(0, 1)
  await library.mark({ mark: 'starred', value: true, rows: Uint32Array.of(1), undoable: false })
  const turn = (mark: 'starred' | 'read', rows: Uint32Array) =>
    library.mark({ mark, value: 'turned', rows, undoable: true })
  await turn('starred', rows)
  expect(await library.rows(rows, null)).toMatchObject([{ starred: true }, { starred: true }])
  expect(await library.undoOffer()).toMatchObject({ undo: { mark: 'starred', value: true, count: 1 } })
  await turn('starred', rows)
  expect(await library.rows(rows, null)).toMatchObject([{ starred: false }, { starred: false }])
  expect(await library.undoOffer()).toMatchObject({ undo: { mark: 'starred', value: false, count: 2 } })
  await turn('read', Uint32Array.of(1))
  expect(await library.rows(rows, null)).toMatchObject([{ read: false }, { read: true }])
  await turn('read', Uint32Array.of())
  expect(await library.rows(rows, null)).toMatchObject([{ read: false }, { read: true }])
})

test('undoing a star keeps what was read since, and the version in which it was', async () => {
  const { library } = await aLibrary()
  await library.importFiles([TWO])
  const rows = Uint32Array.of(0)
  await library.mark({ mark: 'starred', value: true, rows, undoable: true })
  await library.mark({ mark: 'read', value: true, rows, undoable: false })
  await library.undo()
  expect(await library.rows(rows, null)).toMatchObject([{ read: true, starred: false }])
  const newer = anEntry(paperId(0), { version: 2, announceType: 'replace' })
  await library.importFiles([aDigest('2023-11-04.cs.LG.md', newer)])
  await library.mark({ mark: 'read', value: true, rows, undoable: false })
  await library.redo()
  expect(await library.rows(rows, null)).toMatchObject([{ read: true, starred: true, updated: false }])
})

test('a star set while older papers are still being read leaves the version that was read', async () => {
  const first = await aLibrary()
  await first.library.importFiles([TWO])
  await first.library.mark({ mark: 'read', value: true, rows: Uint32Array.of(0), undoable: true })
  const newer = anEntry(paperId(0), { version: 2, announceType: 'replace' })
  await first.library.importFiles([aDigest('2023-11-04.cs.LG.md', newer)])
  await first.library.flush()
  const { openLibrary } = await import('@core/library/library')
  const { stores, clock } = first
  const library = openLibrary({ stores, clock, folder: '', emit: () => undefined })
  await library.state()
  await library.mark({ mark: 'starred', value: true, rows: Uint32Array.of(0), undoable: true })
  await library.digests()
  expect(await library.counts()).toMatchObject({ starred: 1, updated: 1 })
})

describe('history', () => {
  const marking = (size: number): Marking => ({
    mark: 'read',
    value: true,
    changes: Array.from({ length: size }, (_, number) => ({
      id: paperId(number),
      before: null,
      after: null,
    })),
  })

  test('keeps the last marking however large it is', () => {
    const history = new MarkHistory()
    history.add(marking(600_000))
    expect(history.undo()?.changes).toHaveLength(600_000)
    expect(history.redo()?.changes).toHaveLength(600_000)
  })

  test('forgets the oldest of many large markings, so that memory stays bounded', () => {
    const history = new MarkHistory()
    const large = marking(100_000)
    for (let times = 0; times < 50; times++) history.add(large)
    let kept = 0
    while (history.undo() !== null) kept++
    expect(kept).toBe(5)
  })
})
