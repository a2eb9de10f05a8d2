import { Low } from 'lowdb'
import type { FlushReport } from './libraryApi'
import type { Marking, MarkHistory } from './markHistory'
import { oneAtATime } from './oneAtATime'
import type { SaveWatch } from './saveWatch'
import { isStoredUndo, restoreStored, storeMarking, type StoredUndo } from './storedMarking'
import type { Clock, LibraryStores } from './stores'
import { writeJoined } from './writeJoined'

/** Milliseconds of quiet before it is written: marking never waits for it, and a run of marks is one save. */
const DELAY = 400
const RETRY_AFTER = 5_000

/** Keeps the last marking that can be undone on disk, so that it can be undone after a restart too. */
export class KeptUndo {
  readonly #stores: LibraryStores
  readonly #clock: Clock
  readonly #watch: SaveWatch
  readonly #history: MarkHistory
  readonly #low: Low<Partial<StoredUndo>>
  /** What is on disk, as far as is known. */
  #saved: Marking | null = null
  #loaded: Promise<void> | null = null
  readonly #flushInTurn = oneAtATime(() => this.#flushNow())
  #cancelTimer: (() => void) | null = null
  #failed = false

  constructor(history: MarkHistory, stores: LibraryStores, clock: Clock, watch: SaveWatch) {
    this.#history = history
    this.#stores = stores
    this.#clock = clock
    this.#watch = watch
    this.#low = new Low(stores.single('undo'), {})
  }

  /** Reads the marking of last time into the history, once; rejects where it is there but cannot be read. */
  load(): Promise<void> {
    this.#loaded ??= this.#read()
    return this.#loaded
  }

  async #read(): Promise<void> {
    await this.#low.read()
    const { data } = this.#low
    if (!isStoredUndo(data) || data.marking == null) return
    const marking = restoreStored(data.marking)
    this.#saved = marking
    this.#history.adopt(marking)
  }

  /** The history changed: what is last now is written soon. */
  changed(): void {
    this.#saveAfter(DELAY)
  }

  /** Writes what is last now, after any save under way. Never rejects. */
  flush(): Promise<FlushReport> {
    return this.#flushInTurn()
  }

  async #flushNow(): Promise<FlushReport> {
    this.#cancelTimer?.()
    const last = this.#history.last
    if (last === this.#saved && !this.#failed) return { kind: 'flushed' }
    let report: FlushReport = { kind: 'flushed' }
    try {
      // a store that is there and was not read would be overwritten
      await this.load()
      const marking = last && storeMarking(last)
      await writeJoined(
        this.#stores,
        () => this.#low.adapter.write({ ...this.#low.data, marking }),
        () => this.#passOver(),
      )
      this.#saved = last
      this.#failed = false
    } catch (error) {
      this.#failed = true
      report = { kind: 'notFlushed', failure: this.#stores.failure(error) }
      this.#saveAfter(RETRY_AFTER)
    }
    this.#watch.see('undo', report)
    return report
  }

  /** What another program has left in the file takes back no marking of this run, and nobody wrote it. */
  async #passOver(): Promise<void> {
    await this.#stores.readSingleAgain('undo')
  }

  #saveAfter(delay: number): void {
    this.#cancelTimer?.()
    this.#cancelTimer = this.#clock.later(delay, () => void this.flush())
  }
}
