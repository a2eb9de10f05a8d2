import type { ReadingRecord, StoredSearches } from '@core/library/storedShapes'
import type { PaperId } from '@core/paperId'
import type { MarkRequest, UndoReport } from '@core/readerApi'
import type { Keyword } from '@core/search/keywords'
import type { SavedSearch } from '@core/search/savedSearch'
import { canonical } from './possible'
import { keysOf } from './referenceChoices'
import { ReferencePapers } from './referencePapers'
import { eachWordOnce } from './referenceRules'

export type Rec = ReadingRecord | null
export interface ReferenceMarking {
  readonly mark: MarkRequest['mark']
  readonly value: boolean
  readonly changes: readonly { readonly id: PaperId; readonly before: Rec; readonly after: Rec }[]
  readonly restored?: boolean
}
/** What there is of searches where none was ever kept. */
export const NO_SEARCHES: StoredSearches = { next: 1, searches: [] }
export const UNTOUCHED: ReadingRecord = { readAt: null, readVersion: null, starredAt: null }

/** A record with when a mark was taken back, for as long as that mark is not set. */
function said(
  { unreadAt, unstarredAt, ...marks }: ReadingRecord,
  off: { readonly unreadAt?: string | undefined } | { readonly unstarredAt?: string | undefined },
): ReadingRecord {
  const times = { unreadAt, unstarredAt, ...off }
  if (marks.readAt !== null || times.unreadAt === undefined) delete times.unreadAt
  if (marks.starredAt !== null || times.unstarredAt === undefined) delete times.unstarredAt
  return { ...marks, ...(times as { unreadAt?: string; unstarredAt?: string }) }
}

/** Now, but never before or at the time of what was said last. */
function timeAfter(last: string | undefined, now: string): string {
  const [before, at] = [Date.parse(last ?? ''), Date.parse(now)]
  return new Date(before >= at ? before + 1 : at).toISOString()
}

/** What a library should hold, in the plainest way: everything is worked out anew each time. */
export class ReferenceLibrary extends ReferencePapers {
  reading = new Map<PaperId, ReadingRecord>()
  notes = new Map<PaperId, string>()
  /** Texts of notes that were deleted, or that a command put another in the place of, since the start: each must be a version. */
  deleted = new Map<PaperId, string[]>()
  /** Those of them that were acknowledged: once the note is gone from disk, each is a version on disk. */
  deletedWhenSafe = new Map<PaperId, string[]>()
  settings: Record<string, unknown> = {}
  session: Record<string, unknown> = {}
  searches = NO_SEARCHES
  keywords: readonly Keyword[] = []
  #done: ReferenceMarking[] = []
  #undone: ReferenceMarking[] = []

  isUpdated(id: PaperId): boolean {
    const { readAt, readVersion } = this.reading.get(id) ?? UNTOUCHED
    const { version } = this.factsOf(id)
    return readAt !== null && readVersion !== null && version !== null && version > readVersion
  }

  mark(ids: readonly PaperId[], request: Omit<MarkRequest, 'rows'>, now: string): void {
    const { mark, undoable } = request
    const first = (ids[0] && this.reading.get(ids[0])) ?? UNTOUCHED
    const isMarked = (mark === 'read' ? first.readAt : first.starredAt) !== null
    const value = request.value === 'turned' ? !isMarked : request.value
    const changes: { id: PaperId; before: Rec; after: Rec }[] = []
    for (const id of new Set(ids)) {
      const before = this.reading.get(id) ?? null
      const state = before ?? UNTOUCHED
      let after = state
      if (mark === 'starred' && value !== (state.starredAt !== null)) {
        const at = timeAfter(state.starredAt ?? state.unstarredAt, now)
        after = said({ ...state, starredAt: value ? at : null }, { unstarredAt: at })
      }
      if (mark === 'read' && (value !== (state.readAt !== null) || (value && this.isUpdated(id)))) {
        const { version } = this.factsOf(id)
        const at = timeAfter(state.readAt ?? state.unreadAt, now)
        const readVersion = value ? version : null
        after = said({ ...state, readAt: value ? at : null, readVersion }, { unreadAt: at })
      }
      if (after !== state) changes.push({ id, before, after })
    }
    if (changes.length === 0) return
    for (const { id, after } of changes) this.putReading(id, after)
    if (!undoable) return
    const last = this.#done.at(-1)
    if (undoable === 'joined' && last?.mark === mark && last.value === value) {
      this.#done[this.#done.length - 1] = { ...last, changes: [...last.changes, ...changes] }
    } else this.#done.push({ mark, value, changes })
    if (this.#done.length > 200) this.#done.shift()
    this.#undone = []
  }

  undo(): UndoReport | null {
    return this.#replay(this.#done, this.#undone, 'before')
  }

  redo(): UndoReport | null {
    return this.#replay(this.#undone, this.#done, 'after')
  }

  #replay(from: ReferenceMarking[], to: ReferenceMarking[], side: 'before' | 'after'): UndoReport | null {
    const all = from.pop()
    if (all === undefined) return null
    const marking = { ...all, changes: this.#untouched(all, side === 'before' ? 'after' : 'before') }
    if (marking.changes.length === 0) return null
    to.push(all)
    for (const change of marking.changes) {
      const now = this.reading.get(change.id) ?? UNTOUCHED
      const { readAt, readVersion, starredAt, unreadAt, unstarredAt } = change[side] ?? UNTOUCHED
      this.putReading(
        change.id,
        marking.mark === 'read'
          ? said({ ...now, readAt, readVersion }, { unreadAt })
          : said({ ...now, starredAt }, { unstarredAt }),
      )
    }
    return { mark: marking.mark, value: marking.value, count: marking.changes.length }
  }

  putReading(id: PaperId, record: Rec): void {
    const isSaid = record !== null && Object.entries(record).some(([, value]) => typeof value === 'string')
    const kept = isSaid ? record : null
    if (kept === null) this.reading.delete(id)
    else this.reading.set(id, kept)
    this.possible.set(`reading ${id}`, kept)
  }

  writeNote(id: PaperId, text: string): void {
    const before = this.notes.get(id)
    if (text === (before ?? '')) return
    if (text === '' && before !== undefined) this.#keepText(id, before)
    this.#putNote(id, text)
  }

  /** Puts a text in a note's place that was not typed there; `''` takes the note away. What it said is kept. */
  takeNote(id: PaperId, text: string): void {
    const before = this.notes.get(id)
    if (before === text) return
    if (before !== undefined) this.#keepText(id, before, text === '')
    this.#putNote(id, text)
  }

  #putNote(id: PaperId, text: string): void {
    if (text === '') this.notes.delete(id)
    else this.notes.set(id, text)
    this.possible.set(`note ${id}`, text === '' ? null : text)
  }

  #keepText(id: PaperId, text: string, isGone = true): void {
    const isSafe = isGone && this.possible.isCertain(`note ${id}`, text)
    for (const kept of isSafe ? [this.deleted, this.deletedWhenSafe] : [this.deleted]) {
      kept.set(id, [...(kept.get(id) ?? []), text])
    }
  }

  saveSearch(query: string, name: string): SavedSearch {
    const { next, searches } = this.searches
    const made: SavedSearch = { id: next, name, query }
    this.putSearches({ next: next + 1, searches: [...searches, made] })
    return made
  }

  /** Keeps these, in this order: of two of one number the second, in the place of the first; none that was never given. */
  keepSearches(searches: readonly SavedSearch[]): void {
    const { next } = this.searches
    const ids = [...new Set(searches.map(({ id }) => id))].filter((id) => id < next)
    this.putSearches({ next, searches: ids.map((id) => searches.findLast((search) => search.id === id)!) })
  }

  putSearches(searches: StoredSearches): void {
    this.searches = searches
    this.possible.set('searches', searches)
  }

  keepKeywords(keywords: readonly Keyword[]): void {
    this.keywords = eachWordOnce(keywords)
    this.possible.set('keywords', { keywords: this.keywords })
  }

  change(what: 'settings' | 'session', change: Record<string, unknown>): void {
    const newer = what === 'settings' && 'keys' in change ? keysOf(this.settings, 'newer') : {}
    const keys = 'keys' in change && { keys: { ...newer, ...(change['keys'] as object) } }
    this[what] = { ...this[what], ...change, ...keys }
    this.possible.set(what, canonical(this[what]))
  }

  /** Markings that came with an export: each can be undone by itself. */
  remember(markings: readonly ReferenceMarking[]): void {
    const made = markings.filter(({ changes }) => changes.length > 0)
    for (const marking of made) {
      this.#done.push(marking)
      if (this.#done.length > 200) this.#done.shift()
    }
    if (made.length > 0) this.#undone = []
  }

  /** What an earlier run left to undo takes back only marks that are as it left them. */
  #untouched({ mark, changes, restored }: ReferenceMarking, as: 'before' | 'after') {
    if (!restored) return changes
    const key = mark === 'read' ? 'readAt' : 'starredAt'
    return changes.filter(
      (change) => (this.reading.get(change.id)?.[key] ?? null) === (change[as]?.[key] ?? null),
    )
  }

  /** A restart: of the history only the marking that is on disk is left. */
  forgetHistory(stored: ReferenceMarking | null): void {
    this.#done = stored === null ? [] : [{ ...stored, restored: true }]
    this.#undone = []
  }

  /** What a flush leaves on disk to undo. */
  get lastDone(): ReferenceMarking | null {
    return this.#done.at(-1) ?? null
  }
}
