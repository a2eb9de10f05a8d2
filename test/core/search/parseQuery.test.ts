import { parseQuery } from '@core/search/parseQuery'
import { termsOf, type Condition } from '@core/search/query'
import { describe, expect, test } from 'vitest'

/** The conditions of a query, negated ones after a minus. */
const asked = (text: string): readonly (Condition | ['-', Condition])[] =>
  parseQuery(text).parts.map(({ negated, condition }) => (negated ? ['-', condition] : condition))
const word = (text: string, field: 'title' | 'summary' | 'abstract' | 'note' | null = null): Condition => ({
  kind: 'text',
  text,
  field,
})
const problems = (text: string): readonly string[] =>
  parseQuery(text).problems.map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`)

test('words are lower case and parted by blanks of any width', () => {
  expect(asked(' Graph\t图　LoRA ')).toEqual([word('graph'), word('图'), word('lora')])
})

test('each part says where it was typed', () => {
  const text = 'a  -"b c" cat:cs.CL'
  expect(parseQuery(text).parts.map(({ from, to }) => text.slice(from, to))).toEqual([
    'a',
    '-"b c"',
    'cat:cs.CL',
  ])
})

describe('phrases', () => {
  test.each([
    '"large Language"',
    '“large language”',
    '＂large　language＂',
    '”large language“',
    '„large language“',
  ])('%s', (text) => expect(asked(text)).toEqual([word('large language')]))

  test('one that is still being typed goes to the end', () => {
    expect(asked('a "b c')).toEqual([word('a'), word('b c')])
    expect(problems('a "b c')).toEqual([])
  })

  test('an empty one, and a lone quote, are looked for as they are', () => {
    expect(asked('""')).toEqual([word('""')])
    expect(asked('a "')).toEqual([word('a'), word('"')])
  })

  test('a quote within a word belongs to it', () => {
    expect(asked('5"disk')).toEqual([word('5"disk')])
  })

  test('what follows the closing quote is another part', () => {
    expect(asked('"a b"c')).toEqual([word('a b'), word('c')])
  })
})

describe('not', () => {
  test.each(['-', '－', '−'])('%s before a word, a phrase and a field', (minus) => {
    expect(asked(`${minus}a ${minus}"b c" ${minus}is:read`)).toEqual([
      ['-', word('a')],
      ['-', word('b c')],
      ['-', { kind: 'state', values: ['read'] }],
    ])
  })

  test('a minus within a word or by itself is a character', () => {
    expect(asked('zero-shot - x')).toEqual([word('zero-shot'), word('-'), word('x')])
  })
})

describe('fields', () => {
  test.each<[string, Condition]>([
    ['cat:cs.CL', { kind: 'category', values: ['cs.cl'] }],
    ['cat：cs。CL', { kind: 'category', values: ['cs.cl'] }],
    ['CAT:math-ph', { kind: 'category', values: ['math-ph'] }],
    ['cat:cs.CL,stat', { kind: 'category', values: ['cs.cl', 'stat'] }],
    ['cat:cs.CL，stat', { kind: 'category', values: ['cs.cl', 'stat'] }],
    ['is:unread', { kind: 'state', values: ['unread'] }],
    ['is：Starred', { kind: 'state', values: ['starred'] }],
    ['has:note', { kind: 'hasNote' }],
    ['type:replace-cross', { kind: 'type', values: ['replace-cross'] }],
    ['type:new,cross', { kind: 'type', values: ['new', 'cross'] }],
    ['month:2023-11', { kind: 'month', values: [{ year: 2023, month: 11 }] }],
    ['month：２０２３－１１', { kind: 'month', values: [{ year: 2023, month: 11 }] }],
    ['month:2023', { kind: 'month', values: [{ year: 2023, month: null }] }],
    ['tag:读/方法', { kind: 'tag', values: ['读/方法'] }],
    ['tag:#Idea', { kind: 'tag', values: ['idea'] }],
    ['in:title', { kind: 'in', values: ['title'] }],
    ['title:Graph', word('graph', 'title')],
    ['abstract:"Of The"', word('of the', 'abstract')],
    ['note:“想 法”', word('想 法', 'note')],
  ])('%s', (text, condition) => {
    expect(asked(text)).toEqual([condition])
    expect(problems(`x ${text}`)).toEqual([])
  })

  test.each([
    'is:foo',
    'is:',
    'has:tag',
    'type:old',
    'month:2023-13',
    'month:23',
    'cat:cs CL'.slice(0, 4),
    'cat:图',
    'cat:../x',
    'tag:!',
    'in:body',
    'title:',
    'is:unread,foo',
    'title:""',
  ])('%s is told, and looked for as it stands', (text) => {
    expect(problems(text)).toEqual([`badValue ${text}`])
    expect(asked(text)).toEqual([word(text)])
  })

  test('a field that is not known is told, and looked for as it stands', () => {
    expect(problems('auther:Bengio')).toEqual(['unknownField auther:Bengio'])
    expect(asked('-auther:Bengio')).toEqual([['-', word('auther:bengio')]])
  })

  test('a number of arXiv is looked for as papers’ facts write it, whichever its version', () => {
    for (const text of ['arXiv:2305.15912', 'arxiv:2305.15912v2']) {
      expect(asked(text)).toEqual([word('2305.15912')])
      expect(problems(text)).toEqual([])
    }
    expect(asked('-arXiv:hep-th/9901001v3')).toEqual([['-', word('hep-th/9901001')]])
    expect(problems('arXiv:abc')).toEqual(['unknownField arXiv:abc'])
  })

  test('colons of addresses and headings are nothing to speak of', () => {
    for (const text of ['https://arxiv.org', 'Attention:', '12:30', '对齐：方法']) {
      expect(problems(text)).toEqual([])
    }
  })
})

describe('where words are looked for', () => {
  const fields = (text: string) => termsOf(parseQuery(text)).map((term) => [term.text, ...term.fields])

  test('everywhere by themselves', () => {
    expect(fields('a')).toEqual([['a', 'title', 'summary', 'abstract', 'note']])
  })

  test('in: holds for all words but those with a field of their own', () => {
    expect(fields('a in:title note:b')).toEqual([
      ['a', 'title'],
      ['b', 'note'],
    ])
    expect(fields('a in:title,note')).toEqual([['a', 'title', 'note']])
    expect(fields('a -in:note')).toEqual([['a', 'title', 'summary', 'abstract']])
    expect(fields('a in:title -in:title')).toEqual([['a']])
  })

  test('in: without words is told', () => {
    expect(problems('in:title')).toEqual(['noWords in:title'])
    expect(problems('in:title cat:cs')).toEqual(['noWords in:title'])
  })

  test('a word said twice counts once', () => {
    expect(fields('a A "a" -a')).toHaveLength(2)
  })
})

test('whatever is typed, nothing is thrown, and every character but blanks belongs to a part', () => {
  const hostile = [
    '"'.repeat(10_000),
    '-'.repeat(10_000),
    'in:'.repeat(4_000),
    'a:'.repeat(5_000),
    '(.*)+[^$\\]{2,}|?',
    '\u0000\u0001\ud800 \udc00:',
    '－：“”　'.repeat(2_000),
    'tag:' + 'ß'.repeat(10_000),
    '__proto__:x constructor:y',
  ]
  for (const text of hostile) {
    const { parts } = parseQuery(text)
    const covered = new Set(
      parts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
    )
    for (let at = 0; at < text.length; at++) {
      if (!/\s/.test(text[at]!) && !covered.has(at)) expect.fail(`${at} of ${text.slice(0, 20)}…`)
    }
  }
})
