import { arxivChannel } from '../arxivCategories'
import type { Problem } from '../digest'
import type { FileFailure, FileReport } from '../reports'
import { gather, readWanted, unreadable, type Gathered } from './gathering'
import type { ImportFile, ReadFile } from './importFile'
import type { StoredDigest } from './storedShapes'
import type { Clock } from './stores'
import { fillHoles, isBare, seeDigest, type Tables } from './tables'

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

async function importDigest(
  tables: Tables,
  clock: Clock,
  file: ImportFile,
  read: Extract<ReadFile, { kind: 'read' }>,
): Promise<FileReport> {
  const same = tables.digests.withBytes(read.sha256)
  if (same !== undefined && file.path !== null && file.path !== same.path) {
    tables.digestStore.put(tables.digests.movedTo(same.number, file.path))
  }
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
    ...(file.path !== null && { path: file.path }),
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
