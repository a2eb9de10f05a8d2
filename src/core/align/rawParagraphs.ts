import type { Bilingual, Lang } from '../bilingual'
import { isPaperId, type PaperId } from '../paperId'
import { cleanChineseAbstract } from '../parse/chineseAbstract'
import { isChineseCut, isEnglishCut } from '../parse/cutOff'
import { foldBlanks } from '../parse/foldBlanks'
import { unstampAbstract } from '../parse/stamp'
import { alignSentences, MOST_SENTENCES } from './alignment'
import { chineseSentences } from './chineseSentences'
import { englishSentences } from './englishSentences'
import type { Span } from './span'

/** Sentences and what belongs together, without a word on how sure that is. */
export interface PlainAlignment {
  /** Offsets in the raw paragraphs; stamps lie outside. */
  readonly zh: readonly Span[]
  readonly en: readonly Span[]
  /** Every sentence is in exactly one. */
  readonly beads: Bilingual<readonly number[]>[]
}

/**
 * Aligns abstracts as a digest's file has them, with stamps and odd blanks. The best alignment is given even
 * where `alignTexts` would fall back to the paragraph; of texts with too many sentences, all are one bead.
 */
export function alignParagraphs(id: string, raw: Bilingual): PlainAlignment {
  const starts = textStarts(id, raw)
  const texts = { zh: raw.zh.slice(starts.zh), en: raw.en.slice(starts.en) }
  const spans = { zh: chineseSentences(texts.zh), en: englishSentences(texts.en) }
  const isCut = isEnglishCut(raw.en)
  const cut = { zh: isChineseCut(texts.zh.trim(), isCut), en: isCut }
  const inRaw = (lang: Lang): readonly Span[] =>
    spans[lang].map(({ from, to }) => ({ from: from + starts[lang], to: to + starts[lang] }))
  return { zh: inRaw('zh'), en: inRaw('en'), beads: plainBeads(texts, spans, cut) }
}

function plainBeads(
  texts: Bilingual,
  spans: Bilingual<readonly Span[]>,
  cut: Bilingual<boolean>,
): Bilingual<readonly number[]>[] {
  const zh = spans.zh.map((_, place) => place)
  const en = spans.en.map((_, place) => place)
  if (zh.length === 0 || en.length === 0) {
    return [...zh.map((place) => ({ zh: [place], en: [] })), ...en.map((place) => ({ zh: [], en: [place] }))]
  }
  if (zh.length > MOST_SENTENCES || en.length > MOST_SENTENCES) return [{ zh, en }]
  return alignSentences(texts, spans, cut).beads.map((bead) => ({ zh: bead.zh, en: bead.en }))
}

/** Where the texts begin, behind stamps and labels. */
function textStarts(id: string, raw: Bilingual): Bilingual<number> {
  const unstamped = unstampAbstract(raw.en)
  const folded = foldBlanks(raw.zh)
  const paperId = isPaperId(id) ? id : ('' as PaperId)
  const cleaned = cleanChineseAbstract(folded, paperId, unstamped.stamp !== null)
  return {
    zh: unfoldedPlace(raw.zh, folded.length - cleaned.length),
    en: raw.en.length - unstamped.text.length,
  }
}

/** Where in a text that character stands which is at `place` once its blanks are folded. */
function unfoldedPlace(text: string, place: number): number {
  let at = text.length - text.trimStart().length
  for (let seen = 0; seen < place && at < text.length; seen++) {
    const blanks = /^\s+/.exec(text.slice(at, at + 200))?.[0].length ?? 0
    at += Math.max(1, blanks)
  }
  return at
}
