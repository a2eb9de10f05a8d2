import type { TextMark } from '@core/text/textMark'
import type { ShownText } from '../paper/shownTexts'

/** A text as the page shows it, with what a search found in it and the words that are followed or muted. */
export interface MarkedText extends ShownText {
  readonly marks: readonly TextMark[]
}
