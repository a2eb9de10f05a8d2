import type { PaperId } from '../../paperId'
import type { MergeCounts } from '../../reports'
import type { Keyword } from '../../search/keywords'
import type { DigestNumber } from '../../scope'
import type { MarkChange } from '../markHistory'
import { orNull, saysTheSame } from '../readingRecord'
import type { NoteRecord, ReadingRecord, StoredDigest, StoredSearches } from '../storedShapes'
import { MAX_JOINED_NOTE, type ExportRecords } from './exportFormat'
import { mergeKeywords, mergeNote, mergeReading, mergeSearches } from './mergeState'
import { ExportProblemError } from './readExport'
import type { Theirs } from './readTheirs'

/** Our own library, as far as merging asks it. */
export interface OurState {
  readonly reading: (id: PaperId) => ReadingRecord | null
  readonly note: (id: PaperId) => NoteRecord | null
  /** Whether a note that held all that theirs says was deleted here after theirs was written. */
  readonly hasDeleted: (theirs: NoteRecord) => boolean
  readonly searches: StoredSearches
  readonly keywords: readonly Keyword[]
  readonly hasPaper: (id: PaperId) => boolean
  /** Our digest that is the same as theirs, or null. */
  readonly sameDigest: (theirs: StoredDigest) => DigestNumber | null
}

/** What may become of a paper's mark. */
export type MarkWord = 'read' | 'unread' | 'starred' | 'unstarred'

/** All that merging changes besides papers, as our library is at one moment. */
export interface MergePlan {
  readonly counts: MergeCounts
  /** Papers whose marks become others: each kind can be undone. */
  readonly changes: Readonly<Record<MarkWord, readonly MarkChange[]>>
  /** Papers whose marks say anything else, be it another time. */
  readonly renewed: readonly (readonly [PaperId, ReadingRecord])[]
  readonly notes: readonly (readonly [PaperId, NoteRecord])[]
  readonly searches: StoredSearches
  readonly keywords: readonly Keyword[]
  readonly settings: ExportRecords['settings'] | null
  /** Their digests that are new here, and ours by the numbers of those that are not. */
  readonly digests: readonly StoredDigest[]
  readonly knownDigests: ReadonlyMap<DigestNumber, DigestNumber>
}

function planMarks(ours: OurState, theirs: ReadonlyMap<PaperId, ReadingRecord>) {
  const changes = { read: [], unread: [], starred: [], unstarred: [] } as Record<MarkWord, MarkChange[]>
  const renewed: (readonly [PaperId, ReadingRecord])[] = []
  let same = 0
  for (const [id, record] of theirs) {
    if (orNull(record) === null) continue
    const before = ours.reading(id)
    const after = mergeReading(before, record)
    if (!saysTheSame(before, after)) renewed.push([id, after])
    const [wasRead, isRead] = [before?.readAt ?? null, after.readAt].map((at) => at !== null)
    const [wasStarred, isStarred] = [before?.starredAt ?? null, after.starredAt].map((at) => at !== null)
    if (wasRead !== isRead) changes[isRead ? 'read' : 'unread'].push({ id, before, after })
    if (wasStarred !== isStarred) changes[isStarred ? 'starred' : 'unstarred'].push({ id, before, after })
    const isMarked = record.readAt !== null || record.starredAt !== null
    const hadAll = (record.readAt === null || wasRead) && (record.starredAt === null || wasStarred)
    if (isMarked && hadAll && wasRead === isRead && wasStarred === isStarred) same++
  }
  return { changes, renewed, same }
}

function planNotes(ours: OurState, theirs: ReadonlyMap<PaperId, NoteRecord>, now: string) {
  const notes: (readonly [PaperId, NoteRecord])[] = []
  const joined: PaperId[] = []
  const deleted: PaperId[] = []
  let added = 0
  let same = 0
  for (const [id, note] of theirs) {
    const before = ours.note(id)
    const merged = mergeNote(before, note, now)
    if (merged === before) same++
    else if (before === null && ours.hasDeleted(note)) deleted.push(id)
    else {
      notes.push([id, merged])
      if (before === null || before.text === '') added++
      else joined.push(id)
    }
  }
  return { notes, joined, deleted, added, same }
}

function planDigests(ours: OurState, theirs: readonly StoredDigest[], withPapers: boolean) {
  const knownDigests = new Map<DigestNumber, DigestNumber>()
  const digests: StoredDigest[] = []
  for (const digest of theirs) {
    const same = ours.sameDigest(digest)
    if (same !== null) knownDigests.set(digest.number, same)
    else digests.push(digest)
  }
  const counts = {
    added: withPapers ? digests.length : 0,
    known: knownDigests.size,
    left: withPapers ? 0 : digests.length,
  }
  return { digests: withPapers ? digests : [], knownDigests, counts }
}

/**
 * Works out what an exported library brings to ours as it is at this moment. Changes nothing. `now` is an
 * ISO time.
 */
export function planMerge(theirs: Theirs, ours: OurState, takeSettings: boolean, now: string): MergePlan {
  const { exportedAt, withPapers, papers, settings } = theirs
  const { changes, renewed, same: sameMarks } = planMarks(ours, theirs.reading)
  const { notes, joined, deleted, added, same } = planNotes(ours, theirs.notes, now)
  const searches = mergeSearches(ours.searches, theirs.searches)
  const keywords = mergeKeywords(ours.keywords, theirs.keywords)
  const digests = planDigests(ours, theirs.digests, withPapers)
  const known = [...papers].filter(ours.hasPaper).length
  return {
    counts: {
      exportedAt,
      withPapers,
      papers: { added: papers.size - known, known },
      digests: digests.counts,
      marks: {
        read: changes.read.length,
        unread: changes.unread.length,
        starred: changes.starred.length,
        unstarred: changes.unstarred.length,
        same: sameMarks,
      },
      notes: { added, joined, deleted, same },
      searches: { added: searches.added, known: searches.known, left: searches.left },
      keywords: { added: keywords.added, known: keywords.known, left: keywords.left },
      settings: settings === null ? 'none' : takeSettings ? 'taken' : 'left',
    },
    changes,
    renewed,
    notes,
    searches: searches.list,
    keywords: keywords.list,
    settings: takeSettings ? settings : null,
    digests: digests.digests,
    knownDigests: digests.knownDigests,
  }
}

/** Throws `ExportProblemError` where joining would make a note longer than one may be. */
export function refuseTooLong({ notes, counts }: MergePlan): void {
  const joined = new Set(counts.notes.joined)
  const tooLong = notes.find(([id, { text }]) => joined.has(id) && text.length > MAX_JOINED_NOTE)
  if (tooLong !== undefined) throw new ExportProblemError({ kind: 'noteTooLong', paper: tooLong[0] })
}
