import type { Lang } from '../bilingual'
import type { Pair, Pairing, PairRequest } from '../pairing'
import { alignTexts, type Alignment, type Bead } from './alignment'
import { mergeUnsure } from './mergeUnsure'
import type { Span } from './span'

type Sentences = Extract<Alignment, { kind: 'sentences' }>

/**
 * Which sentences of two texts belong together, for the page: what is not sure falls back to a block, and
 * every character of both texts lies in just one pair. Never fails; some milliseconds for an abstract.
 */
export function pairTexts({ texts, cut }: PairRequest): Pairing {
  const alignment = alignTexts(texts, cut)
  if (alignment.kind === 'paragraph') return { kind: 'paragraphs', reason: alignment.reason }
  const beads = mergeUnsure(alignment.beads)
  const zh = stretches(alignment, beads, 'zh', texts.zh.length)
  const en = stretches(alignment, beads, 'en', texts.en.length)
  const pairs = beads.map((bead, place) => ({ kind: kindOf(bead), zh: zh[place]!, en: en[place]! }))
  return { kind: 'pairs', pairs }
}

function kindOf({ kind, trust }: Bead): Pair['kind'] {
  if (kind === 'leftOut') return 'alone'
  if (kind === 'cutOff') return 'beyond'
  return trust === 'sure' ? 'pair' : 'block'
}

/** Where each bead's part of a text lies: what stands between sentences goes with the one before it. */
function stretches(
  alignment: Sentences,
  beads: readonly Bead[],
  lang: Lang,
  length: number,
): readonly (Span | null)[] {
  const stretches: (Span | null)[] = []
  let to = length
  // from the end: a bead's part reaches to where the next one begins
  for (const bead of beads.toReversed()) {
    const [sentence] = bead[lang]
    const from = sentence === undefined ? to : sentence === 0 ? 0 : alignment[lang][sentence]!.from
    stretches.unshift(sentence === undefined ? null : { from, to })
    to = from
  }
  return stretches
}
