import { expect, test, vi } from 'vitest'
import { lostPapers } from '../../faults/lostPapers'
import { tallyOf } from '../../faults/tally'

vi.mock('@core/library/storedShapes', async (original) =>
  (await import('../../core/library/tinyShards')).tinyShards(await original()),
)
vi.mock('@core/library/firstRows', () => ({ FIRST_ROWS: 4 }))

// a thousand by `npm run faults -- lost-papers`
test('whatever of papers and rows is damaged or gone, every paper is there again, once, and stays', async () => {
  expect(await tallyOf(lostPapers, 40)).toEqual({ tried: 40, lost: 0, words: [] })
}, 60_000)
