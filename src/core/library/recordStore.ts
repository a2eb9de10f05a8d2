import type { PaperId } from '../paperId'
import type { SaveFailure } from '../reports'
import { inParallel } from './inParallel'
import type { Joined } from './joinShard'
import type { FlushReport } from './libraryApi'
import { oneAtATime } from './oneAtATime'
import {
  AT_A_TIME,
  RecordShards,
  type Change,
  type Changes,
  type RecordData,
  type RecordShardsOptions,
  type Twice,
} from './recordShards'
import { hasNewer, type Clock } from './stores'
import { MOST_ROUNDS } from './writeJoined'

export interface RecordStoreOptions<K extends keyof RecordData> extends RecordShardsOptions<K> {
  readonly clock: Clock
  /** Milliseconds from the last change to the save, and the longest that a change may wait. */
  readonly delay: number
  readonly longestDelay: number
  /** Resolves when a change may be written, with null, or with why it cannot be now; never rejects. */
  readonly whyNotYet?: (id: PaperId, record: RecordData[K] | null) => Promise<SaveFailure | null>
  /** Told of the older of two records of one paper before it is taken off the disk; `whyNotYet` may hold that up. */
  readonly onTwice?: (twice: Twice<RecordData[K]>) => void
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

const NONE_HELD_UP: ReadonlyMap<number, SaveFailure> = new Map()

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
  readonly #shards: RecordShards<K>
  /** Changes not yet on disk. */
  readonly #pending: Changes<RecordData[K]> = new Map()
  #loaded: Promise<void> | null = null
  #isLoaded = false
  #cancelTimer: (() => void) | null = null
  #oldestPending: number | null = null
  #retryDelay = FIRST_RETRY
  /** Older records of those on disk that `onTwice` was told of. */
  readonly #toldTwice = new WeakSet<RecordData[K]>()
  /** Whether the last save left a shard as it is on disk for such a record's sake: that is told, and tried again. */
  #isHeldUp = false
  readonly #flushInTurn = oneAtATime(() => this.#flushPending())

  constructor(options: RecordStoreOptions<K>) {
    this.#options = options
    this.#shards = new RecordShards(options)
  }

  /** Reads every shard, once. Rejects where one is there but cannot be read: then nothing is ever written. */
  load(): Promise<void> {
    this.#loaded ??= this.#readAll()
    return this.#loaded
  }

  async #readAll(): Promise<void> {
    await this.#shards.load()
    this.#isLoaded = true
  }

  /** Whether everything on disk has been read. */
  get isLoaded(): boolean {
    return this.#isLoaded
  }

  /** The record as the reader left it, saved or not. */
  get(id: PaperId): RecordData[K] | null {
    const pending = this.#pending.get(id)
    return pending === undefined ? this.#shards.get(id) : pending.record
  }

  /** Every paper that has a record. */
  *ids(): Iterable<PaperId> {
    for (const id of this.#shards.ids()) if (this.get(id) !== null) yield id
    for (const [id, { record }] of this.#pending) if (record !== null && !this.#shards.has(id)) yield id
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
    if (this.#pending.size === 0 && !this.#isHeldUp) return { kind: 'flushed' }
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
    const heldUp = this.#shards.twice.size > 0 ? await this.#heldUp() : NONE_HELD_UP
    this.#isHeldUp = heldUp.size > 0
    const { shards, unwritten } = this.#shards.deal(taken)
    for (const id of unwritten) this.#settle(id, taken.get(id)!)
    // as safe as can be
    const settled = unwritten.filter((id) => !this.#pending.has(id))
    if (settled.length > 0) onSaved?.(settled)
    await inParallel(shards, AT_A_TIME, async ([number, changes]) => {
      const ids = [...changes.keys()]
      const why = heldUp.get(number)
      if (why !== undefined) return failed(ids, why)
      try {
        await this.#shards.write(number, changes)
        for (const [id, change] of changes) this.#settle(id, change)
        onSaved?.(ids.filter((id) => !this.#pending.has(id)))
      } catch (error) {
        const failure = await this.#whyNotTakenIn(number, error)
        if (failure === null) tookIn.push(...ids)
        else failed(ids, failure)
      }
    })
    return { failures, tookIn }
  }

  /** Shards that may not be written yet, and why: they hold an older record that is to be kept elsewhere first. */
  async #heldUp(): Promise<ReadonlyMap<number, SaveFailure>> {
    const { onTwice, whyNotYet } = this.#options
    const heldUp = new Map<number, SaveFailure>()
    for (const [number, records] of this.#shards.twice) {
      for (const twice of records) {
        if (!this.#toldTwice.has(twice.older)) onTwice?.(twice)
        this.#toldTwice.add(twice.older)
        const failure = await whyNotYet?.(twice.id, twice.newer)
        if (failure != null) heldUp.set(number, failure)
      }
    }
    return heldUp
  }

  /**
   * Takes in a shard that could not be written because another program had changed it; null where that
   * succeeded, so that it can be written now.
   */
  async #whyNotTakenIn(number: number, error: unknown): Promise<SaveFailure | null> {
    const { clock, stores, onJoined } = this.#options
    const failure = stores.failure(error)
    if (failure.kind !== 'changedElsewhere') return failure
    try {
      const theirs = await this.#shards.readAgain(number)
      const { changes, joined } = this.#shards.takeIn(
        number,
        theirs,
        (id) => this.get(id),
        (id) => this.#pending.has(id),
        clock.now().toISOString(),
      )
      for (const [id, record] of changes) this.#pending.set(id, { record })
      onJoined?.(joined)
      return null
    } catch (reason) {
      return stores.failure(reason)
    }
  }

  /** A change is as safe as it can be: it waits no more, unless the reader has changed the record since. */
  #settle(id: PaperId, change: Change<RecordData[K]>): void {
    if (this.#pending.get(id) === change) this.#pending.delete(id)
  }
}
