import type { PaperId } from '../../paperId'
import type { Keyword } from '../../search/keywords'
import type { DigestNumber } from '../../scope'
import type { NoteRecord, ReadingRecord, StoredDigest } from '../storedShapes'
import type { ExportedSearch, ExportKind, ExportRecords } from './exportFormat'
import type { LookingTime } from './lookingTime'
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

/** What is looked through, and the time for it. */
interface Looking {
  readonly opened: OpenedExport
  readonly time: LookingTime
}

async function* each<K extends ExportKind>(
  { opened, time }: Looking,
  kind: K,
): AsyncGenerator<ExportRecords[K]> {
  for await (const records of opened.records(kind)) {
    for (const record of records) {
      yield record
      await time.pass()
    }
  }
}

async function all<K extends ExportKind>(looking: Looking, kind: K): Promise<readonly ExportRecords[K][]> {
  const found: ExportRecords[K][] = []
  for await (const record of each(looking, kind)) found.push(record)
  return found
}

/** A paper that stands twice in a file that Duidu did not write: both count, one after the other. */
async function gathered<R>(
  records: AsyncIterable<readonly [PaperId, R]>,
  join: (a: R, b: R) => R,
): Promise<ReadonlyMap<PaperId, R>> {
  const byId = new Map<PaperId, R>()
  for await (const [id, record] of records) {
    const before = byId.get(id)
    byId.set(id, before === undefined ? record : join(before, record))
  }
  return byId
}

/** Of digests under one number the first. */
async function oneOfEach(digests: AsyncIterable<StoredDigest>): Promise<readonly StoredDigest[]> {
  const byNumber = new Map<DigestNumber, StoredDigest>()
  for await (const digest of digests) if (!byNumber.has(digest.number)) byNumber.set(digest.number, digest)
  return [...byNumber.values()]
}

/** Papers are only counted and checked. */
async function idsOfPapers(looking: Looking): Promise<ReadonlySet<PaperId>> {
  const seen = new Set<PaperId>()
  for await (const { id } of each(looking, 'papers')) seen.add(id)
  return seen
}

/**
 * Reads and checks all of an exported library; other work is let in meanwhile. Rejects with `ExportProblemError`
 * where a part is damaged or more than may be kept, or where it takes too long.
 */
export async function readTheirs(opened: OpenedExport, time: LookingTime): Promise<Theirs> {
  const { exportedAt, withPapers } = opened.manifest
  const looking: Looking = { opened, time }
  const [settings = null] = await all(looking, 'settings')
  return {
    exportedAt,
    withPapers,
    settings,
    searches: await all(looking, 'searches'),
    keywords: await all(looking, 'keywords'),
    reading: await gathered(each(looking, 'reading'), mergeReading),
    notes: await gathered(each(looking, 'notes'), (a, b) => mergeNote(a, b, exportedAt)),
    digests: await oneOfEach(each(looking, 'digests')),
    papers: await idsOfPapers(looking),
  }
}
