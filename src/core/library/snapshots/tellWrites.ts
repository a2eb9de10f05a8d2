import type { Adapter } from 'lowdb'
import type { LibraryStores } from '../stores'
import { SNAPSHOT_SHARDS, SNAPSHOT_SINGLES } from './shelf'

const WATCHED: ReadonlySet<string> = new Set([...SNAPSHOT_SHARDS, ...SNAPSHOT_SINGLES])

/** The same stores; `onWrite` is told whenever a write to one that snapshots hold begins, and when it has ended. */
export function tellWrites(stores: LibraryStores, onWrite: () => void): LibraryStores {
  function watched<T>(name: string, adapter: Adapter<T>): Adapter<T> {
    if (!WATCHED.has(name)) return adapter
    return {
      read: () => adapter.read(),
      async write(data) {
        onWrite()
        try {
          await adapter.write(data)
        } finally {
          // a write that fails may be on disk all the same
          onWrite()
        }
      },
    }
  }
  return {
    shard: (kind, number) => watched(kind, stores.shard(kind, number)),
    single: (name) => watched(name, stores.single(name)),
    readAgain: (kind, number) => stores.readAgain(kind, number),
    readSingleAgain: (name) => stores.readSingleAgain(name),
    shards: (kind) => stores.shards(kind),
    notices: () => stores.notices(),
    failure: (error) => stores.failure(error),
  }
}
