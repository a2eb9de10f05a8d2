import { ANNOUNCE_TYPES } from '../../digest'
import { isPaperId, type PaperId } from '../../paperId'
import type { JsonBounds } from '../../parse/jsonBounds'
import { LIMITS } from '../../parse/limits'
import { MAX_LONG_NOTE } from '../../readerApi'
import { keywordTerm, MAX_KEYWORD_LENGTH, type Keyword } from '../../search/keywords'
import { MAX_SEARCH_NAME_LENGTH } from '../../search/savedSearch'
import { visibleName } from '../../text/hiddenCharacters'
import { readingRecord } from '../readingRecord'
import type { NoteRecord, ReadingRecord, StoredDigest, StoredPaper } from '../storedShapes'

/**
 * An exported library: parts of plain JSON, and a manifest that names each part and how many records it
 * holds. Parts have names of ours and no others; docs/export.md describes them for people.
 */
export const EXPORT_FORMAT = 'duidu/export'
export const EXPORT_VERSION = 1
export const MANIFEST = 'duidu.json'

export interface ExportManifest {
  readonly format: typeof EXPORT_FORMAT
  readonly formatVersion: number
  /** ISO time. */
  readonly exportedAt: string
  readonly withPapers: boolean
  readonly parts: readonly (readonly [name: string, records: number])[]
}

/** A saved search without its number, which counts only in its own library. */
export interface ExportedSearch {
  readonly name: string
  readonly query: string
}

/** What the parts hold, by the kind that their names begin with. */
export interface ExportRecords {
  reading: readonly [PaperId, ReadingRecord]
  notes: readonly [PaperId, NoteRecord]
  searches: ExportedSearch
  keywords: Keyword
  settings: Readonly<Record<string, unknown>>
  digests: StoredDigest
  papers: StoredPaper
}
export type ExportKind = keyof ExportRecords

/** In the order in which they are written and taken in: digests are known before papers name them. */
export const EXPORT_KINDS: readonly ExportKind[] = [
  'settings',
  'searches',
  'keywords',
  'reading',
  'notes',
  'digests',
  'papers',
]

const PART_NAME = /^(reading|notes|searches|keywords|settings|digests|papers)\/\d{4,6}\.json$/

/** `notes`, 1 → `notes/0001.json`. */
export function partName(kind: ExportKind, number: number): string {
  return `${kind}/${String(number).padStart(4, '0')}.json`
}

/** What a part of this name holds; null for any name that is not one of ours. */
export function kindOfPart(name: string): ExportKind | null {
  return (PART_NAME.exec(name)?.[1] as ExportKind | undefined) ?? null
}

/** The most characters that joining makes a note; writing stops at `MAX_NOTE_LENGTH`. */
export const MAX_JOINED_NOTE = 8 * 1_048_576
/**
 * What a part may be before it is parsed: deeper than any record; and of more values than 4 million characters
 * of ours have, where digests have the most, 600,000.
 */
export const EXPORT_JSON: JsonBounds = { depth: 16, marks: 1_000_000 }
/** The most records of one kind: more than any library has papers. */
export const MOST_RECORDS = 2_000_000
/**
 * The most characters of all parts but those of papers, which are in memory together while an export is looked
 * at: ten times what a library of 65,000 papers has of which each was read and every tenth has a note of a page.
 */
export const MOST_KEPT = 128 * 1_048_576
/** Looking through an export may take so long: twenty times what 65,000 papers take. */
export const LOOKING_SECONDS = 120

const MAX_NAME = 1_000
const MAX_QUERY = 500
const MAX_VERSION = 100_000
const MAX_TIME = 40

type Fields = Readonly<Record<string, unknown>>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTextUpTo(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most
}

/** A time in ISO's form, whatever way of writing it the file chose; undefined where it is none. */
function timeOf(value: unknown): string | undefined {
  if (!isTextUpTo(value, MAX_TIME)) return undefined
  const time = new Date(value)
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}

function timeOrNull(value: unknown): string | null | undefined {
  return value === null ? null : timeOf(value)
}

function isVersionOrNull(value: unknown): value is number | null {
  return (
    value === null || (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_VERSION)
  )
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
}

/** Both texts, whole characters only; undefined where one is missing or too long. */
function textsOf(value: unknown, most: number): { readonly zh: string; readonly en: string } | undefined {
  if (!isFields(value) || !isTextUpTo(value.zh, most) || !isTextUpTo(value.en, most)) return undefined
  return { zh: value.zh.toWellFormed(), en: value.en.toWellFormed() }
}

function pairOf(value: unknown): readonly [PaperId, Fields] | null {
  if (!Array.isArray(value) || value.length !== 2) return null
  const [id, fields] = value as readonly unknown[]
  return isPaperId(id) && isFields(fields) ? [id, fields] : null
}

function readingOf(value: unknown): ExportRecords['reading'] | null {
  const pair = pairOf(value)
  if (pair === null) return null
  const [id, fields] = pair
  const readAt = timeOrNull(fields.readAt)
  const starredAt = timeOrNull(fields.starredAt)
  // older versions do not say when a mark was taken back
  const unreadAt = timeOrNull(fields.unreadAt ?? null)
  const unstarredAt = timeOrNull(fields.unstarredAt ?? null)
  const { readVersion } = fields
  const areTimes = [readAt, starredAt, unreadAt, unstarredAt].every((time) => time !== undefined)
  if (readAt === undefined || starredAt === undefined || !areTimes || !isVersionOrNull(readVersion))
    return null
  const record = { readAt, readVersion: readAt === null ? null : readVersion, starredAt }
  const off = { unreadAt: unreadAt ?? undefined, unstarredAt: unstarredAt ?? undefined }
  return [id, readingRecord({ ...record, ...off })]
}

function noteOf(value: unknown): ExportRecords['notes'] | null {
  const pair = pairOf(value)
  if (pair === null) return null
  const [id, { text, createdAt, changedAt }] = pair
  const changed = timeOf(changedAt)
  if (!isTextUpTo(text, MAX_LONG_NOTE) || text === '' || changed === undefined) return null
  return [id, { text, createdAt: timeOf(createdAt) ?? changed, changedAt: changed }]
}

function searchOf(value: unknown): ExportedSearch | null {
  if (!isFields(value)) return null
  const { name, query } = value
  return isTextUpTo(name, MAX_SEARCH_NAME_LENGTH) && isTextUpTo(query, MAX_QUERY) && query.trim() !== ''
    ? { name, query }
    : null
}

function keywordOf(value: unknown): Keyword | null {
  if (!isFields(value)) return null
  const { text, kind } = value
  const isWord = isTextUpTo(text, MAX_KEYWORD_LENGTH) && keywordTerm(text) !== null
  return isWord && (kind === 'followed' || kind === 'muted') ? { text, kind } : null
}

function digestOf(value: unknown): StoredDigest | null {
  if (!isFields(value)) return null
  const { number, fileName, name, channel, date, importedAt, papers, versions, types } = value
  const imported = timeOf(importedAt)
  const isWhole =
    isNumber(number) &&
    isTextUpTo(fileName, MAX_NAME) &&
    isTextUpTo(name, MAX_NAME) &&
    (channel === null || isTextUpTo(channel, MAX_NAME)) &&
    isDay(date) &&
    imported !== undefined &&
    Array.isArray(papers) &&
    papers.length <= LIMITS.entries &&
    papers.every(isPaperId) &&
    Array.isArray(versions) &&
    versions.length === papers.length &&
    versions.every(isVersionOrNull) &&
    typeof types === 'string' &&
    types.length === papers.length
  // the checksum of a file that only the export has seen is not believed: the file itself may still come
  return isWhole
    ? {
        number,
        // as an import would name them: what cannot be seen in a name turns it or hides its ending
        fileName: visibleName(fileName),
        name: visibleName(name),
        channel: channel === null ? null : visibleName(channel),
        date,
        importedAt: imported,
        sha256: '',
        papers,
        versions,
        types,
      }
    : null
}

function paperOf(value: unknown): StoredPaper | null {
  if (!isFields(value)) return null
  const { id, category, announceType, version, date, digest, fingerprint, cut } = value
  const title = textsOf(value.title, LIMITS.abstract)
  const tldr = textsOf(value.tldr, LIMITS.abstract)
  const abstract = textsOf(value.abstract, LIMITS.abstract)
  const type = announceType === null ? null : ANNOUNCE_TYPES.find((known) => known === announceType)
  const isWhole =
    isPaperId(id) &&
    title !== undefined &&
    tldr !== undefined &&
    abstract !== undefined &&
    (category === null || isTextUpTo(category, MAX_NAME)) &&
    type !== undefined &&
    isVersionOrNull(version) &&
    isDay(date) &&
    (digest === null || isNumber(digest)) &&
    Number.isSafeInteger(fingerprint) &&
    isFields(cut)
  if (!isWhole) return null
  const cuts = { zh: cut.zh === true, en: cut.en === true }
  const facts = { category, announceType: type, version, date, digest, fingerprint: fingerprint as number }
  return { id, title, tldr, ...facts, abstract, cut: cuts }
}

/** By kind: a record as it may be believed, made of nothing but the fields that are known; or null. */
const RECORD_OF: { readonly [K in ExportKind]: (value: unknown) => ExportRecords[K] | null } = {
  reading: readingOf,
  notes: noteOf,
  searches: searchOf,
  keywords: keywordOf,
  settings: (value) => (isFields(value) ? value : null),
  digests: digestOf,
  papers: paperOf,
}

/** The records of a part; null where what it holds is not that, in any one of them. */
export function recordsOf<K extends ExportKind>(kind: K, data: unknown): readonly ExportRecords[K][] | null {
  if (!isFields(data) || !Array.isArray(data.records)) return null
  const records: ExportRecords[K][] = []
  for (const value of data.records as readonly unknown[]) {
    const record = RECORD_OF[kind](value)
    if (record === null) return null
    records.push(record)
  }
  return records
}

/** The manifest; null where it is none, `newer` where a newer version wrote it. */
export function manifestOf(data: unknown): ExportManifest | 'newer' | null {
  if (!isFields(data) || data.format !== EXPORT_FORMAT || !isNumber(data.formatVersion)) return null
  if (data.formatVersion > EXPORT_VERSION) return 'newer'
  const exportedAt = timeOf(data.exportedAt)
  const { parts, withPapers, formatVersion } = data
  if (exportedAt === undefined || typeof withPapers !== 'boolean' || !Array.isArray(parts)) return null
  const isPart = (part: unknown): part is readonly [string, number] =>
    Array.isArray(part) && part.length === 2 && kindOfPart(String(part[0])) !== null && isNumber(part[1])
  if (!parts.every(isPart)) return null
  if (new Set(parts.map(([name]) => name)).size < parts.length) return null
  return { format: EXPORT_FORMAT, formatVersion, exportedAt, withPapers, parts }
}
