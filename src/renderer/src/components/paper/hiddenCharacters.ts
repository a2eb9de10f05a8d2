/**
 * A piece of a text: what can be seen, or characters that cannot be seen and may turn the direction
 * of what follows or hide words in it. These are shown as a mark and kept as they are.
 */
export type TextPiece =
  | { readonly kind: 'seen'; readonly text: string }
  /** `names`: their code points, `U+202E`, each once. */
  | { readonly kind: 'hidden'; readonly text: string; readonly names: string }

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

/** Takes a text apart into its pieces, in order; joined, they are the text. */
export function textPieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > end) pieces.push({ kind: 'seen', text: text.slice(end, match.index) })
    pieces.push({ kind: 'hidden', text: match[0], names: codePoints(match[0]) })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ kind: 'seen', text: text.slice(end) })
  return pieces
}
