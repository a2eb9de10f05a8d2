import type { Bilingual } from '../bilingual'
import { FEATURES, stepMeasurer } from './beadFeatures'
import type { ScoreStep } from './lattice'
import type { Lexicon } from './lexicon'
import { WEIGHTS } from './weights'

const WEIGHT_LIST = Float64Array.from(FEATURES, (feature) => WEIGHTS[feature])

/** Prepares for judging the steps of an abstract. `open`: whether the last sentence breaks off. */
export function stepScorer(
  sentences: Bilingual<readonly string[]>,
  open: Bilingual<boolean>,
  lexicon: Lexicon,
  weights: Float64Array = WEIGHT_LIST,
): ScoreStep {
  const measure = stepMeasurer(sentences, open, lexicon)
  const features = new Float64Array(FEATURES.length)
  return (step, zhFrom, enFrom, before) => {
    measure(step, zhFrom, enFrom, before, features)
    let score = 0
    for (let place = 0; place < features.length; place++) score += weights[place]! * features[place]!
    return score
  }
}
