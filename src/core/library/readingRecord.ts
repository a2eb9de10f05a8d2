import type { ReadingRecord } from './storedShapes'

/** The record of a paper that nobody touched. */
export const UNTOUCHED: ReadingRecord = { readAt: null, readVersion: null, starredAt: null }

/** All that a record can say; what is undefined is not said. */
export interface ReadingFields extends Pick<ReadingRecord, 'readAt' | 'readVersion' | 'starredAt'> {
  readonly unreadAt?: string | undefined
  readonly unstarredAt?: string | undefined
}

/** A record that says this; when a mark was taken back is said only while it is not set: the mark itself counts. */
export function readingRecord(fields: ReadingFields): ReadingRecord {
  const { unreadAt, unstarredAt, ...rest } = fields
  return {
    ...rest,
    ...(rest.readAt === null && unreadAt !== undefined && { unreadAt }),
    ...(rest.starredAt === null && unstarredAt !== undefined && { unstarredAt }),
  }
}

/** A record that says nothing is not kept. */
export function orNull(record: ReadingRecord): ReadingRecord | null {
  return changedAt(record) === '' ? null : record
}

/** ISO time of a record's last change, as far as it tells; `''` where it says nothing. */
export function changedAt({ readAt, starredAt, unreadAt, unstarredAt }: ReadingRecord): string {
  return [readAt, starredAt, unreadAt, unstarredAt].map((time) => time ?? '').sort()[3]!
}

/**
 * `now`, or a millisecond after `last` where that is not earlier (the clock was put back, say): of what is said one
 * after the other in one library, the later word has the later time. Both are ISO times; null where nothing was said.
 */
export function timeAfter(last: string | null, now: string): string {
  if (last === null || last < now) return now
  const next = new Date(Date.parse(last) + 1)
  return Number.isNaN(next.getTime()) ? now : next.toISOString()
}

/** Whether two records say the same. */
export function saysTheSame(a: ReadingRecord | null, b: ReadingRecord | null): boolean {
  const [one, other] = [a ?? UNTOUCHED, b ?? UNTOUCHED]
  return (
    one.readAt === other.readAt &&
    one.readVersion === other.readVersion &&
    one.starredAt === other.starredAt &&
    one.unreadAt === other.unreadAt &&
    one.unstarredAt === other.unstarredAt
  )
}

/** The record with this as the last word on reading: read in this version, or not any more. `now` is an ISO time. */
export function readNow(
  state: ReadingRecord,
  isRead: boolean,
  version: number | null,
  now: string,
): ReadingRecord {
  const at = timeAfter(state.readAt ?? state.unreadAt ?? null, now)
  return readingRecord(
    isRead
      ? { ...state, readAt: at, readVersion: version }
      : { ...state, readAt: null, readVersion: null, unreadAt: at },
  )
}

/** The same of its star. */
export function starredNow(state: ReadingRecord, isStarred: boolean, now: string): ReadingRecord {
  const at = timeAfter(state.starredAt ?? state.unstarredAt ?? null, now)
  return readingRecord(
    isStarred ? { ...state, starredAt: at } : { ...state, starredAt: null, unstarredAt: at },
  )
}

/**
 * What a record becomes so that a paper's marks are as in another one, as a word of this ISO time; a mark that is so
 * already stays as it is, with its own time. Null where there is nothing to say.
 */
export function markedAs(
  record: ReadingRecord | null,
  wanted: ReadingRecord | null,
  now: string,
): ReadingRecord | null {
  const [before, after] = [record ?? UNTOUCHED, wanted ?? UNTOUCHED]
  const [isRead, isStarred] = [after.readAt !== null, after.starredAt !== null]
  const isSameRead = (before.readAt !== null) === isRead && before.readVersion === after.readVersion
  const isSameStar = (before.starredAt !== null) === isStarred
  const read = isSameRead ? before : readNow(before, isRead, after.readVersion, now)
  return orNull(isSameStar ? read : starredNow(read, isStarred, now))
}
