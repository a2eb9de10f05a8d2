import type { AnnounceType } from '../digest'
import type { RowNumber } from '../paper'
import type { CategoryCount } from '../reports'
import { Bits } from './bits'
import type { StoredDigest, StoredRow } from './storedShapes'
import { announceTypeOfLetter } from './storedShapes'

interface LastAnnounced {
  readonly date: string
  readonly announceType: AnnounceType | null
}

/**
 * What all digests together tell of each paper: its newest version, how it was last announced, and its
 * categories. Made from rows and digests as they come in, never stored.
 */
export class PaperFacts {
  readonly #newestVersion: number[] = []
  readonly #last: (LastAnnounced | undefined)[] = []
  readonly #primary = new Map<RowNumber, string>()
  readonly #categories = new Map<string, Bits>()

  /** Takes a row as first seen. */
  addRow(number: RowNumber, row: StoredRow): void {
    this.#seeVersion(number, row.version)
    this.#seeType(number, row.date, row.announceType)
    if (row.category !== null) {
      this.#primary.set(number, row.category)
      this.#join(row.category, number)
    }
  }

  /** Takes a digest; `rows` are the row numbers of its papers, null for a paper that has none. */
  addDigest(digest: StoredDigest, rows: readonly (RowNumber | null)[]): void {
    for (const [place, number] of rows.entries()) {
      if (number === null) continue
      const type = announceTypeOfLetter(digest.types[place])
      this.#seeVersion(number, digest.versions[place] ?? null)
      this.#seeType(number, digest.date, type)
      if (digest.channel === null) continue
      this.#join(digest.channel, number)
      // arXiv announces a paper as new or replaced only in its primary category's channel
      if ((type === 'new' || type === 'replace') && !this.#primary.has(number)) {
        this.#primary.set(number, digest.channel)
      }
    }
  }

  /** The newest version that any digest announced, or null. */
  versionOf(number: RowNumber): number | null {
    return this.#newestVersion[number] || null
  }

  announceTypeOf(number: RowNumber): AnnounceType | null {
    return this.#last[number]?.announceType ?? null
  }

  primaryCategoryOf(number: RowNumber): string | null {
    return this.#primary.get(number) ?? null
  }

  /** All categories of a paper, the primary one first. */
  categoriesOf(number: RowNumber): readonly string[] {
    const primary = this.primaryCategoryOf(number)
    const others = [...this.#categories].filter(([name, rows]) => name !== primary && rows.has(number))
    return [...(primary === null ? [] : [primary]), ...others.map(([name]) => name).sort()]
  }

  rowsIn(category: string): Bits {
    return this.#categories.get(category) ?? new Bits()
  }

  /** Every category with its papers, by name. */
  categoryCounts(read: Bits): readonly CategoryCount[] {
    return [...this.#categories]
      .map(([category, rows]) => ({ category, total: rows.count(), unread: rows.countWithout(read) }))
      .sort((a, b) => (a.category < b.category ? -1 : 1))
  }

  #seeVersion(number: RowNumber, version: number | null): void {
    while (this.#newestVersion.length <= number) this.#newestVersion.push(0)
    if (version !== null && version > this.#newestVersion[number]!) this.#newestVersion[number] = version
  }

  #seeType(number: RowNumber, date: string, announceType: AnnounceType | null): void {
    while (this.#last.length <= number) this.#last.push(undefined)
    const last = this.#last[number]
    if (last === undefined || date >= last.date) this.#last[number] = { date, announceType }
  }

  #join(category: string, number: RowNumber): void {
    let rows = this.#categories.get(category)
    if (rows === undefined) this.#categories.set(category, (rows = new Bits()))
    rows.put(number, true)
  }
}
