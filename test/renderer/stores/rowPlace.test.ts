import { expect, test } from 'vitest'
import { findPlace, firstSteady, isSteady, rowPlace } from '../../../src/renderer/src/stores/rowPlace'

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

const plain = (list: Uint32Array) => ({ rows: list, raised: 0 })

test('the first row that is left is found also behind very many that have gone', () => {
  const old = Uint32Array.from({ length: 60_000 }, (_, number) => number)
  expect(firstSteady(plain(old), 3, plain(old.subarray(50_000)))).toBe(50_000)
  expect(firstSteady(plain(old), 3, plain(rows(1, 2)))).toBeUndefined()
  expect(firstSteady(plain(old), 3, plain(rows(1, 4)))).toBe(4)
})

test('a row that was raised to the top, or let down from there, is not one that stayed', () => {
  const before = { rows: rows(9, 8, 7, 6, 5), raised: 1 }
  const after = { rows: rows(7, 9, 8, 6, 5), raised: 1 }
  expect(firstSteady(before, 0, after)).toBe(8)
  expect(firstSteady(before, 2, after)).toBe(6)
  expect([0, 1, 2, 3, 4].map((index) => isSteady(before, index, after))).toEqual([
    false,
    true,
    false,
    true,
    true,
  ])
  expect(isSteady(before, 1, plain(rows(9, 7)))).toBe(false)
})
