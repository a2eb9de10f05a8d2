import { holdsLines, joinedText } from '../../noteTexts'
import { keywordKey, MAX_KEYWORDS, type Keyword } from '../../search/keywords'
import { MAX_SAVED_SEARCHES } from '../../search/savedSearch'
import { readingRecord } from '../readingRecord'
import type { NoteRecord, ReadingRecord, StoredSearches } from '../storedShapes'
import type { VersionRecord } from '../versions/versionRecord'
import type { ExportedSearch } from './exportFormat'

function later(a: string, b: string): string {
  return a < b ? b : a
}

/** The latest of these times; undefined where there is none. */
function latest(...times: readonly (string | null | undefined)[]): string | undefined {
  return times
    .filter((time) => typeof time === 'string')
    .sort()
    .at(-1)
}

/** The later of the words on a mark, when it was set and when taken back; at the same moment the mark stays. */
function laterWord(set: string | undefined, takenBack: string | undefined) {
  const isSet = set !== undefined && (takenBack === undefined || takenBack <= set)
  return { at: isSet ? set : null, off: isSet ? undefined : takenBack }
}

/**
 * Two libraries' reading states of one paper as one: of each mark the later word counts, that it was set or
 * that it was taken back. (What was taken back by a Duidu that did not keep when, or undone, says nothing.) Of
 * two versions read the newer was seen.
 */
export function mergeReading(ours: ReadingRecord | null, theirs: ReadingRecord): ReadingRecord {
  if (ours === null) return theirs
  // an older Duidu that set a mark left standing beside it when it had been taken back
  const one = readingRecord(ours)
  const read = laterWord(latest(one.readAt, theirs.readAt), latest(one.unreadAt, theirs.unreadAt))
  const star = laterWord(latest(one.starredAt, theirs.starredAt), latest(one.unstarredAt, theirs.unstarredAt))
  const versions = [one.readVersion, theirs.readVersion].filter((version) => version !== null)
  return readingRecord({
    readAt: read.at,
    readVersion: read.at === null || versions.length === 0 ? null : Math.max(...versions),
    starredAt: star.at,
    unreadAt: read.off,
    unstarredAt: star.off,
  })
}

/**
 * Two libraries' notes of one paper as one that holds every line of both (`joinedText`). So merging the same
 * note again, here or back there, changes nothing. Gives `ours` itself where it holds theirs.
 */
export function mergeNote(ours: NoteRecord | null, theirs: NoteRecord, now: string): NoteRecord {
  if (ours === null || ours.text === '') return theirs
  const text = joinedText(ours.text, theirs.text)
  if (text === ours.text) return ours
  const createdAt = ours.createdAt < theirs.createdAt ? ours.createdAt : theirs.createdAt
  return { text, createdAt, changedAt: text === theirs.text ? later(ours.changedAt, theirs.changedAt) : now }
}

/** Whether a note was deleted here after theirs was written, and held all that theirs says. */
export function isOfDeleted({ versions }: VersionRecord, theirs: NoteRecord): boolean {
  const last = versions.at(-1)
  if (last?.before !== 'deletion' || last.keptAt <= theirs.changedAt) return false
  return versions.some(({ text }) => holdsLines(text, theirs.text))
}

/** What became of a list whose entries have no time: those of ours stay as they are. */
export interface MergedList<T> {
  readonly list: T
  readonly added: number
  /** Ours already. */
  readonly known: number
  /** No room. */
  readonly left: number
}

/** Ours, then those of theirs that ask something else, as far as there is room; under new numbers. */
export function mergeSearches(
  ours: StoredSearches,
  theirs: readonly ExportedSearch[],
): MergedList<StoredSearches> {
  const queries = new Set(ours.searches.map(({ query }) => query.trim()))
  const searches = [...ours.searches]
  let { next } = ours
  let known = 0
  let left = 0
  for (const { name, query } of theirs) {
    if (queries.has(query.trim())) known++
    else if (searches.length >= MAX_SAVED_SEARCHES) left++
    else {
      queries.add(query.trim())
      searches.push({ id: next++, name, query })
    }
  }
  return { list: { next, searches }, added: searches.length - ours.searches.length, known, left }
}

/** Ours, then those of theirs that look for something else, as far as there is room. */
export function mergeKeywords(
  ours: readonly Keyword[],
  theirs: readonly Keyword[],
): MergedList<readonly Keyword[]> {
  const list = [...ours]
  const keys = new Set(ours.map(({ text }) => keywordKey(text)))
  let known = 0
  let left = 0
  for (const { text, kind } of theirs) {
    const key = keywordKey(text)
    if (keys.has(key)) known++
    else if (key === null || list.length >= MAX_KEYWORDS) left++
    else {
      keys.add(key)
      list.push({ text: text.trim(), kind })
    }
  }
  return { list, added: list.length - ours.length, known, left }
}
