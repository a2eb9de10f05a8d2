import type { LibraryStores, ShardData, ShardKind, SingleData, SingleName } from '@core/library/stores'
import { STORE_CHECKS } from '@core/library/storedShapes'
import type { LibraryState } from '@core/reports'
import type { Adapter } from 'lowdb'
import { readdir } from 'node:fs/promises'
import {
  openStoreFolder,
  type DataShape,
  type StoreFolder,
  type StoreFolderOptions,
} from '../storage/libraryFolder'
import { saveFailure } from '../storage/storeErrors'
import { shardName } from '../storage/storeNames'

/** The version of every store's data that this Duidu writes. */
const SCHEMA_VERSION = 1

export type OpenedStores =
  | { readonly kind: 'open'; readonly stores: LibraryStores; readonly close: () => Promise<void> }
  | { readonly kind: 'closed'; readonly state: LibraryState }

/**
 * Opens the stores in a library's folder; says in the app's words why where that cannot be. Never rejects.
 * `mustExist`: a folder that is gone (a disk that is not plugged in) is not made anew.
 */
export async function openLibraryStores(
  folder: string,
  { mustExist = false, ...options }: StoreFolderOptions & { readonly mustExist?: boolean } = {},
): Promise<OpenedStores> {
  try {
    if (mustExist) await readdir(folder)
    const opened = await openStoreFolder(folder, options)
    if (opened.kind === 'heldByAnother') return { kind: 'closed', state: { kind: 'heldByAnother', folder } }
    return { kind: 'open', stores: storesIn(opened.folder), close: () => opened.folder.close() }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { kind: 'closed', state: { kind: 'unreadable', folder, detail } }
  }
}

function storesIn(folder: StoreFolder): LibraryStores {
  return {
    shard: <K extends ShardKind>(kind: K, number: number): Adapter<ShardData[K]> =>
      folder.adapter(shardName(kind, number), shapeOf(kind)),
    single: <N extends SingleName>(name: N): Adapter<SingleData[N]> => folder.adapter(name, shapeOf(name)),
    shards: (kind) => folder.list(kind),
    notices: () => folder.notices(),
    failure: saveFailure,
  }
}

function shapeOf(kind: ShardKind | SingleName): DataShape {
  return { schemaVersion: SCHEMA_VERSION, validate: STORE_CHECKS[kind] }
}
