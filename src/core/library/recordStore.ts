import { Low } from 'lowdb'
import type { PaperId } from '../paperId'
import type { SaveFailure } from '../reports'
import type { FlushReport } from './libraryApi'
import type { Clock, LibraryStores } from './stores'
import type { NoteRecord, ReadingRecord, RecordShard } from './storedShapes'

interface RecordData {
  reading: ReadingRecord
  notes: NoteRecord
}

export interface RecordStoreOptions<K extends keyof RecordData> {
  readonly kind: K
  readonly stores: LibraryStores
  readonly clock: Clock
  /** Whether a shard with these records may take another one. */
  readonly hasRoom: (records: readonly RecordData[K][]) => boolean
  /** Milliseconds from the last change to the save, and the longest that a change may wait. */
  readonly delay: number
  readonly longestDelay: number
  readonly onSaving?: (ids: readonly PaperId[]) => void
  readonly onSaved?: (ids: readonly PaperId[]) => void
  readonly onFailed?: (ids: readonly PaperId[], failure: SaveFailure) => void
}

/** After a failed save the next try comes by itself, ever later up to this. */
const FIRST_RETRY = 2_000
const LONGEST_RETRY = 30_000

/**
 * What the reader made (reading states or notes), by paper id, in small shards filled in order of
 * first change. A change is held in `pending` until its shard is safely written; `get` sees it at
 * once. Only a write that succeeded moves it into the shard's own data, so memory never claims more
 * than the disk has.
 */
export class RecordStore<K extends keyof RecordData> {
  readonly #options: RecordStoreOptions<K>
  readonly #shards = new Map<number, Low<RecordShard<RecordData[K]>>>()
  readonly #shardOfId = new Map<PaperId, number>()
  readonly #committed = new Map<PaperId, RecordData[K]>()
  /** Changes not yet on disk; null = the record is to go. */
  readonly #pending = new Map<PaperId, RecordData[K] | null>()
  #cancelTimer: (() => void) | null = null
  #oldestPending: number | null = null
  #retryDelay = FIRST_RETRY
  #flushing: Promise<FlushReport> | null = null

  constructor(options: RecordStoreOptions<K>) {
    this.#options = options
  }

  /** Reads every shard. Rejects where one is there but cannot be read. */
  async load(): Promise<void> {
    const { kind, stores } = this.#options
    const numbers = await stores.shards(kind)
    const loaded = await Promise.all(
      numbers.map(async (number) => {
        const low = this.#makeLow(number)
        await low.read()
        return [number, low] as const
      }),
    )
    for (const [number, low] of loaded) {
      this.#shards.set(number, low)
      for (const [id, record] of low.data.records) {
        this.#shardOfId.set(id, number)
        this.#committed.set(id, record)
      }
    }
  }

  /** The record as the reader left it, saved or not. */
  get(id: PaperId): RecordData[K] | null {
    const pending = this.#pending.get(id)
    return pending === undefined ? (this.#committed.get(id) ?? null) : pending
  }

  /** Every paper that has a record. */
  *ids(): Iterable<PaperId> {
    for (const id of this.#committed.keys()) if (this.get(id) !== null) yield id
    for (const [id, record] of this.#pending) if (record !== null && !this.#committed.has(id)) yield id
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
    this.#pending.set(id, record)
    this.#schedule()
  }

  /** Saves whatever waits, now. Never rejects. */
  async flush(): Promise<FlushReport> {
    while (this.#flushing !== null) await this.#flushing
    if (this.#pending.size === 0) return { kind: 'flushed' }
    this.#flushing = this.#flushPending()
    try {
      return await this.#flushing
    } finally {
      this.#flushing = null
    }
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
    const { clock, onSaving, onSaved, onFailed, stores } = this.#options
    this.#stopTimer()
    this.#oldestPending = null
    const taken = new Map(this.#pending)
    onSaving?.([...taken.keys()])
    const groups = this.#byShard(taken)
    // what was made and removed again before it was ever written is as safe as can be
    const unwritten = [...taken.keys()].filter((id) => !this.#pending.has(id))
    if (unwritten.length > 0) onSaved?.(unwritten)
    let failure: SaveFailure | null = null
    for (const [number, changes] of groups) {
      const ids = [...changes.keys()]
      try {
        await this.#writeShard(number, changes)
        onSaved?.(ids.filter((id) => !this.#pending.has(id)))
      } catch (error) {
        failure = stores.failure(error)
        onFailed?.(ids, failure)
      }
    }
    if (failure === null) {
      this.#retryDelay = FIRST_RETRY
      return { kind: 'flushed' }
    }
    this.#stopTimer()
    this.#cancelTimer = clock.later(this.#retryDelay, () => void this.flush())
    this.#retryDelay = Math.min(this.#retryDelay * 2, LONGEST_RETRY)
    return { kind: 'notFlushed', failure }
  }

  #byShard(taken: Map<PaperId, RecordData[K] | null>): Map<number, Map<PaperId, RecordData[K] | null>> {
    const groups = new Map<number, Map<PaperId, RecordData[K] | null>>()
    let open = Math.max(0, ...this.#shards.keys())
    let newcomers: RecordData[K][] = []
    for (const [id, record] of taken) {
      let number = this.#shardOfId.get(id)
      if (number === undefined) {
        if (record === null) {
          this.#pending.delete(id) // made and removed again before it was ever written
          continue
        }
        if (open === 0 || !this.#hasRoom(open, newcomers)) {
          open++
          newcomers = []
        }
        newcomers.push(record)
        number = open
      }
      const group = groups.get(number) ?? new Map<PaperId, RecordData[K] | null>()
      groups.set(number, group.set(id, record))
    }
    return groups
  }

  #hasRoom(number: number, newcomers: readonly RecordData[K][]): boolean {
    const records = this.#shards.get(number)?.data.records.map(([, record]) => record) ?? []
    return this.#options.hasRoom([...records, ...newcomers])
  }

  async #writeShard(number: number, changes: Map<PaperId, RecordData[K] | null>): Promise<void> {
    const low = this.#shards.get(number) ?? this.#makeLow(number)
    const records = new Map(low.data.records)
    for (const [id, record] of changes) {
      if (record === null) records.delete(id)
      else records.set(id, record)
    }
    const next = { records: [...records] }
    await low.adapter.write(next)
    low.data = next
    this.#shards.set(number, low)
    for (const [id, record] of changes) {
      if (record === null) {
        this.#committed.delete(id)
        this.#shardOfId.delete(id)
      } else {
        this.#committed.set(id, record)
        this.#shardOfId.set(id, number)
      }
      if (this.#pending.get(id) === record) this.#pending.delete(id)
    }
  }

  #makeLow(number: number): Low<RecordShard<RecordData[K]>> {
    const { kind, stores } = this.#options
    // the kind decides the data's type; the compiler cannot follow that through the index
    const adapter = stores.shard(kind, number) as unknown as Low<RecordShard<RecordData[K]>>['adapter']
    return new Low<RecordShard<RecordData[K]>>(adapter, { records: [] })
  }
}
