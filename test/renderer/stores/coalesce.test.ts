import { expect, test } from 'vitest'
import { coalesce } from '../../../src/renderer/src/stores/coalesce'

test('calls during a run lead to one more run, after it', async () => {
  const runs: (() => void)[] = []
  const task = coalesce(() => new Promise<void>((resolve) => runs.push(resolve)))
  const first = task()
  const second = task()
  const third = task()
  expect(runs).toHaveLength(1)
  runs[0]!()
  await first
  await Promise.resolve()
  expect(runs).toHaveLength(2)
  runs[1]!()
  await Promise.all([second, third])
  expect(runs).toHaveLength(2)
})

test('a run that fails rejects its own callers and not the next ones', async () => {
  let fail = true
  const task = coalesce(async () => {
    if (fail) throw new Error('no')
  })
  const first = task()
  const second = task()
  fail = false
  await expect(first).rejects.toThrow('no')
  await expect(second).resolves.toBeUndefined()
  await expect(task()).resolves.toBeUndefined()
})

test.each([0, 1, 2, 3, 4, 5])(
  'two never run at once, also asked %i microtasks after a run',
  async (ticks) => {
    const ends: (() => void)[] = []
    let [running, most] = [0, 0]
    const task = coalesce(async () => {
      most = Math.max(most, ++running)
      await new Promise<void>((resolve) => ends.push(resolve))
      running--
    })
    void task()
    void task()
    ends[0]!()
    for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
    void task()
    await new Promise((resolve) => setTimeout(resolve))
    expect(most).toBe(1)
  },
)
