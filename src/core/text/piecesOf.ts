import { textPieces, type TextPiece } from './textPieces'

/** The most texts that are remembered, and the most characters that all of them may have. */
const MAX_TEXTS = 1_000
const MAX_LENGTH = 2_000_000

const remembered = new Map<string, readonly TextPiece[]>()
let length = 0

/** The pieces of a text, taken apart once: for texts that are shown again and again, or in several parts. */
export function piecesOf(source: string): readonly TextPiece[] {
  const known = remembered.get(source)
  if (known !== undefined) {
    // what was asked for last goes last
    remembered.delete(source)
    remembered.set(source, known)
    return known
  }
  const pieces = textPieces(source)
  remembered.set(source, pieces)
  length += source.length
  for (const [oldest] of remembered) {
    if (remembered.size <= MAX_TEXTS && length <= MAX_LENGTH) break
    remembered.delete(oldest)
    length -= oldest.length
  }
  return pieces
}
