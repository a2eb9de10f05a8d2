import { expect, test } from 'vitest'
import { parseScreenshotArguments } from '../../scripts/screenshotArguments.mjs'

function shotOf(...words: readonly string[]) {
  const asked = parseScreenshotArguments(words)
  if (asked.kind !== 'shot') throw new Error(JSON.stringify(asked))
  return asked.shot
}

function complaintOf(...words: readonly string[]): string {
  const asked = parseScreenshotArguments(words)
  return asked.kind === 'wrong' ? asked.sentence : `(${asked.kind})`
}

test('the last name is the picture, the others are the digests', () => {
  const shot = shotOf('a.md', 'b.xml', 'out.png')
  expect(shot.files).toEqual(['a.md', 'b.xml'])
  expect(shot.out).toBe('out.png')
  expect(shotOf('first-start.PNG').files).toEqual([])
})

test('what is left out is left to the app', () => {
  const shot = shotOf('out.png')
  expect(shot).toMatchObject({ width: 1440, height: 900, scale: 1, keys: [], settings: {} })
  expect(shot.scope).toBeUndefined()
  expect(shot.open).toBeUndefined()
})

test('options may stand anywhere', () => {
  expect(
    shotOf(
      '--theme',
      'dark',
      'a.md',
      '--size=1100x700',
      'out.png',
      '--mode',
      'zh',
      '--scale',
      '2',
      '--keys',
      'j  j e',
    ),
  ).toMatchObject({
    files: ['a.md'],
    width: 1100,
    height: 700,
    scale: 2,
    keys: ['j', 'j', 'e'],
    settings: { theme: 'dark', languageMode: 'zh' },
  })
})

test.each([
  ['updated', { kind: 'updated' }],
  ['digest:2', { kind: 'digest', digest: 2 }],
  ['category:cs.LG', { kind: 'category', category: 'cs.LG' }],
])('--scope %s', (words, scope) => {
  expect(shotOf('out.png', '--scope', words).scope).toEqual(scope)
})

test('help comes before everything else', () => {
  expect(parseScreenshotArguments(['--theme', 'blue', '-h']).kind).toBe('help')
})

test.each([
  [[], 'Name the picture last'],
  [['a.md'], 'Name the picture last'],
  [['out.png', '--theme', 'blue'], '--theme is one of light, dark, sepia'],
  [['out.png', '--mode', 'both'], '--mode is one of'],
  [['out.png', '--size', '1440'], '--size is written as'],
  [['out.png', '--size', '100x900'], '--size is written as'],
  [['out.png', '--scale', 'x'], '--scale is a number'],
  [['out.png', '--scope', 'digest:0'], '--scope is one of'],
  [['out.png', '--colour', 'red'], '--colour'],
])('%j is refused in a sentence', (words, sentence) => {
  expect(complaintOf(...words)).toContain(sentence)
})
