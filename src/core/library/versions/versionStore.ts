import { Low } from 'lowdb'
import type { VersionBefore } from '../../noteVersions'
import type { PaperId } from '../../paperId'
import type { SaveFailure } from '../../reports'
import { inParallel } from '../inParallel'
import { oneAtATime } from '../oneAtATime'
import type { FlushReport } from '../libraryApi'
import type { NoteRecord, RecordShard } from '../storedShapes'
import type { Clock, LibraryStores } from '../stores'
import { writeJoined } from '../writeJoined'
import {
  joinVersions,
  NO_VERSIONS,
  versionShardOf,
  withVersions,
  type StoredVersion,
  type VersionRecord,
} from './versionRecord'

const FIRST_RETRY = 2_000
const LONGEST_RETRY = 30_000
const AT_A_TIME = 8

/** A text that is to become a version. */
interface Waiting {
  readonly version: Omit<StoredVersion, 'number'>
  /** What took the text's place. */
  readonly successor: NoteRecord | null
}

export interface TextToKeep {
  readonly note: Pick<NoteRecord, 'text' | 'changedAt'>
  readonly before: VersionBefore
  readonly successor: NoteRecord | null
  /** ISO time when it became a version, where that was before now. */
  readonly keptAt?: string
}

/**
 * The former texts of notes, in shards of their own that are read when they are first needed. A text is
 * written as soon as it is handed over, and again and again until that succeeds; those who ask see it at once.
 */
export class VersionStore {
  readonly #stores: LibraryStores
  readonly #clock: Clock
  readonly #onFlushed: (report: FlushReport) => void
  readonly #shards = new Map<number, Promise<Low<RecordShard<VersionRecord>>>>()
  /** Texts not yet on disk, oldest first. */
  readonly #pending = new Map<PaperId, readonly Waiting[]>()
  /** Of each `forEach` under way, the papers whose versions changed since it began. */
  readonly #walks = new Set<Set<PaperId>>()
  readonly #failures = new Map<PaperId, SaveFailure>()
  readonly #flushInTurn = oneAtATime(() => this.#flushNow())
  #retryDelay = FIRST_RETRY
  #cancelTimer: (() => void) | null = null

  /** `onFlushed` is told of each flush that had something to save. */
  constructor(stores: LibraryStores, clock: Clock, onFlushed: (report: FlushReport) => void) {
    this.#stores = stores
    this.#clock = clock
    this.#onFlushed = onFlushed
  }

  /** Keeps former texts of a note, oldest first; they are written at once, without anyone waiting. */
  keep(id: PaperId, texts: readonly TextToKeep[]): void {
    if (texts.length === 0) return
    const now = this.#clock.now().toISOString()
    const waiting = texts.map(({ note, before, successor, keptAt = now }) => ({
      version: { text: note.text, changedAt: note.changedAt, keptAt, before },
      successor,
    }))
    this.#pending.set(id, [...(this.#pending.get(id) ?? []), ...waiting])
    for (const changed of this.#walks) changed.add(id)
    void this.flush()
  }

  /**
   * Resolves when a note may be written: its former texts are on disk, or could not be written and the new
   * text was typed, so that it must not wait for them. What took a text's place by a command (a deletion,
   * say) does wait: then the result says why it has to.
   */
  async whyNotYet(id: PaperId, note: NoteRecord | null): Promise<SaveFailure | null> {
    if (!this.#pending.has(id)) return null
    await this.flush()
    const mustWait = this.#pending
      .get(id)
      ?.some(({ version, successor }) => version.before !== 'change' && successor === note)
    return mustWait ? (this.#failures.get(id) ?? null) : null
  }

  /** A note's versions, saved or not. Rejects where they cannot be read. */
  async of(id: PaperId): Promise<VersionRecord> {
    const low = await this.#read(versionShardOf(id))
    return this.#withPending(id, new Map(low.data.records).get(id) ?? NO_VERSIONS)
  }

  /**
   * Every paper that has versions, with them, shard by shard; those that changed meanwhile once more. Rejects
   * where some cannot be read.
   */
  async forEach(action: (id: PaperId, record: VersionRecord) => void): Promise<void> {
    const changed = new Set(this.#pending.keys())
    this.#walks.add(changed)
    try {
      await this.#walk(action)
      for (const id of changed) action(id, await this.of(id))
    } finally {
      this.#walks.delete(changed)
    }
  }

  async #walk(action: (id: PaperId, record: VersionRecord) => void): Promise<void> {
    // one that another program has taken away is written again with its next change
    const numbers = new Set([...(await this.#stores.shards('versions')), ...this.#shards.keys()])
    await inParallel(numbers, AT_A_TIME, async (number) => {
      const known = this.#shards.get(number)
      // what was not needed before is not held now
      const data = known ? (await known).data : await this.#stores.shard('versions', number).read()
      for (const [id, record] of data?.records ?? []) action(id, record)
    })
  }

  /** Writes what waits, after any write under way. Never rejects. */
  flush(): Promise<FlushReport> {
    return this.#flushInTurn()
  }

  #withPending(id: PaperId, record: VersionRecord): VersionRecord {
    const waiting = this.#pending.get(id)
    return waiting
      ? withVersions(
          record,
          waiting.map(({ version }) => version),
        )
      : record
  }

  async #flushNow(): Promise<FlushReport> {
    if (this.#pending.size === 0) return { kind: 'flushed' }
    this.#cancelTimer?.()
    const byShard = new Map<number, Map<PaperId, readonly Waiting[]>>()
    for (const [id, waiting] of this.#pending) {
      const number = versionShardOf(id)
      const shard = byShard.get(number) ?? new Map<PaperId, readonly Waiting[]>()
      byShard.set(number, shard.set(id, waiting))
    }
    const failures: SaveFailure[] = []
    await inParallel(byShard, AT_A_TIME, async ([number, taken]) => {
      try {
        await this.#write(number, taken)
      } catch (error) {
        const failure = this.#stores.failure(error)
        failures.push(failure)
        for (const id of taken.keys()) this.#failures.set(id, failure)
      }
    })
    const [failure] = failures
    const report: FlushReport = failure === undefined ? { kind: 'flushed' } : { kind: 'notFlushed', failure }
    if (failure === undefined) this.#retryDelay = FIRST_RETRY
    else {
      this.#cancelTimer = this.#clock.later(this.#retryDelay, () => void this.flush())
      this.#retryDelay = Math.min(this.#retryDelay * 2, LONGEST_RETRY)
    }
    this.#onFlushed(report)
    return report
  }

  async #write(number: number, taken: ReadonlyMap<PaperId, readonly Waiting[]>): Promise<void> {
    const low = await this.#read(number)
    await writeJoined(
      this.#stores,
      () => this.#writeInto(low, taken),
      async () => {
        const theirs = await this.#stores.readAgain('versions', number)
        const records = new Map(low.data.records)
        for (const [id, record] of theirs?.records ?? []) {
          const ours = records.get(id)
          records.set(id, ours === undefined ? record : joinVersions(ours, record))
        }
        low.data = { records: [...records] }
      },
    )
  }

  async #writeInto(
    low: Low<RecordShard<VersionRecord>>,
    taken: ReadonlyMap<PaperId, readonly Waiting[]>,
  ): Promise<void> {
    const records = new Map(low.data.records)
    for (const [id, waiting] of taken) {
      const texts = waiting.map(({ version }) => version)
      records.set(id, withVersions(records.get(id) ?? NO_VERSIONS, texts))
    }
    const next = { records: [...records] }
    await low.adapter.write(next)
    low.data = next
    for (const [id, waiting] of taken) {
      this.#failures.delete(id)
      const left = (this.#pending.get(id) ?? []).slice(waiting.length)
      if (left.length > 0) this.#pending.set(id, left)
      else this.#pending.delete(id)
    }
  }

  /** A shard, read when it is first asked for; asked again, where that failed. */
  #read(number: number): Promise<Low<RecordShard<VersionRecord>>> {
    const known = this.#shards.get(number)
    if (known !== undefined) return known
    const reading = (async () => {
      const low = new Low(this.#stores.shard('versions', number), { records: [] })
      await low.read()
      return low
    })()
    this.#shards.set(number, reading)
    reading.catch(() => this.#shards.delete(number))
    return reading
  }
}
