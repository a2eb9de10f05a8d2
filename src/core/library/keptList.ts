import { Low } from 'lowdb'
import type { FlushReport } from './libraryApi'
import { oneAtATime } from './oneAtATime'
import type { SaveWatch } from './saveWatch'
import type { Clock, LibraryStores, SingleData } from './stores'

/** Milliseconds of quiet before a change is written. */
const DELAY = 200
const FIRST_RETRY = 2_000
const LONGEST_RETRY = 30_000

export interface KeptListOptions<N extends 'searches' | 'keywords'> {
  readonly name: N
  readonly empty: SingleData[N]
  readonly stores: LibraryStores
  readonly clock: Clock
  readonly watch: SaveWatch
}

/**
 * Something small that the reader made, in a store of its own: saved whole with every change, again and
 * again until that succeeds.
 */
export class KeptList<N extends 'searches' | 'keywords'> {
  readonly #options: KeptListOptions<N>
  readonly #low: Low<SingleData[N]>
  #loaded: Promise<void> | null = null
  #isUnsaved = false
  #retryDelay = FIRST_RETRY
  readonly #flushInTurn = oneAtATime(() => this.#flushNow())
  #cancelTimer: (() => void) | null = null

  constructor(options: KeptListOptions<N>) {
    this.#options = options
    const { stores, name, empty } = options
    // the name decides the data's type; the compiler cannot follow that through the index
    this.#low = new Low<SingleData[N]>(stores.single(name), empty)
  }

  /** Reads it, once. Rejects where it is there but cannot be read: then nothing is ever written. */
  load(): Promise<void> {
    this.#loaded ??= this.#low.read()
    return this.#loaded
  }

  get data(): SingleData[N] {
    return this.#low.data
  }

  /** Puts new data in the place of the old; only after `load`. It is saved by itself. */
  change(data: SingleData[N]): void {
    this.#low.data = data
    this.#isUnsaved = true
    this.#saveAfter(DELAY)
  }

  /** Writes what changed, after any save under way. Never rejects. */
  flush(): Promise<FlushReport> {
    return this.#flushInTurn()
  }

  async #flushNow(): Promise<FlushReport> {
    if (!this.#isUnsaved) return { kind: 'flushed' }
    this.#cancelTimer?.()
    const { stores, watch, name } = this.#options
    let report: FlushReport = { kind: 'flushed' }
    this.#isUnsaved = false
    try {
      await this.load()
      await this.#low.write()
      this.#retryDelay = FIRST_RETRY
    } catch (error) {
      this.#isUnsaved = true
      report = { kind: 'notFlushed', failure: stores.failure(error) }
      this.#saveAfter(this.#retryDelay)
      this.#retryDelay = Math.min(this.#retryDelay * 2, LONGEST_RETRY)
    }
    watch.see(name, report)
    return report
  }

  #saveAfter(delay: number): void {
    this.#cancelTimer?.()
    this.#cancelTimer = this.#options.clock.later(delay, () => void this.flush())
  }
}
