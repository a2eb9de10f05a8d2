import { messageOf } from '../messageOf'
import type { Entry, Problem } from '../digest'
import type { RowNumber } from '../paper'
import type { PaperId } from '../paperId'
import type { DigestOutline } from '../parse/outlineDigest'
import type { FileFailure } from '../reports'
import type { DigestNumber } from '../scope'
import type { OpenDigestFile } from './importFile'
import { mergePaper } from './mergePaper'
import { announceLetter, LOST_TEXT, rowOfPaper, type StoredPaper } from './storedShapes'
import type { Clock } from './stores'
import { seeRow, type Tables } from './tables'

/** So many entries are read, and taken, in some milliseconds. */
const ENTRIES_PER_BREATH = 500

/** What one digest announces, as it is gathered. */
export interface Gathered {
  readonly papers: PaperId[]
  readonly versions: (number | null)[]
  types: string
  newPapers: number
  changedPapers: number
}

/** The entries that the library needs whole, by their places in the outline. */
export interface WantedEntries {
  readonly byPlace: ReadonlyMap<number, Entry>
  readonly problems: readonly Problem[]
}

/** What stands for a file whose reading rejected. */
export function unreadable(error: unknown): { readonly kind: 'failed'; readonly failure: FileFailure } {
  const detail = messageOf(error)
  return { kind: 'failed', failure: { kind: 'unknown', detail } }
}

/** What a digest gives to the papers that it announces first. */
export interface DigestFacts {
  readonly date: string
  readonly number: DigestNumber | null
  readonly channel: string | null
}

/**
 * Reads the entries of papers that the library does not know, or knows by another text; with `isMeant`,
 * of these papers alone.
 */
export async function readWanted(
  tables: Tables,
  { outline, read }: OpenDigestFile,
  isMeant: (id: PaperId) => boolean = () => true,
): Promise<
  ({ readonly kind: 'wanted' } & WantedEntries) | { readonly kind: 'failed'; failure: FileFailure }
> {
  const byPlace = new Map<number, Entry>()
  let { problems } = outline
  const places = [...outline.papers.keys()].filter((place) => {
    const id = outline.papers[place]!
    if (!isMeant(id)) return false
    const known = tables.rows.numberOf(id)
    return known === undefined || tables.rows.get(known)?.fingerprint !== outline.fingerprints[place]
  })
  // a year pasted into one file must not keep a note from being saved meanwhile
  for (let first = 0; first < places.length; first += ENTRIES_PER_BREATH) {
    const some = places.slice(first, first + ENTRIES_PER_BREATH)
    const answer = await read(some).catch(unreadable)
    if (answer.kind === 'failed') return answer
    for (const [index, place] of some.entries()) byPlace.set(place, answer.entries[index]!)
    problems = answer.problems
  }
  return { kind: 'wanted', byPlace, problems }
}

/** Takes the entries that were read into the library's papers, and notes down what the digest announces. */
export async function gather(
  tables: Tables,
  clock: Clock,
  outline: DigestOutline,
  entries: ReadonlyMap<number, Entry>,
  facts: DigestFacts,
): Promise<Gathered> {
  const gathered: Gathered = { papers: [], versions: [], types: '', newPapers: 0, changedPapers: 0 }
  for (const [place, id] of outline.papers.entries()) {
    if ((place + 1) % ENTRIES_PER_BREATH === 0) await clock.breathe()
    const known = tables.rows.numberOf(id)
    const entry = entries.get(place)
    const fingerprint = outline.fingerprints[place]!
    if (entry !== undefined && known === undefined) {
      await addPaper(tables, entry, fingerprint, facts)
      gathered.newPapers++
    } else if (entry !== undefined && known !== undefined) {
      if (await joinPaper(tables, known, entry, fingerprint)) gathered.changedPapers++
    }
    gathered.papers.push(id)
    gathered.versions.push(outline.versions[place]!)
    gathered.types += announceLetter(outline.types[place]!)
  }
  return gathered
}

async function addPaper(
  tables: Tables,
  entry: Entry,
  fingerprint: number,
  facts: DigestFacts,
): Promise<void> {
  const paper: StoredPaper = {
    id: entry.paperId,
    title: entry.title,
    tldr: entry.tldr,
    category: categoryOf(entry, facts.channel),
    announceType: entry.announceType,
    version: entry.version,
    date: facts.date,
    digest: facts.number,
    fingerprint,
    abstract: entry.abstract,
    cut: entry.cut,
  }
  const number = await tables.content.append(paper, tables.rows.newestDate)
  seeRow(tables, number, rowOfPaper(paper))
}

/** Takes what a known paper's entry says better; true where anything changed. */
async function joinPaper(
  tables: Tables,
  number: RowNumber,
  entry: Entry,
  fingerprint: number,
): Promise<boolean> {
  const known = await tables.content.read(number)
  if (known === null) return false
  const joined = mergePaper(known, entry)
  const merged = known.fingerprint === LOST_TEXT ? { ...joined, fingerprint } : joined
  if (merged === known) return false
  await tables.content.replace(number, merged)
  seeRow(tables, number, rowOfPaper(merged))
  return true
}

/** The stamp's category; else the channel, where arXiv announces a paper only in its primary one. */
function categoryOf(entry: Entry, channel: string | null): string | null {
  if (entry.category !== null) return entry.category
  return entry.announceType === 'new' || entry.announceType === 'replace' ? channel : null
}
