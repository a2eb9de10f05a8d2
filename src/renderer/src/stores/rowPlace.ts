import type { RowNumber } from '@core/paper'

/** Rows on either side that are looked for before all are: about six screens. */
const REACH = 60

/** A place in a list, told by the rows around it, so that it is found again when rows have come or gone. */
export interface RowPlace {
  /** The row that is there, and those after it. */
  readonly here: Uint32Array
  /** Those before it, the nearest first. */
  readonly before: Uint32Array
}

export function rowPlace(rows: Uint32Array, index: number): RowPlace {
  const from = Math.max(0, index)
  return {
    here: rows.slice(from, from + REACH),
    before: rows.slice(Math.max(0, from - REACH), from).reverse(),
  }
}

/**
 * Where a place is in a list by now: at the row that was there, or the next one that is still listed, or
 * after the nearest one before. Null where none of them is.
 */
export function findPlace({ here, before }: RowPlace, rows: Uint32Array): number | null {
  for (const number of here) {
    const index = rows.indexOf(number)
    if (index >= 0) return index
  }
  for (const number of before) {
    const index = rows.indexOf(number)
    if (index >= 0) return Math.min(index + 1, rows.length - 1)
  }
  return null
}

/** A list, and how many of its rows come first whatever their place would be. */
export interface RaisedRows {
  readonly rows: Uint32Array
  readonly raised: number
}

/**
 * The first of `old` from `top` on that is in `now` too and was neither raised nor let down in between, or
 * undefined. Quick also where very many have gone.
 */
export function firstSteady(old: RaisedRows, top: number, now: RaisedRows): RowNumber | undefined {
  let places: ReadonlyMap<RowNumber, number> | null = null
  for (let index = top; index < old.rows.length; index++) {
    if (index - top === REACH) places = new Map(Array.from(now.rows, (number, place) => [number, place]))
    const number = old.rows[index]!
    const place = places === null ? now.rows.indexOf(number) : (places.get(number) ?? -1)
    if (place >= 0 && index < old.raised === place < now.raised) return number
  }
  return undefined
}

/** Whether this one of `old` is in `now` too and was neither raised nor let down in between. */
export function isSteady(old: RaisedRows, index: number, now: RaisedRows): boolean {
  return firstSteady({ ...old, rows: old.rows.subarray(0, index + 1) }, index, now) !== undefined
}
