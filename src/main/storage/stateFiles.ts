import {
  weightOfFile,
  weightOfFiles,
  type FileWeight,
  type SnapshotFile,
  type SnapshotKind,
} from '@core/library/snapshots/snapshotContents'
import {
  SNAPSHOT_SHARDS,
  SNAPSHOT_SINGLES,
  type Collected,
  type CollectedFiles,
} from '@core/library/snapshots/shelf'
import { join } from 'node:path'
import type { HeldFiles } from './heldFiles'
import { inspectOpened, readEnvelope } from './inspectFile'
import type { DataShape } from './libraryFolder'
import { sumOf, type HeldFile } from './snapshotManifest'
import { sameStamp, type FileStamp, type StoreFiles } from './storeFiles'
import { shardName, shardNumberOf, storeFacts, type StoreName } from './storeNames'
import { stampOf } from './storePlace'

/** The shapes of the stores that snapshots hold. */
export type SnapshotShapes = (kind: SnapshotKind) => DataShape

export interface DiskFiles extends CollectedFiles {
  readonly files: readonly HeldFile[]
}

/** A file that was read and found whole. */
interface KnownStateFile {
  readonly stamp: FileStamp
  readonly held: HeldFile
  readonly weight: FileWeight
}

export function kindOfStore(store: StoreName): SnapshotKind {
  return store.split('/')[0] as SnapshotKind
}

/**
 * The library's files that hold what the reader made. A file that is as it was when it was last read is not
 * read again: stores are replaced, never changed, so its stamp tells.
 */
export class StateFiles {
  readonly #library: string
  readonly #files: StoreFiles
  readonly #shapeOf: SnapshotShapes
  readonly #known = new Map<StoreName, KnownStateFile>()

  constructor(library: string, files: StoreFiles, shapeOf: SnapshotShapes) {
    this.#library = library
    this.#files = files
    this.#shapeOf = shapeOf
  }

  /** Reads all there are and has them held. Rejects where one cannot be read or be held. */
  async collect(held: HeldFiles, mayGoOn: () => boolean): Promise<Collected<DiskFiles>> {
    const found: KnownStateFile[] = []
    for (const { store, isThere } of await this.#stores()) {
      if (!mayGoOn()) return { kind: 'stopped' }
      const file = isThere ? await this.#read(store, held) : null
      if (file === null) return { kind: 'damaged', store }
      found.push(file)
    }
    const files = found.map((file) => file.held)
    return {
      kind: 'collected',
      files: {
        files,
        weight: weightOfFiles(found.map(({ weight }) => weight)),
        bytes: files.reduce((sum, [, , bytes]) => sum + bytes, 0),
        sum: sumOf(files),
      },
    }
  }

  /** Every store that has a file or a backup; one that has only its backup has lost its file. */
  async #stores(): Promise<readonly { readonly store: StoreName; readonly isThere: boolean }[]> {
    const stores: { readonly store: StoreName; readonly isThere: boolean }[] = []
    const see = (store: StoreName, names: ReadonlySet<string>, name: string): void => {
      const isThere = names.has(name)
      if (isThere || names.has(`${name}.bak`)) stores.push({ store, isThere })
    }
    for (const kind of SNAPSHOT_SHARDS) {
      // it is always there: one that cannot be found must not look like an empty one
      const names = new Set(await this.#files.readdir(join(this.#library, kind)))
      const numbers = new Set([...names].map(shardNumberOf).filter((number) => number !== null))
      for (const number of [...numbers].sort((a, b) => a - b)) {
        const store = shardName(kind, number)
        see(store, names, `${store.slice(kind.length + 1)}.json`)
      }
    }
    const names = new Set(await this.#files.readdir(this.#library))
    for (const name of SNAPSHOT_SINGLES) see(name, names, `${name}.json`)
    return stores
  }

  async #read(store: StoreName, held: HeldFiles): Promise<KnownStateFile | null> {
    const path = join(this.#library, storeFacts(store).file)
    const known = this.#known.get(store)
    if (known !== undefined && held.isVerified(known.held[1])) {
      const stamp = await stampOf(this.#files, path)
      if (stamp !== null && sameStamp(stamp, known.stamp)) return known
    }
    const file = await readEnvelope(this.#files, path)
    if (file.kind === 'missing') return null
    const kind = kindOfStore(store)
    const inspected = inspectOpened(file, { ...this.#shapeOf(kind), format: storeFacts(store).format })
    if (inspected.kind !== 'whole') return null
    const { sha256 } = inspected.known
    await held.put(sha256, file.bytes)
    // the shape vouches for the data
    const weight = weightOfFile({ kind, data: inspected.data } as SnapshotFile)
    const fresh: KnownStateFile = { stamp: file.stamp, held: [store, sha256, file.bytes.length], weight }
    this.#known.set(store, fresh)
    return fresh
  }
}
