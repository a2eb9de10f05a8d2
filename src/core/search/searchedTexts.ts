import { HIDDEN_CHARACTERS } from '../text/hiddenCharacters'
import { piecesOf } from '../text/piecesOf'
import { seenOf, textPieces, type TextPiece } from '../text/textPieces'
import { fold } from './fold'

/** Without any of these a text is seen as it is written. */
const MAY_DIFFER = new RegExp(`[\\\\~\`]|--|${HIDDEN_CHARACTERS}`, 'u')

/** A text as words are looked for in it, and where what is found stands in the text itself. */
export interface SearchedText {
  readonly folded: string
  /** The part of the text that stands for a part of `folded`, end excluded: TeX is found as a whole. */
  readonly sourceOf: (from: number, to: number) => { readonly from: number; readonly to: number }
}

/**
 * What words are looked for in: a text as it is written, and as it is seen where that differs, so that
 * `Lévy` finds `L\'evy`. Both are folded (see `fold`).
 */
export function searchedTexts(text: string): readonly SearchedText[] {
  const written: SearchedText = { folded: fold(text), sourceOf: (from, to) => ({ from, to }) }
  if (!MAY_DIFFER.test(text)) return [written]
  const pieces = piecesOf(text)
  const seen = seenOf(text, pieces)
  return seen === text ? [written] : [written, { folded: foldSeen(seen), sourceOf: sourceOf(pieces) }]
}

/** The folded texts alone, for a haystack: it does not push out the texts that are shown. */
export function foldedTexts(text: string): readonly string[] {
  if (!MAY_DIFFER.test(text)) return [fold(text)]
  const seen = seenOf(text, textPieces(text))
  return seen === text ? [fold(text)] : [fold(text), foldSeen(seen)]
}

/** A blank that TeX ties is one like any other to who types it. */
function foldSeen(seen: string): string {
  return fold(seen).replace(/\s/g, ' ')
}

function sourceOf(pieces: readonly TextPiece[]): SearchedText['sourceOf'] {
  const starts: number[] = []
  let length = 0
  const shown = pieces.filter((piece) => seenLength(piece) > 0)
  for (const piece of shown) {
    starts.push(length)
    length += seenLength(piece)
  }
  const pieceAt = (place: number): number => starts.findLastIndex((start) => start <= place)
  return (from, to) => {
    const [first, last] = [pieceAt(from), pieceAt(to - 1)]
    const [begins, ends] = [shown[first]!, shown[last]!]
    return {
      from: isAsWritten(begins) ? begins.from + from - starts[first]! : begins.from,
      to: isAsWritten(ends) ? ends.from + to - starts[last]! : ends.to,
    }
  }
}

/** Characters of it that are seen, as `seenOf` gives them. */
function seenLength(piece: TextPiece): number {
  if (piece.kind === 'hidden') return 0
  return piece.kind === 'math' ? piece.to - piece.from : piece.text.length
}

function isAsWritten(piece: TextPiece): boolean {
  return piece.kind === 'plain' || piece.kind === 'math'
}
