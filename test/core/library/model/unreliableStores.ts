import type { LibraryStores, ShardKind, SingleName } from '@core/library/stores'
import type { Adapter } from 'lowdb'
import type { Random } from './random'

/**
 * What happens to writes: `refused` leaves the old file, `landed` rejects although the new file is there
 * (as when only the folder's flush failed), `flaky` is any of them.
 */
export type Trouble = 'none' | 'refused' | 'landed' | 'flaky'

export const STORE_KINDS = [
  'reading',
  'notes',
  'versions',
  'digests',
  'rows',
  'papers',
  'settings',
  'session',
  'undo',
  'restoring',
  'searches',
  'keywords',
] as const
export type StoreKind = (typeof STORE_KINDS)[number]

/** Stores in memory that take their time, in turns of the microtask queue, and fail when told to. */
export class UnreliableStores implements LibraryStores {
  readonly troubles = new Map<StoreKind, Trouble>()
  /** Files whose last write was rejected. */
  readonly failing = new Set<string>()
  readonly #random: Random
  /** By file: writes and reads take turns, as those of an adapter on disk do. */
  readonly #turns = new Map<string, Promise<unknown>>()

  constructor(
    random: Random,
    readonly files = new Map<string, string>(),
  ) {
    this.#random = random
  }

  readonly shard: LibraryStores['shard'] = (kind, number) => this.#adapter(kind, `${kind}/${number}`)
  readonly readAgain: LibraryStores['readAgain'] = (kind, number) => this.shard(kind, number).read()
  readonly readSingleAgain: LibraryStores['readSingleAgain'] = (name) => this.single(name).read()
  readonly single: LibraryStores['single'] = (name) => this.#adapter(name, name)

  async shards(kind: ShardKind): Promise<readonly number[]> {
    await this.#wait()
    return [...this.files.keys()]
      .filter((name) => name.startsWith(`${kind}/`))
      .map((name) => Number(name.slice(kind.length + 1)))
      .sort((a, b) => a - b)
  }

  notices(): readonly never[] {
    return []
  }

  failure(error: unknown) {
    return { kind: 'unknown', detail: String(error) } as const
  }

  /** The files as they are at this moment, for a library that starts after a crash. */
  crashed(): UnreliableStores {
    return new UnreliableStores(this.#random, new Map(this.files))
  }

  #adapter<T>(kind: ShardKind | SingleName, name: string): Adapter<T> {
    return {
      read: () =>
        this.#inTurn(name, async () => {
          await this.#wait()
          const text = this.files.get(name)
          return text === undefined ? null : (JSON.parse(text) as T)
        }),
      write: (data) => {
        const text = JSON.stringify(data)
        return this.#inTurn(name, () => this.#write(kind, name, text))
      },
    }
  }

  async #write(kind: StoreKind, name: string, text: string): Promise<void> {
    await this.#wait()
    const told = this.troubles.get(kind) ?? 'none'
    const trouble = told === 'flaky' ? this.#random.one(['none', 'refused', 'landed'] as const) : told
    if (trouble !== 'refused') this.files.set(name, text)
    await this.#wait()
    if (trouble === 'none') {
      this.failing.delete(name)
      return
    }
    this.failing.add(name)
    throw new Error(`${trouble}: ${name}`)
  }

  #inTurn<R>(name: string, task: () => Promise<R>): Promise<R> {
    const result = (this.#turns.get(name) ?? Promise.resolve()).then(task)
    this.#turns.set(
      name,
      result.catch(() => undefined),
    )
    return result
  }

  async #wait(): Promise<void> {
    for (let turns = this.#random.below(8); turns > 0; turns--) await Promise.resolve()
  }
}
