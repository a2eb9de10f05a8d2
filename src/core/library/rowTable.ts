import type { RowNumber } from '../paper'
import type { PaperId } from '../paperId'
import { shardOf, type StoredRow } from './storedShapes'

/** A run of rows that one digest announced first, in its order. */
interface Run {
  readonly date: string
  readonly digest: number
  readonly from: RowNumber
  to: RowNumber
}

/**
 * All rows in memory, by number. Numbers are given in order of first sight; a number whose shard is
 * lost, or not read yet, has no row.
 */
export class RowTable {
  readonly #rows: (StoredRow | undefined)[] = []
  readonly #numbers = new Map<PaperId, RowNumber>()
  #runs: Run[] = []
  #order: Uint32Array | null = null
  #newestDate = ''
  /** By shard: counts changes to its rows, for whoever keeps something made from them. */
  readonly #revisions: number[] = []

  get length(): number {
    return this.#rows.length
  }

  /** A number that changes with every change to a row of this shard. */
  revisionOf(shard: number): number {
    return this.#revisions[shard] ?? 0
  }

  /** The newest date of any row, `''` where there is none. */
  get newestDate(): string {
    return this.#newestDate
  }

  get(number: RowNumber): StoredRow | undefined {
    return this.#rows[number]
  }

  numberOf(id: PaperId): RowNumber | undefined {
    return this.#numbers.get(id)
  }

  *entries(): Iterable<readonly [RowNumber, StoredRow]> {
    for (let number = 0; number < this.#rows.length; number++) {
      const row = this.#rows[number]
      if (row !== undefined) yield [number, row]
    }
  }

  set(number: RowNumber, row: StoredRow): void {
    // holes are made, not left out, so that the array stays a fast one
    while (this.#rows.length <= number) this.#rows.push(undefined)
    const isNew = this.#rows[number] === undefined
    this.#rows[number] = row
    this.#numbers.set(row.id, number)
    if (row.date > this.#newestDate) this.#newestDate = row.date
    if (isNew) {
      this.#extendRuns(number, row)
      this.#order = null
    }
    const { shard } = shardOf(number)
    while (this.#revisions.length <= shard) this.#revisions.push(0)
    this.#revisions[shard]!++
  }

  /**
   * Row numbers in the order of lists: newest first announcement first, and within one digest in its
   * own order. With `after`, only rows of later dates.
   */
  order(after: string | null): Uint32Array {
    if (after === null && this.#order !== null) return this.#order
    const runs = this.#runs
      .filter((run) => after === null || run.date > after)
      .sort((a, b) => compare(b.date, a.date) || b.digest - a.digest || a.from - b.from)
    const order = new Uint32Array(runs.reduce((sum, run) => sum + run.to - run.from, 0))
    let filled = 0
    for (const run of runs) {
      for (let number = run.from; number < run.to; number++) order[filled++] = number
    }
    if (after === null) this.#order = order
    return order
  }

  #extendRuns(number: RowNumber, row: StoredRow): void {
    const last = this.#runs.at(-1)
    const digest = row.digest ?? Number.MAX_SAFE_INTEGER
    if (last !== undefined && last.to === number && last.digest === digest && last.date === row.date) {
      last.to++
    } else {
      this.#runs.push({ date: row.date, digest, from: number, to: number + 1 })
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
