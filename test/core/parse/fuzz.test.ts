import { expect, test } from 'vitest'
import { fuzzedDigests } from '../../faults/fuzzedDigests'
import { tallyOf } from '../../faults/tally'

// many more by `npm run faults -- digests`; FUZZ_FOLDER names a folder with other files to spoil
test('spoiled files are read without a throw, a hang or a crooked entry, and notes stay', async () => {
  expect(await tallyOf(fuzzedDigests, 500)).toEqual({ tried: 500, lost: 0, words: [] })
}, 120_000)
