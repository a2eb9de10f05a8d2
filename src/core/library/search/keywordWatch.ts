import type { RowNumber } from '../../paper'
import { keywordTerm, type Keyword } from '../../search/keywords'
import { Bits } from '../bits'
import type { Tables } from '../tables'
import type { Breather } from './breather'
import { FixedMatches } from './fixedMatches'

interface Watched {
  readonly keyword: Keyword
  readonly matches: FixedMatches
}

/** Knows which papers hold words that the reader follows or has muted. */
export class KeywordWatch {
  readonly #tables: Tables
  #watched: readonly Watched[] = []

  constructor(tables: Tables) {
    this.#tables = tables
  }

  /** Watches these words from now on; what is known of those watched before is kept. */
  watch(keywords: readonly Keyword[]): void {
    const { texts, rows } = this.#tables
    const known = new Map(this.#watched.map(({ keyword, matches }) => [keyword.text, matches]))
    this.#watched = keywords.flatMap((keyword) => {
      const term = keywordTerm(keyword.text)
      if (term === null) return []
      const matches =
        known.get(keyword.text) ?? new FixedMatches({ terms: [term], conditions: [] }, texts, rows)
      return [{ keyword, matches }]
    })
  }

  get matches(): readonly FixedMatches[] {
    return this.#watched.map(({ matches }) => matches)
  }

  /** Brings what is known up to date, as far as `goesOn` lets it. */
  async renew(breather: Breather, goesOn: () => boolean): Promise<void> {
    for (const { matches } of this.#watched) await matches.renew(breather, goesOn)
  }

  /** The words of one kind that a paper holds. */
  wordsIn(number: RowNumber, kind: Keyword['kind']): readonly string[] {
    const words: string[] = []
    for (const { keyword, matches } of this.#watched) {
      if (keyword.kind === kind && matches.rows.has(number)) words.push(keyword.text)
    }
    return words
  }

  /** The papers that hold a word of one kind. */
  rowsWith(kind: Keyword['kind']): Bits {
    const rows = new Bits()
    for (const { keyword, matches } of this.#watched) if (keyword.kind === kind) rows.add(matches.rows)
    return rows
  }

  /** The papers that are folded away: with a muted word, but none that the reader follows, starred or noted. */
  foldedRows(): Bits {
    const { marks } = this.#tables
    const rows = this.rowsWith('muted')
    rows.keep(this.rowsWith('followed'), true)
    rows.keep(marks.starred, true)
    rows.keep(marks.noted, true)
    return rows
  }
}
