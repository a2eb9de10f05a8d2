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
