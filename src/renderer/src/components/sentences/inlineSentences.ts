import type { Pair } from '@core/pairing'
import type { ShownText } from '../paper/shownTexts'

/** A sentence as it stands in a paragraph, and the blank after it, which belongs to no sentence to the eye. */
export interface InlineSentence {
  /** Of its pair. */
  readonly index: number
  readonly from: number
  readonly to: number
  readonly blank: string
}

/** The sentences of one language, in order, with the numbers of their pairs. Joined they are the text. */
export function inlineSentences(
  pairs: readonly Pair[],
  { slot, text }: Pick<ShownText, 'slot' | 'text'>,
): readonly InlineSentence[] {
  return pairs.flatMap((pair, index) => {
    const stretch = pair[slot]
    if (stretch === null) return []
    const { length } = text.slice(stretch.from, stretch.to).trimEnd()
    const to = stretch.from + length
    return [{ index, from: stretch.from, to, blank: text.slice(to, stretch.to) }]
  })
}
