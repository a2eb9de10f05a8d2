import { placesOf, STEPS, type Step, type StepEnd } from './steps'

/** How likely a step from this place on is, behind a step of that end, as a logarithm up to a constant. */
export type ScoreStep = (step: Step, zhFrom: number, enFrom: number, before: StepEnd) => number

export interface FoundBeads {
  /** In the order of the Chinese, as far as it has one. */
  readonly beads: readonly FoundBead[]
  /** The sum of their steps' scores. */
  readonly score: number
}

export interface FoundBead {
  /** Places of sentences, rising; one side may be empty. */
  readonly zh: readonly number[]
  readonly en: readonly number[]
  /** How likely exactly this bead is one of the right ones. */
  readonly probability: number
}

/**
 * A state is a place in both texts and how the last step ended. Sentences that stand alone have a fixed
 * order, English before Chinese, so that every alignment is one way through the lattice.
 */
export const ENDS: readonly StepEnd[] = ['pair', 'enAlone', 'zhAlone']
const PAIR = 0

interface Edge {
  readonly before: number
  readonly after: number
  readonly score: number
  readonly step: Step
  readonly zhFrom: number
  readonly enFrom: number
}

/**
 * The most likely alignment of some Chinese sentences with some English ones, by dynamic programming over
 * steps, and how likely each of its beads is among all alignments (forward and backward sums).
 */
export function bestBeads(zhCount: number, enCount: number, scoreStep: ScoreStep): FoundBeads {
  const width = enCount + 1
  const stateAt = (zh: number, en: number, end: number): number => (zh * width + en) * ENDS.length + end
  const states = (zhCount + 1) * width * ENDS.length
  const best = new Float64Array(states).fill(-Infinity)
  const bestEdge = new Int32Array(states).fill(-1)
  const forward = new Float64Array(states).fill(-Infinity)
  const edges: Edge[] = []
  best[PAIR] = 0
  forward[PAIR] = 0
  for (let zh = 0; zh <= zhCount; zh++) {
    for (let en = 0; en <= enCount; en++) {
      for (const step of STEPS) {
        const zhFrom = zh - step.zh
        const enFrom = en - step.en
        if (zhFrom < 0 || enFrom < 0) continue
        const after = stateAt(zh, en, ENDS.indexOf(step.end))
        // only what stands alone is judged by what is before it
        const pairScore = step.end === 'pair' ? scoreStep(step, zhFrom, enFrom, 'pair') : 0
        for (let end = PAIR; end < ENDS.length; end++) {
          const endBefore = ENDS[end]!
          if (step.end === 'enAlone' && endBefore === 'zhAlone') continue
          const before = stateAt(zhFrom, enFrom, end)
          if (best[before] === -Infinity) continue
          const score = step.end === 'pair' ? pairScore : scoreStep(step, zhFrom, enFrom, endBefore)
          if (best[before]! + score > best[after]!) {
            best[after] = best[before]! + score
            bestEdge[after] = edges.length
          }
          forward[after] = addLogs(forward[after]!, forward[before]! + score)
          edges.push({ before, after, score, step, zhFrom, enFrom })
        }
      }
    }
  }

  const lasts = ENDS.map((_, end) => stateAt(zhCount, enCount, end))
  const total = lasts.reduce((sum, last) => addLogs(sum, forward[last]!), -Infinity)
  const backward = new Float64Array(states).fill(-Infinity)
  for (const last of lasts) backward[last] = 0
  const mass = new Map<number, number>()
  for (let place = edges.length - 1; place >= 0; place--) {
    const { before, after, score, step, zhFrom, enFrom } = edges[place]!
    const rest = score + backward[after]!
    backward[before] = addLogs(backward[before]!, rest)
    const probability = Math.exp(forward[before]! + rest - total)
    if (probability < 1e-9) continue
    for (const part of step.parts) {
      const key = beadKey(part.zh << zhFrom, part.en << enFrom)
      mass.set(key, (mass.get(key) ?? 0) + probability)
    }
  }

  const beads: FoundBead[] = []
  let state = lasts.reduce((a, b) => (best[b]! > best[a]! ? b : a))
  const score = best[state]!
  while (bestEdge[state] !== -1) {
    const { step, zhFrom, enFrom, before } = edges[bestEdge[state]!]!
    for (const part of step.parts.toReversed()) {
      const zh = part.zh << zhFrom
      const en = part.en << enFrom
      const probability = Math.min(1, mass.get(beadKey(zh, en)) ?? 0)
      beads.push({ zh: placesOf(zh), en: placesOf(en), probability })
    }
    state = before
  }
  return { beads: beads.reverse(), score }
}

/** One number for two sets of at most 30 sentences, as exact as a double is for those that are likely. */
function beadKey(zh: number, en: number): number {
  return zh * 2 ** 30 + en
}

/** The logarithm of a sum whose terms are given as logarithms. */
export function addLogs(a: number, b: number): number {
  if (a === -Infinity) return b
  if (b === -Infinity) return a
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b))
}
