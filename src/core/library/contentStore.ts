import { Low, type Adapter } from 'lowdb'
import type { RowNumber } from '../paper'
import type { LibraryStores } from './stores'
import {
  barePaper,
  LOST_TEXT,
  PAPERS_PER_SHARD,
  rowOfPaper,
  shardOf,
  type PaperShard,
  type RowShard,
  type StoredPaper,
  type StoredRow,
} from './storedShapes'
import type { Reconciled } from './tornShards'

/** Brings rows in line with a shard's papers as they were found on disk; see `reconcile`. */
type Reconcile = (first: RowNumber, papers: readonly StoredPaper[]) => Reconciled

/** Shards of whole papers kept in memory besides those not yet written, about 2 MB each. */
const CACHED_SHARDS = 6

/**
 * The papers' content in shards of 1,000, filled in order of first sight, and beside each the shard of
 * its rows. Papers are the truth, rows a copy that lists read fast; a row shard that is missing is made
 * again from its papers. A shard is read only when one of its papers is opened or changed, and written
 * only by `save`, papers before rows, so that no row promises a paper that is not there. Where papers are
 * lost all the same, they are bare: their rows, without the texts that only a paper's page shows.
 */
export class ContentStore {
  readonly #stores: LibraryStores
  readonly #reconcile: Reconcile
  readonly #onBare: () => void
  /** In order of last use, oldest first. */
  readonly #cache = new Map<number, Low<PaperShard>>()
  /** Shards with changes not yet on disk; never forgotten before they are written. */
  readonly #unsaved = new Map<number, Low<PaperShard>>()
  /** What the save under way writes. */
  #saving: ReadonlyMap<number, PaperShard> = new Map()
  readonly #loading = new Map<number, Promise<Low<PaperShard>>>()
  /** The shards whose papers are there, as listed at the start. */
  #paperShards: ReadonlySet<number> = new Set()
  /** By shard: how many rows it had on disk at the start. */
  readonly #rowsAtStart = new Map<number, number>()
  #lastShard = 0
  #hasBare = false
  #repairs = 0
  #length = 0

  /** `onBare` is called whenever papers are found to have lost their texts. */
  constructor(stores: LibraryStores, reconcile: Reconcile, onBare: () => void) {
    this.#stores = stores
    this.#reconcile = reconcile
    this.#onBare = onBare
  }

  /** How many numbers have been given; some may be holes where a shard was lost. */
  get length(): number {
    return this.#length
  }

  /** Whether the texts of some papers are known to be lost. */
  get hasBare(): boolean {
    return this.#hasBare
  }

  /** A number that changes when rows turn out not to be those of their papers. */
  get repairs(): number {
    return this.#repairs
  }

  /** The shards that hold rows, newest first. */
  async shardNumbers(): Promise<readonly number[]> {
    const [rows, papers] = await Promise.all([this.#stores.shards('rows'), this.#stores.shards('papers')])
    this.#paperShards = new Set(papers)
    this.#lastShard = Math.max(0, ...rows, ...papers)
    return [...new Set([...rows, ...papers])].sort((a, b) => b - a)
  }

  /**
   * A shard's rows, made from its papers where the row shard is missing or, though it should be full,
   * is not. Null where neither is there.
   */
  async readRows(shard: number): Promise<RowShard | null> {
    const stored = await this.#stores.shard('rows', shard).read()
    if (stored !== null) {
      this.#rowsAtStart.set(shard, stored.rows.length)
      const isShort = shard !== this.#lastShard && stored.rows.length < PAPERS_PER_SHARD
      const papers = isShort ? ((await this.#stores.shard('papers', shard).read())?.papers ?? []) : []
      if (papers.length > stored.rows.length) {
        return this.#seeBare({ ...stored, rows: papers.map(rowOfPaper) })
      }
      return this.#seeBare(this.#paperShards.has(shard) ? stored : withoutTexts(stored))
    }
    const papers = await this.#stores.shard('papers', shard).read()
    return papers && this.#seeBare({ ...papers, rows: papers.papers.map(rowOfPaper) })
  }

  #seeBare({ newestBefore, rows }: RowShard): RowShard {
    this.#lookForBare(rows)
    return { newestBefore, rows }
  }

  #lookForBare(rows: readonly StoredRow[]): void {
    if (!rows.some(({ fingerprint }) => fingerprint === LOST_TEXT)) return
    this.#hasBare = true
    this.#onBare()
  }

  /** Says how long the library is once its last shard is known. */
  setLength(length: number): void {
    this.#length = Math.max(this.#length, length)
  }

  /** Opens the last shard, so that papers that a crash kept out of its rows are known before more come. */
  async openEnd(): Promise<void> {
    if (this.#length > 0) await this.#open(shardOf(this.#length - 1).shard)
  }

  /** The paper of this number; null where its shard is lost. Rejects where it is there but unreadable. */
  async read(number: RowNumber): Promise<StoredPaper | null> {
    const { shard, place } = shardOf(number)
    return (await this.#open(shard)).data.papers[place] ?? null
  }

  /**
   * The papers of a shard as they are now, for reading only: what is not in memory is read and let go
   * again, so that the shards in use stay. Bare ones where the shard is lost. Rejects where it is there but
   * unreadable.
   */
  async papersOf(shard: number): Promise<readonly StoredPaper[]> {
    const low = this.#unsaved.get(shard) ?? this.#cache.get(shard) ?? (await this.#loading.get(shard))
    if (low !== undefined) return low.data.papers
    const stored = await this.#stores.shard('papers', shard).read()
    const papers = stored?.papers ?? []
    // it was there at the start, or its rows were: what is lost must not go unnoticed until it is opened
    if (papers.length < (this.#rowsAtStart.get(shard) ?? 0)) return (await this.#open(shard)).data.papers
    return papers
  }

  /** Adds a paper and gives its number. `newestBefore` counts only where it begins a shard. */
  async append(paper: StoredPaper, newestBefore: string): Promise<RowNumber> {
    const number = this.#length
    const { shard, place } = shardOf(number)
    const low = await this.#open(shard)
    if (this.#length !== number) return this.append(paper, newestBefore) // it had more papers than rows
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
   * when some could not be written; those stay unsaved, as does a shard that changed meanwhile.
   */
  prepareSave(): () => Promise<void> {
    const taken = [...this.#unsaved]
      .sort(([a], [b]) => a - b)
      .map(([shard, low]) => ({ shard, low, was: low.data, papers: [...low.data.papers] }))
    this.#saving = new Map(taken.map(({ shard, was }) => [shard, was]))
    return async () => {
      const errors: unknown[] = []
      for (const { shard, low, was, papers } of taken) {
        const { newestBefore } = was
        try {
          await this.#stores.shard('papers', shard).write({ newestBefore, papers })
          await this.#stores.shard('rows', shard).write({ newestBefore, rows: papers.map(rowOfPaper) })
          if (low.data === was) this.#unsaved.delete(shard)
          this.#keep(shard, low)
        } catch (error) {
          errors.push(error)
        }
      }
      this.#saving = new Map()
      if (errors.length > 0) throw errors[0]
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
    if (low.data.papers.length < (this.#rowsAtStart.get(shard) ?? 0)) await this.#fillFromRows(shard, low)
    const first = shard * PAPERS_PER_SHARD
    const { papers, rowsChanged, rowsAreBehind } = this.#reconcile(first, low.data.papers)
    low.data = { ...low.data, papers }
    if (papers.length > 0) this.#length = Math.max(this.#length, first + papers.length)
    if (rowsChanged) this.#repairs++
    this.#lookForBare(papers)
    if (rowsAreBehind) this.#unsaved.set(shard, low)
    this.#keep(shard, low)
    return low
  }

  /** Puts bare papers in the place of those that are lost: numbers never change. */
  async #fillFromRows(shard: number, low: Low<PaperShard>): Promise<void> {
    const rows = await this.#stores.shard('rows', shard).read()
    if (rows === null) return
    const bare = rows.rows.slice(low.data.papers.length).map(barePaper)
    low.data = { newestBefore: rows.newestBefore, papers: [...low.data.papers, ...bare] }
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

/** Rows whose papers are lost. */
function withoutTexts(shard: RowShard): RowShard {
  return { ...shard, rows: shard.rows.map((row) => ({ ...row, fingerprint: LOST_TEXT })) }
}

// A shard's list grows in place while papers stream in: copying it for each would be quadratic.
function pushed(papers: readonly StoredPaper[], paper: StoredPaper): readonly StoredPaper[] {
  ;(papers as StoredPaper[]).push(paper)
  return papers
}
