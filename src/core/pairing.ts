import type { NoAlignmentReason } from './align/alignment'
import type { Span } from './align/span'
import type { Bilingual, Lang } from './bilingual'

/**
 * A stretch of a text and the one that says the same in the other language, as the page shows them.
 * `null` on one side: there is none.
 */
export interface Pair {
  readonly kind:
    /** Sentences that belong to each other. */
    | 'pair'
    /** Sentences that belong to each other as a whole, but could not be matched one by one. */
    | 'block'
    /** Sentences of one language that the other one leaves out. */
    | 'alone'
    /** Sentences of one language beyond the place where the other one was cut. */
    | 'beyond'
  readonly zh: Span | null
  readonly en: Span | null
}

/**
 * Which sentences of two texts belong together. The pairs stand in the order of both texts, and of each
 * text every character lies in just one pair, so that showing the pairs shows the texts.
 */
export type Pairing =
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[] }
  | { readonly kind: 'paragraphs'; readonly reason: NoAlignmentReason }

/** Two texts to be paired, and whether each was cut by the digest. */
export interface PairRequest {
  readonly texts: Bilingual
  readonly cut: Bilingual<boolean>
}

export const OTHER_LANG: Bilingual<Lang> = { zh: 'en', en: 'zh' }
