import type { PaperId } from '../../paperId'
import type { MergeCounts } from '../../reports'
import type { Keyword } from '../../search/keywords'
import type { DigestNumber } from '../../scope'
import type { MarkChange } from '../markHistory'
import type { NoteRecord, ReadingRecord, StoredDigest, StoredSearches } from '../storedShapes'
import { MAX_JOINED_NOTE, type ExportRecords } from './exportFormat'
import { mergeKeywords, mergeNote, mergeReading, mergeSearches } from './mergeState'
import { ExportProblemError } from './readExport'
import type { Theirs } from './readTheirs'

/** Our own library, as far as merging asks it. */
export interface OurState {
  readonly reading: (id: PaperId) => ReadingRecord | null
  readonly note: (id: PaperId) => NoteRecord | null
  readonly searches: StoredSearches
  readonly keywords: readonly Keyword[]
  readonly hasPaper: (id: PaperId) => boolean
  /** Our digest that is the same as theirs, or null. */
  readonly sameDigest: (theirs: StoredDigest) => DigestNumber | null
}

/** All that merging changes besides papers, as our library is at one moment. */
export interface MergePlan {
  readonly counts: MergeCounts
  /** Papers that became read, and those that became starred: each can be undone. */
  readonly read: readonly MarkChange[]
  readonly starred: readonly MarkChange[]
  /** Those whose marks only have other times now. */
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
  const read: MarkChange[] = []
  const starred: MarkChange[] = []
  const renewed: (readonly [PaperId, ReadingRecord])[] = []
  let same = 0
  for (const [id, record] of theirs) {
    if (record.readAt === null && record.starredAt === null) continue
    const before = ours.reading(id)
    const merged = mergeReading(before, record)
    const becameRead = (before?.readAt ?? null) === null && merged.readAt !== null
    const becameStarred = (before?.starredAt ?? null) === null && merged.starredAt !== null
    const afterRead = becameRead ? { ...merged, starredAt: before?.starredAt ?? null } : before
    if (becameRead) read.push({ id, before, after: afterRead })
    if (becameStarred) starred.push({ id, before: afterRead, after: merged })
    if (!becameRead && !becameStarred) same++
    if (JSON.stringify(merged) !== JSON.stringify(before)) renewed.push([id, merged])
  }
  return { read, starred, renewed, same }
}

function planNotes(ours: OurState, theirs: ReadonlyMap<PaperId, NoteRecord>, now: string) {
  const notes: (readonly [PaperId, NoteRecord])[] = []
  const joined: PaperId[] = []
  let added = 0
  let same = 0
  for (const [id, note] of theirs) {
    const before = ours.note(id)
    const merged = mergeNote(before, note, now)
    if (merged === before) same++
    else {
      notes.push([id, merged])
      if (before === null || before.text === '') added++
      else joined.push(id)
    }
  }
  return { notes, joined, added, same }
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
  const marks = planMarks(ours, theirs.reading)
  const { notes, joined, added, same } = planNotes(ours, theirs.notes, now)
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
      marks: { read: marks.read.length, starred: marks.starred.length, same: marks.same },
      notes: { added, joined, same },
      searches: { added: searches.added, known: searches.known, left: searches.left },
      keywords: { added: keywords.added, known: keywords.known, left: keywords.left },
      settings: settings === null ? 'none' : takeSettings ? 'taken' : 'left',
    },
    ...marks,
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
