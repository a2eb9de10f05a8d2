import type { Bilingual } from '@core/bilingual'
import { isChineseCut, isEnglishCut } from '@core/parse/cutOff'
import { FEATURES, stepMeasurer } from '@core/align/beadFeatures'
import { breaksOff } from '@core/align/alignment'
import { addLogs, ENDS } from '@core/align/lattice'
import { lexicon } from '@core/align/lexicon'
import { STEPS, type Part } from '@core/align/steps'
import type { Gold } from './gold'
import type { Slope } from './minimize'

/** A step between two states, with the features that are not 0. */
interface Edge {
  readonly before: number
  readonly after: number
  readonly places: readonly number[]
  readonly values: readonly number[]
}

/** All ways through an abstract, and the features of the right one. */
export interface GoldLattice {
  readonly states: number
  readonly lasts: readonly number[]
  readonly edges: readonly Edge[]
  readonly right: Float64Array
}

/** The sentences of an abstract, and whether the last ones break off, as the aligner would see it. */
export function goldSentences(gold: Gold): {
  readonly sentences: Bilingual<readonly string[]>
  readonly open: Bilingual<boolean>
} {
  const zh = gold.zh_spans.map(([from, to]) => gold.zh.slice(from, to))
  const en = gold.en_spans.map(([from, to]) => gold.en.slice(from, to))
  const isCut = isEnglishCut(gold.en)
  const open = {
    zh: isChineseCut(gold.zh.trim(), isCut) || breaksOff(zh.at(-1)!),
    en: isCut || breaksOff(en.at(-1)!),
  }
  return { sentences: { zh, en }, open }
}

/** Lays out all alignments of an abstract; null where no step can tell the right one. */
export function goldLattice(gold: Gold): GoldLattice | null {
  const { sentences, open } = goldSentences(gold)
  const measure = stepMeasurer(sentences, open, lexicon())
  const [zhCount, enCount] = [sentences.zh.length, sentences.en.length]
  const stateAt = (zh: number, en: number, end: number): number =>
    (zh * (enCount + 1) + en) * ENDS.length + end
  const states = (zhCount + 1) * (enCount + 1) * ENDS.length
  const isReached = new Uint8Array(states)
  isReached[0] = 1
  const rightBeads = new Set(gold.beads.map(([zh, en]) => `${bitsOf(zh)},${bitsOf(en)}`))
  const isRight = ({ zh, en }: Part, zhFrom: number, enFrom: number): boolean =>
    rightBeads.has(`${zh << zhFrom},${en << enFrom}`)
  /** The features on the right way to a state. */
  const rightTo = new Map([[0, new Float64Array(FEATURES.length)]])
  const edges: Edge[] = []
  for (let zh = 0; zh <= zhCount; zh++) {
    for (let en = 0; en <= enCount; en++) {
      for (const step of STEPS) {
        const zhFrom = zh - step.zh
        const enFrom = en - step.en
        if (zhFrom < 0 || enFrom < 0) continue
        const after = stateAt(zh, en, ENDS.indexOf(step.end))
        ENDS.forEach((endBefore, end) => {
          const before = stateAt(zhFrom, enFrom, end)
          if (isReached[before] === 0 || (step.end === 'enAlone' && endBefore === 'zhAlone')) return
          const features = new Float64Array(FEATURES.length)
          measure(step, zhFrom, enFrom, step.end === 'pair' ? 'pair' : endBefore, features)
          const places = FEATURES.flatMap((_, place) => (features[place] === 0 ? [] : [place]))
          edges.push({ before, after, places, values: places.map((place) => features[place]!) })
          isReached[after] = 1
          const way = rightTo.get(before)
          if (way === undefined || rightTo.has(after)) return
          if (!step.parts.every((part) => isRight(part, zhFrom, enFrom))) return
          rightTo.set(
            after,
            way.map((value, place) => value + features[place]!),
          )
        })
      }
    }
  }
  const lasts = ENDS.map((_, end) => stateAt(zhCount, enCount, end))
  const right = lasts.map((last) => rightTo.get(last)).find((way) => way !== undefined)
  return right === undefined ? null : { states, lasts, edges, right }
}

/** How unlikely the right alignment is under these weights, as a negative logarithm. */
export function surpriseOf({ states, lasts, edges, right }: GoldLattice, weights: Float64Array): Slope {
  const scores = edges.map(({ places, values }) =>
    places.reduce((sum, place, index) => sum + weights[place]! * values[index]!, 0),
  )
  const forward = new Float64Array(states).fill(-Infinity)
  forward[0] = 0
  edges.forEach(({ before, after }, place) => {
    forward[after] = addLogs(forward[after]!, forward[before]! + scores[place]!)
  })
  const total = lasts.reduce((sum, last) => addLogs(sum, forward[last]!), -Infinity)
  const backward = new Float64Array(states).fill(-Infinity)
  for (const last of lasts) backward[last] = 0
  const gradient = right.map((value) => -value)
  for (let place = edges.length - 1; place >= 0; place--) {
    const { before, after, places, values } = edges[place]!
    const rest = scores[place]! + backward[after]!
    backward[before] = addLogs(backward[before]!, rest)
    const probability = Math.exp(forward[before]! + rest - total)
    if (probability > 1e-12) places.forEach((at, index) => (gradient[at]! += probability * values[index]!))
  }
  let rightScore = 0
  right.forEach((value, place) => (rightScore += value * weights[place]!))
  return { value: total - rightScore, gradient }
}

function bitsOf(places: readonly number[]): number {
  return places.reduce((bits, place) => bits | (1 << place), 0)
}
