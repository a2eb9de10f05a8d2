import { expect, it } from 'vitest'
import { corruption, corruptionOfBoth } from '../../faults/corruption'
import { tallyOf } from '../../faults/tally'

it('damage to a store is never loaded: the backup is, with a word, and the damaged bytes are kept', async () => {
  expect(await tallyOf(corruption, 400)).toEqual({ tried: 400, lost: 0, words: [] })
}, 60_000)

it('damage to a store and its backup loses nothing silently: both are kept', async () => {
  expect(await tallyOf(corruptionOfBoth, 80)).toEqual({ tried: 80, lost: 0, words: [] })
}, 60_000)
