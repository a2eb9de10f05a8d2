import type { PaperId } from '../../paperId'
import type { SnapshotNumber, SnapshotReason, SnapshotWeight } from '../../snapshots'
import type { ShardKind, SingleName } from '../stores'
import type { VersionRecord } from '../versions/versionRecord'
import type { ReaderState } from './readerState'

/**
 * The stores that hold what the reader made. Papers, rows and digests are not among them: no act of the
 * reader changes them, restoring must not make papers vanish that came in since, and they can be made again.
 * Nor is the last undo, which only takes back marks that still are as it left them, nor the session.
 */
export const SNAPSHOT_SHARDS = ['reading', 'notes', 'versions'] as const satisfies readonly ShardKind[]
export const SNAPSHOT_SINGLES = ['searches', 'keywords', 'settings'] as const satisfies readonly SingleName[]

/** What is known of a snapshot without reading all of it. */
export interface SnapshotFacts {
  readonly number: SnapshotNumber
  /** ISO time. */
  readonly madeAt: string
  readonly reason: SnapshotReason
  readonly weight: SnapshotWeight
  readonly bytes: number
  /** The newest snapshot when the reader last said that what there is now is right; 0 for never. */
  readonly agreed: SnapshotNumber
  /** Equal for snapshots that hold the same, to the byte. */
  readonly sum: string
}

export type ShelvedSnapshot =
  | ({ readonly kind: 'whole' } & SnapshotFacts)
  | { readonly kind: 'broken'; readonly number: SnapshotNumber; readonly file: string | null }

/** The files of the library as they are now, each read and found whole. */
export interface CollectedFiles {
  readonly weight: SnapshotWeight
  readonly bytes: number
  readonly sum: string
}

export type Collected<F extends CollectedFiles = CollectedFiles> =
  | { readonly kind: 'collected'; readonly files: F }
  /** The file of this store is not whole, of a newer version, or gone. */
  | { readonly kind: 'damaged'; readonly store: string }
  /** `mayGoOn` said no. */
  | { readonly kind: 'stopped' }

export type SnapshotContents = ReaderState & {
  /** Former texts of those notes that were asked for. */
  readonly versions: ReadonlyMap<PaperId, VersionRecord>
}

export type SnapshotReading =
  | { readonly kind: 'whole'; readonly facts: SnapshotFacts; readonly contents: SnapshotContents }
  | { readonly kind: 'broken'; readonly file: string | null }
  | { readonly kind: 'gone' }

/**
 * Where snapshots lie: beside the library on disk (main/library) or in memory. One call at a time. All reject
 * with the system's error where the disk fails; nothing of what is there is harmed then.
 */
export interface SnapshotShelf<F extends CollectedFiles = CollectedFiles> {
  /** All there are, by number. */
  list(): Promise<readonly ShelvedSnapshot[]>
  /** What all of them take on disk. */
  bytes(): Promise<number>
  /** Reads what the library's files hold now; in small steps, before each of which `mayGoOn` is asked. */
  collect(mayGoOn: () => boolean): Promise<Collected<F>>
  /**
   * Makes a snapshot of what was collected. Resolves when it would survive a power cut and was read back;
   * null where `mayGoOn` said no. What is half made is cleared away.
   */
  keep(
    files: F,
    facts: Pick<SnapshotFacts, 'number' | 'madeAt' | 'reason' | 'agreed'>,
    mayGoOn: () => boolean,
  ): Promise<SnapshotFacts | null>
  /** Reads a snapshot and checks all of it; gives the former texts of notes that `wantsVersions`. */
  read(number: SnapshotNumber, wantsVersions: (id: PaperId) => boolean): Promise<SnapshotReading>
  /** Removes whole snapshots, and what only they held. */
  remove(numbers: readonly SnapshotNumber[]): Promise<void>
}
