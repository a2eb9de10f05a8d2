import { inParallel } from '@core/library/inParallel'
import { expect, test } from 'vitest'

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

test('every item has its turn, in order, and never more than a few at a time', async () => {
  const begun: number[] = []
  let running = 0
  let most = 0
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    begun.push(item)
    most = Math.max(most, ++running)
    await turn()
    running--
  })
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(most).toBe(3)
})

test('after an error nothing more begins, and what had begun has ended when it rejects', async () => {
  const ended: number[] = []
  const work = inParallel([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error('first')
    await turn()
    ended.push(item)
  })
  await expect(work).rejects.toThrow('first')
  expect(ended).toEqual([2])
})
