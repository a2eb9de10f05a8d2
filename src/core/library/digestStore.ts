import { Low } from 'lowdb'
import type { DigestNumber } from '../scope'
import type { LibraryStores } from './stores'
import { ENTRIES_PER_DIGEST_SHARD, type DigestShard, type StoredDigest } from './storedShapes'

/** The digests' files: shards of some thousand entries, filled in order of import. */
export class DigestStore {
  readonly #stores: LibraryStores
  readonly #shards = new Map<number, Low<DigestShard>>()
  readonly #shardOfDigest = new Map<DigestNumber, number>()
  readonly #unsaved = new Set<number>()

  constructor(stores: LibraryStores) {
    this.#stores = stores
  }

  /** Reads every digest, in order of import. Rejects where a shard is there but cannot be read. */
  async load(): Promise<readonly StoredDigest[]> {
    const numbers = await this.#stores.shards('digests')
    const digests: StoredDigest[] = []
    for (const number of numbers) {
      const low = this.#makeLow(number)
      await low.read()
      this.#shards.set(number, low)
      for (const digest of low.data.digests) this.#shardOfDigest.set(digest.number, number)
      digests.push(...low.data.digests)
    }
    return digests.sort((a, b) => a.number - b.number)
  }

  /** Adds a digest, or replaces the one of its number; `save` writes it. */
  put(digest: StoredDigest): void {
    const number = this.#shardOfDigest.get(digest.number) ?? this.#shardWithRoom()
    const low = this.#shards.get(number) ?? this.#makeLow(number)
    const others = low.data.digests.filter((known) => known.number !== digest.number)
    low.data = { digests: [...others, digest].sort((a, b) => a.number - b.number) }
    this.#shards.set(number, low)
    this.#shardOfDigest.set(digest.number, number)
    this.#unsaved.add(number)
  }

  /**
   * Takes every changed shard as it is now; the result writes them. It rejects when some could not be
   * written; those stay unsaved, as does a shard that changed meanwhile.
   */
  prepareSave(): () => Promise<void> {
    const taken = [...this.#unsaved].map((number) => ({ number, data: this.#shards.get(number)!.data }))
    return async () => {
      const errors: unknown[] = []
      for (const { number, data } of taken) {
        try {
          await this.#stores.shard('digests', number).write(data)
          if (this.#shards.get(number)?.data === data) this.#unsaved.delete(number)
        } catch (error) {
          errors.push(error)
        }
      }
      if (errors.length > 0) throw errors[0]
    }
  }

  get hasUnsaved(): boolean {
    return this.#unsaved.size > 0
  }

  #shardWithRoom(): number {
    const last = Math.max(0, ...this.#shards.keys())
    const entries = this.#shards.get(last)?.data.digests.reduce((sum, { papers }) => sum + papers.length, 0)
    return entries !== undefined && entries < ENTRIES_PER_DIGEST_SHARD ? last : last + 1
  }

  #makeLow(number: number): Low<DigestShard> {
    return new Low<DigestShard>(this.#stores.shard('digests', number), { digests: [] })
  }
}
