/** A part of a text that is set off: what a search found, or a word that the reader follows or mutes. */
export interface TextMark {
  /** UTF-16 offsets in the text, end excluded. */
  readonly from: number
  readonly to: number
  readonly kind: 'hit' | 'followed' | 'muted'
}
