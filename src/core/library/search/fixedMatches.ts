import type { RowNumber } from '../../paper'
import { paperMonth } from '../../paperId'
import { isTagUnder } from '../../search/noteTags'
import { termsOf, type Query, type QueryMonth, type Term } from '../../search/query'
import { Bits } from '../bits'
import type { RowTable } from '../rowTable'
import { PAPERS_PER_SHARD } from '../storedShapes'
import type { Breather } from './breather'
import type { TextIndex } from './textIndex'

/** A condition on what stands in a paper and its note, beside terms. */
type RowCondition = { readonly negated: boolean } & (
  | { readonly kind: 'month'; readonly values: readonly QueryMonth[] }
  | { readonly kind: 'tag'; readonly values: readonly string[] }
)

/** What a query asks of papers' and notes' texts; the rest follows from marks and digests (`liveMatches`). */
export interface FixedQuery {
  readonly terms: readonly Term[]
  readonly conditions: readonly RowCondition[]
}

/** The conditions of a query that follow from texts, those first that leave fewest rows. */
export function fixedQueryOf(query: Query): FixedQuery {
  const conditions = query.parts.flatMap(({ condition, negated }): RowCondition[] =>
    condition.kind === 'month' || condition.kind === 'tag' ? [{ ...condition, negated }] : [],
  )
  const rareFirst = (a: Term, b: Term): number =>
    Number(a.negated) - Number(b.negated) || b.text.length - a.text.length
  return { terms: termsOf(query).toSorted(rareFirst), conditions }
}

/** Whether a query looks into abstracts. */
export function asksAbstracts({ terms }: FixedQuery): boolean {
  return terms.some(({ fields }) => fields.includes('abstract'))
}

/**
 * The rows whose texts fulfil a query, kept from one listing to the next: only shards in which something
 * changed are searched again.
 */
export class FixedMatches {
  readonly query: FixedQuery
  readonly rows = new Bits()
  readonly #index: TextIndex
  readonly #table: RowTable
  /** By shard: that of the texts when they were searched. */
  readonly #stamps: number[] = []

  constructor(query: FixedQuery, index: TextIndex, table: RowTable) {
    this.query = query
    this.#index = index
    this.#table = table
  }

  /** Whether any shard was searched yet. */
  get wereFound(): boolean {
    return this.#stamps.length > 0
  }

  /** Whether every shard was searched since its texts last changed. */
  get areCurrent(): boolean {
    for (let shard = 0; shard < this.#index.shards; shard++) {
      if (this.#stamps[shard] !== this.#index.stampOf(shard)) return false
    }
    return true
  }

  /**
   * Searches the shards that changed, newest first, letting other work run in between; ends early, with
   * false, where it need not go on.
   */
  async renew(breather: Breather, goesOn: () => boolean): Promise<boolean> {
    for (let shard = this.#index.shards - 1; shard >= 0; shard--) {
      if (this.#stamps[shard] === this.#index.stampOf(shard)) continue
      if (!goesOn()) return false
      this.#searchShard(shard)
      await breather.breathe()
    }
    return true
  }

  #searchShard(shard: number): void {
    this.#stamps[shard] = this.#index.stampOf(shard)
    const found = this.#index.findInShard(shard, this.query.terms)
    const first = shard * PAPERS_PER_SHARD
    for (const [place, isFound] of found.entries()) {
      const number = first + place
      this.rows.put(number, isFound === 1 && this.query.conditions.every((one) => this.#fulfils(number, one)))
    }
  }

  #fulfils(number: RowNumber, condition: RowCondition): boolean {
    return this.#holds(number, condition) !== condition.negated
  }

  #holds(number: RowNumber, condition: RowCondition): boolean {
    if (condition.kind === 'tag') {
      const tags = this.#index.notes.tagsOf(number)
      return [...tags].some((tag) => condition.values.some((asked) => isTagUnder(tag, asked)))
    }
    const row = this.#table.get(number)
    if (row === undefined) return false
    const { year, month } = paperMonth(row.id)
    return condition.values.some((asked) => asked.year === year && (asked.month ?? month) === month)
  }
}
