import { AFTER_START, QUICK } from '@core/library/snapshots/snapshotMaker'
import { expect, test } from 'vitest'
import { A, aDisk, B, C, DIGEST, MINUTE, rows, shelved, type Shelved } from './shelved'

const numbers = async ({ library }: Shelved): Promise<number[]> =>
  (await library.snapshots()).snapshots.map(({ number }) => number)

/** Writes, and lets the write reach the disk. */
async function writes(opened: Shelved, text: string, id = A): Promise<void> {
  await opened.library.writeNote(id, text)
  await opened.library.flush()
}

test('the first comes by itself some minutes after the start, and another only when something changed', async () => {
  const opened = await shelved()
  await opened.library.importFiles([DIGEST])
  await writes(opened, 'one')
  await opened.clock.pass(AFTER_START - 1)
  expect(await numbers(opened)).toEqual([])
  await opened.clock.pass(1)
  expect(await numbers(opened)).toEqual([1])
  expect(opened.told).toEqual([{ problem: null }])
  await opened.clock.pass(60 * MINUTE)
  expect(await numbers(opened)).toEqual([1])
  const { snapshots } = await opened.library.snapshots()
  expect(snapshots[0]).toMatchObject({
    reason: 'time',
    held: false,
    weight: { notes: 1, characters: 3, marks: 0 },
  })
})

test('while the reader goes on, one comes every ten minutes and no sooner', async () => {
  const opened = await shelved()
  await opened.clock.pass(AFTER_START)
  const made: number[] = []
  for (let minute = 0; minute < 60; minute++) {
    await writes(opened, `minute ${minute}`)
    await opened.clock.pass(MINUTE)
    made.push(Math.max(0, ...(await numbers(opened))))
  }
  // an empty library after the start, then six in an hour
  expect(made.at(-1)! - made[0]!).toBeGreaterThanOrEqual(4)
  expect(made.at(-1)! - made[0]!).toBeLessThanOrEqual(6)
})

test('marks, searches, words and settings make one too; papers and the place in the list do not', async () => {
  const opened = await shelved()
  await opened.library.importFiles([DIGEST])
  await opened.library.flush()
  await opened.clock.pass(AFTER_START)
  expect(await numbers(opened)).toEqual([1])
  await opened.library.keepSession({ listWidth: 333 })
  await opened.library.flush()
  await opened.clock.pass(30 * MINUTE)
  expect(await numbers(opened)).toEqual([1])
  const acts: (() => Promise<unknown>)[] = [
    () => opened.library.mark({ mark: 'starred', value: true, rows: rows(0), undoable: true }),
    () => opened.library.saveSearch('cat:cs.LG', ''),
    () => opened.library.keepKeywords([{ text: 'LoRA', kind: 'followed' }]),
    () => opened.library.changeSettings({ theme: 'sepia' }),
  ]
  for (const [place, act] of acts.entries()) {
    await act()
    await opened.library.flush()
    await opened.clock.pass(20 * MINUTE)
    expect(await numbers(opened)).toHaveLength(place + 2)
  }
})

test('a start soon after another makes none before its time', async () => {
  const first = await shelved()
  await writes(first, 'one')
  await first.library.atQuitting()
  const second = await shelved({ disk: first, clock: first.clock })
  await writes(second, 'two')
  await second.clock.pass(AFTER_START)
  expect(await numbers(second)).toEqual([1])
  await second.clock.pass(8 * MINUTE)
  expect(await numbers(second)).toEqual([2, 1])
})

test('quitting makes one of what changed, if that is quick', async () => {
  const opened = await shelved()
  await opened.library.atQuitting()
  expect(opened.shelf.shelved.size).toBe(0)

  const second = await shelved({ disk: opened })
  await writes(second, 'one')
  await writes(second, 'two', B)
  second.shelf.onRead = () => void second.clock.pass(QUICK)
  await second.library.atQuitting()
  expect(second.shelf.shelved.size).toBe(0)

  const third = await shelved({ disk: second })
  await writes(third, 'three', C)
  third.shelf.onRead = () => undefined
  await third.library.atQuitting()
  expect([...third.shelf.shelved.values()]).toMatchObject([
    { number: 1, reason: 'quitting', weight: { notes: 3 } },
  ])
})

test('what an earlier run could not keep is kept after the next start', async () => {
  const first = await shelved()
  await writes(first, 'killed before its time')
  const second = await shelved({ disk: first })
  await second.clock.pass(AFTER_START)
  expect(await numbers(second)).toEqual([1])
})

test('by hand one is made at any time, unless the latest holds the same', async () => {
  const opened = await shelved()
  await opened.library.writeNote(A, 'not saved by itself yet')
  expect(await opened.library.makeSnapshot(false)).toEqual({ kind: 'made', number: 1 })
  expect(opened.shelf.shelved.get(1)!.weight.notes).toBe(1)
  expect(await opened.library.makeSnapshot(false)).toEqual({ kind: 'unchanged', number: 1 })
  await opened.library.writeNote(A, 'more')
  expect(await opened.library.makeSnapshot(false)).toEqual({ kind: 'made', number: 2 })
})

test('a full disk is told once, saves go on, and it is tried again by itself', async () => {
  const opened = await shelved()
  opened.shelf.keepError = new Error('ENOSPC')
  await writes(opened, 'one')
  await opened.clock.pass(AFTER_START)
  const problem = { kind: 'notSaved', failure: { kind: 'unknown', detail: 'Error: ENOSPC' } }
  expect(opened.told).toEqual([{ problem }])
  expect((await opened.library.snapshots()).problem).toEqual(problem)
  for (let hour = 0; hour < 6; hour++) {
    await writes(opened, `hour ${hour}`)
    await opened.clock.pass(60 * MINUTE)
  }
  expect(opened.told).toEqual([{ problem }])
  expect(await opened.library.health()).toEqual({ kind: 'well' })
  opened.shelf.keepError = null
  await opened.clock.pass(10 * MINUTE)
  expect(opened.told).toEqual([{ problem }, { problem: null }])
  expect((await opened.library.snapshots()).problem).toBeNull()
  opened.shelf.keepError = new Error('ENOSPC')
  await writes(opened, 'again')
  await opened.clock.pass(20 * MINUTE)
  expect(opened.told.at(-1)).toEqual({ problem })
})

test('one that could not be made by hand is tried again by itself', async () => {
  const opened = await shelved()
  await writes(opened, 'one')
  await opened.clock.pass(AFTER_START)
  expect(opened.shelf.shelved.size).toBe(1)
  await writes(opened, 'two')
  opened.shelf.keepError = new Error('ENOSPC')
  await opened.clock.pass(10 * MINUTE)
  opened.shelf.keepError = null
  await opened.clock.pass(10 * MINUTE)
  expect(opened.shelf.shelved.size).toBe(2)
  opened.shelf.keepError = new Error('ENOSPC')
  expect(await opened.library.releaseSnapshots()).toMatchObject({ kind: 'notMade' })
  opened.shelf.keepError = null
  await opened.clock.pass(10 * MINUTE)
  expect((await opened.library.snapshots()).problem).toBeNull()
})

test('where something was found damaged none is made until a person has looked', async () => {
  const disk = aDisk()
  const before = await shelved({ disk })
  await writes(before, 'whole')
  await before.library.makeSnapshot(false)
  const lost = { kind: 'lost', store: 'notes/0001', kept: 'notes/0001.json.corrupt-1' } as const
  const opened = await shelved({ disk, notices: [lost] })
  await writes(opened, 'after the loss', B)
  await opened.clock.pass(60 * MINUTE)
  await opened.library.atQuitting()
  expect(opened.told).toEqual([{ problem: { kind: 'notLookedAt' } }])
  expect(await opened.library.makeSnapshot(false)).toEqual({
    kind: 'notMade',
    problem: { kind: 'notLookedAt' },
  })
  expect(await opened.library.makeSnapshot(true)).toEqual({ kind: 'made', number: 2 })
  expect((await opened.library.snapshots()).problem).toBeNull()
})

test('damage to papers, which can be made again, stops none; a newer library does', async () => {
  const papers = { kind: 'lost', store: 'papers/0000', kept: 'x' } as const
  const opened = await shelved({ notices: [papers] })
  expect(await opened.library.makeSnapshot(false)).toMatchObject({ kind: 'made' })
  const newer = await shelved({ notices: [{ kind: 'newer', store: 'rows/0000' }] })
  expect(await newer.library.makeSnapshot(true)).toEqual({
    kind: 'notMade',
    problem: { kind: 'libraryReadOnly' },
  })
  await newer.clock.pass(60 * MINUTE)
  expect(newer.told.every(({ problem }) => problem === null)).toBe(true)
})

test('files that another program took away are not what was saved: no snapshot is made of them', async () => {
  const opened = await shelved()
  await writes(opened, 'one')
  expect(await opened.library.makeSnapshot(false)).toMatchObject({ kind: 'made' })
  opened.memory.files.delete('notes/1')
  expect(await opened.library.makeSnapshot(false)).toEqual({
    kind: 'notMade',
    problem: { kind: 'damaged', store: 'notes' },
  })
  expect(await numbers(opened)).toEqual([1])
})

test('after a loss the larger ones are held until the reader says that it is right so', async () => {
  const opened = await shelved()
  const ids = [A, B, C]
  for (const id of ids) await writes(opened, 'a note', id)
  await opened.library.makeSnapshot(false)
  for (const id of ids) await writes(opened, '', id)
  for (let day = 0; day < 60; day++) {
    await opened.clock.pass(24 * 60 * MINUTE)
    await writes(opened, `day ${day}`)
    await opened.library.makeSnapshot(false)
  }
  const held = (await opened.library.snapshots()).snapshots.filter((one) => one.kind === 'whole' && one.held)
  expect(held).toMatchObject([{ number: 1, weight: { notes: 3 } }])
  expect(await opened.library.releaseSnapshots()).toMatchObject({ kind: 'made' })
  expect(await numbers(opened)).not.toContain(1)
  expect((await opened.library.snapshots()).snapshots.some((one) => one.kind === 'whole' && one.held)).toBe(
    false,
  )
})

test('a library that was opened without a place for them makes none and says so', async () => {
  const { aLibrary } = await import('../builders')
  const { library } = await aLibrary()
  expect(await library.snapshots()).toEqual({ snapshots: [], bytes: 0, problem: { kind: 'libraryClosed' } })
  expect(await library.makeSnapshot(true)).toMatchObject({ kind: 'notMade' })
  expect(await library.restoreSnapshot(1)).toMatchObject({ kind: 'refused' })
  await library.atQuitting()
})

test('one that was made is said to be, also where those whose time is over cannot be removed; that is told once', async () => {
  const opened = await shelved()
  await opened.clock.pass(AFTER_START)
  opened.told.length = 0
  opened.shelf.removeError = new Error('EACCES')
  const problem = { kind: 'notRemoved', failure: { kind: 'unknown', detail: 'Error: EACCES' } }
  for (let minute = 0; minute < 30; minute++) {
    await writes(opened, `minute ${minute}`)
    expect(await opened.library.makeSnapshot(false)).toMatchObject({ kind: 'made' })
    await opened.clock.pass(MINUTE)
  }
  const { length } = await numbers(opened)
  expect(length).toBeGreaterThan(30)
  expect((await opened.library.snapshots()).problem).toEqual(problem)
  expect(await opened.library.makeSnapshot(false)).toMatchObject({ kind: 'unchanged' })
  expect((await opened.library.snapshots()).problem).toEqual(problem)
  opened.shelf.removeError = null
  await writes(opened, 'at last')
  expect(await opened.library.makeSnapshot(false)).toMatchObject({ kind: 'made' })
  expect((await numbers(opened)).length).toBeLessThan(length)
  expect((await opened.library.snapshots()).problem).toBeNull()
})

test('that one cannot be removed is told when one is made by itself', async () => {
  const opened = await shelved()
  await writes(opened, 'one')
  opened.shelf.removeError = new Error('EACCES')
  for (let hour = 0; hour < 60; hour++) {
    await writes(opened, `hour ${hour}`)
    await opened.clock.pass(60 * MINUTE)
  }
  expect(opened.told.filter(({ problem }) => problem !== null)).toEqual([
    { problem: { kind: 'notRemoved', failure: { kind: 'unknown', detail: 'Error: EACCES' } } },
  ])
})
