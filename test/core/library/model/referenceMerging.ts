import type { MergeCounts } from '@core/reports'
import type { PaperId } from '@core/paperId'
import type { ReferenceLibrary, ReferenceMarking } from './reference'
import { joinedPaper } from './referencePapers'
import { wholeSettings } from './referenceChoices'
import { joinedNote, joinedReading, joinedWords } from './referenceRules'
import type { TheirExport } from './theirExport'

/** The fingerprint of a paper that only an export has shown. */
const UNPROVEN = -2

type Counts = Pick<MergeCounts, 'papers' | 'digests' | 'notes' | 'searches' | 'keywords'>

/**
 * Makes the reference what an export makes of the library, by docs/export.md. `stayOut`: notes that were deleted
 * here after theirs were written, and held all that theirs say.
 */
export function mergeInto(
  reference: ReferenceLibrary,
  theirs: TheirExport,
  stayOut: ReadonlySet<PaperId>,
  takeSettings: boolean,
): Counts {
  const counts = {
    ...mergeWorld(reference, theirs),
    notes: mergeNotes(reference, theirs, stayOut),
    ...mergeLists(reference, theirs),
  }
  mergeReading(reference, theirs)
  if (takeSettings) reference.change('settings', wholeSettings(theirs.settings))
  return counts
}

function mergeWorld(reference: ReferenceLibrary, { withPapers, digests, papers }: TheirExport) {
  const known = papers.filter(({ id }) => reference.papers.has(id)).length
  const isSame = (number: number): number | null => {
    const theirs = digests.find((digest) => digest.number === number)!
    const same = reference
      .digestsInOrder()
      .find(
        ({ date, channel, fileName }) =>
          date === theirs.date &&
          channel === theirs.channel &&
          (channel !== null || fileName === theirs.fileName),
      )
    return same?.number ?? null
  }
  const ours = new Map(digests.map(({ number }) => [number, isSame(number)]))
  const others = digests.filter(({ number }) => ours.get(number) === null)
  const digestCounts = { known: digests.length - others.length, left: withPapers ? 0 : others.length }
  if (!withPapers) return { papers: { added: 0, known: 0 }, digests: { added: 0, ...digestCounts } }
  let next = Math.max(0, ...reference.digests.keys()) + 1
  for (const { number } of others) ours.set(number, next++)
  for (const paper of papers) {
    const before = reference.papers.get(paper.id)
    const digest = paper.digest === null ? null : ours.get(paper.digest)!
    reference.putPaper(
      before === undefined ? { ...paper, digest, fingerprint: UNPROVEN } : joinedPaper(before, paper),
    )
  }
  for (const digest of others)
    reference.putDigest({ ...digest, number: ours.get(digest.number)!, sha256: '' })
  return {
    papers: { added: papers.length - known, known },
    digests: { added: others.length, ...digestCounts },
  }
}

function mergeNotes(reference: ReferenceLibrary, { notes }: TheirExport, stayOut: ReadonlySet<PaperId>) {
  const counts = { added: 0, joined: [] as PaperId[], deleted: [] as PaperId[], same: 0 }
  for (const [id, { text }] of notes) {
    const before = reference.notes.get(id)
    const joined = joinedNote(before, text)
    if (joined === before) counts.same++
    else if (before === undefined && stayOut.has(id)) counts.deleted.push(id)
    else {
      if (before === undefined) counts.added++
      else counts.joined.push(id)
      reference.takeNote(id, joined)
    }
  }
  return counts
}

function mergeReading(reference: ReferenceLibrary, { reading }: TheirExport): void {
  const markings = (['read', 'starred'] as const).flatMap((mark) =>
    [true, false].map((value) => ({ mark, value, changes: [] as ReferenceMarking['changes'][number][] })),
  )
  for (const [id, theirs] of reading) {
    const before = reference.reading.get(id) ?? null
    const after = joinedReading(before ?? undefined, theirs)
    if (JSON.stringify(before) === JSON.stringify(after)) continue
    reference.putReading(id, after)
    for (const { mark, value, changes } of markings) {
      const on = mark === 'read' ? 'readAt' : 'starredAt'
      const [was, is] = [(before?.[on] ?? null) !== null, after[on] !== null]
      if (was !== is && is === value) changes.push({ id, before, after })
    }
  }
  reference.remember(markings)
}

function mergeLists(reference: ReferenceLibrary, theirs: TheirExport) {
  let { next } = reference.searches
  const searches = [...reference.searches.searches]
  for (const { name, query } of theirs.searches) {
    if (!searches.some((ours) => ours.query.trim() === query.trim()))
      searches.push({ id: next++, name, query })
  }
  const keywords = joinedWords(reference.keywords, theirs.keywords)
  const counts = {
    searches: counted(reference.searches.searches, searches, theirs.searches),
    keywords: counted(reference.keywords, keywords, theirs.keywords),
  }
  if (counts.searches.added + counts.keywords.added > 0) {
    reference.putSearches({ next, searches })
    reference.keepKeywords(keywords)
  }
  return counts
}

function counted(before: readonly unknown[], after: readonly unknown[], theirs: readonly unknown[]) {
  const added = after.length - before.length
  return { added, known: theirs.length - added, left: 0 }
}
