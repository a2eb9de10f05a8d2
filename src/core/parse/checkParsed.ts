import { ANNOUNCE_TYPES, PROBLEM_KINDS, type DigestFormat } from '../digest'
import { isPaperId, type PaperId } from '../paperId'
import { LIMITS } from './limits'
import type { DigestOutline, ReadEntries } from './outlineDigest'

/**
 * What comes back from the thread that parses is believed only when it is what a digest can say: of the
 * right shape, within the limits, and an answer to what was asked.
 */

const FORMATS: readonly DigestFormat[] = ['markdown', 'rss', 'paper-json']
const CHANNEL = /^[A-Za-z-]{1,30}(?:\.[A-Za-z-]{1,30})?$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const WEB_LINK = /^https?:\/\//i
/** A problem is one sentence, with a number or a name in it. */
const MESSAGE_LENGTH = 500
const MOST_VERSIONS = 9_999

export function isDigestOutline(value: unknown): value is DigestOutline {
  if (!isRecord(value)) return false
  const { format, channel, date, papers, fingerprints, versions, types, problems } = value
  return (
    FORMATS.includes(format as DigestFormat) &&
    (channel === null || isText(channel, 64, CHANNEL)) &&
    (date === null || isText(date, 10, DAY)) &&
    Array.isArray(papers) &&
    papers.length <= LIMITS.entries &&
    papers.every(isPaperId) &&
    new Set(papers).size === papers.length &&
    fingerprints instanceof Uint32Array &&
    fingerprints.length === papers.length &&
    isColumn(versions, papers.length, isVersion) &&
    isColumn(types, papers.length, isAnnounceType) &&
    areProblems(problems)
  )
}

/** Whether a value holds the entries of these papers, in this order. */
export function areEntriesOf(papers: readonly PaperId[], value: unknown): value is ReadEntries {
  if (!isRecord(value)) return false
  const { entries, problems } = value
  return (
    isColumn(entries, papers.length, isEntry) &&
    entries.every((entry, place) => (entry as { paperId: unknown }).paperId === papers[place]) &&
    areProblems(problems)
  )
}

function isEntry(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { ref, paperId, version, announceType, category, url, title, tldr, abstract, cut } = value
  return (
    Number.isSafeInteger(ref) &&
    isPaperId(paperId) &&
    isVersion(version) &&
    isAnnounceType(announceType) &&
    (category === null || isText(category, 64, CHANNEL)) &&
    isText(url, LIMITS.url, WEB_LINK) &&
    areTexts(title, LIMITS.title) &&
    areTexts(tldr, LIMITS.abstract) &&
    areTexts(abstract, LIMITS.abstract) &&
    isRecord(cut) &&
    typeof cut.zh === 'boolean' &&
    typeof cut.en === 'boolean'
  )
}

function areProblems(value: unknown): boolean {
  return Array.isArray(value) && value.length <= LIMITS.problems + 1 && value.every(isProblem)
}

function isProblem(value: unknown): boolean {
  return (
    isRecord(value) &&
    Number.isSafeInteger(value.line) &&
    Number(value.line) >= 1 &&
    PROBLEM_KINDS.some((kind) => kind === value.kind) &&
    isText(value.message, MESSAGE_LENGTH)
  )
}

function areTexts(value: unknown, limit: number): boolean {
  return isRecord(value) && isText(value.zh, limit) && isText(value.en, limit)
}

function isText(value: unknown, limit: number, grammar?: RegExp): boolean {
  return (
    typeof value === 'string' &&
    value.length <= limit &&
    value.isWellFormed() &&
    (grammar === undefined || grammar.test(value))
  )
}

function isVersion(value: unknown): boolean {
  return value === null || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_VERSIONS)
}

function isAnnounceType(value: unknown): boolean {
  return value === null || ANNOUNCE_TYPES.some((type) => type === value)
}

function isColumn(
  value: unknown,
  length: number,
  isValue: (value: unknown) => boolean,
): value is readonly unknown[] {
  return Array.isArray(value) && value.length === length && value.every(isValue)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
