import type { TextPiece } from './textPieces'

/**
 * The same pieces, with plain ones cut in two at these places of the text, in any order. Pieces of other
 * kinds stay whole: a place within one of them cuts nothing.
 */
export function cutPieces(pieces: readonly TextPiece[], places: Iterable<number>): readonly TextPiece[] {
  const cuts = [...new Set(places)].sort((a, b) => a - b)
  const cut: TextPiece[] = []
  let next = 0
  for (const piece of pieces) {
    let rest = piece
    while (next < cuts.length && cuts[next]! <= rest.from) next++
    for (; next < cuts.length && cuts[next]! < rest.to; next++) {
      if (rest.kind !== 'plain') continue
      const place = cuts[next]!
      const length = place - rest.from
      cut.push({ ...rest, to: place, text: rest.text.slice(0, length) })
      rest = { ...rest, from: place, text: rest.text.slice(length) }
    }
    cut.push(rest)
  }
  return cut
}

/**
 * The pieces of a part of a text, from one place to another: plain ones are cut there; others stay whole
 * and belong to the part in which they begin.
 */
export function piecesBetween(pieces: readonly TextPiece[], from: number, to: number): readonly TextPiece[] {
  return cutPieces(pieces, [from, to]).filter((piece) => piece.from >= from && piece.from < to)
}
