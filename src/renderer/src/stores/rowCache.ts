import type { Row, RowNumber } from '@core/paper'
import type { DigestNumber } from '@core/scope'
import { shallowReactive } from 'vue'

/** Rows travel in windows of this size: about three screens, 0.1 ms of structured clone. */
export const ROW_WINDOW = 60
/** Beyond this many rows the ones farthest from sight are let go; about 3 MB. */
const MOST_ROWS = 3_000

export interface RowCache {
  /** The row if it has come, reactively. */
  get(number: RowNumber): Row | undefined
  /** Asks for the rows that have not come yet; resolves when all are there. */
  load(numbers: Uint32Array): Promise<void>
  /** Asks again for those of `numbers` that have come; the old ones stay until the new ones are there. */
  refresh(numbers: Iterable<RowNumber>): Promise<void>
  /** Lets go of all rows but `kept` once there are too many. */
  trim(kept: Uint32Array): void
  /** Lets go of all rows but `kept`: those out of sight have changed. */
  keepOnly(kept: Iterable<RowNumber>): void
  /** Lets go of all rows, also of those that are on their way: they belong to another digest. */
  clear(): void
}

/** Rows by number, as `digest()` announces them. */
export function createRowCache(digest: () => DigestNumber | null): RowCache {
  const cached = shallowReactive(new Map<RowNumber, Row>())
  const asked = new Map<RowNumber, Promise<void>>()
  let generation = 0

  async function fetchRows(numbers: readonly RowNumber[]): Promise<void> {
    const asking = generation
    const rows = await window.reader.rows(Uint32Array.from(numbers), digest())
    if (asking !== generation) return
    for (const row of rows) cached.set(row.number, row)
  }

  async function load(numbers: Uint32Array): Promise<void> {
    const coming = new Set<Promise<void>>()
    const missing: RowNumber[] = []
    for (const number of numbers) {
      if (cached.has(number)) continue
      const already = asked.get(number)
      if (already) coming.add(already)
      else missing.push(number)
    }
    for (let from = 0; from < missing.length; from += ROW_WINDOW) {
      const part = missing.slice(from, from + ROW_WINDOW)
      const fetching = fetchRows(part).finally(() => {
        for (const number of part) if (asked.get(number) === fetching) asked.delete(number)
      })
      for (const number of part) asked.set(number, fetching)
      coming.add(fetching)
    }
    await Promise.all(coming)
  }

  async function refresh(numbers: Iterable<RowNumber>): Promise<void> {
    const stale = [...numbers].filter((number) => cached.has(number))
    for (let from = 0; from < stale.length; from += ROW_WINDOW) {
      await fetchRows(stale.slice(from, from + ROW_WINDOW))
    }
  }

  function trim(kept: Uint32Array): void {
    if (cached.size > MOST_ROWS) keepOnly(kept)
  }

  function keepOnly(kept: Iterable<RowNumber>): void {
    const staying = new Set(kept)
    for (const number of [...cached.keys()]) if (!staying.has(number)) cached.delete(number)
  }

  function clear(): void {
    generation++
    asked.clear()
    cached.clear()
  }

  return { get: (number) => cached.get(number), load, refresh, trim, keepOnly, clear }
}
