import { expect, test } from 'vitest'
import { findPlace, firstKept, rowPlace } from '../../../src/renderer/src/stores/rowPlace'

const rows = (...numbers: number[]) => Uint32Array.from(numbers)

test('a place is found at its row, at the next one that is left, or after the one before', () => {
  const place = rowPlace(rows(9, 8, 7, 6, 5), 2)
  expect(findPlace(place, rows(9, 8, 7, 6, 5))).toBe(2)
  expect(findPlace(place, rows(20, 9, 8, 7, 6, 5))).toBe(3)
  expect(findPlace(place, rows(9, 8, 6, 5))).toBe(2)
  expect(findPlace(place, rows(9, 8))).toBe(1)
  expect(findPlace(place, rows(9, 8, 1))).toBe(2)
  expect(findPlace(place, rows(1, 2, 3))).toBeNull()
  expect(findPlace(place, rows())).toBeNull()
})

test('the first row that is left is found also behind very many that have gone', () => {
  const old = Uint32Array.from({ length: 60_000 }, (_, number) => number)
  expect(firstKept(old, 3, old.subarray(50_000))).toBe(50_000)
  expect(firstKept(old, 3, rows(1, 2))).toBeUndefined()
  expect(firstKept(old, 3, rows(1, 4))).toBe(4)
})
