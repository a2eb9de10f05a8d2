import { messageOf } from '@core/messageOf'
import type { SnapshotShelf } from '@core/library/snapshots/shelf'
import type {
  LibraryStores,
  ReaderShardKind,
  ShardData,
  ShardKind,
  SingleData,
  SingleName,
} from '@core/library/stores'
import { STORE_CHECKS } from '@core/library/storedShapes'
import { STORE_VERSIONS, type StoreVersions } from '@core/library/storeVersions'
import type { LibraryState } from '@core/reports'
import type { Adapter } from 'lowdb'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DiskSnapshots } from '../storage/diskSnapshots'
import {
  openStoreFolder,
  type DataShape,
  type StoreFolder,
  type StoreFolderOptions,
} from '../storage/libraryFolder'
import { holdsMark, placeFile } from '../storage/placeMark'
import { errorCode, saveFailure } from '../storage/storeErrors'
import { SHARD_KINDS, shardName, shardNumberOf, SINGLE_NAMES } from '../storage/storeNames'

export type OpenedStores =
  | {
      readonly kind: 'open'
      readonly stores: LibraryStores
      readonly shelf: SnapshotShelf
      readonly close: () => Promise<void>
    }
  | { readonly kind: 'closed'; readonly state: LibraryState }

/** A library that was moved: it is there, or it is not to be made anew in an empty folder. */
export interface PlacedLibrary {
  /** What its folder was marked with when it was chosen. */
  readonly mark: string | null
  /** The file that says where it lies. */
  readonly rememberedIn: string
}

export interface LibraryStoresOptions extends StoreFolderOptions {
  readonly placed?: PlacedLibrary | null
  /** What stores are written as; the app's own, but in tests of what is to come. */
  readonly versions?: StoreVersions
}

/**
 * Opens the stores in a library's folder; says in the app's words why where that cannot be. Never rejects.
 * `placed`: the library must be there already. Of a disk that is not connected, an empty folder may be.
 */
export async function openLibraryStores(
  folder: string,
  { placed = null, versions = STORE_VERSIONS, ...options }: LibraryStoresOptions = {},
): Promise<OpenedStores> {
  try {
    if (placed !== null && !(await holdsLibrary(folder, placed.mark))) {
      const { rememberedIn } = placed
      return { kind: 'closed', state: { kind: 'missing', folder, rememberedIn } }
    }
    const opened = await openStoreFolder(folder, options)
    const shapes: StoreShapes = (kind) => shapeOf(kind, versions)
    if (opened.kind === 'heldByAnother') return { kind: 'closed', state: { kind: 'heldByAnother', folder } }
    return {
      kind: 'open',
      stores: storesIn(opened.folder, shapes),
      shelf: new DiskSnapshots(folder, shapes, options),
      close: () => opened.folder.close(),
    }
  } catch (error) {
    const detail = messageOf(error)
    return { kind: 'closed', state: { kind: 'unreadable', folder, detail } }
  }
}

/** Whether a folder is the one that was marked, or holds any store. Rejects where that cannot be seen. */
async function holdsLibrary(folder: string, mark: string | null): Promise<boolean> {
  if (mark !== null && (await holdsMark(folder, placeFile(mark)))) return true
  const names = await namesIn(folder)
  if (SINGLE_NAMES.some((name) => names.some((each) => each.startsWith(`${name}.json`)))) return true
  for (const kind of SHARD_KINDS.filter((each) => names.includes(each))) {
    if ((await namesIn(join(folder, kind))).some((name) => shardNumberOf(name) !== null)) return true
  }
  return false
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return []
    throw error
  }
}

type StoreShapes = (kind: ShardKind | SingleName) => DataShape

function storesIn(folder: StoreFolder, shapeOf: StoreShapes): LibraryStores {
  return {
    shard: <K extends ShardKind>(kind: K, number: number): Adapter<ShardData[K]> =>
      folder.adapter(shardName(kind, number), shapeOf(kind)),
    single: <N extends SingleName>(name: N): Adapter<SingleData[N]> => folder.adapter(name, shapeOf(name)),
    readAgain: <K extends ReaderShardKind>(kind: K, number: number): Promise<ShardData[K] | null> =>
      folder.adapter<ShardData[K]>(shardName(kind, number), shapeOf(kind)).readAgain(),
    readSingleAgain: <N extends SingleName>(name: N): Promise<SingleData[N] | null> =>
      folder.adapter<SingleData[N]>(name, shapeOf(name)).readAgain(),
    shards: (kind) => folder.list(kind),
    notices: () => folder.notices(),
    failure: saveFailure,
  }
}

function shapeOf(kind: ShardKind | SingleName, versions: StoreVersions): DataShape {
  const { version, migrations } = versions[kind]
  return { schemaVersion: version, migrate: migrations, validate: STORE_CHECKS[kind] }
}
