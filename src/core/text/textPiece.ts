/** How a piece of a text is set off; what a piece of text is set in is a list of these. */
export type TextStyle =
  'emphasis' | 'strong' | 'code' | 'smallCaps' | 'underlined' | 'superscript' | 'subscript'

interface Place {
  /** Where in the text a piece comes from: UTF-16 offsets in the source, end excluded. */
  readonly from: number
  readonly to: number
}

/**
 * A piece of a text as it is shown. The pieces of a text follow each other without gaps, so that their
 * places cover the whole source.
 */
export type TextPiece =
  /** Shown as it stands: `text` is `source.slice(from, to)`. The only kind that can be cut in two. */
  | (Place & { readonly kind: 'plain'; readonly text: string; readonly styles?: readonly TextStyle[] })
  /** TeX that reads as text: `text` is what is seen of it, `''` where it only changes the style. */
  | (Place & { readonly kind: 'converted'; readonly text: string; readonly styles?: readonly TextStyle[] })
  /** A formula; `tex` is without its delimiters. */
  | (Place & { readonly kind: 'math'; readonly tex: string; readonly display: boolean })
  /** An address on the web, `http` or `https`, with the text that stands for it. */
  | (Place & { readonly kind: 'link'; readonly text: string; readonly url: string })
  /**
   * Characters that cannot be seen and may turn the direction of what follows or hide words in it: shown
   * as a mark and kept as they are. `names`: their code points, `U+202E`, each once.
   */
  | (Place & { readonly kind: 'hidden'; readonly text: string; readonly names: string })
