import type { PaperId } from '../paperId'
import type { MarkRequest } from '../readerApi'
import { Bits } from './bits'
import type { MarkChange, Marking } from './markHistory'
import { orNull, readingRecord, readNow, starredNow, UNTOUCHED } from './readingRecord'
import type { ReadingRecord } from './storedShapes'
import { seeMarks, type Tables } from './tables'

const isMarked = (mark: MarkRequest['mark'], { readAt, starredAt }: ReadingRecord): boolean =>
  (mark === 'read' ? readAt : starredAt) !== null

/** What the rows are to be. */
function valueFor(tables: Tables, { mark, value, rows: [first] }: MarkRequest): boolean {
  if (value !== 'turned') return value
  const row = first === undefined ? undefined : tables.rows.get(first)
  return !isMarked(mark, (row && tables.reading.get(row.id)) ?? UNTOUCHED)
}

/**
 * Marks rows as read, unread, starred or not; rows that already are so stay as they are. Gives back what
 * changed and which of these it was, or null where nothing did. `now` is an ISO time.
 */
export function markRows(tables: Tables, request: MarkRequest, now: string): Marking | null {
  const value = valueFor(tables, request)
  const seen = new Bits()
  const changes: MarkChange[] = []
  for (const number of request.rows) {
    const row = tables.rows.get(number)
    if (row === undefined || seen.has(number)) continue
    seen.put(number, true)
    const before = tables.reading.get(row.id)
    const state = before ?? UNTOUCHED
    const newestVersion = tables.facts.versionOf(number)
    // reading a paper again after a new version came takes note of that version
    const isCurrent = request.mark !== 'read' || !value || !tables.marks.updated.has(number)
    if (isMarked(request.mark, state) === value && isCurrent) continue
    const after =
      request.mark === 'read' ? readNow(state, value, newestVersion, now) : starredNow(state, value, now)
    changes.push({ id: row.id, before, after: orNull(after) })
  }
  if (changes.length === 0) return null
  tables.reading.setAll(changes.map(({ id, after }) => [id, after]))
  return { mark: request.mark, value, changes }
}

/**
 * Takes note of the newest version of papers that are read: they were marked before it was known, though
 * it was what the reader saw.
 */
export function renewVersions(tables: Tables, ids: Iterable<PaperId>): void {
  for (const id of ids) {
    const state = tables.reading.get(id)
    const number = tables.rows.numberOf(id)
    if (state?.readAt == null || number === undefined) continue
    const readVersion = tables.facts.versionOf(number)
    if (readVersion === state.readVersion) continue
    tables.reading.set(id, { ...state, readVersion })
    seeMarks(tables, number)
  }
}

/**
 * Those papers of a marking that still are as it left them, or, with `before`, as they were before it. In
 * this run's own markings all are: what was done since is undone first. Of an earlier run's, a paper that
 * was marked otherwise since is left alone.
 */
export function untouchedSince(tables: Tables, marking: Marking, as: 'before' | 'after'): Marking {
  if (!marking.restored) return marking
  const changes = marking.changes.filter((change) => {
    const now = tables.reading.get(change.id) ?? UNTOUCHED
    const then = change[as] ?? UNTOUCHED
    return marking.mark === 'starred' ? now.starredAt === then.starredAt : now.readAt === then.readAt
  })
  return { ...marking, changes }
}

/**
 * Puts the papers of a marking back as they were before it, or after it, times included: what is undone was never
 * done. Only the mark in question is put back: a star set since then stays when a reading mark is undone.
 */
export function restoreMarking(tables: Tables, marking: Marking, to: 'before' | 'after'): readonly PaperId[] {
  tables.reading.setAll(
    marking.changes.map((change) => {
      const wanted = change[to] ?? UNTOUCHED
      const now = tables.reading.get(change.id) ?? UNTOUCHED
      const restored =
        marking.mark === 'starred'
          ? readingRecord({ ...now, starredAt: wanted.starredAt, unstarredAt: wanted.unstarredAt })
          : readingRecord({
              ...now,
              readAt: wanted.readAt,
              readVersion: wanted.readVersion,
              unreadAt: wanted.unreadAt,
            })
      return [change.id, orNull(restored)] as const
    }),
  )
  return marking.changes.map(({ id }) => id)
}
