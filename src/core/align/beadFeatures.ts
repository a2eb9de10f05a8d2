import type { Bilingual } from '../bilingual'
import { CLUE_KINDS, cluesOf, missedInPart, type Clue } from './clues'
import type { Lexicon } from './lexicon'
import { chineseLength, deviation, expectedLength, surprise } from './lengths'
import { bitCount, firstBit, type Step, type StepEnd } from './steps'

/** The numbers that a step is judged by. Each has its weight in `weights.ts`; docs/alignment.md tells about them. */
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
  'enAloneAfterEnd',
  'enAloneFragment',
  'enAloneLength',
  'zhAlone',
  'zhAloneBesideEn',
  'zhAloneBeyondCut',
  ...CLUE_KINDS.flatMap((kind) => [`${kind}Found`, `${kind}Elsewhere`, `${kind}Nowhere`] as const),
  'tailElsewhere',
  'tailNowhere',
] as const
export type Feature = (typeof FEATURES)[number]

const AT = Object.fromEntries(FEATURES.map((name, place) => [name, place])) as Record<Feature, number>
const FIRST_CLUE = AT.stemFound
const CLUE_PLACE = new Map(CLUE_KINDS.map((kind, place) => [kind, FIRST_CLUE + 3 * place]))

/** How much longer than expected a translation may well be: so much more of it may be there than it seems. */
const LEEWAY = 1.3

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

  const measureEnglishAlone = (place: number, zhAt: number, into: Float64Array): void => {
    const length = expected[place]!
    into[AT.enAlone]! += 1
    into[AT.enAloneLength]! += Math.log(Math.max(1, length) / 40)
    if (zhAt === zhCount) into[AT.enAloneAfterEnd]! += 1
    if (open.en && place === enCount - 1) into[AT.enAloneFragment]! += 1 - Math.min(2, length / 22)
  }

  const measureChineseAlone = (enAt: number, before: StepEnd, into: Float64Array): void => {
    into[AT.zhAlone]! += 1
    if (before === 'enAlone') into[AT.zhAloneBesideEn]! += 1
    if (open.en && enAt === enCount) into[AT.zhAloneBeyondCut]! += 1
  }

  const measurePair = (zhBits: number, enBits: number, into: Float64Array): void => {
    const zh = bitCount(zhBits)
    const en = bitCount(enBits)
    if (zh + en > 2) into[SIZE_FEATURES[zh]?.[en] ?? AT.larger]! += 1
    const zhTail = open.zh && zhBits >> (zhCount - 1) !== 0
    const enTail = open.en && enBits >> (enCount - 1) !== 0
    const length = { zh: sumOf(chinese, zhBits), en: sumOf(expected, enBits) }
    const off = deviation(length.zh, length.en)
    if (off > 0) into[enTail ? AT.tailZhTooLong : AT.zhTooLong]! += surprise(off)
    else into[zhTail ? AT.tailZhTooShort : AT.zhTooShort]! += surprise(off)
    // a sentence that breaks off cannot have all that the other says
    const zhPart = zhTail ? Math.min(1, (LEEWAY * length.zh) / length.en) : 1
    const enPart = enTail ? Math.min(1, (LEEWAY * length.en) / length.zh) : 1
    addClues(clues.en, enBits, zhBits, zh, zhTail, zhPart, into)
    addClues(clues.zh, zhBits, enBits, en, enTail, enPart, into)
  }

  return (step, zhFrom, enFrom, before, into) => {
    into.fill(0)
    if (step.order !== 'plain') into[AT[step.order]] = 1
    let last = before
    for (const part of step.parts) {
      const zh = part.zh << zhFrom
      const en = part.en << enFrom
      if (zh === 0) measureEnglishAlone(enFrom + firstBit(part.en), zhFrom, into)
      else if (en === 0) measureChineseAlone(enFrom, last, into)
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

/** Adds what the clues of some sentences say of being paired with those others, of which a part is there. */
function addClues(
  clues: readonly (readonly Weighed[])[],
  sentences: number,
  others: number,
  otherCount: number,
  isTail: boolean,
  part: number,
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
        into[feature]! += part === 1 ? clue.missed[otherCount - 1]! : missedInPart(clue, otherCount, part)
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
