import { COLUMN_SHARES, fontStack, isFamilyName, nextStep, quoted, TEXT_SCALES } from '@core/typeSettings'
import { describe, expect, test } from 'vitest'

describe('a font family’s name', () => {
  test.each(['Georgia', '思源宋体', 'Source Serif 4', 'Bodoni\'s "Own" \\ Face'])('%s is one', (name) => {
    expect(isFamilyName(name)).toBe(true)
  })
  test.each(['', '  ', 'a\nb', 'a\0b', 'a\u2028b', '\ud800', 'x'.repeat(101), 3, null])(
    '%j is none',
    (name) => {
      expect(isFamilyName(name)).toBe(false)
    },
  )

  test('stays inside its quotes, whatever it holds', () => {
    expect(quoted('Georgia')).toBe('"Georgia"')
    expect(quoted('a"; color: red; "')).toBe('"a\\"; color: red; \\""')
    expect(quoted('ends in \\')).toBe('"ends in \\\\"')
    expect(quoted('one\ntwo')).toBe('"one two"')
  })

  test('has the app’s own fonts of its language behind it', () => {
    expect(fontStack('zh', '方正书宋')).toBe(`"方正书宋", ${fontStack('zh', 'sans')}`)
    expect(fontStack('en', 'Palatino')).toBe(`"Palatino", ${fontStack('en', 'serif')}`)
  })
})

test('the app’s own stacks differ by language and kind, and end in a generic one', () => {
  const stacks = (['zh', 'en'] as const).flatMap((lang) => [
    fontStack(lang, 'sans'),
    fontStack(lang, 'serif'),
  ])
  expect(new Set(stacks).size).toBe(4)
  expect(stacks.map((stack) => stack.split(', ').at(-1))).toEqual([
    'sans-serif',
    'serif',
    'sans-serif',
    'serif',
  ])
})

test('steps go on from where one is, and stop at the ends', () => {
  expect(nextStep(TEXT_SCALES, 1, 1)).toBe(1.1)
  expect(nextStep(TEXT_SCALES, 1, -1)).toBe(0.9)
  expect(nextStep(TEXT_SCALES, 1.03, 1)).toBe(1.1)
  expect(nextStep(TEXT_SCALES, 2, 1)).toBe(2)
  expect(nextStep(TEXT_SCALES, 0.7, -1)).toBe(0.7)
  expect(nextStep(COLUMN_SHARES, 0.463, 1)).toBe(0.5)
})
