import { foldBlanks, hasOddBlanks } from '@core/parse/foldBlanks'
import { describe, expect, test } from 'vitest'
import { nodeFileBytes } from '../../../src/main/files/nodeFileBytes'

describe('blanks', () => {
  test.each([
    ['  a  b ', 'a b'],
    ['a\tb\r\n c', 'a b c'],
    ['a\u3000b', 'a b'],
    ['a\xa0\xa0b', 'a b'],
    ['a\u2009b', 'a b'],
    ['\u3000', ''],
    ['a b', 'a b'],
    ['', ''],
  ])('%j become %j', (text, folded) => {
    expect(foldBlanks(text)).toBe(folded)
  })

  test('characters of no width are no blanks', () => {
    expect(foldBlanks('a\u200bb\u2060c\ufeffd')).toBe('a\u200bb\u2060c\ufeffd')
  })

  test('a text known to be plain folds just the same', () => {
    for (const text of ['a  b', ' a b', 'a b ', 'ab', ''])
      expect(foldBlanks(text, true)).toBe(foldBlanks(text))
  })

  test.each([
    '\t',
    '\v',
    '\f',
    '\r',
    '\xa0',
    '\u1680',
    '\u2000',
    '\u200a',
    '\u2028',
    '\u202f',
    '\u205f',
    '\u3000',
  ])('%j makes a file one that is not plain', (blank) => {
    const bytes = nodeFileBytes(Buffer.from(`门“开”了—as it were… °C${blank}。`))
    expect(hasOddBlanks(bytes, 0)).toBe(true)
  })

  test('Chinese text with its signs is plain', () => {
    expect(hasOddBlanks(nodeFileBytes(Buffer.from('门“开”了—as it were… ±2°C、《论门》，\n  ①')), 0)).toBe(
      false,
    )
  })
})
