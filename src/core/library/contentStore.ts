import { Low, type Adapter } from 'lowdb'
import type { RowNumber } from '../paper'
import type { LibraryStores } from './stores'
import {
  PAPERS_PER_SHARD,
  rowOfPaper,
  shardOf,
  type PaperShard,
  type RowShard,
  type StoredPaper,
} from './storedShapes'

/** Shards of whole papers kept in memory besides those not yet written, about 2 MB each. */
const CACHED_SHARDS = 6

/**
 * The papers' content in shards of 1,000, filled in order of first sight, and beside each the shard of
 * its rows. Papers are the truth, rows a copy that lists read fast; a row shard that is missing is made
 * again from its papers. A shard is read only when one of its papers is opened or changed, and written
 * only by `save`, papers before rows, so that no row promises a paper that is not there.
 */
export class ContentStore {
  readonly #stores: LibraryStores
  /** In order of last use, oldest first. */
  readonly #cache = new Map<number, Low<PaperShard>>()
  /** Shards with changes not yet on disk; never forgotten before they are written. */
  readonly #unsaved = new Map<number, Low<PaperShard>>()
  /** What the save under way writes. */
  #saving: ReadonlyMap<number, PaperShard> = new Map()
  readonly #loading = new Map<number, Promise<Low<PaperShard>>>()
  #length = 0

  constructor(stores: LibraryStores) {
    this.#stores = stores
  }

  /** How many numbers have been given; some may be holes where a shard was lost. */
  get length(): number {
    return this.#length
  }

  /** The shards that hold rows, newest first. */
  async shardNumbers(): Promise<readonly number[]> {
    const [rows, papers] = await Promise.all([this.#stores.shards('rows'), this.#stores.shards('papers')])
    return [...new Set([...rows, ...papers])].sort((a, b) => b - a)
  }

  /** A shard's rows, made from its papers where the row shard is missing. Null where neither is there. */
  async readRows(shard: number): Promise<RowShard | null> {
    const stored = await this.#stores.shard('rows', shard).read()
    if (stored !== null) return stored
    const papers = await this.#stores.shard('papers', shard).read()
    return papers && { newestBefore: papers.newestBefore, rows: papers.papers.map(rowOfPaper) }
  }

  /** Says how long the library is once its last shard is known. */
  setLength(length: number): void {
    this.#length = length
  }

  /** The paper of this number; null where its shard is lost. Rejects where it is there but unreadable. */
  async read(number: RowNumber): Promise<StoredPaper | null> {
    const { shard, place } = shardOf(number)
    return (await this.#open(shard)).data.papers[place] ?? null
  }

  /** Adds a paper and gives its number. `newestBefore` counts only where it begins a shard. */
  async append(paper: StoredPaper, newestBefore: string): Promise<RowNumber> {
    const { shard, place } = shardOf(this.#length)
    const low = await this.#open(shard)
    if (low.data.papers.length !== place) {
      // The last shard lost papers that were counted: go on in a fresh shard, numbers never change.
      this.#length = (shard + 1) * PAPERS_PER_SHARD
      return this.append(paper, newestBefore)
    }
    this.#change(
      shard,
      low,
      place === 0
        ? { newestBefore, papers: [paper] }
        : { ...low.data, papers: pushed(low.data.papers, paper) },
    )
    return this.#length++
  }

  /** Replaces a paper's content. */
  async replace(number: RowNumber, paper: StoredPaper): Promise<void> {
    const { shard, place } = shardOf(number)
    const low = await this.#open(shard)
    this.#change(shard, low, { ...low.data, papers: low.data.papers.with(place, paper) })
  }

  /** How many shards have changes that no save has taken up yet. */
  get changedShards(): number {
    return [...this.#unsaved].filter(([shard, low]) => low.data !== this.#saving.get(shard)).length
  }

  get hasUnsaved(): boolean {
    return this.#unsaved.size > 0
  }

  /**
   * Takes every changed shard as it is now; the result writes them, one such save at a time. It rejects
   * at the first that fails; that one and the rest stay unsaved, as does a shard that changed meanwhile.
   */
  prepareSave(): () => Promise<void> {
    const taken = [...this.#unsaved]
      .sort(([a], [b]) => a - b)
      .map(([shard, low]) => ({ shard, low, was: low.data, papers: [...low.data.papers] }))
    this.#saving = new Map(taken.map(({ shard, was }) => [shard, was]))
    return async () => {
      try {
        for (const { shard, low, was, papers } of taken) {
          const { newestBefore } = was
          await this.#stores.shard('papers', shard).write({ newestBefore, papers })
          await this.#stores.shard('rows', shard).write({ newestBefore, rows: papers.map(rowOfPaper) })
          if (low.data === was) this.#unsaved.delete(shard)
          this.#keep(shard, low)
        }
      } finally {
        this.#saving = new Map()
      }
    }
  }

  #change(shard: number, low: Low<PaperShard>, data: PaperShard): void {
    low.data = data
    this.#unsaved.set(shard, low)
  }

  async #open(shard: number): Promise<Low<PaperShard>> {
    const unsaved = this.#unsaved.get(shard)
    if (unsaved !== undefined) return unsaved
    const cached = this.#cache.get(shard)
    if (cached !== undefined) {
      this.#keep(shard, cached)
      return cached
    }
    const loading = this.#loading.get(shard)
    if (loading !== undefined) return loading
    const promise = this.#load(shard).finally(() => this.#loading.delete(shard))
    this.#loading.set(shard, promise)
    return promise
  }

  async #load(shard: number): Promise<Low<PaperShard>> {
    const adapter: Adapter<PaperShard> = this.#stores.shard('papers', shard)
    const low = new Low<PaperShard>(adapter, { newestBefore: '', papers: [] })
    await low.read()
    this.#keep(shard, low)
    return low
  }

  /** Keeps a shard in memory, as the one used last, at the cost of the one not used for longest. */
  #keep(shard: number, low: Low<PaperShard>): void {
    this.#cache.delete(shard)
    this.#cache.set(shard, low)
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= CACHED_SHARDS) return
      this.#cache.delete(oldest)
    }
  }
}

// A shard's list grows in place while papers stream in: copying it for each would be quadratic.
function pushed(papers: readonly StoredPaper[], paper: StoredPaper): readonly StoredPaper[] {
  ;(papers as StoredPaper[]).push(paper)
  return papers
}
