import type { ReadingRecord } from '@core/library/storedShapes'
import { expect, test } from 'vitest'
import { exportedFiles, sourceOf } from '../moving/exportedFiles'
import { A, B, C, DIGEST, MINUTE, rows, shelved, type Shelved } from './shelved'

const HOUR = 60 * MINUTE

const mark = ({ library }: Shelved, what: 'read' | 'starred', value: boolean, ...numbers: number[]) =>
  library.mark({ mark: what, value, rows: rows(...numbers), undoable: true })

/** Whether A is starred, and B read. */
async function marksIn({ library }: Shelved): Promise<readonly [starred: boolean, read: boolean]> {
  const [a, b] = await Promise.all([A, B].map((id) => library.openPaper(id)))
  return [a!.row.starred, b!.row.read]
}

async function stored({ memory, library }: Shelved, id: typeof A): Promise<ReadingRecord | undefined> {
  await library.flush()
  const { records } = JSON.parse(memory.files.get('reading/1')!) as {
    readonly records: readonly (readonly [typeof A, ReadingRecord])[]
  }
  return new Map(records).get(id)
}

/** A starred, B unread in the first snapshot; an hour later the other way round, and exported so. */
async function turned() {
  const opened = await shelved()
  await opened.library.importFiles([DIGEST])
  await mark(opened, 'starred', true, 0, 2)
  await opened.library.makeSnapshot(false)
  await opened.clock.pass(HOUR)
  await mark(opened, 'starred', false, 0)
  await mark(opened, 'read', true, 1)
  await opened.library.flush()
  const files = await exportedFiles(opened.library, false)
  await opened.clock.pass(HOUR)
  return { opened, files }
}

test('marks that were restored are the later word: an export of before does not turn them again', async () => {
  const { opened, files } = await turned()
  expect(await opened.library.restoreSnapshot(1)).toMatchObject({ kind: 'restored' })
  expect(await marksIn(opened)).toEqual([true, false])
  expect(await opened.library.mergeExport(sourceOf(files), false)).toMatchObject({ kind: 'merged' })
  expect(await marksIn(opened)).toEqual([true, false])
})

test('undoing that is a later word again, and an export of what had been restored does not turn it', async () => {
  const { opened } = await turned()
  const report = await opened.library.restoreSnapshot(1)
  const restored = await exportedFiles(opened.library, false)
  await opened.clock.pass(HOUR)
  const before = report.kind === 'restored' ? report.before : 0
  expect(await opened.library.restoreSnapshot(before)).toMatchObject({ kind: 'restored' })
  expect(await marksIn(opened)).toEqual([false, true])
  await opened.library.mergeExport(sourceOf(restored), false)
  expect(await marksIn(opened)).toEqual([false, true])
})

test('the library where it was restored has the later word in another one, too', async () => {
  const { opened, files } = await turned()
  const other = await shelved()
  await other.library.importFiles([DIGEST])
  await other.library.mergeExport(sourceOf(files), false)
  expect(await marksIn(other)).toEqual([false, true])
  await opened.library.restoreSnapshot(1)
  await other.library.mergeExport(sourceOf(await exportedFiles(opened.library, false)), false)
  expect(await marksIn(other)).toEqual([true, false])
})

test('it is so where the clock was put back, by a millisecond', async () => {
  const { opened } = await turned()
  const { unstarredAt } = (await stored(opened, A))!
  const earlier = await shelved({ disk: opened })
  await earlier.library.restoreSnapshot(1)
  expect(await stored(earlier, A)).toEqual({
    readAt: null,
    readVersion: null,
    starredAt: new Date(Date.parse(unstarredAt!) + 1).toISOString(),
  })
})

test('marks that restoring does not change keep what is known of them, times included', async () => {
  const { opened } = await turned()
  await mark(opened, 'starred', false, 2)
  await opened.clock.pass(HOUR)
  await mark(opened, 'starred', true, 2)
  const before = await stored(opened, C)
  await opened.library.restoreSnapshot(1)
  expect(await stored(opened, C)).toEqual(before)
})
