import type { PaperId } from '../../paperId'
import type { MergeCounts } from '../../reports'
import type { Keyword } from '../../search/keywords'
import type { DigestNumber } from '../../scope'
import type { MarkChange } from '../markHistory'
import type { NoteRecord, ReadingRecord, StoredDigest, StoredSearches } from '../storedShapes'
import { MAX_JOINED_NOTE, type ExportKind, type ExportRecords } from './exportFormat'
import { mergeKeywords, mergeNote, mergeReading, mergeSearches } from './mergeState'
import { ExportProblemError, type OpenedExport } from './readExport'

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

/** All that merging changes besides papers, worked out before anything is. */
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

async function all<K extends ExportKind>(opened: OpenedExport, kind: K): Promise<ExportRecords[K][]> {
  const found: ExportRecords[K][] = []
  for await (const records of opened.records(kind)) for (const record of records) found.push(record)
  return found
}

/** A paper that stands twice in a file that Duidu did not write: both count, one after the other. */
function gathered<R>(records: readonly (readonly [PaperId, R])[], join: (a: R, b: R) => R): Map<PaperId, R> {
  const byId = new Map<PaperId, R>()
  for (const [id, record] of records) {
    const before = byId.get(id)
    byId.set(id, before === undefined ? record : join(before, record))
  }
  return byId
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
      if (merged.text.length > MAX_JOINED_NOTE) {
        throw new ExportProblemError({ kind: 'noteTooLong', paper: id })
      }
      notes.push([id, merged])
      if (before === null || before.text === '') added++
      else joined.push(id)
    }
  }
  return { notes, joined, added, same }
}

/** Papers are only counted and checked: there may be too many to hold. */
async function countPapers(opened: OpenedExport, ours: OurState): Promise<MergeCounts['papers']> {
  const seen = new Set<PaperId>()
  let known = 0
  for await (const papers of opened.records('papers')) {
    for (const { id } of papers) {
      if (seen.has(id)) continue
      seen.add(id)
      if (ours.hasPaper(id)) known++
    }
  }
  return { added: seen.size - known, known }
}

function planDigests(ours: OurState, theirs: readonly StoredDigest[], withPapers: boolean) {
  const knownDigests = new Map<DigestNumber, DigestNumber>()
  const digests: StoredDigest[] = []
  const numbers = new Set<DigestNumber>()
  for (const digest of theirs) {
    if (numbers.has(digest.number)) continue
    numbers.add(digest.number)
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
 * Works out what an exported library brings to ours, reading and checking all of it. Changes nothing.
 * Rejects with `ExportProblemError` where any part is damaged, or a note would become too long. `now` is
 * an ISO time.
 */
export async function planMerge(
  opened: OpenedExport,
  ours: OurState,
  takeSettings: boolean,
  now: string,
): Promise<MergePlan> {
  const { exportedAt, withPapers } = opened.manifest
  const reading = gathered(await all(opened, 'reading'), mergeReading)
  const marks = planMarks(ours, reading)
  const theirNotes = gathered(await all(opened, 'notes'), (a, b) => mergeNote(a, b, now))
  const { notes, joined, added, same } = planNotes(ours, theirNotes, now)
  const searches = mergeSearches(ours.searches, await all(opened, 'searches'))
  const keywords = mergeKeywords(ours.keywords, await all(opened, 'keywords'))
  const [settings = null] = await all(opened, 'settings')
  const digests = planDigests(ours, await all(opened, 'digests'), withPapers)
  const papers = await countPapers(opened, ours)
  return {
    counts: {
      exportedAt,
      withPapers,
      papers,
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
