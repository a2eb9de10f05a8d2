import { assertNever } from '../assertNever'
import type { Bilingual } from '../bilingual'
import type { AnnounceType } from '../digest'
import { isPaperId, type PaperId } from '../paperId'
import { UNCUT, type RowNumber } from '../paper'
import type { DigestNumber } from '../scope'
import type { Keyword } from '../search/keywords'
import type { SavedSearch, SavedSearchId } from '../search/savedSearch'
import { isStoredRestore } from './snapshots/restoreJournal'
import { isStoredUndo } from './storedMarking'
import { isVersionRecord, type VersionRecord } from './versions/versionRecord'

/** How many papers one shard of rows or papers holds: a row's shard and place follow from its number. */
export const PAPERS_PER_SHARD = 1000
/** A reading shard takes no new paper from here on: about 25 kB, so that a mark writes little. */
export const READING_PER_SHARD = 400
/** A note shard takes no new note from this many characters on. */
export const NOTE_SHARD_CHARACTERS = 16_000
/** A digest shard takes no new digest from this many entries on: about 60 kB. */
export const ENTRIES_PER_DIGEST_SHARD = 4000

/** The fingerprint of a paper whose texts were lost: no entry has it, so any brings them back. */
export const LOST_TEXT = -1

/** What a person did with a paper. A paper never touched has no record. */
export interface ReadingRecord {
  /** ISO time, or null where the paper is unread. */
  readonly readAt: string | null
  /** The newest version known when it was read. */
  readonly readVersion: number | null
  readonly starredAt: string | null
  /** ISO times when a mark was taken back that is not set now: so that of two libraries the later word counts. */
  readonly unreadAt?: string
  readonly unstarredAt?: string
}

export interface NoteRecord {
  readonly text: string
  readonly createdAt: string
  readonly changedAt: string
}

/** Records by paper id, as pairs: an id from a file never becomes an object key. */
export interface RecordShard<R> {
  readonly records: readonly (readonly [PaperId, R])[]
}

/** A paper's row as first seen; what later digests announce of it stands in theirs. */
export interface StoredRow {
  readonly id: PaperId
  readonly title: Bilingual
  readonly tldr: Bilingual
  readonly category: string | null
  readonly announceType: AnnounceType | null
  readonly version: number | null
  /** `YYYY-MM-DD` of the digest that first announced it; lists are ordered by it. */
  readonly date: string
  /** The digest that first announced it, or null for a paper's own file. */
  readonly digest: DigestNumber | null
  /** Tells a repeated text from a changed one without decoding it (see EntryBlock); or `LOST_TEXT`. */
  readonly fingerprint: number
}

/** The rows of papers `shard * 1000 …`. */
export interface RowShard {
  /** The newest date in all shards before this one, `''` for none: rows newer than it list first. */
  readonly newestBefore: string
  readonly rows: readonly StoredRow[]
}

/** A paper whole, so that rows can be made again from it. */
export interface StoredPaper extends StoredRow {
  readonly abstract: Bilingual
  readonly cut: Bilingual<boolean>
}

export interface PaperShard {
  readonly newestBefore: string
  readonly papers: readonly StoredPaper[]
}

/** One digest: what it announced, column by column. */
export interface StoredDigest {
  readonly number: DigestNumber
  /** The file's base name: the same file on the same day is the same digest. */
  readonly fileName: string
  readonly name: string
  readonly channel: string | null
  readonly date: string
  readonly importedAt: string
  /** SHA-256 of the file's bytes: the same bytes are not imported twice. */
  readonly sha256: string
  readonly papers: readonly PaperId[]
  readonly versions: readonly (number | null)[]
  /** One letter each, see `announceLetter`. */
  readonly types: string
  /**
   * Where the file lay when it was last imported, absolute; missing where that is not known. It says what
   * lies on this machine: no export has it.
   */
  readonly path?: string
}

export interface DigestShard {
  readonly digests: readonly StoredDigest[]
}

/** The searches that the reader keeps, in their order. */
export interface StoredSearches {
  /** The number of the next one: none is given twice. */
  readonly next: SavedSearchId
  readonly searches: readonly SavedSearch[]
}

/** The words that the reader follows or has muted, in their order. */
export interface StoredKeywords {
  readonly keywords: readonly Keyword[]
}

/** `new` → `n`, `cross` → `c`, `replace` → `r`, `replace-cross` → `x`, unknown → `-`. */
export function announceLetter(type: AnnounceType | null): string {
  switch (type) {
    case 'new':
      return 'n'
    case 'cross':
      return 'c'
    case 'replace':
      return 'r'
    case 'replace-cross':
      return 'x'
    case null:
      return '-'
    default:
      return assertNever(type)
  }
}

/** The announce type of a letter, null for `-` and anything unknown. */
export function announceTypeOfLetter(letter: string | undefined): AnnounceType | null {
  switch (letter) {
    case 'n':
      return 'new'
    case 'c':
      return 'cross'
    case 'r':
      return 'replace'
    case 'x':
      return 'replace-cross'
    default:
      return null
  }
}

/** A paper's row: what lists show, without the texts that only its page shows. */
export function rowOfPaper(paper: StoredPaper): StoredRow {
  const { abstract: _abstract, cut: _cut, ...row } = paper
  return row
}

/** A paper of which only the row is left: it takes its texts from the next digest that announces it. */
export function barePaper(row: StoredRow): StoredPaper {
  return { ...row, fingerprint: LOST_TEXT, abstract: { zh: '', en: '' }, cut: UNCUT }
}

/** Where a paper of this number lies. */
export function shardOf(number: RowNumber): { readonly shard: number; readonly place: number } {
  return { shard: Math.floor(number / PAPERS_PER_SHARD), place: number % PAPERS_PER_SHARD }
}

// The checks that stores must pass before anything of them is believed. They look at what the code
// relies on; the checksum vouches for the rest.

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function isBilingual(value: unknown): boolean {
  return isRecord(value) && typeof value.zh === 'string' && typeof value.en === 'string'
}

function isRecordShard(data: unknown, isValue: (value: Record<string, unknown>) => boolean): boolean {
  return (
    isRecord(data) &&
    Array.isArray(data.records) &&
    data.records.every(
      (pair: unknown) =>
        Array.isArray(pair) &&
        pair.length === 2 &&
        isPaperId(pair[0]) &&
        isRecord(pair[1]) &&
        isValue(pair[1]),
    )
  )
}

export function isReadingShard(data: unknown): data is RecordShard<ReadingRecord> {
  return isRecordShard(
    data,
    (value) =>
      isTextOrNull(value.readAt) &&
      isTextOrNull(value.starredAt) &&
      isTextOrNull(value.unreadAt ?? null) &&
      isTextOrNull(value.unstarredAt ?? null),
  )
}

export function isNoteShard(data: unknown): data is RecordShard<NoteRecord> {
  return isRecordShard(data, (value) => typeof value.text === 'string' && typeof value.changedAt === 'string')
}

export function isVersionShard(data: unknown): data is RecordShard<VersionRecord> {
  return isRecordShard(data, isVersionRecord)
}

function isStoredRow(row: unknown): boolean {
  return (
    isRecord(row) &&
    isPaperId(row.id) &&
    isBilingual(row.title) &&
    isBilingual(row.tldr) &&
    typeof row.date === 'string' &&
    typeof row.fingerprint === 'number'
  )
}

export function isRowShard(data: unknown): data is RowShard {
  return (
    isRecord(data) &&
    typeof data.newestBefore === 'string' &&
    Array.isArray(data.rows) &&
    data.rows.length <= PAPERS_PER_SHARD &&
    data.rows.every(isStoredRow)
  )
}

export function isPaperShard(data: unknown): data is PaperShard {
  return (
    isRecord(data) &&
    typeof data.newestBefore === 'string' &&
    Array.isArray(data.papers) &&
    data.papers.length <= PAPERS_PER_SHARD &&
    data.papers.every(
      (paper: unknown) =>
        isStoredRow(paper) && isRecord(paper) && isBilingual(paper.abstract) && isRecord(paper.cut),
    )
  )
}

export function isDigestShard(data: unknown): data is DigestShard {
  return (
    isRecord(data) &&
    Array.isArray(data.digests) &&
    data.digests.every(
      (digest: unknown) =>
        isRecord(digest) &&
        Number.isSafeInteger(digest.number) &&
        typeof digest.name === 'string' &&
        typeof digest.date === 'string' &&
        Array.isArray(digest.papers) &&
        digest.papers.every(isPaperId) &&
        Array.isArray(digest.versions) &&
        digest.versions.length === digest.papers.length &&
        typeof digest.types === 'string' &&
        digest.types.length === digest.papers.length &&
        (digest.path === undefined || typeof digest.path === 'string'),
    )
  )
}

export function isStoredSearches(data: unknown): data is StoredSearches {
  return (
    isRecord(data) &&
    Number.isSafeInteger(data.next) &&
    Array.isArray(data.searches) &&
    data.searches.every(
      (search: unknown) =>
        isRecord(search) &&
        Number.isSafeInteger(search.id) &&
        typeof search.name === 'string' &&
        typeof search.query === 'string',
    )
  )
}

export function isStoredKeywords(data: unknown): data is StoredKeywords {
  return (
    isRecord(data) &&
    Array.isArray(data.keywords) &&
    data.keywords.every(
      (keyword: unknown) =>
        isRecord(keyword) &&
        typeof keyword.text === 'string' &&
        (keyword.kind === 'followed' || keyword.kind === 'muted'),
    )
  )
}

function isAnyRecord(data: unknown): data is Record<string, unknown> {
  return isRecord(data)
}

/** What each kind of store must look like to be believed. Settings and session are cleaned value by value. */
export const STORE_CHECKS = {
  reading: isReadingShard,
  notes: isNoteShard,
  versions: isVersionShard,
  digests: isDigestShard,
  rows: isRowShard,
  papers: isPaperShard,
  searches: isStoredSearches,
  keywords: isStoredKeywords,
  settings: isAnyRecord,
  session: isAnyRecord,
  undo: isStoredUndo,
  restoring: isStoredRestore,
} as const
