import { textPieces } from '@core/text/textPieces'
import { describe, expect, test } from 'vitest'

const LENGTH = 100_000

/** Each is repeated to 100,000 characters: a reader that goes back over its text would not come to an end. */
const PATTERNS = [
  '$',
  '$$',
  '$a',
  '${',
  '$\\text{',
  '$a b ',
  '$x$',
  '\\(',
  '\\(a',
  '\\[',
  '\\[ \\)',
  '\\begin{matrix}',
  '\\begin{matrix}\\end{',
  '\\textbf{',
  '\\textbf{a}',
  '\\emph{\\textit{',
  '{\\em ',
  '{\\o',
  '{',
  '}',
  '{}',
  '\\footnote{',
  '\\cite{',
  '\\cite[',
  '\\href{',
  '\\href{https://a.example}{',
  '\\url{https://a.example/',
  "\\'",
  "\\'{",
  '\\c ',
  '\\',
  '\\\\',
  '\\\\a',
  '\\a',
  'a\\textbf',
  '`',
  '` ',
  '`a',
  "`a' ",
  '``',
  "''",
  '"',
  '-',
  '--',
  '-- ',
  'a--',
  '~',
  'a~',
  'https://',
  'https://a.example/',
  'https://a.example/)',
  'https://a.example/((((',
  '\u202E',
  '\u202Ea',
  'C:\\',
  '\t',
  ' ',
  '。',
  '的$',
]

describe('100,000 characters are taken apart, and none is lost', () => {
  test.each(PATTERNS)('of %j', (pattern) => {
    const source = pattern.repeat(Math.ceil(LENGTH / pattern.length))
    for (const text of [source, `${source}x`, `\\textbf{${source}`, `$${source}`]) {
      const pieces = textPieces(text)
      expect(pieces.at(-1)?.to).toBe(text.length)
    }
  })
})
