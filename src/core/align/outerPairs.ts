import type { Span } from './span'

const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['（', '）'],
  ['(', ')'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['【', '】'],
])
const CLOSERS: ReadonlySet<string> = new Set(CLOSER_OF.values())
/** A bracket whose partner is farther away has none. */
const REACH = 200

/**
 * The quotes and brackets of a Chinese text that no others enclose, in order, their signs included. Signs
 * without a partner are passed over, as are those in mathematics.
 */
export function outerPairs(text: string, mask: Uint8Array): readonly Span[] {
  const pairs: Span[] = []
  const open: number[] = []
  for (let place = 0; place < text.length; place++) {
    if (mask[place] === 1) continue
    const sign = text.charAt(place)
    if (CLOSER_OF.has(sign)) open.push(place)
    else if (CLOSERS.has(sign)) {
      const depth = partnerDepth(text, open, sign, place)
      if (depth === -1) continue
      const from = open[depth]!
      open.length = depth
      while (pairs.length > 0 && pairs.at(-1)!.from > from) pairs.pop()
      pairs.push({ from, to: place + 1 })
    }
  }
  return pairs
}

function partnerDepth(text: string, open: readonly number[], sign: string, place: number): number {
  for (let depth = open.length - 1; depth >= 0 && place - open[depth]! < REACH; depth--) {
    const opener = text.charAt(open[depth]!)
    if (CLOSER_OF.get(opener) === sign) return depth
    // （ … ) and ( … ）are written too
    if (/[(（]/.test(opener) && /[)）]/.test(sign)) return depth
  }
  return -1
}
