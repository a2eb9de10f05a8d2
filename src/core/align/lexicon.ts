import { LEXICON_LINES } from './lexiconData'

/** What the lexicon knows of an English stem. */
export interface LexiconTerm {
  /** How likely one of its counterparts stands in the translation of a sentence that has it. */
  readonly found: number
  /** How likely one of them stands in any Chinese sentence. */
  readonly background: number
  readonly chinese: readonly string[]
}

export interface Lexicon {
  readonly terms: ReadonlyMap<string, LexiconTerm>
  /** The stems that a Chinese word may stand for. */
  readonly stemsOfChinese: ReadonlyMap<string, readonly string[]>
  readonly longestChinese: number
}

let loaded: Lexicon | null = null

/** The lexicon, read once when it is first wanted. */
export function lexicon(): Lexicon {
  loaded ??= readLexicon(LEXICON_LINES)
  return loaded
}

/** Reads a lexicon from lines as `lexiconData.ts` explains them. */
export function readLexicon(lines: string): Lexicon {
  const terms = new Map<string, LexiconTerm>()
  const stemsOfChinese = new Map<string, string[]>()
  let longestChinese = 0
  for (const line of lines.split('\n')) {
    if (line === '') continue
    const [stem = '', found, rarity, ...chinese] = line.split(' ')
    terms.set(stem, { found: Number(found) / 100, background: 2 ** (-Number(rarity) / 10), chinese })
    for (const word of chinese) {
      const stems = stemsOfChinese.get(word)
      if (stems === undefined) stemsOfChinese.set(word, [stem])
      else stems.push(stem)
      longestChinese = Math.max(longestChinese, word.length)
    }
  }
  return { terms, stemsOfChinese, longestChinese }
}

/** The lexicon's Chinese words in a sentence. */
export interface ChineseWords {
  /** Every one, those within longer ones too. */
  readonly all: ReadonlySet<string>
  /** The longest ones, from left to right, that do not overlap. */
  readonly longest: ReadonlySet<string>
}

/** Finds the lexicon's Chinese words in a sentence by looking at every place; words need not be told apart. */
export function chineseWordsIn(sentence: string, { stemsOfChinese, longestChinese }: Lexicon): ChineseWords {
  const all = new Set<string>()
  const longest = new Set<string>()
  let taken = 0
  for (let place = 0; place < sentence.length; place++) {
    if (sentence.charCodeAt(place) < 0x2e80) continue
    let word = ''
    for (let length = 1; length <= longestChinese && place + length <= sentence.length; length++) {
      const part = sentence.slice(place, place + length)
      if (!stemsOfChinese.has(part)) continue
      all.add(part)
      word = part
    }
    if (word === '' || place < taken) continue
    longest.add(word)
    taken = place + word.length
  }
  return { all, longest }
}
