import type { AnnounceType } from '../digest'
import type { RowNumber } from '../paper'
import type { CategoryCount } from '../reports'
import { Bits } from './bits'
import type { StoredDigest, StoredRow } from './storedShapes'
import { announceTypeOfLetter } from './storedShapes'

/**
 * What all digests together tell of each paper: its newest version, how it was last announced, and its
 * categories. Made from rows and digests as they come in, never stored.
 */
export class PaperFacts {
  readonly #newestVersion: number[] = []
  readonly #lastDate: string[] = []
  readonly #lastType: (AnnounceType | null)[] = []
  readonly #primary = new Map<RowNumber, string>()
  readonly #categories = new Map<string, Bits>()
  /** Made when asked for, forgotten when a type changes. */
  readonly #byType = new Map<AnnounceType, Bits>()

  /** Takes a row, or what has become of it; how it was first announced counts only the first time. */
  addRow(number: RowNumber, row: StoredRow): void {
    this.#seeVersion(number, row.version)
    if (!this.#lastDate[number]) this.#seeType(number, row.date, row.announceType)
    if (row.category !== null) {
      this.#primary.set(number, row.category)
      this.#join(row.category, number)
    }
  }

  /**
   * Takes a digest; `rows` are the row numbers of its papers, null for a paper that has none. Gives the
   * rows of which it announces a newer version than was known.
   */
  addDigest(digest: StoredDigest, rows: readonly (RowNumber | null)[]): readonly RowNumber[] {
    const newer: RowNumber[] = []
    for (const [place, number] of rows.entries()) {
      if (number === null) continue
      const type = announceTypeOfLetter(digest.types[place])
      if (this.#seeVersion(number, digest.versions[place] ?? null)) newer.push(number)
      this.#seeType(number, digest.date, type)
      if (digest.channel === null) continue
      this.#join(digest.channel, number)
      // arXiv announces a paper as new or replaced only in its primary category's channel
      if ((type === 'new' || type === 'replace') && !this.#primary.has(number)) {
        this.#primary.set(number, digest.channel)
      }
    }
    return newer
  }

  /** Forgets all that was said of a row. */
  forget(number: RowNumber): void {
    this.#newestVersion[number] = 0
    this.#lastDate[number] = ''
    this.#lastType[number] = null
    this.#byType.clear()
    this.#primary.delete(number)
    for (const rows of this.#categories.values()) rows.put(number, false)
  }

  /** The newest version that any digest announced, or null. */
  versionOf(number: RowNumber): number | null {
    return this.#newestVersion[number] || null
  }

  announceTypeOf(number: RowNumber): AnnounceType | null {
    return this.#lastType[number] ?? null
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

  /** The rows of every category that is `asked` or, as `cs.LG` under `cs`, lies under it; lower case. */
  rowsUnder(asked: string): readonly Bits[] {
    const stem = asked.endsWith('.') ? asked : `${asked}.`
    const isUnder = (name: string): boolean => name === asked || name.startsWith(stem)
    return [...this.#categories].flatMap(([name, rows]) => (isUnder(name.toLowerCase()) ? [rows] : []))
  }

  /** The rows that were last announced in this way. */
  rowsLastAnnouncedAs(type: AnnounceType): Bits {
    const known = this.#byType.get(type)
    if (known !== undefined) return known
    const rows = new Bits()
    for (let number = 0; number < this.#lastType.length; number++) {
      if (this.#lastType[number] === type) rows.put(number, true)
    }
    this.#byType.set(type, rows)
    return rows
  }

  rowsIn(category: string): Bits {
    return this.#categories.get(category) ?? new Bits()
  }

  /** Every category with its papers, by name. */
  categoryCounts(read: Bits): readonly CategoryCount[] {
    return [...this.#categories]
      .map(([category, rows]) => ({ category, total: rows.count(), unread: rows.countWithout(read) }))
      .filter(({ total }) => total > 0)
      .sort((a, b) => (a.category < b.category ? -1 : 1))
  }

  /** True where that version is newer than any known before. */
  #seeVersion(number: RowNumber, version: number | null): boolean {
    while (this.#newestVersion.length <= number) this.#newestVersion.push(0)
    if (version === null || version <= this.#newestVersion[number]!) return false
    this.#newestVersion[number] = version
    return true
  }

  #seeType(number: RowNumber, date: string, announceType: AnnounceType | null): void {
    while (this.#lastDate.length <= number) {
      this.#lastDate.push('')
      this.#lastType.push(null)
    }
    if (date < this.#lastDate[number]!) return
    this.#lastDate[number] = date
    this.#lastType[number] = announceType
    this.#byType.clear()
  }

  #join(category: string, number: RowNumber): void {
    let rows = this.#categories.get(category)
    if (rows === undefined) this.#categories.set(category, (rows = new Bits()))
    rows.put(number, true)
  }
}
