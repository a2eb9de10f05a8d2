import { standsAlone } from '../../search/keywords'

/** Ends each text, so that no hit reaches over into the next: no term holds a line's end. */
const TEXT_END = '\n'
const WIDE = /[^\u0000-\u00ff]/

/** Texts of the rows of a shard in one string, and where those of each row begin. */
interface Straw {
  readonly text: string
  /** One more than there are rows. */
  readonly starts: Uint32Array
}

/**
 * Texts of the rows of a shard. What fits into one byte a character is kept apart: it takes half the
 * room, and a search for Chinese does not walk through it.
 */
export interface Haystack {
  readonly narrow: Straw
  readonly wide: Straw
}

/** What is looked for in folded texts; see `Term`. */
export interface Needle {
  readonly text: string
  readonly startsWord: boolean
  readonly endsWord: boolean
}

/** A haystack of the folded texts of each row, in order. */
export function makeHaystack(rows: readonly (readonly string[])[]): Haystack {
  const [narrow, wide] = [strawMaker(rows.length), strawMaker(rows.length)]
  for (const texts of rows) {
    for (const text of texts) if (text !== '') (WIDE.test(text) ? wide : narrow).add(text)
    narrow.endRow()
    wide.endRow()
  }
  return { narrow: narrow.make(), wide: wide.make() }
}

function strawMaker(rows: number) {
  const texts: string[] = []
  const starts = new Uint32Array(rows + 1)
  let [row, length] = [0, 0]
  return {
    add(text: string): void {
      texts.push(text, TEXT_END)
      length += text.length + TEXT_END.length
    },
    endRow(): void {
      starts[++row] = length
    },
    make: (): Straw => ({ text: texts.join(''), starts }),
  }
}

/** Sets `found` for each row that holds the needle; the others stay as they are. */
export function findRows({ narrow, wide }: Haystack, needle: Needle, found: Uint8Array): void {
  findIn(wide, needle, found)
  if (!WIDE.test(needle.text)) findIn(narrow, needle, found)
}

function findIn({ text, starts }: Straw, needle: Needle, found: Uint8Array): void {
  const bounded = needle.startsWord || needle.endsWord
  let row = 0
  for (let hit = text.indexOf(needle.text); hit >= 0;) {
    while (starts[row + 1]! <= hit) row++
    const isHit = !bounded || standsAlone(text, hit, needle)
    if (isHit) found[row] = 1
    hit = text.indexOf(needle.text, isHit ? starts[row + 1]! : hit + 1)
  }
}

/** Whether one row holds the needle. */
export function rowHolds({ narrow, wide }: Haystack, row: number, needle: Needle): boolean {
  if (isIn(wide, row, needle)) return true
  return !WIDE.test(needle.text) && isIn(narrow, row, needle)
}

function isIn({ text, starts }: Straw, row: number, needle: Needle): boolean {
  const [from, to] = [starts[row]!, starts[row + 1]!]
  return from < to && holds(text.slice(from, to), needle)
}

/** Whether a folded text holds the needle. */
export function holds(text: string, needle: Needle): boolean {
  if (!needle.startsWord && !needle.endsWord) return text.includes(needle.text)
  for (let hit = text.indexOf(needle.text); hit >= 0; hit = text.indexOf(needle.text, hit + 1)) {
    if (standsAlone(text, hit, needle)) return true
  }
  return false
}
