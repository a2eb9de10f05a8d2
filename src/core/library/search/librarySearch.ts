import { parseQuery } from '../../search/parseQuery'
import type { Query } from '../../search/query'
import type { DigestNumber } from '../../scope'
import type { Listing } from '../../readerApi'
import type { Bits } from '../bits'
import type { Clock } from '../stores'
import type { Tables } from '../tables'
import { Breather } from './breather'
import { asksAbstracts, FixedMatches, fixedQueryOf } from './fixedMatches'
import { asksDigests, keepLive } from './liveMatches'

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
  /** Everything that could be read has been: what was searched before may find more now. */
  readonly onRead: () => void
}

/** Searches all texts of a library, and reads abstracts when they are first needed. */
export class LibrarySearch {
  readonly #options: LibrarySearchOptions
  /** In order of last use, oldest first. */
  readonly #kept = new Map<string, FixedMatches>()
  #isReading = false
  #isHeld = false
  /** Abstracts were asked for and have not all been read. */
  #isWanted = false
  #stops = 0

  constructor(options: LibrarySearchOptions) {
    this.#options = options
  }

  /** Whether a query needs the digests, which are read last. */
  asksDigests(query: string): boolean {
    return asksDigests(parseQuery(query))
  }

  /** What a query finds now; null where `stop` was called meanwhile. `digest` is the one that is listed. */
  async find(text: string, digest: DigestNumber | null): Promise<Found | null> {
    const stops = this.#stops
    const query = parseQuery(text)
    const matches = this.matchesOf(query)
    const breather = new Breather(this.#options.clock)
    if (!(await matches.renew(breather, () => this.#stops === stops))) return null
    const { tables } = this.#options
    const rows = matches.rows.copy()
    keepLive(tables, query, rows, digest)
    return { rows, byText: matches.rows, searched: this.searched(matches) }
  }

  /** Gives up every `find` under way. */
  stop(): void {
    this.#stops++
  }

  /** The matches of a query's texts, as far as they are known. */
  matchesOf(query: Query): FixedMatches {
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
  searched({ query }: FixedMatches): Listing['searched'] {
    if (!asksAbstracts(query)) return 'everything'
    const { abstractsAre } = this.#options.tables.texts
    if (abstractsAre === 'reading') this.readAbstracts()
    return abstractsAre === 'read' ? 'everything' : abstractsAre
  }

  /** Lets no abstracts be read for as long as `work` goes on: an import changes them all the time. */
  async holdWhile<T>(work: () => Promise<T>): Promise<T> {
    this.#isHeld = true
    try {
      return await work()
    } finally {
      this.#isHeld = false
      if (this.#isWanted) this.readAbstracts()
    }
  }

  /** Reads abstracts that were not read yet, in the background. */
  readAbstracts(): void {
    this.#isWanted = true
    if (this.#isReading) return
    this.#isReading = true
    void this.#readAll().finally(() => {
      this.#isReading = false
    })
  }

  async #readAll(): Promise<void> {
    const { tables, clock, isComplete, onRead } = this.#options
    if (!(await isComplete())) return
    const breather = new Breather(clock)
    while (!this.#isHeld && tables.texts.abstractsAre === 'reading') {
      await tables.texts.readAbstracts(breather, () => !this.#isHeld)
    }
    if (this.#isHeld) return
    this.#isWanted = false
    onRead()
  }
}
