import type { Pair, Pairing } from '@core/pairing'
import type { LanguageMode } from '@core/settings'
import type { ShownText } from '../paper/shownTexts'

/** How a text in two languages stands on the page. */
export type PairLayout =
  /** Each language for itself, without sentences. */
  | { readonly kind: 'paragraphs'; readonly side: boolean }
  /** Each language for itself, its sentences known. */
  | { readonly kind: 'sentences'; readonly pairs: readonly Pair[] }
  /** Pair by pair; `side`: the two beside each other, on one level. */
  | { readonly kind: 'pairs'; readonly side: boolean; readonly pairs: readonly Pair[] }
  /** One language, the other on demand. */
  | { readonly kind: 'reveal'; readonly pairs: readonly Pair[] }

/**
 * How to lay out these texts. `side`: whether there is room for the two beside each other. Where the
 * sentences are not known, or not yet, paragraphs stand for them.
 */
export function pairLayout(
  shown: readonly ShownText[],
  pairing: Pairing | null,
  mode: LanguageMode,
  side: boolean,
): PairLayout {
  const both = shown.length === 2 && shown.every(({ text }) => text !== '')
  const pairs = pairing?.kind === 'pairs' ? pairing.pairs : null
  if (!both) {
    const one = shown.length === 1 && pairs !== null && (mode === 'zh' || mode === 'en')
    return one ? { kind: 'sentences', pairs } : { kind: 'paragraphs', side: false }
  }
  if (mode === 'reveal') return { kind: 'reveal', pairs: pairs ?? [wholePair(shown)] }
  const beside = side && mode === 'side'
  if (pairs === null) return { kind: 'paragraphs', side: beside }
  return beside || mode === 'interleaved'
    ? { kind: 'pairs', side: beside, pairs }
    : { kind: 'sentences', pairs }
}

function wholePair([zh, en]: readonly ShownText[]): Pair {
  return { kind: 'block', zh: { from: 0, to: zh!.text.length }, en: { from: 0, to: en!.text.length } }
}
