import type { Adapter } from 'lowdb'
import type { LibraryNotice, SaveFailure } from '../reports'
import type { Session, Settings } from '../settings'
import type { WindowPlace } from './libraryApi'
import type { StoredRestore } from './snapshots/restoreJournal'
import type { StoredUndo } from './storedMarking'
import type {
  DigestShard,
  NoteRecord,
  PaperShard,
  ReadingRecord,
  RecordShard,
  RowShard,
  StoredKeywords,
  StoredSearches,
} from './storedShapes'
import type { VersionRecord } from './versions/versionRecord'

/** What each sharded store's files hold. */
export interface ShardData {
  reading: RecordShard<ReadingRecord>
  notes: RecordShard<NoteRecord>
  versions: RecordShard<VersionRecord>
  digests: DigestShard
  rows: RowShard
  papers: PaperShard
}
export type ShardKind = keyof ShardData
/** Of what the reader made. */
export type ReaderShardKind = 'reading' | 'notes' | 'versions'

/** What the stores of one file hold. */
export interface SingleData {
  searches: StoredSearches
  keywords: StoredKeywords
  settings: Partial<Settings>
  session: Partial<Session> & {
    readonly windowPlace?: WindowPlace | null
    /** How many papers were last said to have lost their texts for good. */
    readonly saidLost?: number
  }
  undo: Partial<StoredUndo>
  restoring: StoredRestore
}
export type SingleName = keyof SingleData

/**
 * Where a library's stores lie: a folder on disk (main/storage) or memory (tests, `dev:web`).
 * An adapter's `read` gives null where there is no such file yet; it throws where the file is there but
 * cannot be read, which is never taken for an empty store. Its `write` resolves only when the bytes
 * are as safe as that store promises.
 */
export interface LibraryStores {
  shard<K extends ShardKind>(kind: K, number: number): Adapter<ShardData[K]>
  single<N extends SingleName>(name: N): Adapter<SingleData[N]>
  /**
   * Reads a shard anew whose write failed as `changedElsewhere`, so that it may be written again; null where
   * it is gone. Nothing is repaired: rejects where it cannot be read or is not whole, or is of a newer version.
   */
  readAgain<K extends ReaderShardKind>(kind: K, number: number): Promise<ShardData[K] | null>
  /** The same of a store of one file. */
  readSingleAgain<N extends SingleName>(name: N): Promise<SingleData[N] | null>
  /** The numbers of the shards that are there, ascending. */
  shards(kind: ShardKind): Promise<readonly number[]>
  /** What a person must be told about the files read so far. */
  notices(): readonly LibraryNotice[]
  /** Says in the app's words why a write failed. */
  failure(error: unknown): SaveFailure
}

/** Whether a newer Duidu wrote any store that has been read so far, or any of this kind. */
export function hasNewer(stores: LibraryStores, kind?: ShardKind): boolean {
  return stores
    .notices()
    .some((notice) => notice.kind === 'newer' && (!kind || notice.store.startsWith(`${kind}/`)))
}

/** Time, handed in so that tests own it. */
export interface Clock {
  now(): Date
  /** Runs `action` after `milliseconds`; the result calls it off. */
  later(milliseconds: number, action: () => void): () => void
  /** Lets other work run: resolves in a later turn of the event loop. */
  breathe(): Promise<void>
}
