import { Low } from 'lowdb'
import type { PaperId } from '../paperId'
import { inParallel } from './inParallel'
import { joinShard, type JoinedShard } from './joinShard'
import type { LibraryStores } from './stores'
import type { NoteRecord, ReadingRecord, RecordShard } from './storedShapes'

export interface RecordData {
  reading: ReadingRecord
  notes: NoteRecord
}

export interface RecordShardsOptions<K extends keyof RecordData> {
  readonly kind: K
  readonly stores: LibraryStores
  /** What a record weighs; a shard that weighs `fullAt` takes no new one. */
  readonly weigh: (record: RecordData[K]) => number
  readonly fullAt: number
  /** ISO time of a record's last change, as far as it tells. */
  readonly changedAt: (record: RecordData[K]) => string
  /** One record of two: the reader's, and what another program put in its place. `now` is an ISO time. */
  readonly join: (ours: RecordData[K], theirs: RecordData[K], now: string) => RecordData[K]
}

/** Shards read or written at a time: their flushes to disk share the waiting, and few files are open. */
export const AT_A_TIME = 8

/** A record as it is on disk. */
interface Kept<R> {
  readonly shard: number
  readonly record: R
}

/**
 * A record that is to be written; null = it is to go. Each change is an object of its own: by that a save
 * knows whether what it took is still the last word, also where the reader cleared the same note twice.
 */
export interface Change<R> {
  readonly record: R | null
}
export type Changes<R> = Map<PaperId, Change<R>>

/** Two records of one paper on disk, of which the newer counts. */
export interface Twice<R> {
  readonly id: PaperId
  readonly newer: R
  readonly older: R
}

/** The records as they are on disk, and which shard each lies in. */
export class RecordShards<K extends keyof RecordData> {
  readonly #options: RecordShardsOptions<K>
  readonly #shards = new Map<number, Low<RecordShard<RecordData[K]>>>()
  readonly #kept = new Map<PaperId, Kept<RecordData[K]>>()
  /** Where a new record's save failed: a failed save may be on disk all the same, so it belongs there. */
  readonly #tried = new Map<PaperId, number>()
  /** Shards with a record on disk that another shard has newer: to be written with the next changes. */
  readonly #outdated = new Set<number>()
  /** By such a shard: what it holds that is to go, and what counts in its place. */
  readonly #twice = new Map<number, Twice<RecordData[K]>[]>()

  constructor(options: RecordShardsOptions<K>) {
    this.#options = options
  }

  /** Reads every shard. Rejects where one is there but cannot be read. */
  async load(): Promise<void> {
    const { kind, stores } = this.#options
    const numbers = await stores.shards(kind)
    const lows = new Map<number, Low<RecordShard<RecordData[K]>>>()
    await inParallel(numbers, AT_A_TIME, async (number) => {
      const low = this.#makeLow(number)
      await low.read()
      lows.set(number, low)
    })
    for (const number of numbers) {
      const low = lows.get(number)!
      this.#shards.set(number, low)
      for (const [id, record] of low.data.records) this.#keepNewer(id, { shard: number, record })
    }
  }

  /** A shard restored from its backup may still have what has moved to another since. */
  #keepNewer(id: PaperId, found: Kept<RecordData[K]>): void {
    const { changedAt } = this.#options
    const known = this.#kept.get(id)
    if (known === undefined) {
      this.#kept.set(id, found)
      return
    }
    const isOlder = changedAt(known.record) > changedAt(found.record)
    const [newer, older] = isOlder ? [known, found] : [found, known]
    this.#kept.set(id, newer)
    const low = this.#shards.get(older.shard)!
    const others = low.data.records.filter(([other]) => other !== id)
    low.data = { records: older.shard === newer.shard ? [...others, [id, newer.record]] : others }
    this.#outdated.add(older.shard)
    const twice = { id, newer: newer.record, older: older.record }
    this.#twice.set(older.shard, [...(this.#twice.get(older.shard) ?? []), twice])
  }

  /** By shard: records on disk that its next write takes away, as another one is newer. */
  get twice(): ReadonlyMap<number, readonly Twice<RecordData[K]>[]> {
    return this.#twice
  }

  get(id: PaperId): RecordData[K] | null {
    return this.#kept.get(id)?.record ?? null
  }

  has(id: PaperId): boolean {
    return this.#kept.has(id)
  }

  ids(): Iterable<PaperId> {
    return this.#kept.keys()
  }

  /**
   * Deals changes out to the shards they are to be written to, among them shards that must be written without any.
   * `unwritten` need not be: what was made and removed again before it was ever written.
   */
  deal(changes: ReadonlyMap<PaperId, Change<RecordData[K]>>): {
    readonly shards: ReadonlyMap<number, Changes<RecordData[K]>>
    readonly unwritten: readonly PaperId[]
  } {
    const shards = new Map<number, Changes<RecordData[K]>>()
    for (const number of this.#outdated) shards.set(number, new Map())
    const unwritten: PaperId[] = []
    const filled = new Set<number>()
    let open = { number: 0, weight: Infinity }
    for (const [id, change] of changes) {
      const { record } = change
      let number = this.#kept.get(id)?.shard ?? this.#tried.get(id)
      if (number === undefined) {
        if (record === null) {
          unwritten.push(id)
          continue
        }
        if (open.weight >= this.#options.fullAt) open = this.#shardWithRoom(filled)
        filled.add(open.number)
        open.weight += this.#options.weigh(record)
        number = open.number
      }
      const inShard = shards.get(number) ?? new Map<PaperId, Change<RecordData[K]>>()
      shards.set(number, inShard.set(id, change))
    }
    return { shards, unwritten }
  }

  /**
   * Where new records go: the last shard, or one that removals have half emptied, so that marking and
   * unmarking again and again does not use up the numbers, or a new one.
   */
  #shardWithRoom(filled: ReadonlySet<number>): { readonly number: number; weight: number } {
    const { weigh, fullAt } = this.#options
    const last = Math.max(0, ...this.#shards.keys(), ...filled)
    let roomiest = { number: last + 1, weight: Infinity }
    for (const [number, { data }] of this.#shards) {
      if (filled.has(number)) continue
      const weight = data.records.reduce((sum, [, record]) => sum + weigh(record), 0)
      if (number === last && weight < fullAt) return { number, weight }
      if (weight <= fullAt / 2 && weight < roomiest.weight) roomiest = { number, weight }
    }
    return roomiest.weight === Infinity ? { number: last + 1, weight: 0 } : roomiest
  }

  /** Writes changes that were dealt to a shard. Rejects where that fails: they may be on disk all the same. */
  async write(number: number, changes: Changes<RecordData[K]>): Promise<void> {
    const low = this.#shards.get(number) ?? this.#makeLow(number)
    const records = new Map(low.data.records)
    for (const [id, { record }] of changes) {
      if (record === null) records.delete(id)
      else records.set(id, record)
    }
    const next = { records: [...records] }
    try {
      await low.adapter.write(next)
    } catch (error) {
      for (const id of changes.keys()) if (!this.#kept.has(id)) this.#tried.set(id, number)
      throw error
    }
    low.data = next
    this.#shards.set(number, low)
    this.#outdated.delete(number)
    this.#twice.delete(number)
    for (const [id, { record }] of changes) {
      this.#tried.delete(id)
      if (record === null) this.#kept.delete(id)
      else this.#kept.set(id, { shard: number, record })
    }
  }

  /**
   * Reads a shard anew that could not be written because another program had changed it. Rejects where that cannot
   * be: it is not whole, or of a newer version.
   */
  async readAgain(number: number): Promise<ReadonlyMap<PaperId, RecordData[K]>> {
    const { kind, stores } = this.#options
    // the kind decides the data's type; the compiler cannot follow that through the index
    const data = (await stores.readAgain(kind, number)) as RecordShard<RecordData[K]> | null
    return new Map(data?.records)
  }

  /**
   * Joins what another program left in a shard with what is here, at one moment: `ours` gives each record as the
   * reader left it, saved or not, and `isPending` whether a change of it waits to be written. What must be written
   * beyond what stands in their file is given back; it waits from then on, in the place of what waited before.
   */
  takeIn(
    number: number,
    theirs: ReadonlyMap<PaperId, RecordData[K]>,
    ours: (id: PaperId) => RecordData[K] | null,
    isPending: (id: PaperId) => boolean,
    now: string,
  ): JoinedShard<RecordData[K]> {
    const low = this.#shards.get(number) ?? this.#makeLow(number)
    const base = new Map(low.data.records)
    const isElsewhere = (id: PaperId): boolean => (this.#kept.get(id)?.shard ?? number) !== number
    const joined = joinShard({
      base,
      theirs,
      ours,
      mustWrite: (id) => isPending(id) || isElsewhere(id),
      join: (our, their) => this.#options.join(our, their, now),
    })
    const records = [...theirs].filter(([id]) => !isElsewhere(id))
    if (records.length < theirs.size) this.#outdated.add(number)
    low.data = { records }
    this.#shards.set(number, low)
    for (const id of base.keys()) if (!isElsewhere(id)) this.#kept.delete(id)
    for (const [id, record] of records) this.#kept.set(id, { shard: number, record })
    for (const id of joined.changes.keys()) if (!this.#kept.has(id)) this.#tried.set(id, number)
    return joined
  }

  #makeLow(number: number): Low<RecordShard<RecordData[K]>> {
    const { kind, stores } = this.#options
    // the kind decides the data's type; the compiler cannot follow that through the index
    const adapter = stores.shard(kind, number) as unknown as Low<RecordShard<RecordData[K]>>['adapter']
    return new Low<RecordShard<RecordData[K]>>(adapter, { records: [] })
  }
}
