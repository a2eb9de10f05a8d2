import { MemoryStores } from '@core/library/memoryStores'
import type { LibraryStores } from '@core/library/stores'
import type { StoreNotice } from '@core/reports'
import type { Adapter } from 'lowdb'

export interface FailingStores extends LibraryStores {
  readonly memory: MemoryStores
  /** Writes that reject: `refused` with the old file in place, `landed` although the new one is there. */
  readonly writes: Map<string, 'refused' | 'landed'>
  /** Files that are there and cannot be read. */
  readonly unreadable: Set<string>
  /** Files of a newer version, by their shards' names: as far as we understand them, they are as in memory. */
  readonly newer: Set<string>
}

/** Stores on these memory stores, of which some files cannot be written or read. */
export function failingStores(memory = new MemoryStores()): FailingStores {
  const writes = new Map<string, 'refused' | 'landed'>()
  const unreadable = new Set<string>()
  const newer = new Set<string>()
  const notices = new Map<string, StoreNotice>()
  function failing<T>(name: string, adapter: Adapter<T>): Adapter<T> {
    return {
      async read() {
        if (unreadable.has(name)) throw new Error(`${name} cannot be read`)
        if (newer.has(name)) notices.set(name, { kind: 'newer', store: name })
        return adapter.read()
      },
      async write(data) {
        if (newer.has(name)) throw new Error(`${name} is newer`)
        const outcome = writes.get(name)
        if (outcome !== 'refused') await adapter.write(data)
        if (outcome !== undefined) throw new Error(`${name}: ${outcome}`)
      },
    }
  }
  return {
    memory,
    writes,
    unreadable,
    newer,
    shard: (kind, number) => failing(`${kind}/${number}`, memory.shard(kind, number)),
    single: (name) => failing(name, memory.single(name)),
    readAgain: (kind, number) => memory.readAgain(kind, number),
    readSingleAgain: (name) => memory.readSingleAgain(name),
    shards: (kind) => memory.shards(kind),
    notices: () => [...notices.values()],
    failure: (error) => memory.failure(error),
  }
}
