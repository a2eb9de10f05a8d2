/**
 * A piece of a text as it is shown. `from` and `to` tell where in the text it comes from (UTF-16 offsets,
 * end excluded); the pieces of a text follow each other without gaps.
 */
export type TextPiece =
  /** Shown as it stands: `text` is `source.slice(from, to)`. The only kind that can be cut in two. */
  | { readonly kind: 'plain'; readonly from: number; readonly to: number; readonly text: string }
  /**
   * Characters that cannot be seen and may turn the direction of what follows or hide words in it: shown
   * as a mark and kept as they are. `names`: their code points, `U+202E`, each once.
   */
  | {
      readonly kind: 'hidden'
      readonly from: number
      readonly to: number
      readonly text: string
      readonly names: string
    }

// Controls, bidirectional controls, zero-width space and joins of words, byte order mark, tag characters.
// The joiners U+200C and U+200D are left alone: emoji and some scripts are written with them.
const HIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]+/gu

function codePoints(text: string): string {
  const names = Array.from(text, (character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    return `U+${code}`
  })
  return [...new Set(names)].join(' ')
}

/** Takes a text apart into its pieces, in order. */
export function textPieces(source: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  const plainTo = (to: number): void => {
    if (to > end) pieces.push({ kind: 'plain', from: end, to, text: source.slice(end, to) })
    end = to
  }
  for (const match of source.matchAll(HIDDEN)) {
    plainTo(match.index)
    const [text] = match
    end += text.length
    pieces.push({ kind: 'hidden', from: match.index, to: end, text, names: codePoints(text) })
  }
  plainTo(source.length)
  return pieces
}
