import { describe, expect, test } from 'vitest'
import { kindsOf, parse } from './aMarkdown'

const paper = {
  title: 'On Doors. (arXiv:2311.90001v2 [cs.LG] UPDATED)',
  abstract: 'Doors open.',
  link: 'http://arxiv.org/abs/2311.90001',
  context: 'Title: On Doors',
  path: 'papers/23/11/2311.90001.json',
  total_tokens: 12,
  translated_title: '论门。',
  translated_abstract: '门开了。',
  tldr: '一句话说门。',
  en_tdlr: 'Doors in a sentence.',
}
const read = (value: unknown) => parse(JSON.stringify(value), '2311.90001.json')

describe('a paper’s JSON file', () => {
  test('is one entry', () => {
    expect(read(paper)).toEqual({
      format: 'paper-json',
      channel: null,
      date: null,
      entries: [
        {
          ref: 1,
          paperId: '2311.90001',
          version: 2,
          announceType: 'replace',
          category: 'cs.LG',
          url: 'http://arxiv.org/abs/2311.90001',
          title: { zh: '论门', en: 'On Doors' },
          tldr: { zh: '一句话说门。', en: 'Doors in a sentence.' },
          abstract: { zh: '门开了。', en: 'Doors open.' },
          cut: { zh: false, en: false },
        },
      ],
      problems: [],
    })
  })

  test('may spell its English summary either way', () => {
    const { en_tdlr, ...rest } = paper
    expect(read({ ...rest, en_tldr: en_tdlr }).entries).toEqual(read(paper).entries)
  })

  test('may lack texts, or have something else in their place', () => {
    const bare = { link: paper.link, title: 'On Doors', abstract: null, tldr: ['x'], translated_title: 7 }
    const [entry] = read(bare).entries
    expect(entry?.title).toEqual({ zh: '', en: 'On Doors' })
    expect(entry?.abstract).toEqual({ zh: '', en: '' })
    expect(entry?.tldr).toEqual({ zh: '', en: '' })
  })

  test('may have its texts on several lines', () => {
    expect(read({ ...paper, abstract: 'Doors\n  open.' }).entries[0]?.abstract.en).toBe('Doors open.')
  })

  test('with a foreign link is left out', () => {
    expect(kindsOf(read({ ...paper, link: 'https://example.org' }))).toEqual(['badLink'])
  })

  test('that breaks off says so', () => {
    const json = JSON.stringify(paper)
    expect(kindsOf(parse(json.slice(0, -20)))).toEqual(['badJson'])
  })

  test('with half a character shows that', () => {
    const json = JSON.stringify(paper).replace('On Doors', 'On \\ud800 Doors')
    expect(parse(json).entries[0]?.title.en).toBe('On \ufffd Doors')
    expect(kindsOf(parse(json))).toEqual(['badEncoding'])
  })

  test('nested too deeply is no paper', () => {
    const deep = JSON.stringify({ ...paper, more: 0 }).replace(':0', `:${'['.repeat(70)}${']'.repeat(70)}`)
    expect(kindsOf(parse(deep))).toEqual(['notADigest'])
  })

  test('cannot make up properties', () => {
    const json = '{"__proto__":{"title":"x","link":"http://arxiv.org/abs/2311.90001","tldr":"x"}}'
    expect(kindsOf(parse(json))).toEqual(['notADigest'])
  })
})
