import type { Bilingual } from '../bilingual'
import { CLUE_KINDS, cluesOf, type Clue } from './clues'
import type { Lexicon } from './lexicon'
import { chineseLength, deviation, expectedLength, surprise } from './lengths'

/** The numbers that a bead is judged by. Each has its weight in `weights.ts`; docs/alignment.md tells about them. */
export const FEATURES = [
  'oneTwo',
  'twoOne',
  'twoTwo',
  'oneThree',
  'threeOne',
  'larger',
  'zhTooLong',
  'zhTooShort',
  'tailZhTooLong',
  'tailZhTooShort',
  'enAlone',
  'enAloneAgain',
  'enAloneFirst',
  'enAloneAfterEnd',
  'enAloneFragment',
  'enAloneLength',
  'enAloneShortage',
  'zhAlone',
  'zhAloneAgain',
  'zhAloneAfterEnd',
  'zhAloneBeyondCut',
  'zhAloneLength',
  'zhAloneShortage',
  'mergeShortage',
  'splitShortage',
  ...CLUE_KINDS.flatMap((kind) => [`${kind}Found`, `${kind}Elsewhere`, `${kind}Nowhere`] as const),
  'tailElsewhere',
  'tailNowhere',
] as const
export type Feature = (typeof FEATURES)[number]

const AT = Object.fromEntries(FEATURES.map((name, place) => [name, place])) as Record<Feature, number>
const FIRST_CLUE = AT.stemFound
const CLUE_PLACE = new Map(CLUE_KINDS.map((kind, place) => [kind, FIRST_CLUE + 3 * place]))

/** Kinds of beads: as many Chinese sentences as English ones. */
export const SHAPES: readonly (readonly [zh: number, en: number])[] = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 3],
  [3, 1],
  [2, 3],
  [3, 2],
  [1, 4],
  [4, 1],
  [0, 1],
  [1, 0],
]

/** A bead's place in an abstract: the sentences `[zhFrom, zhTo)` and `[enFrom, enTo)`. */
export interface Block {
  readonly zhFrom: number
  readonly zhTo: number
  readonly enFrom: number
  readonly enTo: number
}

/** Writes a bead's features. `again`: the bead before it was alone on the same side. */
export type MeasureBead = (block: Block, again: boolean, into: Float64Array) => void

/** Prepares for measuring the beads of an abstract. `open`: whether the last sentence breaks off. */
export function beadMeasurer(
  sentences: Bilingual<readonly string[]>,
  open: Bilingual<boolean>,
  lexicon: Lexicon,
): MeasureBead {
  const clues = cluesOf(sentences, lexicon)
  const chinese = sentences.zh.map(chineseLength)
  const expected = sentences.en.map(expectedLength)
  const zhCount = chinese.length
  const enCount = expected.length
  const allChinese = sum(chinese, 0, zhCount)
  const allExpected = sum(expected, 0, enCount)
  /** Over 0 where the Chinese is shorter than it should be, below where it is longer. */
  const shortage = Math.max(-1, Math.min(1, Math.log(allExpected / Math.max(1, allChinese))))

  const addClues = (
    side: readonly Clue[][],
    from: number,
    to: number,
    others: number,
    count: number,
    isTail: boolean,
    into: Float64Array,
  ): void => {
    const seen = new Set<Clue>()
    for (let sentence = from; sentence < to; sentence++) {
      for (const clue of side[sentence]!) {
        if (to - from > 1) {
          if (seen.has(clue)) continue
          seen.add(clue)
        }
        const place = CLUE_PLACE.get(clue.kind)!
        if ((clue.where & others) !== 0) into[place]! += clue.found[count - 1]!
        else {
          const missed = clue.missed[count - 1]!
          if (clue.where !== 0) into[isTail ? AT.tailElsewhere : place + 1]! += missed
          else into[isTail ? AT.tailNowhere : place + 2]! += missed
        }
      }
    }
  }

  return ({ zhFrom, zhTo, enFrom, enTo }, again, into) => {
    into.fill(0)
    const zh = zhTo - zhFrom
    const en = enTo - enFrom
    if (zh === 0) {
      into[AT.enAlone] = 1
      if (again) into[AT.enAloneAgain] = 1
      if (enFrom === 0) into[AT.enAloneFirst] = 1
      if (zhFrom === zhCount) into[AT.enAloneAfterEnd] = 1
      const length = expected[enFrom]!
      into[AT.enAloneLength] = Math.log(Math.max(1, length) / 40)
      into[AT.enAloneShortage] = shortage
      if (open.en && enTo === enCount) into[AT.enAloneFragment] = 1 - Math.min(2, length / 22)
      return
    }
    if (en === 0) {
      into[AT.zhAlone] = 1
      if (again) into[AT.zhAloneAgain] = 1
      into[AT.zhAloneLength] = Math.log(Math.max(1, chinese[zhFrom]!) / 40)
      into[AT.zhAloneShortage] = shortage
      if (enFrom === enCount) into[open.en ? AT.zhAloneBeyondCut : AT.zhAloneAfterEnd] = 1
      return
    }
    if (zh === 1 && en === 2) into[AT.oneTwo] = 1
    else if (zh === 2 && en === 1) into[AT.twoOne] = 1
    else if (zh === 2 && en === 2) into[AT.twoTwo] = 1
    else if (zh === 1 && en === 3) into[AT.oneThree] = 1
    else if (zh === 3 && en === 1) into[AT.threeOne] = 1
    else if (zh + en > 2) into[AT.larger] = 1
    if (en > zh) into[AT.mergeShortage] = shortage * (en - zh)
    if (zh > en) into[AT.splitShortage] = shortage * (zh - en)

    const enTail = open.en && enTo === enCount
    const zhTail = open.zh && zhTo === zhCount
    const off = deviation(sum(chinese, zhFrom, zhTo), sum(expected, enFrom, enTo))
    const measured = surprise(off)
    if (off > 0) into[enTail ? AT.tailZhTooLong : AT.zhTooLong] = measured
    else into[zhTail ? AT.tailZhTooShort : AT.zhTooShort] = measured
    addClues(clues.en, enFrom, enTo, bits(zhFrom, zhTo), zh, zhTail, into)
    addClues(clues.zh, zhFrom, zhTo, bits(enFrom, enTo), en, enTail, into)
  }
}

function bits(from: number, to: number): number {
  return ((1 << (to - from)) - 1) << from
}

function sum(values: readonly number[], from: number, to: number): number {
  let total = 0
  for (let place = from; place < to; place++) total += values[place]!
  return total
}
