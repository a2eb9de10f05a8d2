import type { Bilingual, Lang } from '../bilingual'
import { stepScorer } from './beadModel'
import { chineseSentences } from './chineseSentences'
import { englishSentences } from './englishSentences'
import { bestBeads, type FoundBead } from './lattice'
import { lexicon } from './lexicon'
import type { Span } from './span'

export type { Span }

/** Sentences of both languages that say the same, or a sentence that stands alone. */
export interface Bead {
  /** Places in `Alignment.zh`, rising; empty where the Chinese has no counterpart. */
  readonly zh: readonly number[]
  readonly en: readonly number[]
  /**
   * `pair`: both sides have sentences. `leftOut`: one side has none, the other language does not say it.
   * `cutOff`: one side has none, as the other text breaks off before it, or as this one breaks off within it.
   */
  readonly kind: 'pair' | 'leftOut' | 'cutOff'
  /** How likely exactly this bead is right, from 0 to 1. */
  readonly confidence: number
  /** Whether the confidence is high enough to point at the counterpart without a reservation. */
  readonly trust: 'sure' | 'unsure'
}

/** Why sentences are not paired, and only the whole texts belong together. */
export type NoAlignmentReason =
  /** A text is missing, or has nothing that is a sentence. */
  | 'empty'
  /** A text has more sentences than an abstract. */
  | 'tooLong'
  /** The Chinese text is not Chinese. */
  | 'untranslated'
  /** The texts hardly have a sentence in common. */
  | 'unrelated'
  /** Too much of it would be a guess. */
  | 'uncertain'

export type Alignment =
  | {
      readonly kind: 'sentences'
      /** Offsets of the sentences in the Chinese text; between them are only blanks and signs. */
      readonly zh: readonly Span[]
      readonly en: readonly Span[]
      /**
       * Every sentence is in exactly one. In the order of the texts, but where the translation has another
       * one: then beads cross, or one has sentences that do not follow each other. `mergeUnsure` gives those
       * that can stand side by side.
       */
      readonly beads: readonly Bead[]
    }
  | {
      readonly kind: 'paragraph'
      readonly zh: readonly Span[]
      readonly en: readonly Span[]
      readonly reason: NoAlignmentReason
    }

/** Sentences of one text that are still paired one by one. */
export const MOST_SENTENCES = 30
/** Beads of less confidence are right only about every second time. */
const SURE = 0.8
/** A translation has more Chinese characters than that among its characters. */
const CHINESE_SHARE = 0.2
/**
 * The score of a sentence of the shorter text, on average: about 20 in a translation (of a thousand abstracts,
 * one is below −2) and −9 in texts that have nothing to do with each other (of a thousand, five are over −6).
 */
const UNRELATED = -5

/**
 * Aligns the texts of an abstract or a summary sentence by sentence. `cut` says which of them breaks off.
 * Never fails: where sentences cannot be paired with confidence, it says that the paragraphs belong together,
 * and why. A few milliseconds for an abstract; the first call reads the lexicon.
 */
export function alignTexts(texts: Bilingual, cut: Bilingual<boolean>): Alignment {
  const zh = chineseSentences(texts.zh)
  const en = englishSentences(texts.en)
  const paragraph = (reason: NoAlignmentReason): Alignment => ({ kind: 'paragraph', zh, en, reason })
  const fewest = Math.min(zh.length, en.length)
  if (fewest === 0) return paragraph('empty')
  if (zh.length > MOST_SENTENCES || en.length > MOST_SENTENCES) return paragraph('tooLong')
  if (!isChinese(texts.zh)) return paragraph('untranslated')
  const { beads, score } = alignSentences(texts, { zh, en }, cut)
  const pairs = beads.filter(({ kind }) => kind === 'pair')
  if (score < UNRELATED * fewest || pairs.length < fewest / 2) return paragraph('unrelated')
  const isMostlySure = 2 * sentencesIn(beads.filter(({ trust }) => trust === 'sure')) >= zh.length + en.length
  return isMostlySure ? { kind: 'sentences', zh, en, beads } : paragraph('uncertain')
}

function sentencesIn(beads: readonly Bead[]): number {
  return beads.reduce((sum, { zh, en }) => sum + zh.length + en.length, 0)
}

/**
 * The most likely beads of sentences that are known, at least one and at most `MOST_SENTENCES` of either
 * side, with the logarithm of their likelihood up to a constant.
 */
export function alignSentences(
  texts: Bilingual,
  spans: Bilingual<readonly Span[]>,
  cut: Bilingual<boolean>,
): { readonly beads: readonly Bead[]; readonly score: number } {
  const sentencesOf = (lang: Lang): readonly string[] =>
    spans[lang].map(({ from, to }) => texts[lang].slice(from, to))
  const sentences = { zh: sentencesOf('zh'), en: sentencesOf('en') }
  const open = {
    zh: cut.zh || breaksOff(sentences.zh.at(-1)!),
    en: cut.en || breaksOff(sentences.en.at(-1)!),
  }
  const scorer = stepScorer(sentences, open, lexicon())
  const { beads, score } = bestBeads(sentences.zh.length, sentences.en.length, scorer)
  return { beads: beads.map((bead, place) => makeBead(bead, isTail(beads, place), open)), score }
}

function makeBead({ zh, en, probability }: FoundBead, tail: boolean, open: Bilingual<boolean>): Bead {
  const isPair = zh.length > 0 && en.length > 0
  const isCutOff = tail && (open.zh || open.en)
  return {
    zh,
    en,
    kind: isPair ? 'pair' : isCutOff ? 'cutOff' : 'leftOut',
    confidence: probability,
    trust: probability >= SURE ? 'sure' : 'unsure',
  }
}

/** Whether this bead and all behind it have no counterpart. */
function isTail(beads: readonly FoundBead[], place: number): boolean {
  return beads.slice(place).every(({ zh, en }) => zh.length === 0 || en.length === 0)
}

const SENTENCE_END = /[.!?。！？｡．]["'”’»」』)）\]}$]{0,4}$/
const ELLIPSIS = /(?:…|\.\.)["'”’」』)）\]]{0,3}$/

/** Whether a sentence that is the last one of a text does not end as sentences do. */
export function breaksOff(sentence: string): boolean {
  const end = sentence.slice(-8)
  return !SENTENCE_END.test(end) || ELLIPSIS.test(end)
}

/** Whether a fifth of a text is Chinese, blanks not counted. */
function isChinese(text: string): boolean {
  let han = 0
  let all = 0
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place)
    if (unit <= 0x20) continue
    all++
    if (unit >= 0x3400 && unit <= 0x9fff) han++
  }
  return han >= all * CHINESE_SHARE
}
