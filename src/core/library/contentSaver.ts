import type { SaveFailure } from '../reports'
import type { FlushReport } from './libraryApi'
import { oneAtATime } from './oneAtATime'
import type { SaveWatch } from './saveWatch'
import { hasNewer, type Clock, type LibraryStores } from './stores'
import type { Tables } from './tables'

const RETRY_AFTER = 5_000

/**
 * Writes papers, rows and digests, in this order and one save at a time; tries again by itself. Writes
 * nothing into a library that turned out to be written by a newer Duidu.
 */
export class ContentSaver {
  readonly #tables: Tables
  readonly #stores: LibraryStores
  readonly #clock: Clock
  readonly #watch: SaveWatch
  readonly #saveInTurn = oneAtATime(() => this.#saveNow())
  #cancelRetry: (() => void) | null = null

  constructor(tables: Tables, stores: LibraryStores, clock: Clock, watch: SaveWatch) {
    this.#tables = tables
    this.#stores = stores
    this.#clock = clock
    this.#watch = watch
  }

  /** Writes what changed, after any save under way. Never rejects. */
  save(): Promise<FlushReport> {
    return this.#saveInTurn()
  }

  async #saveNow(): Promise<FlushReport> {
    const { content, digestStore } = this.#tables
    if (!content.hasUnsaved && !digestStore.hasUnsaved) return { kind: 'flushed' }
    this.#cancelRetry?.()
    this.#cancelRetry = null
    if (hasNewer(this.#stores)) return this.#tell({ kind: 'notFlushed', failure: { kind: 'newerFormat' } })
    let report: FlushReport = { kind: 'flushed' }
    // both as they are at one moment, so that no digest on disk names papers that are not
    const saveContent = content.prepareSave()
    const saveDigests = digestStore.prepareSave()
    try {
      await saveContent()
      await saveDigests()
    } catch (error) {
      report = { kind: 'notFlushed', failure: this.#why(error) }
      this.#cancelRetry = this.#clock.later(RETRY_AFTER, () => void this.save())
    }
    return this.#tell(report)
  }

  /**
   * What another program has changed of papers is not taken in: each paper's number is its place in these files,
   * rows and digests go by it, and all of it can be made again. The next start reads what is there.
   */
  #why(error: unknown): SaveFailure {
    const failure = this.#stores.failure(error)
    return failure.kind === 'changedElsewhere' ? { kind: 'papersChangedElsewhere' } : failure
  }

  #tell(report: FlushReport): FlushReport {
    this.#watch.see('content', report)
    return report
  }
}
