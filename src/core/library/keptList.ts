import type { ToJoin } from './joinChoices'
import { JoinedFile } from './joinedFile'
import type { FlushReport } from './libraryApi'
import type { MergedList } from './moving/mergeState'
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
  /** What becomes of it where another program has changed its file. */
  readonly join: (lists: ToJoin<SingleData[N]>) => MergedList<SingleData[N]>
  /** Told what has become of it, at the same moment; it is saved by itself. */
  readonly onJoined: (joined: MergedList<SingleData[N]>) => void
}

/**
 * Something small that the reader made, in a store of its own: saved whole with every change, again and
 * again until that succeeds.
 */
export class KeptList<N extends 'searches' | 'keywords'> {
  readonly #options: KeptListOptions<N>
  readonly #file: JoinedFile<N>
  #loaded: Promise<void> | null = null
  #isUnsaved = false
  #retryDelay = FIRST_RETRY
  readonly #flushInTurn = oneAtATime(() => this.#flushNow())
  #cancelTimer: (() => void) | null = null

  constructor(options: KeptListOptions<N>) {
    this.#options = options
    const { stores, name, empty, join, onJoined } = options
    this.#file = new JoinedFile<N>({
      ...{ stores, name, empty },
      join(lists) {
        const joined = join(lists)
        return { data: joined.list, then: () => onJoined(joined) }
      },
    })
  }

  /** Reads it, once. Rejects where it is there but cannot be read: then nothing is ever written. */
  load(): Promise<void> {
    this.#loaded ??= this.#read()
    return this.#loaded
  }

  async #read(): Promise<void> {
    const stored = await this.#file.read()
    if (stored !== null) this.#file.data = stored
  }

  get data(): SingleData[N] {
    return this.#file.data
  }

  /** Puts new data in the place of the old; only after `load`. It is saved by itself. */
  change(data: SingleData[N]): void {
    this.#file.data = data
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
      await this.#file.write()
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
