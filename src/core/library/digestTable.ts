import type { AnnounceType } from '../digest'
import type { RowNumber } from '../paper'
import type { PaperId } from '../paperId'
import type { DigestSource } from '../reports'
import type { DigestNumber } from '../scope'
import { announceTypeOfLetter, type StoredDigest } from './storedShapes'

/** One announcement of a paper, without the digest's own facts. */
export interface AnnouncedIn {
  readonly digest: DigestNumber
  readonly announceType: AnnounceType | null
  readonly version: number | null
}

interface TableDigest {
  readonly stored: StoredDigest
  /** Row numbers of its papers, in its order. */
  readonly rows: Uint32Array
}

/**
 * All digests in memory, with what they announced turned into row numbers.
 */
export class DigestTable {
  readonly #digests = new Map<DigestNumber, TableDigest>()
  readonly #numberBySha = new Map<string, DigestNumber>()
  readonly #numbersOfDay = new Map<string, DigestNumber[]>()
  /** Digests of which some papers have no row. */
  readonly #withHoles = new Set<DigestNumber>()
  #highest: DigestNumber = 0
  #sources: readonly DigestSource[] | null = null

  get size(): number {
    return this.#digests.size
  }

  get nextNumber(): DigestNumber {
    return this.#highest + 1
  }

  get(number: DigestNumber): StoredDigest | undefined {
    return this.#digests.get(number)?.stored
  }

  /** The rows of a digest in its order; empty for a number that is not there. */
  rowsOf(number: DigestNumber): Uint32Array {
    return this.#digests.get(number)?.rows ?? new Uint32Array()
  }

  /** The digest made from exactly these bytes, unless it was empty: empty days are all alike. */
  withBytes(sha256: string): StoredDigest | undefined {
    const number = this.#numberBySha.get(sha256)
    return number === undefined ? undefined : this.get(number)
  }

  /** The digests of a day, `YYYY-MM-DD`. */
  ofDay(date: string): readonly StoredDigest[] {
    return (this.#numbersOfDay.get(date) ?? []).flatMap((number) => this.get(number) ?? [])
  }

  /** All digests, in order of import, with the row numbers of their papers. */
  entries(): Iterable<TableDigest> {
    return this.#digests.values()
  }

  /** Whether all papers of a digest have rows. */
  isWhole(number: DigestNumber): boolean {
    return !this.#withHoles.has(number)
  }

  /** The digests of which some papers have no row. */
  withHoles(): readonly StoredDigest[] {
    return [...this.#withHoles].flatMap((number) => this.get(number) ?? [])
  }

  /**
   * Adds a digest or replaces the one of its number. `numbers` are the row numbers of its papers, null
   * for one without a row (lost shards).
   */
  set(stored: StoredDigest, numbers: readonly (RowNumber | null)[]): void {
    const before = this.get(stored.number)
    if (before !== undefined) this.#numberBySha.delete(before.sha256)
    const rows = Uint32Array.from(numbers.filter((number) => number !== null))
    this.#highest = Math.max(this.#highest, stored.number)
    this.#digests.set(stored.number, { stored, rows })
    if (stored.papers.length > 0) this.#numberBySha.set(stored.sha256, stored.number)
    const ofDay = this.#numbersOfDay.get(stored.date) ?? []
    if (!ofDay.includes(stored.number)) ofDay.push(stored.number)
    this.#numbersOfDay.set(stored.date, ofDay)
    if (rows.length < stored.papers.length) this.#withHoles.add(stored.number)
    else this.#withHoles.delete(stored.number)
    this.#sources = null
  }

  /** The digest of this number, from now on with this place of its file. Throws where there is none. */
  movedTo(number: DigestNumber, path: string): StoredDigest {
    const { stored, rows } = this.#digests.get(number)!
    const moved = { ...stored, path }
    this.#digests.set(number, { stored: moved, rows })
    return moved
  }

  /** As the sources pane lists them: newest date first, later imports first within a date. */
  sources(): readonly DigestSource[] {
    this.#sources ??= [...this.#digests.values()]
      .map(({ stored, rows }) => ({
        number: stored.number,
        name: stored.name,
        channel: stored.channel,
        date: stored.date,
        total: rows.length,
      }))
      .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : b.number - a.number))
    return this.#sources
  }

  /** What one digest says of one paper, or null where it does not announce it. */
  announcementIn(number: DigestNumber, id: PaperId): AnnouncedIn | null {
    const stored = this.get(number)
    const place = stored?.papers.indexOf(id) ?? -1
    if (stored === undefined || place < 0) return null
    return {
      digest: number,
      announceType: announceTypeOfLetter(stored.types[place]),
      version: stored.versions[place] ?? null,
    }
  }

  /** Every announcement of a paper, newest first. Looks through all digests: for one opened paper only. */
  announcementsOf(id: PaperId, row: RowNumber): readonly AnnouncedIn[] {
    const found: AnnouncedIn[] = []
    for (const { number } of this.sources()) {
      if (!this.rowsOf(number).includes(row)) continue
      const announced = this.announcementIn(number, id)
      if (announced !== null) found.push(announced)
    }
    return found
  }
}
