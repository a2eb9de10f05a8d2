import type { Bilingual, Lang } from '../bilingual'
import { anchorsOf, type Anchors } from './anchors'
import { chineseWordsIn, type Lexicon } from './lexicon'
import { bitCount, placesOf } from './steps'
import { stemOf, stemsOf } from './stem'

/** What a clue is about. */
export const CLUE_KINDS = ['stem', 'chineseWord', 'name', 'latin', 'number'] as const
export type ClueKind = (typeof CLUE_KINDS)[number]

/** Something in a sentence that may be found again in the other language. */
export interface Clue {
  readonly kind: ClueKind
  /** The sentences that have it, one bit each. */
  readonly own: number
  /** The sentences of the other language that have the counterpart. */
  readonly where: number
  /** How likely it is found in the translation. */
  readonly likely: number
  /** How likely it is found by chance, by how many sentences are looked at, from 1. */
  readonly byChance: readonly number[]
  /**
   * What it says that it is found in what the sentence is paired with, and that it is not, by how many
   * sentences that are: logarithms of likelihood ratios, against sentences that have nothing to do with it.
   */
  readonly found: readonly number[]
  readonly missed: readonly number[]
}

/** As many sentences of one side as a bead may hold. */
export const MOST_IN_BEAD = 4

/** How likely counterparts are that no lexicon tells of; as counted on pairs. */
const FOUND = { chineseWord: 0.8, latin: 0.93, name: 0.75, number: 0.87, digit: 0.6 } as const
/** The share of sentences of other abstracts that have a given word, name or number by chance. */
const BACKGROUND = { chineseWord: 0.08, anchor: 0.01 } as const
/** As how many sentences the corpus counts beside those of the abstract itself, which say more. */
const CORPUS_SENTENCES = 0.25

/** The clues of every sentence of an abstract. `open`: whether the last sentence breaks off. */
export function cluesOf(
  sentences: Bilingual<readonly string[]>,
  open: Bilingual<boolean>,
  lexicon: Lexicon,
): Bilingual<readonly Clue[][]> {
  const anchors = { zh: sentences.zh.map(anchorsOf), en: sentences.en.map(anchorsOf) }
  const words = sentences.zh.map((sentence) => chineseWordsIn(sentence, lexicon))
  const stems = sentences.en.map((sentence, place) =>
    stemsOf(open.en && place === sentences.en.length - 1 ? completed(sentence, lexicon) : sentence),
  )
  const clues = { zh: sentences.zh.map((): Clue[] => []), en: sentences.en.map((): Clue[] => []) }

  const give = (
    side: Lang,
    items: readonly ReadonlySet<string>[],
    make: (item: string) => Omit<Clue, 'own'> | null,
  ): void => {
    const owners = new Map<string, number>()
    items.forEach((set, sentence) => {
      for (const item of set) owners.set(item, (owners.get(item) ?? 0) | (1 << sentence))
    })
    for (const [item, own] of owners) {
      const made = make(item)
      if (made === null) continue
      const clue = { ...made, own }
      for (const sentence of placesOf(own)) clues[side][sentence]!.push(clue)
    }
  }

  give('en', stems, (stem) => {
    const term = lexicon.terms.get(stem)
    if (term === undefined) return null
    const where = bitsOf(words, ({ all }) => term.chinese.some((word) => all.has(word)))
    return makeClue('stem', where, words.length, Math.min(0.98, term.found), term.background)
  })
  give(
    'zh',
    words.map(({ longest }) => longest),
    (word) => {
      // a single character is in too many words
      if (word.length < 2) return null
      const sources = lexicon.stemsOfChinese.get(word) ?? []
      const where = bitsOf(stems, (set) => sources.some((stem) => set.has(stem)))
      return makeClue('chineseWord', where, stems.length, FOUND.chineseWord, BACKGROUND.chineseWord)
    },
  )
  for (const side of ['zh', 'en'] as const) {
    const others = anchors[side === 'zh' ? 'en' : 'zh']
    const copied = (kind: 'latin' | 'name' | 'number', part: keyof Anchors) => (item: string) => {
      const where = bitsOf(others, (other) => other[part].has(item))
      const found = kind === 'number' && item.length < 2 ? FOUND.digit : FOUND[kind]
      return makeClue(kind, where, others.length, found, BACKGROUND.anchor)
    }
    give(
      side,
      anchors[side].map(({ numbers }) => numbers),
      copied('number', 'numbers'),
    )
    // Latin words within Chinese were copied; of the English ones only names are
    if (side === 'zh')
      give(
        side,
        anchors[side].map((of) => of.words),
        copied('latin', 'words'),
      )
    else
      give(
        side,
        anchors[side].map(({ names }) => names),
        copied('name', 'words'),
      )
  }
  return clues
}

function bitsOf<T>(items: readonly T[], has: (item: T) => boolean): number {
  let bits = 0
  items.forEach((item, place) => {
    if (has(item)) bits |= 1 << place
  })
  return bits
}

/** What it says that a clue is not found, where just a part of the other text is there: less than `missed`. */
export function missedInPart({ likely, byChance }: Clue, count: number, part: number): number {
  return Math.log((1 - part * likely) / (1 - part * byChance[count - 1]!))
}

function makeClue(
  kind: ClueKind,
  where: number,
  sentences: number,
  found: number,
  corpus: number,
): Omit<Clue, 'own'> {
  // what stands in every sentence of the abstract says nothing; one of them may be the counterpart itself
  const others = Math.max(0, bitCount(where) - 1)
  const share = (others + CORPUS_SENTENCES * corpus) / (Math.max(0, sentences - 1) + CORPUS_SENTENCES)
  const background = Math.min(0.98, share)
  const byChance = Array.from({ length: MOST_IN_BEAD }, (_, count) => 1 - (1 - background) ** (count + 1))
  return {
    kind,
    where,
    likely: found,
    byChance,
    found: byChance.map((chance) => Math.log(found / chance)),
    missed: byChance.map((chance) => Math.log((1 - found) / (1 - chance))),
  }
}

/** A sentence that breaks off within a word, with the lexicon's most useful word that begins so. */
function completed(sentence: string, lexicon: Lexicon): string {
  const torn = /(?<![A-Za-z\\])[A-Za-z]{4,}$/.exec(sentence.slice(-24))?.[0].toLowerCase()
  if (torn === undefined || lexicon.terms.has(stemOf(torn))) return sentence
  for (const stem of lexicon.terms.keys()) if (stem.startsWith(torn)) return `${sentence} ${stem}`
  return sentence
}
