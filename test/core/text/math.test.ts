import { MAX_FORMULA_LENGTH, MAX_FORMULAS_LENGTH } from '@core/text/mathAt'
import { mendFormula } from '@core/text/mendFormula'
import { textPieces } from '@core/text/textPieces'
import { describe, expect, test } from 'vitest'
import { asShown } from './asShown'

/** Each text and what is seen of it. */
function shows(cases: readonly (readonly [source: string, shown: string])[]): void {
  for (const [source, shown] of cases) expect(asShown(source)).toBe(shown)
}

describe('a formula', () => {
  test('stands between dollars, brackets or in an environment', () => {
    shows([
      ['for $x \\in \\mathbb{R}$, say', 'for ⟨x \\in \\mathbb{R}⟩, say'],
      ['by $$E = mc^2$$ and', 'by ⟪E = mc^2⟫ and'],
      ['at \\(n \\log n\\) cost', 'at ⟨n \\log n⟩ cost'],
      ['so \\[ a \\le b \\] holds', 'so ⟪ a \\le b ⟫ holds'],
      ['\\begin{equation}a=b\\end{equation}', '⟪\\begin{equation}a=b\\end{equation}⟫'],
      [
        'm \\begin{matrix}\\begin{matrix}a\\end{matrix}\\end{matrix} n',
        'm ⟪\\begin{matrix}\\begin{matrix}a\\end{matrix}\\end{matrix}⟫ n',
      ],
      ['$ x $, with blanks', '⟨ x ⟩, with blanks'],
      ['$a$$b$', '⟨a⟩⟨b⟩'],
      ['DE$\\rightarrow$EN', 'DE⟨\\rightarrow⟩EN'],
      ['the $1/3$-majority and $2n$ steps', 'the ⟨1/3⟩-majority and ⟨2n⟩ steps'],
      ['$\\text{cost} \\le \\$5$', '⟨\\text{cost} \\le \\$5⟩'],
      ['$x_{in} + \\mathrm{rate of change}$', '⟨x_{in} + \\mathrm{rate of change}⟩'],
    ])
  })

  test('is found in Chinese too, with the punctuation that a translator gave it', () => {
    shows([
      ['复杂度为$O(n^2)$，其中$n$是长度。', '复杂度为⟨O(n^2)⟩，其中⟨n⟩是长度。'],
      ['提供$（\\varepsilon，\\delta）$保证', '提供⟨（\\varepsilon，\\delta）⟩保证'],
      ['即$g_{\\text{总}}$和\\[ a = 1。 \\]', '即⟨g_{\\text{总}}⟩和⟪ a = 1。 ⟫'],
    ])
    expect(mendFormula('（\\varepsilon，\\delta）')).toBe('(\\varepsilon,\\delta)')
  })

  test('that holds only text is text', () => {
    shows([
      ['about $\\$$80 per tonne', 'about $80 per tonne'],
      ['an $\\textbf{A}$gent', 'an <strong: A>gent'],
      ['a gap$\\unicode{x2014}$wide', 'a gap—wide'],
    ])
  })

  test('goes to KaTeX without what only KaTeX refuses', () => {
    expect(mendFormula('n w_\\max + w_\\maxi')).toBe('n w_{\\max} + w_\\maxi')
    expect(mendFormula('\\begin{align}a\\end{align}')).toBe('\\begin{align*}a\\end{align*}')
    expect(mendFormula('100% + 5\\%')).toBe('100\\% + 5\\%')
  })
})

describe('a dollar stays text', () => {
  const stays = (...texts: string[]): void => {
    for (const text of texts) expect(asShown(text)).toBe(text)
  }

  test('as a price', () => {
    stays(
      'from $1.61/hour down to $0.16/hour',
      'rose from US$124 billion to US$143 billion',
      'between $5-$10 a month',
      'paid $5M, $6M and $7M',
      'below 30 US$ in January (1 US$ = 200 pesos)',
      '成本从$1.61/小时降到$0.16/小时',
      '花费$5，$6不等',
      'forwent $1,212 - $2,327 in savings',
    )
    expect(asShown('costs \\$5 to \\$6')).toBe('costs $5 to $6')
  })

  test('alone, wherever it stands', () => {
    stays('$', 'a $ b', '$60 to train', 'cut at $', '$$', 'for $$ only', '100$')
  })

  test('around prose, in either language', () => {
    stays('a $new kind of model$ here', '阶段的$恶意$ $查询$和$越狱$', '$x 和 y$ 之间', '$ $', '$a } b { c$')
  })

  test('and leaves the formulas around it what they are', () => {
    shows([
      ['costs $5, where $x$ and $y$ vary', 'costs $5, where ⟨x⟩ and ⟨y⟩ vary'],
      ['where $x$ costs $5', 'where ⟨x⟩ costs $5'],
      ['for $O(n)$ at $3 an hour, $k$ times', 'for ⟨O(n)⟩ at $3 an hour, ⟨k⟩ times'],
    ])
  })

  test('where the digest breaks off in a formula, whose rest stays source', () => {
    shows([
      ['we get $\\alpha$ and $\\tilde O(|S|\\times\\e', 'we get ⟨\\alpha⟩ and $\\tilde O(|S|\\times\\e'],
      ['such that $$ \\limsup_{n\\to\\infty}', 'such that $$ \\limsup_{n\\to\\infty}'],
      ['bounded by \\[ \\frac{6\\pi}{11}', 'bounded by \\[ \\frac{6\\pi}{11}'],
      ['raised by $10 a tonne of CO\\textsubscript{2}', 'raised by $10 a tonne of CO<subscript: 2>'],
    ])
  })

  test('in what no formula is: an unknown environment, an empty pair, hidden characters', () => {
    stays('\\begin{itemize} a \\end{itemize}', '\\(\\)', '\\begin{equation} a')
    expect(asShown('$a\u202Eb$')).toBe('$a{U+202E}b$')
  })
})

describe('limits', () => {
  test('a formula has 1,000 characters at most', () => {
    const longest = 'x'.repeat(MAX_FORMULA_LENGTH)
    expect(asShown(`$${longest}$`)).toBe(`⟨${longest}⟩`)
    for (const [open, close] of [
      ['$', '$'],
      ['$$', '$$'],
      ['\\(', '\\)'],
      ['\\[', '\\]'],
    ]) {
      expect(textPieces(`${open}${longest}x${close}`).some(({ kind }) => kind === 'math')).toBe(false)
    }
  })

  test('all formulas of a text have 4,000; the rest stays source', () => {
    const formulas = textPieces('$xxxxxxxx$ '.repeat(2_000)).filter(({ kind }) => kind === 'math')
    expect(formulas).toHaveLength(MAX_FORMULAS_LENGTH / 8)
  })

  test('all formulas of a text have 4,000 whatever they stand between, and each text of an entry has its own', () => {
    const kinds = ['$%$', '$$%$$', '\\(%\\)', '\\[%\\]', '\\begin{align}%\\end{align}']
    const mixed = (length: number) =>
      kinds.map((kind) => `${kind.replace('%', 'x'.repeat(length))} 和 `).join('')
    for (const length of [1, 8, 90, 960]) {
      for (const unit of [mixed(length), ...kinds.map((kind) => kind.replace('%', 'x'.repeat(length)))]) {
        const text = `${unit} `.repeat(Math.ceil(20_000 / unit.length))
        const taken = (): number =>
          textPieces(text).reduce((sum, piece) => sum + (piece.kind === 'math' ? piece.tex.length : 0), 0)
        expect(taken()).toBeLessThanOrEqual(MAX_FORMULAS_LENGTH)
        // the next one would not have fitted
        expect(taken()).toBeGreaterThan(MAX_FORMULAS_LENGTH - length - '\\begin{align}\\end{align}'.length)
        // what another text took is not missing here
        expect(taken()).toBe(taken())
      }
    }
  })
})
