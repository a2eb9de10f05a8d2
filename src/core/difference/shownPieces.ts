import type { DifferencePiece } from './difference'

/** A piece as it is shown; `folded`: the same in both texts, and far from any change. */
export interface ShownPiece {
  readonly kind: DifferencePiece['kind'] | 'folded'
  readonly text: string
}

/** The characters that stay on either side of a change, and how far from there a line's end is looked for. */
const AROUND = 240
const LINE_WITHIN = 160
/** Less than this is not worth folding. */
const LEAST_FOLDED = 400

/** The pieces of a difference, with what is far from any change folded; joined they are the same texts. */
export function foldedPieces(pieces: readonly DifferencePiece[]): readonly ShownPiece[] {
  if (pieces.length < 2) return pieces
  return pieces.flatMap((piece, index): readonly ShownPiece[] => {
    const { kind, text } = piece
    if (kind !== 'same') return [piece]
    const from = index === 0 ? 0 : lineFrom(text, AROUND)
    const to = index === pieces.length - 1 ? text.length : lineUpTo(text, text.length - AROUND)
    if (to - from < LEAST_FOLDED) return [piece]
    const parts: readonly ShownPiece[] = [
      { kind: 'same', text: text.slice(0, from) },
      { kind: 'folded', text: text.slice(from, to) },
      { kind: 'same', text: text.slice(to) },
    ]
    return parts.filter((part) => part.text !== '')
  })
}

/** The first pieces, with so many characters at most, and how many characters are left out. */
export function firstPieces(
  pieces: readonly ShownPiece[],
  most: number,
): { readonly pieces: readonly ShownPiece[]; readonly left: number } {
  const first: ShownPiece[] = []
  let [room, left] = [most, 0]
  for (const piece of pieces) {
    // what is folded takes no room
    const length = piece.kind === 'folded' ? 0 : piece.text.length
    if (left > 0 || (room === 0 && length > 0)) left += piece.text.length
    else if (length <= room) {
      first.push(piece)
      room -= length
    } else {
      const end = wholeCharacterAt(piece.text, room)
      if (end > 0) first.push({ ...piece, text: piece.text.slice(0, end) })
      left = piece.text.length - end
      room = 0
    }
  }
  return { pieces: first, left }
}

/** The beginning of a line soon after a place, or the place itself, moved off the midst of a character. */
function lineFrom(text: string, place: number): number {
  if (place >= text.length) return text.length
  const end = text.indexOf('\n', place - 1)
  return end >= 0 && end < place + LINE_WITHIN ? end + 1 : wholeCharacterAt(text, place)
}

/** The beginning of a line soon before a place, or the place itself, moved off the midst of a character. */
function lineUpTo(text: string, place: number): number {
  if (place <= 0) return 0
  const end = text.lastIndexOf('\n', place - 1)
  return end >= place - LINE_WITHIN ? end + 1 : wholeCharacterAt(text, place)
}

function wholeCharacterAt(text: string, place: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(place - 1, place + 1)) ? place - 1 : place
}
