import { describe, expect, test, vi } from 'vitest'
import { randomCommands } from '../../faults/randomCommands'
import { Tally } from '../../faults/tally'

vi.mock('@core/library/storedShapes', async (original) =>
  (await import('./tinyShards')).tinyShards(await original()),
)
vi.mock('@core/library/firstRows', () => ({ FIRST_ROWS: 4 }))

describe('whatever is done, in whatever order, and whatever fails', () => {
  // a test for each seed, so that none is long; many more by `npm run faults -- commands`
  for (let seed = 1; seed <= 6; seed++) {
    test(`the library is what a plain model says it is (seed ${seed})`, async () => {
      const tally = new Tally(30)
      await randomCommands(120, tally, seed)
      expect(tally).toMatchObject({ tried: 120, lost: 0, words: [] })
    })
  }
})
