import { isSettable } from '@core/text/settableFormula'
import { expect, test } from 'vitest'

test('formulas of papers are settable', () => {
  for (const tex of [
    '\\widetilde{\\mathcal{O}}\\left(\\sqrt{K}\\right)',
    '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
    '\\{x : \\|x\\| \\le 1\\}',
    '\\deg f \\leftarrow \\lettrine',
    '\\underbrace{\\overline{x_{i_{j_{k}}}}}_{n}',
  ]) {
    expect(isSettable(tex)).toBe(true)
  }
})

test('definitions, addresses, attributes and KaTeX’s insides are not', () => {
  for (const tex of [
    '\\def\\a{b}',
    '\\gdef\\a{b}',
    '\\edef\\a{b}',
    '\\xdef\\a{b}',
    '\\let\\a b',
    '\\futurelet\\a',
    '\\global\\let\\a b',
    '\\newcommand\\a{b}',
    '\\renewcommand\\a{b}',
    '\\providecommand\\a{b}',
    '\\href{a}{b}',
    '\\url{a}',
    '\\includegraphics{a}',
    '\\htmlClass{a}{b}',
    '\\htmlData{a}{b}',
    '\\@firstoftwo{a}{b}',
    '\\fcolorbox{a}{b}{c}',
  ]) {
    expect(isSettable(tex)).toBe(false)
  }
})

test('nor what is too deep or has too many cells, whatever it is made of', () => {
  expect(isSettable('{'.repeat(40) + '}'.repeat(40))).toBe(true)
  expect(isSettable('{'.repeat(41) + '}'.repeat(41))).toBe(false)
  expect(isSettable('\\left('.repeat(41))).toBe(false)
  expect(isSettable('\\begin{matrix}'.repeat(41))).toBe(false)
  expect(isSettable('\\{'.repeat(100))).toBe(true)
  expect(isSettable('&'.repeat(151))).toBe(false)
  expect(isSettable('\\\\'.repeat(151))).toBe(false)
})
