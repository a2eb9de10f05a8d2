import { textPieces, type TextPiece } from '@core/text/textPieces'

function one(piece: TextPiece): string {
  switch (piece.kind) {
    case 'math':
      return piece.display ? `⟪${piece.tex}⟫` : `⟨${piece.tex}⟩`
    case 'link':
      return `[${piece.text}](${piece.url})`
    case 'hidden':
      return `{${piece.names}}`
    default:
      return piece.styles && piece.text !== '' ? `<${piece.styles.join(' ')}: ${piece.text}>` : piece.text
  }
}

/** A text as it is shown, in letters: ⟨formula⟩, ⟪formula of its own line⟫, [link](address), <style: text>. */
export function asShown(source: string): string {
  return textPieces(source).map(one).join('')
}
