import { arxivChannel } from '../arxivCategories'
import type { Entry, Problem } from '../digest'
import type { RowNumber } from '../paper'
import type { PaperId } from '../paperId'
import type { DigestOutline } from '../parse/outlineDigest'
import type { FileFailure, FileReport } from '../reports'
import type { DigestNumber } from '../scope'
import type { ImportFile, OpenDigestFile, ReadFile } from './importFile'
import { mergePaper } from './mergePaper'
import { announceLetter, LOST_TEXT, rowOfPaper, type StoredDigest, type StoredPaper } from './storedShapes'
import type { Clock } from './stores'
import { fillHoles, seeDigest, seeRow, type Tables } from './tables'

/** So many entries are read, and taken, in some milliseconds. */
const ENTRIES_PER_BREATH = 500

/** What one digest announces, as it is gathered. */
interface Gathered {
  readonly papers: PaperId[]
  readonly versions: (number | null)[]
  types: string
  newPapers: number
  changedPapers: number
}

/** The entries that the library needs whole, by their places in the outline. */
interface WantedEntries {
  readonly byPlace: ReadonlyMap<number, Entry>
  readonly problems: readonly Problem[]
}

/**
 * Imports one file into the tables; nothing is written yet. Never touches reading states or notes, and
 * takes nothing of a file that cannot be read to its end. Rejects only where the library's own shards
 * cannot be read.
 */
export async function importFile(tables: Tables, clock: Clock, file: ImportFile): Promise<FileReport> {
  const read = await file.read().catch(unreadable)
  if (read.kind === 'failed') return failed(file, read.failure)
  try {
    return await importDigest(tables, clock, file, read)
  } finally {
    read.release?.()
  }
}

function failed({ name }: ImportFile, failure: FileFailure): FileReport {
  return { name, kind: 'failed', failure }
}

function unreadable(error: unknown): { readonly kind: 'failed'; readonly failure: FileFailure } {
  const detail = error instanceof Error ? error.message : String(error)
  return { kind: 'failed', failure: { kind: 'unknown', detail } }
}

async function importDigest(
  tables: Tables,
  clock: Clock,
  file: ImportFile,
  read: Extract<ReadFile, { kind: 'read' }>,
): Promise<FileReport> {
  const same = tables.digests.withBytes(read.sha256)
  if (same !== undefined && isWhole(tables, same)) return unchanged(file.name, same, [])
  const opened = await read.open().catch(unreadable)
  if (opened.kind === 'failed') return failed(file, opened.failure)
  const { outline } = opened
  if (outline.problems.some(({ kind }) => kind === 'notADigest')) return failed(file, { kind: 'notADigest' })
  const date = same?.date ?? outline.date ?? dayOf(read.changedAt)
  const channel = outline.channel ?? arxivChannel(file.folder.trim())
  const ofDay = tables.digests.ofDay(date)
  // a file of the same name may also lie in another channel's folder
  const before = same ?? ofDay.find((other) => other.fileName === file.name && other.channel === channel)
  const isPaperFile = outline.format === 'paper-json'
  const number = isPaperFile ? null : (before?.number ?? tables.digests.nextNumber)
  await tables.content.openEnd()
  const wanted = await readWanted(tables, opened)
  if (wanted.kind === 'failed') return failed(file, wanted.failure)
  const { problems } = wanted
  const gathered = await gather(tables, clock, outline, wanted.byPlace, { date, number, channel })
  if (gathered.newPapers > 0) fillHoles(tables)
  if (number === null) return { name: file.name, kind: 'paper', newPapers: gathered.newPapers, problems }
  // the same day and channel in another format, or from another mirror, is the same digest
  const twin = before ?? ofDay.find((other) => other.channel !== null && other.channel === channel)
  // a file that was fetched when its source was down takes nothing from the digest that was there
  if (before !== undefined && gathered.papers.length === 0) return unchanged(file.name, before, problems)
  const { newPapers, changedPapers } = gathered
  const entries = gathered.papers.length
  if (twin !== undefined && saysTheSame(twin, gathered)) {
    if (newPapers === 0 && changedPapers === 0) return unchanged(file.name, twin, problems)
    // better texts, or texts that were lost, for what the library has already
    const isStored = before === undefined || before === same
    if (isStored) {
      return { name: file.name, kind: 'updated', digest: twin.number, entries, newPapers, problems }
    }
  }
  const stored: StoredDigest = {
    number,
    fileName: file.name,
    name: channel ?? nameWithoutDate(file.name),
    channel,
    date,
    importedAt: clock.now().toISOString(),
    sha256: read.sha256,
    papers: gathered.papers,
    versions: gathered.versions,
    types: gathered.types,
  }
  tables.digestStore.put(stored)
  seeDigest(tables, stored)
  return {
    name: file.name,
    kind: before === undefined ? 'imported' : 'updated',
    digest: number,
    entries,
    newPapers,
    problems,
  }
}

/** Whether everything that a digest announces is there, texts included, as far as is known. */
function isWhole(tables: Tables, { number, papers }: StoredDigest): boolean {
  if (!tables.digests.isWhole(number)) return false
  return !tables.content.hasBare || papers.every((id) => !isBare(tables, tables.rows.numberOf(id)))
}

function isBare({ rows }: Tables, number: RowNumber | undefined): boolean {
  return number !== undefined && rows.get(number)?.fingerprint === LOST_TEXT
}

interface DigestFacts {
  readonly date: string
  readonly number: DigestNumber | null
  readonly channel: string | null
}

/** Reads the entries of papers that the library does not know, or knows by another text. */
async function readWanted(
  tables: Tables,
  { outline, read }: OpenDigestFile,
): Promise<
  ({ readonly kind: 'wanted' } & WantedEntries) | { readonly kind: 'failed'; failure: FileFailure }
> {
  const byPlace = new Map<number, Entry>()
  let { problems } = outline
  const places = [...outline.papers.keys()].filter((place) => {
    const known = tables.rows.numberOf(outline.papers[place]!)
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

async function gather(
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

function saysTheSame(before: StoredDigest, { papers, versions, types }: Gathered): boolean {
  return (
    before.types === types &&
    before.papers.length === papers.length &&
    before.papers.every((id, place) => id === papers[place] && before.versions[place] === versions[place])
  )
}

function unchanged(name: string, digest: StoredDigest, problems: readonly Problem[]): FileReport {
  return {
    name,
    kind: 'unchanged',
    digest: digest.number,
    entries: digest.papers.length,
    newPapers: 0,
    problems,
  }
}

/** The local day of a time stamp, `YYYY-MM-DD`. */
function dayOf(milliseconds: number): string {
  const date = new Date(milliseconds)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** `seed.txt` → `seed`; `2023-03-13T2240-75f0eea.md` → `T2240-75f0eea`, as the date stands beside it. */
function nameWithoutDate(fileName: string): string {
  const bare = fileName.replace(/\.(?:md|markdown|txt|xml|rss|json)$/i, '')
  return bare.replace(/^\d{4}-\d{2}-\d{2}[-_. ]?/, '') || bare
}
