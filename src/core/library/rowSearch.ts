import type { RowNumber } from '../paper'
import { Bits } from './bits'
import type { RowTable } from './rowTable'
import { PAPERS_PER_SHARD } from './storedShapes'

/** Between texts, and between rows: no query can hold them, so no hit reaches over. */
const TEXT_END = '\u0001'
const ROW_END = '\u0002'

/** The titles and summaries of 1,000 rows in one string, and where each row begins in it. */
interface Haystack {
  readonly text: string
  readonly starts: Uint32Array
  /** That of the rows which it was made from. */
  readonly revision: number
}

/** The words of a query: lower case, split at blanks. All must occur, as substrings, in one row. */
export function queryWords(query: string): readonly string[] {
  return query
    .toLowerCase()
    .split(/[\s\u0001\u0002]+/)
    .filter((word) => word !== '')
}

/** Finds rows whose titles or summaries hold every word of a query. Exact for every substring. */
export class RowSearch {
  readonly #rows: RowTable
  readonly #haystacks: Haystack[] = []

  constructor(rows: RowTable) {
    this.#rows = rows
  }

  /** The rows that match; null for a query without words, which matches all. */
  find(query: string): Bits | null {
    const words = queryWords(query)
    if (words.length === 0) return null
    this.#refresh()
    const [rarest, ...others] = words.toSorted((a, b) => b.length - a.length)
    const found = new Bits()
    for (const [shard, haystack] of this.#haystacks.entries()) {
      this.#findIn(haystack, shard * PAPERS_PER_SHARD, rarest!, others, found)
    }
    return found
  }

  #findIn(
    { text, starts }: Haystack,
    first: RowNumber,
    word: string,
    others: readonly string[],
    found: Bits,
  ): void {
    let place = 0
    for (let hit = text.indexOf(word); hit >= 0; hit = text.indexOf(word, starts[place + 1])) {
      while (starts[place + 1]! <= hit) place++
      const row = text.slice(starts[place], starts[place + 1])
      if (others.every((other) => row.includes(other))) found.put(first + place, true)
    }
  }

  /** Makes the haystacks of shards whose rows have changed. */
  #refresh(): void {
    for (let shard = 0; shard * PAPERS_PER_SHARD < this.#rows.length; shard++) {
      const revision = this.#rows.revisionOf(shard)
      if (this.#haystacks[shard]?.revision !== revision) this.#haystacks[shard] = this.#haystackOf(shard)
    }
  }

  #haystackOf(shard: number): Haystack {
    const first = shard * PAPERS_PER_SHARD
    const size = Math.min(PAPERS_PER_SHARD, this.#rows.length - first)
    const texts: string[] = []
    const starts = new Uint32Array(size + 1)
    let length = 0
    for (let place = 0; place < size; place++) {
      const row = this.#rows.get(first + place)
      const text = (
        row === undefined
          ? ROW_END
          : [row.title.zh, row.title.en, row.tldr.zh, row.tldr.en, row.id].join(TEXT_END) + ROW_END
      ).toLowerCase()
      texts.push(text)
      length += text.length
      starts[place + 1] = length
    }
    return { text: texts.join(''), starts, revision: this.#rows.revisionOf(shard) }
  }
}
