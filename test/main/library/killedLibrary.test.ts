import { expect, test } from 'vitest'
import { killedLibrary } from '../../faults/killedLibrary'
import { tallyOf } from '../../faults/tally'

test('a library that is killed while it is used loses nothing that it acknowledged', async () => {
  expect(await tallyOf(killedLibrary, 6)).toEqual({ tried: 6, lost: 0, words: [] })
}, 60_000)
