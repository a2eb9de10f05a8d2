import type { Adapter } from 'lowdb'
import type { StoreNotice } from '../reports'
import type { LibraryStores, ShardKind } from './stores'

/**
 * Stores in memory, for tests and `dev:web`. They keep JSON text, as a disk would: what comes back is a
 * copy, and nothing that JSON cannot hold survives.
 */
export class MemoryStores implements LibraryStores {
  readonly files = new Map<string, string>()
  /** Names of the files written since it was last emptied. */
  readonly written: string[] = []
  /** Set to make every write fail, as a full disk does. */
  writeError: Error | null = null

  readonly shard: LibraryStores['shard'] = (kind, number) => this.#adapter(`${kind}/${number}`)

  readonly single: LibraryStores['single'] = (name) => this.#adapter(name)

  readonly readAgain: LibraryStores['readAgain'] = (kind, number) => this.shard(kind, number).read()

  readonly readSingleAgain: LibraryStores['readSingleAgain'] = (name) => this.single(name).read()

  async shards(kind: ShardKind): Promise<readonly number[]> {
    const numbers: number[] = []
    for (const name of this.files.keys()) {
      if (name.startsWith(`${kind}/`)) numbers.push(Number(name.slice(kind.length + 1)))
    }
    return numbers.sort((a, b) => a - b)
  }

  notices(): readonly StoreNotice[] {
    return []
  }

  failure(error: unknown) {
    return { kind: 'unknown', detail: String(error) } as const
  }

  #adapter<T>(name: string): Adapter<T> {
    return {
      read: async () => {
        const text = this.files.get(name)
        return text === undefined ? null : (JSON.parse(text) as T)
      },
      write: async (data) => {
        if (this.writeError !== null) throw this.writeError
        this.files.set(name, JSON.stringify(data))
        this.written.push(name)
      },
    }
  }
}
