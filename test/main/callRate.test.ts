import { expect, test } from 'vitest'
import { callRate } from '../../src/main/callRate'

test('lets so many calls through in any stretch of time, and more when the oldest is past', () => {
  let now = 0
  const may = callRate(3, 1_000, () => now)
  expect([may(), may(), may(), may()]).toEqual([true, true, true, false])
  now = 999
  expect(may()).toBe(false)
  now = 1_000
  expect([may(), may(), may(), may()]).toEqual([true, true, true, false])
})

test('refused calls do not count', () => {
  let now = 0
  const may = callRate(1, 100, () => now)
  expect(may()).toBe(true)
  for (now = 1; now < 100; now++) expect(may()).toBe(false)
  expect(may()).toBe(true)
})
