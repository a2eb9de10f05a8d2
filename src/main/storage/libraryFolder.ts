import type { ShardKind } from '@core/library/stores'
import type { StoreNotice } from '@core/reports'
import { join, posix } from 'node:path'
import { DurableAdapter } from './durableAdapter'
import { lockFolder } from './folderLock'
import type { StoreShape } from './inspectFile'
import { makeFolder } from './makeFolder'
import { UnreadableStoreError } from './storeErrors'
import { NODE_FILES, type StoreFiles } from './storeFiles'
import { SHARD_KINDS, shardNumberOf, storeFacts, type StoreName } from './storeNames'

/** What a store's data must be; its format and durability follow from its name. */
export type DataShape = Omit<StoreShape, 'format'>

export interface StoreFolderOptions {
  readonly files?: StoreFiles
  readonly platform?: NodeJS.Platform
  readonly now?: () => Date
}

/** An open library folder: this process alone writes to it. */
export interface StoreFolder {
  readonly path: string
  /** Whether the folder was made just now. */
  readonly isNew: boolean
  /** The adapter of a store, always the same for the same name; the first call's shape counts. */
  adapter<T>(name: StoreName, shape: DataShape): DurableAdapter<T>
  /** The numbers of the shards that are there, ascending. Rejects where that cannot be read. */
  list(kind: ShardKind): Promise<readonly number[]>
  /** What a person must be told about the stores read so far. */
  notices(): readonly StoreNotice[]
  /** Lets the writes that wait finish, refuses any other, and gives the lock back. */
  close(): Promise<void>
}

export type OpenedStoreFolder =
  { readonly kind: 'open'; readonly folder: StoreFolder } | { readonly kind: 'heldByAnother' }

/**
 * Opens a library's folder, making it on a first run, and takes its lock. Rejects with
 * `UnreadableStoreError` where the folder cannot be made, read or locked.
 */
export async function openStoreFolder(
  path: string,
  options: StoreFolderOptions = {},
): Promise<OpenedStoreFolder> {
  const { files = NODE_FILES, platform = process.platform } = options
  try {
    const isNew = await makeFolder(files, platform, path)
    const lock = await lockFolder(path, platform)
    if (lock.kind === 'heldByAnother') return lock
    try {
      for (const kind of SHARD_KINDS) await makeFolder(files, platform, join(path, kind))
    } catch (error) {
      await lock.release()
      throw error
    }
    return { kind: 'open', folder: storeFolder(path, isNew, lock.release, options) }
  } catch (error) {
    throw new UnreadableStoreError('library', error)
  }
}

function storeFolder(
  path: string,
  isNew: boolean,
  release: () => Promise<void>,
  options: StoreFolderOptions,
): StoreFolder {
  const { files = NODE_FILES } = options
  const adapters = new Map<StoreName, DurableAdapter<unknown>>()
  const notices = new Map<string, StoreNotice>()
  /** By folder: the names last listed, so that not every one of its stores has to list them again. */
  const listed = new Map<string, readonly string[]>()
  let closed = false

  const open = (name: StoreName, shape: DataShape): DurableAdapter<unknown> => {
    if (closed) throw new Error('the library is closed')
    const { format, durability, backup, file } = storeFacts(name)
    const adapter = new DurableAdapter<unknown>(join(path, file), {
      ...shape,
      ...options,
      format,
      durability,
      backup,
      store: name,
      names: listed.get(posix.dirname(file)),
      onNotice: (notice) => notices.set(`${notice.kind} ${name}`, fromLibrary(notice, file)),
    })
    adapters.set(name, adapter)
    return adapter
  }

  return {
    path,
    isNew,
    adapter: <T>(name: StoreName, shape: DataShape) =>
      // the caller's shape vouches for the type
      (adapters.get(name) ?? open(name, shape)) as DurableAdapter<T>,
    async list(kind) {
      const names = await files.readdir(join(path, kind))
      listed.set(kind, names)
      const numbers = names.map(shardNumberOf).filter((number) => number !== null)
      return [...new Set(numbers)].sort((a, b) => a - b)
    },
    notices: () => [...notices.values()],
    async close() {
      closed = true
      await Promise.all([...adapters.values()].map((adapter) => adapter.close()))
      await release()
    },
  }
}

/** Names the kept file from the library's folder, where a person will look for it. */
function fromLibrary(notice: StoreNotice, file: string): StoreNotice {
  return 'kept' in notice ? { ...notice, kept: posix.join(posix.dirname(file), notice.kept) } : notice
}
