import { expect, test } from 'vitest'
import { badFilesAtLoad } from '../../faults/badFilesAtLoad'
import { fullDisk } from '../../faults/fullDisk'
import { everyMillisecond, inARow } from '../../faults/manySaves'
import { startsAtOnce } from '../../faults/startsAtOnce'
import { Tally, tallyOf } from '../../faults/tally'

// these at their full figures, and more: `npm run faults`

test('files of a newer version, missing and unreadable ones are told apart and never overwritten', async () => {
  expect(await tallyOf(badFilesAtLoad, 13)).toEqual({ tried: 104, lost: 0, words: [] })
}, 60_000)

test('of starts at the same moment never two write, and whoever is refused has read nothing', async () => {
  const tally = new Tally(30)
  await startsAtOnce(3, tally)
  expect(tally.words.filter((words) => words !== 'no two starts ever met')).toEqual([])
}, 60_000)

test('a full disk fails a save, is told, and the note is saved by itself when there is room again', async ({
  skip,
}) => {
  const tally = new Tally(10)
  await fullDisk(1, tally)
  if (tally.skipped !== null) skip(tally.skipped)
  expect(tally).toMatchObject({ tried: 1, lost: 0, words: [] })
}, 90_000)

test('all saves settle, however fast they are asked for', async () => {
  expect(await tallyOf(everyMillisecond, 200)).toEqual({ tried: 200, lost: 0, words: [] })
  expect(await tallyOf(inARow, 30)).toEqual({ tried: 30, lost: 0, words: [] })
}, 60_000)
