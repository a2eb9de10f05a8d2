import type { RowNumber } from '../../paper'
import type { Term, TextField } from '../../search/query'
import { foldedTexts } from '../../search/searchedTexts'
import type { ContentStore } from '../contentStore'
import type { RowTable } from '../rowTable'
import { PAPERS_PER_SHARD, type StoredPaper } from '../storedShapes'
import type { Breather } from './breather'
import { findRows, holds, makeHaystack, rowHolds, type Haystack } from './haystack'
import { NoteTexts } from './noteTexts'

/** Titles and summaries of a shard, from its rows. */
interface RowTexts {
  /** That of the rows which they were made from. */
  readonly revision: number
  readonly title: Haystack
  readonly summary: Haystack
}

/** Abstracts of a shard, from its papers; null where those cannot be read. */
interface Abstracts {
  readonly revision: number
  readonly haystack: Haystack | null
}

/** So many papers' abstracts are folded at a stretch: some milliseconds. */
const ROWS_AT_A_STRETCH = 125
/** With so few rows left it is quicker to look into each than to walk through all of them: measured. */
const FEW_ROWS = 250

/**
 * All texts of the library for searching, a thousand papers to a haystack: exact for every substring.
 * Titles and summaries follow the rows at once; abstracts are read from the papers by `readAbstracts`,
 * the first time that somebody searches them, and again where papers came in or changed.
 */
export class TextIndex {
  readonly notes = new NoteTexts()
  readonly #rows: RowTable
  readonly #content: ContentStore
  readonly #rowTexts: RowTexts[] = []
  readonly #abstracts: Abstracts[] = []
  /** By shard: how often its abstracts were read. */
  readonly #readings: number[] = []

  constructor(rows: RowTable, content: ContentStore) {
    this.#rows = rows
    this.#content = content
  }

  get shards(): number {
    return Math.ceil(this.#rows.length / PAPERS_PER_SHARD)
  }

  /** A number that changes whenever a search in this shard may find something else. */
  stampOf(shard: number): number {
    return this.#rows.revisionOf(shard) + (this.#readings[shard] ?? 0) + this.notes.revisionOf(shard)
  }

  /**
   * How far abstracts can be searched: `reading` while some have not been read since they changed,
   * `partly` where all that is missing cannot be read.
   */
  get abstractsAre(): 'read' | 'reading' | 'partly' {
    let partly = false
    for (let shard = 0; shard < this.shards; shard++) {
      if (this.#isStale(shard)) return 'reading'
      partly ||= this.#abstracts[shard]?.haystack === null
    }
    return partly ? 'partly' : 'read'
  }

  #isStale(shard: number): boolean {
    return this.#abstracts[shard]?.revision !== this.#rows.revisionOf(shard)
  }

  /**
   * Reads the abstracts that have not been read since they changed, newest first, letting other work
   * run in between. Never rejects: a shard that cannot be read is left out.
   */
  async readAbstracts(breather: Breather, goesOn: () => boolean): Promise<void> {
    for (let shard = this.shards - 1; shard >= 0 && goesOn(); shard--) {
      if (!this.#isStale(shard)) continue
      const revision = this.#rows.revisionOf(shard)
      const haystack = await this.#readShard(shard, breather)
      // where a paper changed meanwhile, its texts are older than `revision`, and read again
      this.#abstracts[shard] = { revision, haystack }
      this.#readings[shard] = (this.#readings[shard] ?? 0) + 1
      await breather.breathe()
    }
  }

  async #readShard(shard: number, breather: Breather): Promise<Haystack | null> {
    let papers: readonly StoredPaper[]
    try {
      papers = await this.#content.papersOf(shard)
    } catch {
      return null // told with every answer: `partly`
    }
    const first = shard * PAPERS_PER_SHARD
    const texts: (readonly string[])[] = []
    for (let place = 0; place < this.#sizeOf(shard); place++) {
      if (place % ROWS_AT_A_STRETCH === ROWS_AT_A_STRETCH - 1) await breather.breathe()
      const paper = papers[place]
      // of a paper from elsewhere nothing is believed: see `reconcile`
      const isOurs = paper !== undefined && this.#rows.get(first + place)?.id === paper.id
      texts.push(isOurs ? [paper.abstract.zh, paper.abstract.en].flatMap(foldedTexts) : [])
    }
    return makeHaystack(texts)
  }

  #sizeOf(shard: number): number {
    return Math.min(PAPERS_PER_SHARD, this.#rows.length - shard * PAPERS_PER_SHARD)
  }

  /** The rows of a shard, as one byte each by place: 1 for those that fulfil every term. */
  findInShard(shard: number, terms: readonly Term[]): Uint8Array {
    const first = shard * PAPERS_PER_SHARD
    const size = this.#sizeOf(shard)
    const left = new Uint8Array(size)
    for (let place = 0; place < size; place++)
      if (this.#rows.get(first + place) !== undefined) left[place] = 1
    for (const term of terms) {
      const count = left.reduce((sum, one) => sum + one, 0)
      if (count === 0) break
      if (count <= FEW_ROWS) this.#sift(shard, term, left)
      else this.#cross(shard, term, left)
    }
    return left
  }

  /** Walks through the shard's texts for a term, and takes away the rows that have it not. */
  #cross(shard: number, term: Term, left: Uint8Array): void {
    const found = new Uint8Array(left.length)
    for (const field of term.fields) {
      const haystack = this.#haystackOf(shard, field)
      if (haystack !== null) findRows(haystack, term, found)
    }
    if (term.fields.includes('note')) {
      for (const number of this.notes.rowsOf(shard)) {
        if (holds(this.notes.foldedOf(number), term)) found[number % PAPERS_PER_SHARD] = 1
      }
    }
    const wanted = term.negated ? 0 : 1
    for (let place = 0; place < left.length; place++) if (found[place] !== wanted) left[place] = 0
  }

  /** Looks into each row that is left. */
  #sift(shard: number, term: Term, left: Uint8Array): void {
    for (let place = left.indexOf(1); place >= 0; place = left.indexOf(1, place + 1)) {
      if (this.#rowHas(shard, place, term) === term.negated) left[place] = 0
    }
  }

  #rowHas(shard: number, place: number, term: Term): boolean {
    return term.fields.some((field) => {
      if (field === 'note') return holds(this.notes.foldedOf(shard * PAPERS_PER_SHARD + place), term)
      const haystack = this.#haystackOf(shard, field)
      return haystack !== null && rowHolds(haystack, place, term)
    })
  }

  #haystackOf(shard: number, field: TextField): Haystack | null {
    if (field === 'note') return null
    // abstracts that are being read anew are searched as they were; more rows than they had are not in them
    if (field === 'abstract') return this.#abstracts[shard]?.haystack ?? null
    return this.#rowTextsOf(shard)[field]
  }

  #rowTextsOf(shard: number): RowTexts {
    const revision = this.#rows.revisionOf(shard)
    const known = this.#rowTexts[shard]
    if (known?.revision === revision) return known
    const first = shard * PAPERS_PER_SHARD
    const [titles, summaries]: [(readonly string[])[], (readonly string[])[]] = [[], []]
    for (let place = 0; place < this.#sizeOf(shard); place++) {
      const row = this.#rows.get((first + place) satisfies RowNumber)
      // an id is what a paper is called, as its title is
      titles.push(
        row === undefined ? [] : [...[row.title.zh, row.title.en].flatMap(foldedTexts), row.id.toLowerCase()],
      )
      summaries.push(row === undefined ? [] : [row.tldr.zh, row.tldr.en].flatMap(foldedTexts))
    }
    const made = { revision, title: makeHaystack(titles), summary: makeHaystack(summaries) }
    this.#rowTexts[shard] = made
    return made
  }
}
