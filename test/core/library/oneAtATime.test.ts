import { oneAtATime } from '@core/library/oneAtATime'
import { expect, test } from 'vitest'

/** Work that ends when the test says so; each run gives its number. */
function heldWork() {
  const ends: (() => void)[] = []
  let runs = 0
  let atOnce = 0
  const ask = oneAtATime(async () => {
    const run = ++runs
    expect(++atOnce).toBe(1)
    await new Promise<void>((resolve) => ends.push(resolve))
    atOnce--
    if (run === 2) throw new Error('the second fails')
    return run
  })
  const end = async (): Promise<void> => {
    ends.shift()!()
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  }
  return { ask, end, runs: () => runs }
}

test('whoever asks while it runs shares the next run, which begins after they asked', async () => {
  const { ask, end, runs } = heldWork()
  const first = ask()
  const others = [ask(), ask(), ask()]
  expect(runs()).toBe(1)
  await end()
  expect(await first).toBe(1)
  expect(runs()).toBe(2)
  const later = ask()
  for (const other of others) other.catch(() => undefined)
  await end()
  await expect(Promise.all(others)).rejects.toThrow('the second fails')
  expect(runs()).toBe(3)
  await end()
  expect(await later).toBe(3)
})

test('asked again when it has ended, it runs again', async () => {
  const { ask, end } = heldWork()
  const first = ask()
  await end()
  expect(await first).toBe(1)
  const second = ask()
  second.catch(() => undefined)
  await end()
  await expect(second).rejects.toThrow()
  const third = ask()
  await end()
  expect(await third).toBe(3)
})

test('asked at the very moment when a run ends, it never runs twice at once', async () => {
  const { ask, end, runs } = heldWork()
  const first = ask()
  const asked = first.then(() => ask())
  const next = ask()
  next.catch(() => undefined)
  asked.catch(() => undefined)
  await end()
  await end()
  await Promise.allSettled([asked, next])
  expect(runs()).toBeLessThanOrEqual(3)
})
