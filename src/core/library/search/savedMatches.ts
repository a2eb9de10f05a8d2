import { parseQuery } from '../../search/parseQuery'
import type { Query } from '../../search/query'
import type { SavedSearch } from '../../search/savedSearch'
import type { SearchCount } from '../../reports'
import type { Tables } from '../tables'
import { FixedMatches, fixedQueryOf } from './fixedMatches'
import { keepLive } from './liveMatches'

interface Saved {
  readonly search: SavedSearch
  readonly query: Query
  readonly matches: FixedMatches
}

/** What saved searches find, for their counts: kept from one count to the next. */
export class SavedMatches {
  readonly #tables: Tables
  #saved: readonly Saved[] = []

  constructor(tables: Tables) {
    this.#tables = tables
  }

  /** Keeps these searches from now on; what is known of those kept before stays. */
  keep(searches: readonly SavedSearch[]): void {
    const { texts, rows } = this.#tables
    const known = new Map(this.#saved.map((saved) => [saved.search.query, saved]))
    this.#saved = searches.map((search) => {
      const before = known.get(search.query)
      if (before !== undefined) return { ...before, search }
      const query = parseQuery(search.query)
      return { search, query, matches: new FixedMatches(fixedQueryOf(query), texts, rows) }
    })
  }

  get matches(): readonly FixedMatches[] {
    return this.#saved.map(({ matches }) => matches)
  }

  /** How many papers each search finds, as far as is known by now; those never looked up are left out. */
  counts(): readonly SearchCount[] {
    const { marks } = this.#tables
    return this.#saved.flatMap(({ search, query, matches }): SearchCount[] => {
      if (!matches.wereFound) return []
      const rows = matches.rows.copy()
      keepLive(this.#tables, query, rows, null)
      return [{ search: search.id, total: rows.count(), unread: rows.countWithout(marks.read) }]
    })
  }
}
