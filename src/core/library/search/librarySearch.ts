import type { Listing } from '../../readerApi'
import type { DigestNumber } from '../../scope'
import { parseQuery } from '../../search/parseQuery'
import type { Query } from '../../search/query'
import type { Bits } from '../bits'
import type { Clock } from '../stores'
import type { Tables } from '../tables'
import { Breather } from './breather'
import { asksAbstracts, FixedMatches, fixedQueryOf } from './fixedMatches'
import { keepLive } from './liveMatches'

/** Queries whose matches are kept, besides saved searches. */
const QUERIES_KEPT = 8

/** What a query found. */
export interface Found {
  /** Rows that fulfil all of it. */
  readonly rows: Bits
  /** Rows whose texts fulfil it, whatever has become of their marks. */
  readonly byText: Bits
  readonly searched: Listing['searched']
}

export interface LibrarySearchOptions {
  readonly tables: Tables
  readonly clock: Clock
  /** Resolves once rows and digests have been read; false where they cannot be. */
  readonly isComplete: () => Promise<boolean>
  /** Matches that are kept up to date in the background, of saved searches and keywords. */
  readonly watched: () => readonly FixedMatches[]
  /** All abstracts have been read and all that is watched is up to date. */
  readonly onCaughtUp: () => void
}

/** Searches all texts of a library, and reads abstracts when they are first needed. */
export class LibrarySearch {
  readonly #options: LibrarySearchOptions
  /** In order of last use, oldest first. */
  readonly #kept = new Map<string, FixedMatches>()
  #isCatchingUp = false
  #isHeld = false
  /** Somebody asked for abstracts that have not all been read. */
  #abstractsWanted = false
  /** What is watched was found to be out of date. */
  #watchedWanted = false
  #stops = 0

  constructor(options: LibrarySearchOptions) {
    this.#options = options
  }

  /** What a query finds now; null where `stop` was called meanwhile. `digest` is the one that is listed. */
  async find(text: string, digest: DigestNumber | null): Promise<Found | null> {
    const stops = this.#stops
    const query = parseQuery(text)
    const matches = this.#matchesOf(query)
    const breather = new Breather(this.#options.clock)
    if (!(await matches.renew(breather, () => this.#stops === stops))) return null
    const { tables } = this.#options
    const rows = matches.rows.copy()
    keepLive(tables, query, rows, digest)
    return { rows, byText: matches.rows, searched: this.#searched(matches) }
  }

  /** Gives up every `find` under way. */
  stop(): void {
    this.#stops++
  }

  #matchesOf(query: Query): FixedMatches {
    const { tables } = this.#options
    const fixed = fixedQueryOf(query)
    const key = JSON.stringify(fixed)
    const matches = this.#kept.get(key) ?? new FixedMatches(fixed, tables.texts, tables.rows)
    this.#kept.delete(key)
    this.#kept.set(key, matches)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= QUERIES_KEPT) break
      this.#kept.delete(oldest)
    }
    return matches
  }

  /** How much of the library such matches come from; begins to read what is missing. */
  #searched({ query }: FixedMatches): Listing['searched'] {
    if (!asksAbstracts(query)) return 'everything'
    const { abstractsAre } = this.#options.tables.texts
    if (abstractsAre === 'reading') {
      this.#abstractsWanted = true
      this.#catchUp()
    }
    return abstractsAre === 'read' ? 'everything' : abstractsAre
  }

  /** Sees to it that what is watched comes up to date, in the background. */
  renewWatched(): void {
    if (this.#watchedWanted || this.#options.watched().every(({ areCurrent }) => areCurrent)) {
      // current as far as abstracts have been read
      if (this.#watchedWanted || !this.#lacksAbstracts()) return
    }
    this.#watchedWanted = true
    this.#catchUp()
  }

  #lacksAbstracts(): boolean {
    const { tables, watched } = this.#options
    if (tables.texts.abstractsAre !== 'reading') return false
    return this.#abstractsWanted || watched().some(({ query }) => asksAbstracts(query))
  }

  /** Lets nothing be read in the background for as long as `work` goes on: an import changes it all the time. */
  async holdWhile<T>(work: () => Promise<T>): Promise<T> {
    this.#isHeld = true
    try {
      return await work()
    } finally {
      this.#isHeld = false
      if (this.#abstractsWanted || this.#watchedWanted) this.#catchUp()
    }
  }

  #catchUp(): void {
    if (this.#isCatchingUp) return
    this.#isCatchingUp = true
    void this.#readAndRenew()
  }

  async #readAndRenew(): Promise<void> {
    const { tables, clock, isComplete, watched, onCaughtUp } = this.#options
    try {
      if (!(await isComplete())) return
      const breather = new Breather(clock)
      const goesOn = (): boolean => !this.#isHeld
      while (goesOn()) {
        const outdated = watched().find(({ areCurrent }) => !areCurrent)
        if (this.#lacksAbstracts()) await tables.texts.readAbstracts(breather, goesOn)
        else if (outdated !== undefined) await outdated.renew(breather, goesOn)
        else break
      }
      if (!goesOn()) return
      this.#abstractsWanted = false
      this.#watchedWanted = false
    } finally {
      // in the same turn in which it is found that nothing is left: what is asked for after that begins anew
      this.#isCatchingUp = false
    }
    onCaughtUp()
  }
}
