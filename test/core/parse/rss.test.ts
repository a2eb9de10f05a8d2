import { describe, expect, test } from 'vitest'
import { aRawEntry, kindsOf, parse } from './aMarkdown'
import { escapeXml, feed, itemOf } from './anRss'

const raw = aRawEntry('2405.90001', {
  titleEn: 'When <this> & that > all; a &lt;b&gt;',
  abstractZh: '在 𝔽₂ 上，a<b && c>d。',
  tldrEn: 'In short.',
})
const [entry] = parse(feed(itemOf(raw))).entries

describe('an RSS digest', () => {
  test('gives the texts as they are, unescaped once', () => {
    expect(parse(feed(itemOf(raw)))).toMatchObject({
      format: 'rss',
      channel: 'cs.LG',
      date: null,
      problems: [],
    })
    expect(entry).toMatchObject({
      ref: 1,
      paperId: '2405.90001',
      version: 1,
      announceType: 'new',
      url: 'https://arxiv.org/abs/2405.90001',
      title: { zh: '关于 2405.90001 的研究', en: 'When <this> & that > all; a &lt;b&gt;' },
      tldr: { zh: '一句话说清 2405.90001。', en: 'In short.' },
      abstract: { zh: '在 𝔽₂ 上，a<b && c>d。' },
    })
  })

  const plain = feed(itemOf(raw))
  test.each([
    ['a declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${plain}`],
    ['raw UTF-8', plain.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))],
    [
      'hexadecimal numbers',
      plain.replace(/&#(\d+);/g, (_, code: string) => `&#x${Number(code).toString(16)};`),
    ],
    ['indentation', plain.replaceAll('><', '>\n  <')],
    ['Windows line ends', plain.replaceAll('\n', '\r\n')],
    [
      'attributes',
      plain.replace('<item>', '<item id="1">').replace('<link>https://arxiv', '<link a="b">https://arxiv'),
    ],
    [
      'CDATA',
      plain.replace(/<description>(&lt;[^]*?)<\/description>/, (_, text: string) => {
        const bare = text.replace(/&#(\d+);/g, (__, code: string) => String.fromCodePoint(Number(code)))
        const html = bare.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
        return `<description><![CDATA[${html}]]></description>`
      }),
    ],
    ['other elements', plain.replace('</item>', '<guid>x</guid><pubDate>y</pubDate></item>')],
  ])('with %s says the same', (_, file) => {
    const read = parse(file)
    expect(read.problems).toEqual([])
    expect(read.entries).toEqual([entry])
  })

  test('takes its channel from its title before its file’s name, and from the name where it has none', () => {
    expect(parse(feed(itemOf(raw)), 'cs.AI.xml').channel).toBe('cs.LG')
    expect(parse(feed(itemOf(raw), 'My papers'), 'cs.AI.xml').channel).toBe('econ')
    const nameless = feed(itemOf(raw), 'x').replace('A feed for econ', '')
    expect(parse(nameless, '2024-02-05.cs.AI.xml')).toMatchObject({ channel: 'cs.AI', date: '2024-02-05' })
  })

  test('without an item is a normal day', () => {
    expect(parse(feed(''))).toMatchObject({ format: 'rss', entries: [], problems: [] })
  })

  test('of the first day has its summary in the item’s title', () => {
    const { titleZh, titleEn, link, abstractZh, abstractEn } = raw
    const five = itemOf(raw).replace(
      /<description>[^]*<\/description>/,
      `<description>${escapeXml([titleZh, titleEn, link, abstractZh, abstractEn].map((text) => `<p>\n${text}\n</p>`).join('\n'))}</description>`,
    )
    expect(parse(feed(five)).entries).toEqual([{ ...entry, tldr: { zh: entry!.tldr.zh, en: '' } }])
  })

  test('with bare items has what they have, and says what is missing', () => {
    const bare = '<item><title>一句话。</title><link>https://arxiv.org/abs/2405.90002</link></item>'
    const read = parse(feed(bare))
    expect(read.entries[0]).toMatchObject({ paperId: '2405.90002', tldr: { zh: '一句话。', en: '' } })
    expect(kindsOf(read)).toEqual(['missingFields'])
  })

  test.each([
    ['without a link', '<item><title>x</title></item>', 'noLink'],
    ['with a foreign link', '<item><link>https://example.org/abs/2405.90001</link></item>', 'badLink'],
  ])('leaves out an item %s, with its number', (_, item, kind) => {
    const read = parse(feed(`${item}${itemOf(raw)}`))
    expect(read.entries).toEqual([{ ...entry, ref: 2 }])
    expect(kindsOf(read)).toEqual([kind])
  })

  test('that breaks off keeps what came before and says so', () => {
    const file = feed(itemOf(raw) + itemOf(aRawEntry('2405.90002')))
    const read = parse(file.slice(0, file.lastIndexOf('&#') + 1))
    expect(read.entries[0]).toEqual(entry)
    expect(read.entries[1]?.paperId).toBe('2405.90002')
    expect(kindsOf(read)).toContain('badXml')
  })

  test('does not read a document type declaration', () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${feed(itemOf(raw))}`
    expect(parse(bomb).entries).toEqual([])
    expect(kindsOf(parse(bomb))).toEqual(['badXml'])
  })

  test('leaves unknown entities and impossible numbers as they are', () => {
    const odd = itemOf(aRawEntry('2405.90001', { titleEn: 'TITLE' })).replace(
      'TITLE',
      'a &nbsp; &b &#xD800; &#0; &#1114112; &#; &',
    )
    expect(parse(feed(odd)).entries[0]?.title.en).toBe('a &nbsp; &b &#xD800; &#0; &#1114112; &#; &')
  })
})
