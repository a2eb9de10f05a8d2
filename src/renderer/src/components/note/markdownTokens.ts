import { mathAt } from '@core/text/mathAt'
import MarkdownIt, { type Token } from 'markdown-it'

/**
 * Markdown as notes have it: HTML is text, nothing becomes a link by itself here, nothing is prettified.
 * `$…$` and kin are formulas, by the same rules as in the texts of papers.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })

// before a backslash is taken for Markdown's own
markdown.inline.ruler.before('escape', 'math', (state, silent) => {
  const sign = state.src.charAt(state.pos)
  if (sign !== '$' && sign !== '\\') return false
  const found = mathAt(state.src, state.pos)
  if (found === null || found.to > state.posMax) return false
  if (!silent) {
    const token = state.push('math', '', 0)
    token.content = found.tex
    token.markup = state.src.slice(state.pos, found.to)
    token.meta = { display: found.display }
  }
  state.pos = found.to
  return true
})

/** A note taken apart. */
export function markdownTokens(text: string): readonly Token[] {
  return markdown.parse(text, {})
}
