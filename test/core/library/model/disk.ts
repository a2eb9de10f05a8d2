import type {
  DigestShard,
  NoteRecord,
  PaperShard,
  ReadingRecord,
  RecordShard,
  StoredDigest,
  StoredPaper,
} from '@core/library/storedShapes'
import type { VersionRecord } from '@core/library/versions/versionRecord'
import { restoreStored, type StoredUndo } from '@core/library/storedMarking'
import type { Marking } from '@core/library/markHistory'
import type { PaperId } from '@core/paperId'
import type { ReferenceLibrary } from './reference'

export interface Disk {
  readonly notes: ReadonlyMap<PaperId, string>
  /** The marking that can be undone after a restart. */
  readonly lastMarking: Marking | null
  /** What lies on disk and may not, or does not and should. */
  objections(reference: ReferenceLibrary): readonly string[]
  /** Makes the reference what lies on disk. */
  intoReference(reference: ReferenceLibrary): void
}

/** Everything that lies in the stores' files, read without the library. */
export function readDisk(files: ReadonlyMap<string, string>): Disk {
  function shards<T>(kind: string): T[] {
    return [...files]
      .filter(([name]) => name.startsWith(`${kind}/`))
      .sort(([a], [b]) => Number(a.slice(kind.length + 1)) - Number(b.slice(kind.length + 1)))
      .map(([, text]) => JSON.parse(text) as T)
  }
  const twice: string[] = []
  function put<K, V>(map: Map<K, V>, kind: string, key: K, value: V): void {
    if (map.has(key)) twice.push(`${kind} ${String(key)} lies on disk twice`)
    map.set(key, value)
  }
  const notes = new Map<PaperId, string>()
  for (const { records } of shards<RecordShard<NoteRecord>>('notes')) {
    for (const [id, { text }] of records) put(notes, 'note', id, text)
  }
  const versions = new Map<PaperId, VersionRecord>()
  for (const { records } of shards<RecordShard<VersionRecord>>('versions')) {
    for (const [id, record] of records) put(versions, 'versions', id, record)
  }
  const isVersion = (id: PaperId, text: string): boolean =>
    versions.get(id)?.versions.some((version) => version.text.includes(text)) ?? false
  const reading = new Map<PaperId, ReadingRecord>()
  for (const { records } of shards<RecordShard<ReadingRecord>>('reading')) {
    for (const [id, record] of records) put(reading, 'reading', id, record)
  }
  const digests = new Map<number, StoredDigest>()
  for (const shard of shards<DigestShard>('digests')) {
    for (const digest of shard.digests) put(digests, 'digest', digest.number, digest)
  }
  const papers = new Map<PaperId, StoredPaper>()
  for (const shard of shards<PaperShard>('papers')) {
    for (const paper of shard.papers) put(papers, 'paper', paper.id, paper)
  }
  const single = (name: string) => JSON.parse(files.get(name) ?? 'null') as Record<string, unknown> | null
  const keyed = <V>(kind: string, map: ReadonlyMap<unknown, V>) =>
    [...map].map(([key, value]) => [`${kind} ${String(key)}`, value] as const)
  const found = new Map<string, unknown>([
    ...keyed('note', notes),
    ...keyed('reading', reading),
    ...keyed('digest', digests),
    ...keyed('paper', papers),
    ['settings', single('settings')],
    ['session', single('session')],
  ])
  const stored = (single('undo') as StoredUndo | null)?.marking ?? null
  return {
    notes,
    lastMarking: stored && restoreStored(stored),
    objections(reference) {
      const homeless = [...digests.values()].flatMap(({ number, papers: announced }) =>
        announced
          .filter((id) => !papers.has(id))
          .map((id) => `digest ${number} names ${id}, which is not there`),
      )
      const forgotten = [...reference.deletedWhenSafe]
        .filter(([id, texts]) => !notes.has(id) && !texts.every((text) => isVersion(id, text)))
        .map(([id]) => `the note ${id} was deleted and is not among its versions`)
      return [...forgotten, ...twice, ...homeless, ...reference.possible.objections('', found)]
    },
    intoReference(reference) {
      reference.notes = new Map(notes)
      reference.deleted = new Map()
      reference.deletedWhenSafe = new Map()
      reference.reading = new Map(reading)
      reference.digests = new Map(digests)
      reference.papers = new Map(papers)
      reference.settings = single('settings') ?? {}
      reference.session = single('session') ?? {}
      reference.possible.reset(found)
    },
  }
}
