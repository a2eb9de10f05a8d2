import { Low } from 'lowdb'
import type { PaperId } from '../paperId'
import type { SaveFailure } from '../reports'
import { inParallel } from './inParallel'
import { joinShard, type Joined } from './joinShard'
import type { FlushReport } from './libraryApi'
import { oneAtATime } from './oneAtATime'
import { hasNewer, type Clock, type LibraryStores } from './stores'
import type { NoteRecord, ReadingRecord, RecordShard } from './storedShapes'
import { MOST_ROUNDS } from './writeJoined'

interface RecordData {
  reading: ReadingRecord
  notes: NoteRecord
}

export interface RecordStoreOptions<K extends keyof RecordData> {
  readonly kind: K
  readonly stores: LibraryStores
  readonly clock: Clock
  /** What a record weighs; a shard that weighs `fullAt` takes no new one. */
  readonly weigh: (record: RecordData[K]) => number
  readonly fullAt: number
  /** ISO time of a record's last change, as far as it tells. */
  readonly changedAt: (record: RecordData[K]) => string
  /** One record of two: the reader's, and what another program put in its place. `now` is an ISO time. */
  readonly join: (ours: RecordData[K], theirs: RecordData[K], now: string) => RecordData[K]
  /** Milliseconds from the last change to the save, and the longest that a change may wait. */
  readonly delay: number
  readonly longestDelay: number
  /** Resolves when a change may be written, with null, or with why it cannot be now; never rejects. */
  readonly whyNotYet?: (id: PaperId, record: RecordData[K] | null) => Promise<SaveFailure | null>
  readonly onSaving?: (ids: readonly PaperId[]) => void
  readonly onSaved?: (ids: readonly PaperId[]) => void
  readonly onFailed?: (ids: readonly PaperId[], failure: SaveFailure) => void
  /** Told what another program's change to a shard has brought; it is saved next. */
  readonly onJoined?: (joined: readonly Joined<RecordData[K]>[]) => void
  /** Told once for each flush that had something to save, when all its shards are through. */
  readonly onFlushed?: (report: FlushReport) => void
}

/** After a failed save the next try comes by itself, ever later up to this. */
const FIRST_RETRY = 2_000
const LONGEST_RETRY = 30_000
/** Shards read or written at a time: their flushes to disk share the waiting, and few files are open. */
const AT_A_TIME = 8

/** A record as it is on disk. */
interface Kept<R> {
  readonly shard: number
  readonly record: R
}

/**
 * A record that is to be written; null = it is to go. Each change is an object of its own: by that a save
 * knows whether what it took is still the last word, also where the reader cleared the same note twice.
 */
interface Change<R> {
  readonly record: R | null
}
type Changes<R> = Map<PaperId, Change<R>>

/** Of these changes those that may not be written yet, and why. */
async function tooEarly<R>(
  changes: Changes<R>,
  whyNotYet: (id: PaperId, record: R | null) => Promise<SaveFailure | null>,
): Promise<ReadonlyMap<PaperId, SaveFailure>> {
  const early = new Map<PaperId, SaveFailure>()
  const ask = async ([id, { record }]: readonly [PaperId, Change<R>]): Promise<void> => {
    const failure = await whyNotYet(id, record)
    if (failure !== null) early.set(id, failure)
  }
  await Promise.all([...changes].map(ask))
  return early
}

/**
 * What the reader made (reading states or notes), by paper id, in small shards filled in order of
 * first change. A change is held in `pending` until its shard is safely written; `get` sees it at
 * once. Only a write that succeeded moves it into the shard's own data, so memory never claims more
 * than the disk has.
 */
export class RecordStore<K extends keyof RecordData> {
  readonly #options: RecordStoreOptions<K>
  readonly #shards = new Map<number, Low<RecordShard<RecordData[K]>>>()
  readonly #kept = new Map<PaperId, Kept<RecordData[K]>>()
  /** Changes not yet on disk. */
  readonly #pending: Changes<RecordData[K]> = new Map()
  /** Where a new record's save failed: a failed save may be on disk all the same, so it belongs there. */
  readonly #tried = new Map<PaperId, number>()
  /** Shards with a record on disk that another shard has newer: to be written with the next changes. */
  readonly #outdated = new Set<number>()
  #loaded: Promise<void> | null = null
  #isLoaded = false
  #cancelTimer: (() => void) | null = null
  #oldestPending: number | null = null
  #retryDelay = FIRST_RETRY
  readonly #flushInTurn = oneAtATime(() => this.#flushPending())

  constructor(options: RecordStoreOptions<K>) {
    this.#options = options
  }

  /** Reads every shard, once. Rejects where one is there but cannot be read: then nothing is ever written. */
  load(): Promise<void> {
    this.#loaded ??= this.#readAll()
    return this.#loaded
  }

  async #readAll(): Promise<void> {
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
    this.#isLoaded = true
  }

  /** Whether everything on disk has been read. */
  get isLoaded(): boolean {
    return this.#isLoaded
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
  }

  /** The record as the reader left it, saved or not. */
  get(id: PaperId): RecordData[K] | null {
    const pending = this.#pending.get(id)
    return pending === undefined ? (this.#kept.get(id)?.record ?? null) : pending.record
  }

  /** Every paper that has a record. */
  *ids(): Iterable<PaperId> {
    for (const id of this.#kept.keys()) if (this.get(id) !== null) yield id
    for (const [id, { record }] of this.#pending) if (record !== null && !this.#kept.has(id)) yield id
  }

  /** Whether a change to this paper's record still waits to be saved. */
  isPending(id: PaperId): boolean {
    return this.#pending.has(id)
  }

  hasPending(): boolean {
    return this.#pending.size > 0
  }

  /** Sets or, with null, removes a record; it is saved by itself. */
  set(id: PaperId, record: RecordData[K] | null): void {
    this.setAll([[id, record]])
  }

  /** Sets or, with null, removes many records; they are saved by themselves. */
  setAll(changes: Iterable<readonly [PaperId, RecordData[K] | null]>): void {
    for (const [id, record] of changes) this.#pending.set(id, { record })
    this.#schedule()
  }

  /** Saves whatever waits, now; what is on disk is read before. Never rejects. */
  flush(): Promise<FlushReport> {
    return this.#flushInTurn()
  }

  #schedule(): void {
    const { clock, delay, longestDelay } = this.#options
    const now = clock.now().getTime()
    this.#oldestPending ??= now
    this.#stopTimer()
    const wait = Math.max(0, Math.min(delay, this.#oldestPending + longestDelay - now))
    this.#cancelTimer = clock.later(wait, () => void this.flush())
  }

  #stopTimer(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }

  async #flushPending(): Promise<FlushReport> {
    const { clock, onFailed, onFlushed } = this.#options
    if (this.#pending.size === 0) return { kind: 'flushed' }
    this.#stopTimer()
    this.#oldestPending = null
    let round = await this.#savePending()
    for (let rounds = 1; round.tookIn.length > 0 && rounds < MOST_ROUNDS; rounds++) {
      round = await this.#savePending()
    }
    let [failure] = round.failures
    if (round.tookIn.length > 0) {
      failure ??= { kind: 'changedElsewhere' }
      onFailed?.(round.tookIn, failure)
    }
    const report: FlushReport = failure === undefined ? { kind: 'flushed' } : { kind: 'notFlushed', failure }
    if (failure === undefined) {
      this.#retryDelay = FIRST_RETRY
    } else {
      this.#stopTimer()
      this.#cancelTimer = clock.later(this.#retryDelay, () => void this.flush())
      this.#retryDelay = Math.min(this.#retryDelay * 2, LONGEST_RETRY)
    }
    onFlushed?.(report)
    return report
  }

  /**
   * Writes the changes that wait now, shard by shard; gives why some could not be, and which were not yet: their
   * shard was taken in, as another program had changed it, and is to be written with what that brought.
   */
  async #savePending(): Promise<{
    readonly failures: readonly SaveFailure[]
    readonly tookIn: readonly PaperId[]
  }> {
    const { onSaving, onSaved, onFailed, stores, whyNotYet } = this.#options
    const failures: SaveFailure[] = []
    const tookIn: PaperId[] = []
    const failed = (ids: readonly PaperId[], failure: SaveFailure): void => {
      failures.push(failure)
      onFailed?.(ids, failure)
    }
    try {
      // a shard that is there and was not read would be overwritten
      await this.load()
    } catch (error) {
      failed([...this.#pending.keys()], stores.failure(error))
      return { failures, tookIn }
    }
    if (hasNewer(stores, this.#options.kind)) {
      // what a shard holds that we cannot read must not be contradicted by another one
      failed([...this.#pending.keys()], { kind: 'newerFormat' })
      return { failures, tookIn }
    }
    const taken = new Map(this.#pending)
    onSaving?.([...taken.keys()])
    if (whyNotYet !== undefined) {
      for (const [id, failure] of await tooEarly(taken, whyNotYet)) {
        taken.delete(id)
        failed([id], failure)
      }
    }
    const groups = this.#byShard(taken)
    // what was made and removed again before it was ever written is as safe as can be
    const unwritten = [...taken.keys()].filter((id) => !this.#pending.has(id))
    if (unwritten.length > 0) onSaved?.(unwritten)
    await inParallel(groups, AT_A_TIME, async ([number, changes]) => {
      const ids = [...changes.keys()]
      try {
        await this.#writeShard(number, changes)
        onSaved?.(ids.filter((id) => !this.#pending.has(id)))
      } catch (error) {
        for (const id of ids) if (!this.#kept.has(id)) this.#tried.set(id, number)
        const failure = await this.#whyNotTakenIn(number, error)
        if (failure === null) tookIn.push(...ids)
        else failed(ids, failure)
      }
    })
    return { failures, tookIn }
  }

  /**
   * Takes in a shard that could not be written because another program had changed it; null where that
   * succeeded, so that it can be written now.
   */
  async #whyNotTakenIn(number: number, error: unknown): Promise<SaveFailure | null> {
    const { kind, stores } = this.#options
    const failure = stores.failure(error)
    if (failure.kind !== 'changedElsewhere') return failure
    try {
      // the kind decides the data's type; the compiler cannot follow that through the index
      const data = (await stores.readAgain(kind, number)) as RecordShard<RecordData[K]> | null
      this.#takeIn(number, new Map(data?.records))
      return null
    } catch (reason) {
      return stores.failure(reason)
    }
  }

  /** Joins what another program left in a shard with what is here, at one moment. */
  #takeIn(number: number, theirs: ReadonlyMap<PaperId, RecordData[K]>): void {
    const { clock, join, onJoined } = this.#options
    const low = this.#shards.get(number) ?? this.#makeLow(number)
    const base = new Map(low.data.records)
    const now = clock.now().toISOString()
    const isElsewhere = (id: PaperId): boolean => (this.#kept.get(id)?.shard ?? number) !== number
    const { changes, joined } = joinShard({
      base,
      theirs,
      ours: (id) => this.get(id),
      mustWrite: (id) => this.#pending.has(id) || isElsewhere(id),
      join: (ours, their) => join(ours, their, now),
    })
    const records = [...theirs].filter(([id]) => !isElsewhere(id))
    if (records.length < theirs.size) this.#outdated.add(number)
    low.data = { records }
    this.#shards.set(number, low)
    for (const id of base.keys()) if (!isElsewhere(id)) this.#kept.delete(id)
    for (const [id, record] of records) this.#kept.set(id, { shard: number, record })
    for (const [id, record] of changes) {
      this.#pending.set(id, { record })
      if (!this.#kept.has(id)) this.#tried.set(id, number)
    }
    onJoined?.(joined)
  }

  #byShard(taken: Changes<RecordData[K]>): ReadonlyMap<number, Changes<RecordData[K]>> {
    const groups = new Map<number, Changes<RecordData[K]>>()
    for (const number of this.#outdated) groups.set(number, new Map())
    const filled = new Set<number>()
    let open = { number: 0, weight: Infinity }
    for (const [id, change] of taken) {
      const { record } = change
      let number = this.#kept.get(id)?.shard ?? this.#tried.get(id)
      if (number === undefined) {
        if (record === null) {
          this.#settle(id, change) // made and removed again before it was ever written
          continue
        }
        if (open.weight >= this.#options.fullAt) open = this.#shardWithRoom(filled)
        filled.add(open.number)
        open.weight += this.#options.weigh(record)
        number = open.number
      }
      const changes = groups.get(number) ?? new Map<PaperId, Change<RecordData[K]>>()
      groups.set(number, changes.set(id, change))
    }
    return groups
  }

  /** A change is as safe as it can be: it waits no more, unless the reader has changed the record since. */
  #settle(id: PaperId, change: Change<RecordData[K]>): void {
    if (this.#pending.get(id) === change) this.#pending.delete(id)
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

  async #writeShard(number: number, changes: Changes<RecordData[K]>): Promise<void> {
    const low = this.#shards.get(number) ?? this.#makeLow(number)
    const records = new Map(low.data.records)
    for (const [id, { record }] of changes) {
      if (record === null) records.delete(id)
      else records.set(id, record)
    }
    const next = { records: [...records] }
    await low.adapter.write(next)
    low.data = next
    this.#shards.set(number, low)
    this.#outdated.delete(number)
    for (const [id, change] of changes) {
      const { record } = change
      this.#tried.delete(id)
      if (record === null) this.#kept.delete(id)
      else this.#kept.set(id, { shard: number, record })
      this.#settle(id, change)
    }
  }

  #makeLow(number: number): Low<RecordShard<RecordData[K]>> {
    const { kind, stores } = this.#options
    // the kind decides the data's type; the compiler cannot follow that through the index
    const adapter = stores.shard(kind, number) as unknown as Low<RecordShard<RecordData[K]>>['adapter']
    return new Low<RecordShard<RecordData[K]>>(adapter, { records: [] })
  }
}
