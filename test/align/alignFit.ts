/**
 * `npm run align:fit`: fits the weights of the aligner to development gold, says how they do on abstracts
 * that they were not fitted to, and prints them as `src/core/align/weights.ts` has them.
 */
import { FEATURES, type Feature } from '@core/align/beadFeatures'
import { stepScorer } from '@core/align/beadModel'
import { bestBeads } from '@core/align/lattice'
import { lexicon } from '@core/align/lexicon'
import { resolve } from 'node:path'
import { GOLD_SETS, goldFolder, readGold, type Gold } from './gold'
import { goldLattice, goldSentences, surpriseOf, type GoldLattice } from './goldLattice'
import { minimize } from './minimize'
import { addScores, f1, scoreOne, type Score } from './scoring'

/** How strongly weights are held to what is assumed before anything was seen. */
const STRENGTH = 0.3
const FOLDS = 8

/** What is assumed of a feature, and how strongly it is held to, against the others. */
interface Assumption {
  readonly weight: number
  readonly strength: number
}

/** Logarithms of shares that other translations have, and a guess for the rest. */
const ASSUMED: Partial<Record<Feature, number>> = {
  oneTwo: -3,
  twoOne: -3,
  twoTwo: -6,
  oneThree: -5,
  threeOne: -5.5,
  larger: -7,
  wrapped: -4,
  crossed: -7,
  enAlone: -5,
  enAloneAfterEnd: 1,
  enAloneFragment: 1.5,
  zhAlone: -5,
  zhAloneBeyondCut: 1.5,
  zhAloneBesideEn: -3,
  zhTooLong: -0.4,
  zhTooShort: -0.4,
  tailZhTooShort: -0.2,
  tailZhTooLong: -0.1,
}

function assumption(feature: Feature): Assumption {
  const weight = ASSUMED[feature] ?? 0
  // clues are logarithms of likelihood ratios: 1 were they independent of each other
  if (/Found|Elsewhere|Nowhere/.test(feature)) {
    return { weight: feature.startsWith('stem') ? 0.3 : 0.5, strength: 30 }
  }
  return { weight, strength: /zhToo/i.test(feature) ? 10 : 1 }
}

const ASSUMPTIONS = FEATURES.map(assumption)

interface Example {
  readonly gold: Gold
  readonly set: string
  readonly lattice: GoldLattice | null
}

/** The weights that make the right alignments most likely, held to what is assumed. */
function fit(examples: readonly Example[]): Float64Array {
  const lattices = examples.flatMap(({ lattice }) => (lattice === null ? [] : [lattice]))
  const start = Float64Array.from(ASSUMPTIONS, ({ weight }) => weight)
  return minimize((weights) => {
    const gradient = new Float64Array(weights.length)
    let value = 0
    for (const lattice of lattices) {
      const slope = surpriseOf(lattice, weights)
      value += slope.value
      slope.gradient.forEach((part, place) => (gradient[place]! += part))
    }
    ASSUMPTIONS.forEach(({ weight, strength }, place) => {
      const off = weights[place]! - weight
      value += (STRENGTH * strength * off * off) / 2
      gradient[place]! += STRENGTH * strength * off
    })
    return { value, gradient }
  }, start)
}

/** How an abstract fares with these weights, its sentences given: its score, and how unlikely the right alignment is. */
function scoreWith(
  { gold, lattice }: Example,
  weights: Float64Array,
): { readonly score: Score; readonly surprise: number } {
  const { sentences, open } = goldSentences(gold)
  const scorer = stepScorer(sentences, open, lexicon(), weights)
  const { beads } = bestBeads(sentences.zh.length, sentences.en.length, scorer)
  return {
    score: scoreOne(gold, { ...gold, beads: beads.map(({ zh, en }) => [zh, en]) }),
    surprise: lattice === null ? 0 : surpriseOf(lattice, weights).value,
  }
}

function report(
  what: string,
  examples: readonly Example[],
  weightsFor: (example: Example, place: number) => Float64Array,
): void {
  const scored = examples.map((example, place) => ({
    set: example.set,
    ...scoreWith(example, weightsFor(example, place)),
  }))
  const figures = GOLD_SETS.map((name) => {
    const ofSet = scored.filter(({ set }) => set === name)
    const score = addScores(ofSet.map((one) => one.score))
    const surprise = ofSet.reduce((sum, one) => sum + one.surprise, 0)
    return `${name} ${f1(score.beads).toFixed(4)} (${score.perfect} of ${score.abstracts} perfect, surprise ${surprise.toFixed(1)})`
  })
  console.log(`// ${what}: bead F1 ${figures.join(', ')}`)
}

const folder = goldFolder(resolve(import.meta.dirname, '../..'))
const examples: Example[] = GOLD_SETS.flatMap((set) => {
  const gold = readGold(folder, set)
  if (gold === null)
    throw new Error(`there is no ${set}.jsonl in ${folder} (DUIDU_SHARED names another folder)`)
  return gold.map((one) => ({ gold: one, set, lattice: goldLattice(one) }))
})
const weights = fit(examples)
report('fitted to all', examples, () => weights)
const folds = Array.from({ length: FOLDS }, (_, fold) =>
  fit(examples.filter((_, place) => place % FOLDS !== fold)),
)
report(`each of ${FOLDS} parts with weights of the others`, examples, (_, place) => folds[place % FOLDS]!)
const ofSets = new Map(
  GOLD_SETS.map((name) => [name as string, fit(examples.filter(({ set }) => set === name))]),
)
const otherSet = (set: string): string => GOLD_SETS.find((name) => name !== set)!
report('each set with weights of the other', examples, ({ set }) => ofSets.get(otherSet(set))!)
FEATURES.forEach((feature, place) => console.log(`  ${feature}: ${Number(weights[place]!.toFixed(3))},`))
