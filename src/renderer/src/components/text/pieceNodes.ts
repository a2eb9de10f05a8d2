import type { TextMark } from '@core/text/textMark'
import type { TextPiece } from '@core/text/textPieces'
import type { PieceGroup } from '@core/text/togetherPieces'
import { h, withDirectives, type VNode, type VNodeArrayChildren } from 'vue'
import './pieces.css'
import TextLink from './TextLink.vue'
import { vFormula } from './vFormula'

/** What a piece's element takes from the text that it is of. */
export interface PieceContext {
  /** The whole text. */
  readonly source: string
  readonly markOf: (piece: TextPiece) => TextMark['kind'] | undefined
  /** In a line of a list: no formula is set apart, and nothing can be pressed. */
  readonly inLine: boolean
  readonly hiddenWords: (names: string) => string
  readonly wideWords: string
}

/**
 * The elements of a text's pieces; to be called while a component renders. A paper has hundreds of pieces, and
 * a component for each would cost more than what it shows.
 */
export function pieceNodes(groups: readonly PieceGroup[], context: PieceContext): VNode[] {
  // each formula stays the element that it is where marks cut the text around it anew
  let [formulas, texts] = [0, 0]
  return groups.map((group) => {
    const key = group.some(({ kind }) => kind === 'math') ? `formula ${formulas++}` : `text ${texts++}`
    if (group.length === 1) return pieceNode(group[0], context, key)
    const children = group.map((piece, place) => pieceNode(piece, context, place))
    return h('span', { key, class: 'together' }, children)
  })
}

function pieceNode(piece: TextPiece, context: PieceContext, key: string | number): VNode {
  const mark = context.markOf(piece)
  const isHidden = piece.kind === 'hidden'
  const styles = 'styles' in piece ? piece.styles : undefined
  const facts = {
    key,
    class: [mark, styles, { hidden: isHidden }],
    title: isHidden ? context.hiddenWords(piece.names) : undefined,
    'data-from': piece.from,
    'data-to': piece.to,
  }
  return h(mark ? 'mark' : isHidden ? 'bdi' : 'span', facts, contentOf(piece, context))
}

function contentOf(
  piece: TextPiece,
  { source, inLine, wideWords }: PieceContext,
): VNodeArrayChildren | string {
  if (piece.kind === 'math') {
    const display = piece.display && !inLine
    const formula = h('span', { class: display ? 'formula display' : 'formula', translate: 'no' })
    const shown = { tex: piece.tex, display, source: source.slice(piece.from, piece.to), wideWords }
    return [withDirectives(formula, [[vFormula, shown]])]
  }
  if (piece.kind === 'link' && !inLine) return [h(TextLink, { url: piece.url }, () => piece.text)]
  return piece.text
}
