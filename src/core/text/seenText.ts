import { piecesBetween } from './cutPieces'
import { piecesOf } from './piecesOf'
import { seenOf } from './textPieces'

/**
 * What is seen of a text, or of a part of it, where only letters can stand: in a title of a window, in what
 * a screen reader speaks. The part is read within its text, as a quotation or a group may reach beyond it.
 * TeX is text; a formula is as it is written.
 */
export function seenText(source: string, from = 0, to = source.length): string {
  return seenOf(source, piecesBetween(piecesOf(source), from, to))
}
