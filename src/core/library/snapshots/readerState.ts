import { isSameJson } from '../../sameJson'
import type { PaperId } from '../../paperId'
import type { Keyword } from '../../search/keywords'
import type { Settings } from '../../settings'
import type { ChangedNote, ChangedNotes, ListChanges, SnapshotChanges } from '../../snapshots'
import { MOST_NOTES_NAMED } from '../../snapshots'
import { markedAs, UNTOUCHED } from '../readingRecord'
import type { NoteRecord, ReadingRecord, StoredRow, StoredSearches } from '../storedShapes'

/** What the reader made, all of it at one moment; the notes' former texts apart, which restoring never takes back. */
export interface ReaderState {
  readonly reading: ReadonlyMap<PaperId, ReadingRecord>
  readonly notes: ReadonlyMap<PaperId, NoteRecord>
  readonly searches: StoredSearches
  readonly keywords: readonly Keyword[]
  readonly settings: Settings
}

/** What has to be written so that one state becomes another; null is what stays as it is. */
export interface RestorePlan {
  readonly reading: readonly (readonly [PaperId, ReadingRecord | null])[]
  readonly notes: readonly (readonly [PaperId, NoteRecord | null])[]
  readonly searches: StoredSearches | null
  readonly keywords: readonly Keyword[] | null
  readonly settings: Settings | null
}

function recordsToWrite<R>(
  now: ReadonlyMap<PaperId, R>,
  then: ReadonlyMap<PaperId, R>,
  expected: ReadonlyMap<PaperId, R> | undefined,
  become: (before: R | null, then: R | null) => R | null = (_before, record) => record,
): (readonly [PaperId, R | null])[] {
  const writes: (readonly [PaperId, R | null])[] = []
  for (const id of new Set([...now.keys(), ...then.keys()])) {
    const before = now.get(id) ?? null
    const after = become(before, then.get(id) ?? null)
    if (isSameJson(before, after)) continue
    if (expected !== undefined && !isSameJson(before, expected.get(id) ?? null)) continue
    writes.push([id, after])
  }
  return writes
}

/**
 * What makes `now` the state `then`. Where `expected` is given, only what still is as it was there is
 * changed: whatever is neither, the reader changed since, and it stays.
 *
 * Marks become as they were then, as a word of the ISO time `at`: it is the reader's last one, and what another
 * library says of before must not outvote it. Numbers of saved searches are never given twice, so the next
 * number never goes back.
 */
export function planRestore(
  now: ReaderState,
  then: ReaderState,
  at: string,
  expected?: ReaderState,
): RestorePlan {
  const part = <K extends 'searches' | 'keywords' | 'settings'>(
    what: K,
    wanted: ReaderState[K],
  ): ReaderState[K] | null => {
    if (isSameJson(now[what], wanted)) return null
    return expected === undefined || isSameJson(now[what], expected[what]) ? wanted : null
  }
  const next = Math.max(now.searches.next, then.searches.next)
  const isOther = !isSameJson(now.searches.searches, then.searches.searches)
  return {
    reading: recordsToWrite(now.reading, then.reading, expected?.reading, (before, wanted) =>
      markedAs(before, wanted, at),
    ),
    notes: recordsToWrite(now.notes, then.notes, expected?.notes),
    searches: isOther ? part('searches', { next, searches: then.searches.searches }) : null,
    keywords: part('keywords', then.keywords),
    settings: part('settings', then.settings),
  }
}

/**
 * Whether nothing of a change from one state to another, planned for that time, is there now: the two differ, and
 * whatever differs is not yet as it was to be.
 */
export function isUnbegun(now: ReaderState, from: ReaderState, to: ReaderState, at: string): boolean {
  const { reading, notes, searches, keywords, settings } = planRestore(from, to, at)
  const isThere = [
    ...reading.map(([id, after]) => isSameJson(now.reading.get(id) ?? null, after)),
    ...notes.map(([id, after]) => isSameJson(now.notes.get(id) ?? null, after)),
    ...(searches === null ? [] : [isSameJson(now.searches.searches, searches.searches)]),
    ...(keywords === null ? [] : [isSameJson(now.keywords, keywords)]),
    ...(settings === null ? [] : [isSameJson(now.settings, settings)]),
  ]
  return isThere.length > 0 && !isThere.includes(true)
}

/**
 * The first store of which `kept` has not all that `present` has, or null. What is not in `now` as it was in
 * `present` was changed since, and need not be there.
 */
export function lackingIn(
  kept: ReaderState,
  present: ReaderState,
  now: ReaderState,
): 'reading' | 'notes' | 'searches' | 'keywords' | 'settings' | null {
  for (const kind of ['reading', 'notes'] as const) {
    for (const [id, record] of present[kind]) {
      const isKept = isSameJson(kept[kind].get(id), record)
      if (!isKept && isSameJson(now[kind].get(id), record)) return kind
    }
  }
  for (const kind of ['searches', 'keywords', 'settings'] as const) {
    if (!isSameJson(kept[kind], present[kind]) && isSameJson(now[kind], present[kind])) return kind
  }
  return null
}

function listChanges<T>(
  now: readonly T[],
  then: readonly T[],
  keyOf: (entry: T) => string | number,
): ListChanges {
  const [ours, theirs] = [now, then].map((list) => new Map(list.map((entry) => [keyOf(entry), entry])))
  const both = [...theirs!].filter(([key]) => ours!.has(key))
  const changed = both.filter(([key, entry]) => !isSameJson(entry, ours!.get(key))).length
  const orderNow = [...ours!.keys()].filter((key) => theirs!.has(key))
  const isReordered = changed === 0 && !isSameJson(orderNow, both.map(([key]) => key)) // prettier-ignore
  return {
    back: theirs!.size - both.length,
    changed: isReordered ? both.length : changed,
    gone: ours!.size - both.length,
  }
}

/** Says what restoring `then` would change now, in numbers, with the first of the notes by name. */
export function changesOf(
  now: ReaderState,
  then: ReaderState,
  rowOf: (id: PaperId) => StoredRow | undefined,
): SnapshotChanges {
  const notes: Record<'back' | 'changed' | 'gone', ChangedNote[]> = { back: [], changed: [], gone: [] }
  for (const [id, after] of recordsToWrite(now.notes, then.notes, undefined)) {
    const before = now.notes.get(id) ?? null
    // only its times differ: that is restored, and nothing that a person sees
    if (before?.text === after?.text) continue
    const kind = before === null ? 'back' : after === null ? 'gone' : 'changed'
    notes[kind].push({
      id,
      title: rowOf(id)?.title ?? null,
      charactersNow: before?.text.length ?? null,
      charactersThen: after?.text.length ?? null,
    })
  }
  const counted = (list: readonly ChangedNote[]): ChangedNotes => ({
    count: list.length,
    named: list.slice(0, MOST_NOTES_NAMED),
  })
  const marks = { read: 0, unread: 0, starred: 0, unstarred: 0 }
  for (const id of new Set([...now.reading.keys(), ...then.reading.keys()])) {
    const both = [now, then].map(({ reading }) => reading.get(id) ?? UNTOUCHED)
    const [wasRead, isRead] = both.map(({ readAt }) => readAt !== null)
    const [wasStarred, isStarred] = both.map(({ starredAt }) => starredAt !== null)
    if (wasRead !== isRead) marks[isRead ? 'read' : 'unread']++
    if (wasStarred !== isStarred) marks[isStarred ? 'starred' : 'unstarred']++
  }
  const settings = Object.keys(then.settings) as (keyof typeof then.settings)[]
  return {
    notes: {
      back: counted(notes.back),
      changed: counted(notes.changed),
      gone: counted(notes.gone),
      same: then.notes.size - notes.back.length - notes.changed.length,
    },
    marks,
    searches: listChanges(now.searches.searches, then.searches.searches, ({ id }) => id),
    keywords: listChanges(now.keywords, then.keywords, ({ text }) => text),
    settings: settings.filter((key) => !isSameJson(now.settings[key], then.settings[key])),
  }
}
