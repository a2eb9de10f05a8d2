import type { Bilingual } from '../bilingual'
import { beadMeasurer, FEATURES } from './beadFeatures'
import type { ScoreBead } from './lattice'
import type { Lexicon } from './lexicon'
import { WEIGHTS } from './weights'

const WEIGHT_LIST = Float64Array.from(FEATURES, (feature) => WEIGHTS[feature])

/** Prepares for judging the beads of an abstract. `open`: whether the last sentence breaks off. */
export function beadScorer(
  sentences: Bilingual<readonly string[]>,
  open: Bilingual<boolean>,
  lexicon: Lexicon,
): ScoreBead {
  const measure = beadMeasurer(sentences, open, lexicon)
  const features = new Float64Array(FEATURES.length)
  return (block, again) => {
    measure(block, again, features)
    let score = 0
    for (let place = 0; place < features.length; place++) score += WEIGHT_LIST[place]! * features[place]!
    return score
  }
}
