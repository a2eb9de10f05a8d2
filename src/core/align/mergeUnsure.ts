import type { Bead } from './alignment'

/**
 * The same beads as parts of both texts that can stand side by side, in the order of the texts and without
 * gaps: beads that cross or enclose others are put together with those, and so are neighbours that are
 * unsure. Such a part is unsure: within it, the text falls back to the paragraph.
 */
export function mergeUnsure(beads: readonly Bead[]): readonly Bead[] {
  const merged: Bead[] = []
  let part: Bead | null = null
  let zhSeen = 0
  let enSeen = 0
  for (const bead of beads) {
    part = part === null ? bead : together(part, bead)
    zhSeen = Math.max(zhSeen, ...bead.zh.map((place) => place + 1))
    enSeen = Math.max(enSeen, ...bead.en.map((place) => place + 1))
    const sofar: Bead = part
    const last = merged.at(-1)
    // whole where everything before it is in it or in the parts before
    const isWhole =
      countOf(merged, 'zh') + sofar.zh.length === zhSeen && countOf(merged, 'en') + sofar.en.length === enSeen
    if (!isWhole) continue
    if (sofar.trust === 'unsure' && last?.trust === 'unsure')
      merged[merged.length - 1] = together(last, sofar)
    else merged.push(sofar)
    part = null
  }
  return merged
}

function countOf(beads: readonly Bead[], lang: 'zh' | 'en'): number {
  return beads.reduce((sum, bead) => sum + bead[lang].length, 0)
}

function together(first: Bead, second: Bead): Bead {
  const zh = [...first.zh, ...second.zh].sort((a, b) => a - b)
  const en = [...first.en, ...second.en].sort((a, b) => a - b)
  const isPair = zh.length > 0 && en.length > 0
  return {
    zh,
    en,
    kind: isPair ? 'pair' : second.kind,
    confidence: Math.min(first.confidence, second.confidence),
    trust: 'unsure',
  }
}
