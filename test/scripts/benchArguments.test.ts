import { expect, test } from 'vitest'
import { missesGoal, parseBenchArguments, withFigures } from '../../scripts/benchArguments.mjs'

test('without a name all are measured, with names only those, in the order of the document', () => {
  expect(parseBenchArguments([])).toMatchObject({ kind: 'bench', write: false })
  expect(parseBenchArguments(['open', 'parse', '--write'])).toEqual({
    kind: 'bench',
    pages: ['parse', 'open'],
    write: true,
  })
})

test('what is not known is refused in a sentence', () => {
  expect(parseBenchArguments(['pars'])).toMatchObject({
    kind: 'wrong',
    sentence: expect.stringContaining('no benchmark pars'),
  })
  expect(parseBenchArguments(['--wirte']).kind).toBe('wrong')
  expect(parseBenchArguments(['pars', '-h']).kind).toBe('help')
})

test('new figures take the place of the old ones and of nothing else', () => {
  const text = 'a\n<!-- bench parse -->\n\nold\n\n<!-- end -->\nb\n<!-- bench open -->\n<!-- end -->\n'
  expect(withFigures(text, new Map([['parse', 'new\n']]))).toBe(
    'a\n<!-- bench parse -->\n\nnew\n\n<!-- end -->\nb\n<!-- bench open -->\n<!-- end -->\n',
  )
  expect(() => withFigures(text, new Map([['list', 'x']]))).toThrow('no place for list')
})

test('a page that says that a goal was missed is told from one that holds', () => {
  expect(missesGoal('at most 25 ms: holds (1.2, 1.3). at most 1.2×: MISSED (1.31×).')).toBe(true)
  expect(missesGoal('at most 25 ms: holds (1.2, 1.3). at most 1.2×: holds (1.01×).')).toBe(false)
})
