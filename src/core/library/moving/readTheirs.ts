import type { PaperId } from '../../paperId'
import type { Keyword } from '../../search/keywords'
import type { DigestNumber } from '../../scope'
import type { NoteRecord, ReadingRecord, StoredDigest } from '../storedShapes'
import type { ExportedSearch, ExportKind, ExportRecords } from './exportFormat'
import { mergeNote, mergeReading } from './mergeState'
import type { OpenedExport } from './readExport'

/** All that an exported library holds, but for the papers themselves: there may be too many to hold. */
export interface Theirs {
  /** ISO time. */
  readonly exportedAt: string
  readonly withPapers: boolean
  readonly reading: ReadonlyMap<PaperId, ReadingRecord>
  readonly notes: ReadonlyMap<PaperId, NoteRecord>
  readonly searches: readonly ExportedSearch[]
  readonly keywords: readonly Keyword[]
  readonly settings: ExportRecords['settings'] | null
  readonly digests: readonly StoredDigest[]
  /** The papers that come with it. */
  readonly papers: ReadonlySet<PaperId>
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

/** Of digests under one number the first. */
function oneOfEach(digests: readonly StoredDigest[]): readonly StoredDigest[] {
  const byNumber = new Map<DigestNumber, StoredDigest>()
  for (const digest of digests) if (!byNumber.has(digest.number)) byNumber.set(digest.number, digest)
  return [...byNumber.values()]
}

/** Papers are only counted and checked. */
async function idsOfPapers(opened: OpenedExport): Promise<ReadonlySet<PaperId>> {
  const seen = new Set<PaperId>()
  for await (const papers of opened.records('papers')) for (const { id } of papers) seen.add(id)
  return seen
}

/** Reads and checks all of an exported library. Rejects with `ExportProblemError` where a part is damaged. */
export async function readTheirs(opened: OpenedExport): Promise<Theirs> {
  const { exportedAt, withPapers } = opened.manifest
  const [settings = null] = await all(opened, 'settings')
  return {
    exportedAt,
    withPapers,
    settings,
    searches: await all(opened, 'searches'),
    keywords: await all(opened, 'keywords'),
    reading: gathered(await all(opened, 'reading'), mergeReading),
    notes: gathered(await all(opened, 'notes'), (a, b) => mergeNote(a, b, exportedAt)),
    digests: oneOfEach(await all(opened, 'digests')),
    papers: await idsOfPapers(opened),
  }
}
