import { cutPieces } from './cutPieces'
import type { TextPiece } from './textPiece'

/** Pieces that stay on one line: a formula and what hangs on it, or one piece that is free. */
export type PieceGroup = readonly [TextPiece, ...TextPiece[]]

/** How far from the end of a text `AHEAD` looks: its letters and signs, and one more. */
const REACH = 19

// A browser may break a line on either side of a formula, whatever stands there: what it would not part from
// a letter is named here. Straight quotes only close, as most that stand behind a formula do.
const BEHIND =
  /^(?:['’]?[A-Za-z0-9]{1,12}(?![A-Za-z0-9]))?[\p{Pe}\p{Pf}\u00a0、。，．：；！？…‥·”’,.:;!?%‰°"'/–-]{0,6}/u
const AHEAD = /(?:(?<![A-Za-z0-9])[A-Za-z0-9]{1,12})?[\p{Ps}\p{Pi}\u00a0“‘]{0,6}$/u

/** How much of a text's beginning hangs on the formula before it, in UTF-16 units. */
function lengthBehind(text: string): number {
  return BEHIND.exec(text)?.[0].length ?? 0
}

/** How much of a text's end hangs on the formula behind it. */
function lengthAhead(text: string): number {
  return AHEAD.exec(text.slice(-REACH))?.[0].length ?? 0
}

const hangsBehind = (text: string): boolean => lengthBehind(text) === text.length
const hangsAhead = (text: string): boolean => lengthAhead(text) === text.length

/** Whether a piece is a formula in its line, and not one that is set apart. */
function isInLine(piece: TextPiece | undefined, inLine: boolean): boolean {
  return piece?.kind === 'math' && (inLine || !piece.display)
}

function isText(piece: TextPiece | undefined): piece is TextPiece & { readonly kind: 'plain' | 'converted' } {
  return piece?.kind === 'plain' || piece?.kind === 'converted'
}

/** Whether a piece hangs on the group before it. */
function hangs(piece: TextPiece, group: PieceGroup, inLine: boolean): boolean {
  const before = group.at(-1)!
  if (piece.kind === 'math') {
    return isInLine(piece, inLine) && group.length === 1 && isText(before) && hangsAhead(before.text)
  }
  // one text behind a formula is enough: a line is not broken before signs that follow signs
  return isInLine(before, inLine) && isText(piece) && hangsBehind(piece.text)
}

/** Where the pieces are to be cut, so that what hangs on the formulas is in pieces of its own. */
function placesToCut(pieces: readonly TextPiece[], inLine: boolean): readonly number[] {
  return pieces.flatMap((piece, at) => {
    if (!isInLine(piece, inLine)) return []
    const [before, after] = [pieces[at - 1], pieces[at + 1]]
    return [
      ...(before?.kind === 'plain' ? [before.to - lengthAhead(before.text)] : []),
      ...(after?.kind === 'plain' ? [after.from + lengthBehind(after.text)] : []),
    ]
  })
}

/**
 * Pieces in groups, each of which stays on one line: a formula with the closing punctuation, the letters
 * (`$n$th`), the tie or the hyphen right behind it and the opening bracket or the letters right before it.
 * Plain pieces are cut for that; joined, the groups are the same text.
 * What is set apart is alone on its line anyway.
 * @param inLine no formula is set apart
 */
export function togetherPieces(pieces: readonly TextPiece[], inLine = false): readonly PieceGroup[] {
  if (!pieces.some(({ kind }) => kind === 'math')) return pieces.map((piece) => [piece])
  const groups: [TextPiece, ...TextPiece[]][] = []
  for (const piece of cutPieces(pieces, placesToCut(pieces, inLine))) {
    const group = groups.at(-1)
    if (group !== undefined && hangs(piece, group, inLine)) group.push(piece)
    else groups.push([piece])
  }
  return groups
}
