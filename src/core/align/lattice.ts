import { SHAPES, type Block } from './beadFeatures'

/** How likely a bead is, as a logarithm up to a constant. `again`: the bead before was alone on the same side. */
export type ScoreBead = (block: Block, again: boolean) => number

export interface FoundBead extends Block {
  /** How likely exactly this bead is one of the right ones. */
  readonly probability: number
}

/**
 * Within a state, what the last bead was. An order is fixed for beads that are alone, English before
 * Chinese, so that every alignment is one way through the lattice.
 */
const PAIR = 0
const EN_ALONE = 1
const ZH_ALONE = 2
const KINDS = 3

interface Step {
  readonly before: number
  readonly after: number
  readonly score: number
  readonly block: Block
}

/**
 * The most likely alignment of some Chinese sentences with some English ones, by dynamic programming over
 * beads, and how likely each of its beads is among all alignments (forward and backward sums).
 */
export function bestBeads(zhCount: number, enCount: number, scoreBead: ScoreBead): readonly FoundBead[] {
  const width = enCount + 1
  const stateAt = (zh: number, en: number, kind: number): number => (zh * width + en) * KINDS + kind
  const states = (zhCount + 1) * width * KINDS
  const best = new Float64Array(states).fill(-Infinity)
  const forward = new Float64Array(states).fill(-Infinity)
  const steps: Step[] = []
  const bestStep = new Int32Array(states).fill(-1)
  best[PAIR] = 0
  forward[PAIR] = 0
  for (let zh = 0; zh <= zhCount; zh++) {
    for (let en = 0; en <= enCount; en++) {
      for (const [zhTaken, enTaken] of SHAPES) {
        if (zhTaken > zh || enTaken > en) continue
        const block = { zhFrom: zh - zhTaken, zhTo: zh, enFrom: en - enTaken, enTo: en }
        const kind = zhTaken === 0 ? EN_ALONE : enTaken === 0 ? ZH_ALONE : PAIR
        const after = stateAt(zh, en, kind)
        const plain = scoreBead(block, false)
        for (let kindBefore = PAIR; kindBefore < KINDS; kindBefore++) {
          if (kind === EN_ALONE && kindBefore === ZH_ALONE) continue
          const before = stateAt(block.zhFrom, block.enFrom, kindBefore)
          if (best[before] === -Infinity) continue
          const score = kind !== PAIR && kindBefore === kind ? scoreBead(block, true) : plain
          if (best[before]! + score > best[after]!) {
            best[after] = best[before]! + score
            bestStep[after] = steps.length
          }
          forward[after] = addLogs(forward[after]!, forward[before]! + score)
          steps.push({ before, after, score, block })
        }
      }
    }
  }

  const lasts = [PAIR, EN_ALONE, ZH_ALONE].map((kind) => stateAt(zhCount, enCount, kind))
  const total = lasts.reduce((sum, last) => addLogs(sum, forward[last]!), -Infinity)
  const backward = new Float64Array(states).fill(-Infinity)
  for (const last of lasts) backward[last] = 0
  const mass = new Map<number, number>()
  for (let place = steps.length - 1; place >= 0; place--) {
    const { before, after, score, block } = steps[place]!
    backward[before] = addLogs(backward[before]!, score + backward[after]!)
    const key = blockKey(block)
    mass.set(key, (mass.get(key) ?? 0) + Math.exp(forward[before]! + score + backward[after]! - total))
  }

  const beads: FoundBead[] = []
  let state = lasts.reduce((a, b) => (best[b]! > best[a]! ? b : a))
  while (bestStep[state] !== -1) {
    const { block, before } = steps[bestStep[state]!]!
    beads.push({ ...block, probability: Math.min(1, mass.get(blockKey(block))!) })
    state = before
  }
  return beads.reverse()
}

function blockKey({ zhFrom, zhTo, enFrom, enTo }: Block): number {
  return ((zhFrom * 64 + zhTo) * 64 + enFrom) * 64 + enTo
}

function addLogs(a: number, b: number): number {
  if (a === -Infinity) return b
  if (b === -Infinity) return a
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b))
}
