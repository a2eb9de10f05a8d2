import type { Bilingual } from '../bilingual'
import { CLUE_KINDS, cluesOf, type Clue } from './clues'
import type { Lexicon } from './lexicon'
import { chineseLength, deviation, expectedLength, surprise } from './lengths'
import { bitCount, firstBit, type Step, type StepEnd } from './steps'

/** The numbers that a bead is judged by. Each has its weight in `weights.ts`; docs/alignment.md tells about them. */
export const FEATURES = [
  'oneTwo',
  'twoOne',
  'twoTwo',
  'oneThree',
  'threeOne',
  'larger',
  'wrapped',
  'crossed',
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
  'zhAloneBesideEn',
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

/** Writes the features of a step from this place on, behind a step of that end. */
export type MeasureStep = (
  step: Step,
  zhFrom: number,
  enFrom: number,
  before: StepEnd,
  into: Float64Array,
) => void

/** Prepares for measuring the steps of an abstract. `open`: whether the last sentence breaks off. */
export function stepMeasurer(
  sentences: Bilingual<readonly string[]>,
  open: Bilingual<boolean>,
  lexicon: Lexicon,
): MeasureStep {
  const found = cluesOf(sentences, open, lexicon)
  const weigh = (side: readonly (readonly Clue[])[]): readonly (readonly Weighed[])[] =>
    side.map((list) => list.map((clue) => ({ clue, place: CLUE_PLACE.get(clue.kind)! })))
  const clues = { zh: weigh(found.zh), en: weigh(found.en) }
  const chinese = sentences.zh.map(chineseLength)
  const expected = sentences.en.map(expectedLength)
  const zhCount = chinese.length
  const enCount = expected.length
  /** Over 0 where the Chinese is shorter than it should be, below where it is longer. */
  const shortage = Math.max(-1, Math.min(1, Math.log(sum(expected) / Math.max(1, sum(chinese)))))

  const measureEnglishAlone = (place: number, zhAt: number, before: StepEnd, into: Float64Array): void => {
    const length = expected[place]!
    into[AT.enAlone]! += 1
    into[AT.enAloneLength]! += Math.log(Math.max(1, length) / 40)
    into[AT.enAloneShortage]! += shortage
    if (before === 'enAlone') into[AT.enAloneAgain]! += 1
    if (place === 0) into[AT.enAloneFirst]! += 1
    if (zhAt === zhCount) into[AT.enAloneAfterEnd]! += 1
    if (open.en && place === enCount - 1) into[AT.enAloneFragment]! += 1 - Math.min(2, length / 22)
  }

  const measureChineseAlone = (place: number, enAt: number, before: StepEnd, into: Float64Array): void => {
    into[AT.zhAlone]! += 1
    into[AT.zhAloneLength]! += Math.log(Math.max(1, chinese[place]!) / 40)
    into[AT.zhAloneShortage]! += shortage
    if (before === 'zhAlone') into[AT.zhAloneAgain]! += 1
    if (before === 'enAlone') into[AT.zhAloneBesideEn]! += 1
    if (enAt === enCount) into[open.en ? AT.zhAloneBeyondCut : AT.zhAloneAfterEnd]! += 1
  }

  const measurePair = (zhBits: number, enBits: number, into: Float64Array): void => {
    const zh = bitCount(zhBits)
    const en = bitCount(enBits)
    if (zh + en > 2) into[SIZE_FEATURES[zh]?.[en] ?? AT.larger]! += 1
    if (en > zh) into[AT.mergeShortage]! += shortage * (en - zh)
    if (zh > en) into[AT.splitShortage]! += shortage * (zh - en)
    const zhTail = open.zh && zhBits >> (zhCount - 1) !== 0
    const enTail = open.en && enBits >> (enCount - 1) !== 0
    const off = deviation(sumOf(chinese, zhBits), sumOf(expected, enBits))
    if (off > 0) into[enTail ? AT.tailZhTooLong : AT.zhTooLong]! += surprise(off)
    else into[zhTail ? AT.tailZhTooShort : AT.zhTooShort]! += surprise(off)
    addClues(clues.en, enBits, zhBits, zh, zhTail, into)
    addClues(clues.zh, zhBits, enBits, en, enTail, into)
  }

  return (step, zhFrom, enFrom, before, into) => {
    into.fill(0)
    if (step.order !== 'plain') into[AT[step.order]] = 1
    let last = before
    for (const part of step.parts) {
      const zh = part.zh << zhFrom
      const en = part.en << enFrom
      if (zh === 0) measureEnglishAlone(enFrom + firstBit(part.en), zhFrom, last, into)
      else if (en === 0) measureChineseAlone(zhFrom + firstBit(part.zh), enFrom, last, into)
      else measurePair(zh, en, into)
      last = zh === 0 ? 'enAlone' : en === 0 ? 'zhAlone' : 'pair'
    }
  }
}

/** By how many Chinese and how many English sentences. */
const SIZE_FEATURES: readonly (readonly (number | undefined)[])[] = [
  [],
  [undefined, undefined, AT.oneTwo, AT.oneThree],
  [undefined, AT.twoOne, AT.twoTwo],
  [undefined, AT.threeOne],
]

/** A sentence's clues, and the feature that each goes into. */
interface Weighed {
  readonly clue: Clue
  readonly place: number
}

/** Adds what the clues of some sentences say of being paired with those others. */
function addClues(
  clues: readonly (readonly Weighed[])[],
  sentences: number,
  others: number,
  otherCount: number,
  isTail: boolean,
  into: Float64Array,
): void {
  for (let sentence = 0, rest = sentences; rest !== 0; sentence++, rest >>= 1) {
    if ((rest & 1) === 0) continue
    // a clue of several of the sentences counts once
    const earlier = sentences & ((1 << sentence) - 1)
    for (const { clue, place } of clues[sentence]!) {
      if ((clue.own & earlier) !== 0) continue
      if ((clue.where & others) !== 0) into[place]! += clue.found[otherCount - 1]!
      else {
        const isElsewhere = clue.where !== 0
        const feature = isTail
          ? isElsewhere
            ? AT.tailElsewhere
            : AT.tailNowhere
          : place + (isElsewhere ? 1 : 2)
        into[feature]! += clue.missed[otherCount - 1]!
      }
    }
  }
}

function sumOf(values: readonly number[], bits: number): number {
  let total = 0
  for (let place = 0, rest = bits; rest !== 0; place++, rest >>= 1)
    if ((rest & 1) !== 0) total += values[place]!
  return total
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
