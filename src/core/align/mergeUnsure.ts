import type { Bead } from './alignment'

/**
 * The same beads, with neighbours that are unsure put together: within such a part, the text falls back to
 * the paragraph. A part that has both languages is a pair, as confident as its least confident bead.
 */
export function mergeUnsure(beads: readonly Bead[]): readonly Bead[] {
  const merged: Bead[] = []
  for (const bead of beads) {
    const last = merged.at(-1)
    if (bead.trust === 'unsure' && last?.trust === 'unsure') merged[merged.length - 1] = together(last, bead)
    else merged.push(bead)
  }
  return merged
}

function together(first: Bead, second: Bead): Bead {
  const zh = [...first.zh, ...second.zh]
  const en = [...first.en, ...second.en]
  const isPair = zh.length > 0 && en.length > 0
  return {
    zh,
    en,
    kind: isPair ? 'pair' : second.kind,
    confidence: Math.min(first.confidence, second.confidence),
    trust: 'unsure',
  }
}
