import type {
  DigestShard,
  NoteRecord,
  PaperShard,
  ReadingRecord,
  RecordShard,
  StoredDigest,
  StoredKeywords,
  StoredPaper,
  StoredSearches,
} from '@core/library/storedShapes'
import type { StoredRestore } from '@core/library/snapshots/restoreJournal'
import { versionShardOf, type VersionRecord } from '@core/library/versions/versionRecord'
import { restoreStored, type StoredUndo } from '@core/library/storedMarking'
import type { Marking } from '@core/library/markHistory'
import type { PaperId } from '@core/paperId'
import type { Keyword } from '@core/search/keywords'
import { canonical } from './possible'
import { NO_SEARCHES, type ReferenceLibrary } from './reference'

/** What the reader made, as the files of a library or of a snapshot of it hold it. */
export interface MadeState {
  readonly notes: ReadonlyMap<PaperId, NoteRecord>
  readonly reading: ReadonlyMap<PaperId, ReadingRecord>
  readonly versions: ReadonlyMap<PaperId, VersionRecord>
  readonly searches: StoredSearches
  readonly keywords: readonly Keyword[]
  readonly settings: Readonly<Record<string, unknown>>
}

export interface Disk {
  readonly made: MadeState
  /**
   * All that lies there, by the names of `PossibleValues`; and of it what the reader made, but for records of two
   * files that only another program's file makes count: they may come to count whenever the other is written.
   */
  readonly byKey: ReadonlyMap<string, unknown>
  readonly madeByKey: ReadonlyMap<string, unknown>
  /** Whether no other file may hold what this key names. */
  readonly isCertain: (key: string) => boolean
  /** The marking that can be undone after a restart. */
  readonly lastMarking: Marking | null
  /** The restoration that the next start has to bring to its end. */
  readonly pending: StoredRestore['pending']
  /** What lies on disk and may not, or does not and should. */
  objections(reference: ReferenceLibrary): readonly string[]
  /** Makes the reference what lies on disk. */
  intoReference(reference: ReferenceLibrary): void
}

function latest({ readAt, starredAt, unreadAt, unstarredAt }: ReadingRecord): string {
  return [readAt, starredAt, unreadAt, unstarredAt].reduce<string>(
    (last, at) => (at && at > last ? at : last),
    '',
  )
}

/** What another program did to files. */
export interface Elsewhere {
  /** Files that it has put there and that were not taken in yet. */
  readonly elsewhere: ReadonlySet<string>
  /** Records that it has put where another file may hold them too: `notes 2311.00001`. */
  readonly mayLieTwice: ReadonlySet<string>
}
const NOWHERE: Elsewhere = { elsewhere: new Set(), mayLieTwice: new Set() }

/** Everything that lies in the stores' files, read without the library. */
export function readDisk(
  files: ReadonlyMap<string, string>,
  { elsewhere, mayLieTwice }: Elsewhere = NOWHERE,
): Disk {
  function named<T>(kind: string): readonly (readonly [string, T])[] {
    return [...files]
      .filter(([name]) => name.startsWith(`${kind}/`))
      .sort(([a], [b]) => Number(a.slice(kind.length + 1)) - Number(b.slice(kind.length + 1)))
      .map(([name, text]) => [name, JSON.parse(text) as T] as const)
  }
  const shards = <T>(kind: string): readonly T[] => named<T>(kind).map(([, data]) => data)
  const twice: string[] = []
  /** Records that may lie in two files, and of which the one in another program's file counts: `notes 2311.00001`. */
  const theirs = new Set<string>()
  function put<K, V>(map: Map<K, V>, kind: string, key: K, value: V, timeOf: (value: V) => string): boolean {
    const before = map.get(key)
    const home = `${kind} ${String(key)}`
    if (before !== undefined && !mayLieTwice.has(home)) twice.push(`${home} lies on disk twice`)
    const counts = before === undefined || timeOf(before) <= timeOf(value)
    if (counts) map.set(key, value)
    return counts
  }
  function records<R>(kind: string, timeOf: (record: R) => string): Map<PaperId, R> {
    const found = new Map<PaperId, R>()
    for (const [name, shard] of named<RecordShard<R>>(kind)) {
      for (const [id, record] of shard.records) {
        if (!put(found, kind, id, record, timeOf)) continue
        const home = `${kind} ${id}`
        if (elsewhere.has(name) && mayLieTwice.has(home)) theirs.add(home)
        else theirs.delete(home)
      }
    }
    return found
  }
  const single = (name: string) => JSON.parse(files.get(name) ?? 'null') as Record<string, unknown> | null
  const settings = single('settings')
  const made: MadeState = {
    notes: records<NoteRecord>('notes', ({ changedAt }) => changedAt),
    reading: records<ReadingRecord>('reading', latest),
    versions: records<VersionRecord>('versions', () => ''),
    searches: (single('searches') as StoredSearches | null) ?? NO_SEARCHES,
    keywords: (single('keywords') as StoredKeywords | null)?.keywords ?? [],
    settings: settings ?? {},
  }
  const isVersion = (id: PaperId, text: string): boolean =>
    made.versions.get(id)?.versions.some((version) => version.text.includes(text)) ?? false
  const digests = new Map<number, StoredDigest>()
  for (const shard of shards<DigestShard>('digests')) {
    for (const digest of shard.digests) put(digests, 'digests', digest.number, digest, () => '')
  }
  const papers = new Map<PaperId, StoredPaper>()
  for (const shard of shards<PaperShard>('papers')) {
    for (const paper of shard.papers) put(papers, 'papers', paper.id, paper, () => '')
  }
  const keyed = <V>(kind: string, map: ReadonlyMap<unknown, V>) =>
    [...map].map(([key, value]) => [`${kind} ${String(key)}`, value] as const)
  const texts = [...made.notes].map(([id, { text }]) => [id, text] as const)
  const allMade = new Map<string, unknown>([
    ...keyed('note', new Map(texts)),
    ...keyed('reading', made.reading),
    ['settings', canonical(settings)],
    ['searches', single('searches')],
    ['keywords', single('keywords')],
  ])
  const isOurs = ([key]: readonly [string, unknown]): boolean => !theirs.has(key.replace(/^note /, 'notes '))
  const found = new Map<string, unknown>([
    ...allMade,
    ...keyed('digest', digests),
    ...keyed('paper', papers),
    ['session', canonical(single('session'))],
  ])
  const stored = (single('undo') as StoredUndo | null)?.marking ?? null
  // of a record that lies in two files, which one counts is only certain once one of them was written again
  const isCertain = (key: string): boolean =>
    !mayLieTwice.has(key.replace(/^note /, 'notes ')) || !/^(?:note|reading) /.test(key)
  return {
    made,
    isCertain,
    byKey: found,
    madeByKey: new Map([...allMade].filter(isOurs)),
    lastMarking: stored && restoreStored(stored),
    pending: (single('restoring') as StoredRestore | null)?.pending ?? null,
    objections(reference) {
      const homeless = [...digests.values()].flatMap(({ number, papers: announced }) =>
        announced
          .filter((id) => !papers.has(id))
          .map((id) => `digest ${number} names ${id}, which is not there`),
      )
      const forgotten = [...reference.deletedWhenSafe]
        // former texts that another program took away are there again when their file is written next
        .filter(([id]) => !elsewhere.has(`versions/${versionShardOf(id)}`))
        .filter(([id, gone]) => !made.notes.has(id) && !gone.every((text) => isVersion(id, text)))
        .map(([id]) => `the note ${id} was deleted and is not among its versions`)
      const objections = reference.possible.objections(new Map([...found].filter(isOurs)), isCertain)
      return [...forgotten, ...twice, ...homeless, ...objections]
    },
    intoReference(reference) {
      reference.notes = new Map(texts)
      reference.deleted = new Map()
      reference.deletedWhenSafe = new Map()
      reference.reading = new Map(made.reading)
      reference.digests = new Map(digests)
      reference.papers = new Map(papers)
      reference.searches = made.searches
      reference.keywords = made.keywords
      reference.settings = settings ?? {}
      reference.session = single('session') ?? {}
      reference.possible.reset(found)
    },
  }
}
