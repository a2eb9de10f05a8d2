import { describe, expect, test } from 'vitest'
import { aMarkdown, aRawEntry, kindsOf, parse } from './aMarkdown'

const digest = aMarkdown(aRawEntry('2405.90001'), aRawEntry('2405.90002'))
const entries = parse(digest).entries

const utf16le = (text: string) => Buffer.from(text, 'utf16le')
const utf16be = (text: string) => utf16le(text).swap16()

/** Node encodes no GB18030, so each character is looked up among its two-byte codes. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    }
  }
  return Buffer.from([...text].flatMap((sign) => (sign < '\x80' ? [sign.charCodeAt(0)] : codes.get(sign)!)))
}

describe('encodings', () => {
  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${digest}`)],
    ['UTF-16 LE with one', utf16le(`\ufeff${digest}`)],
    ['UTF-16 BE with one', utf16be(`\ufeff${digest}`)],
    ['UTF-16 LE with Windows line ends', utf16le(`\ufeff${digest.replaceAll('\n', '\r\n')}`)],
  ])('%s is read without a word', (_, file) => {
    expect(parse(file)).toMatchObject({ entries, problems: [] })
  })

  test.each([
    ['UTF-16 LE without a mark', utf16le(digest)],
    ['UTF-16 BE without a mark', utf16be(digest)],
    ['GB18030', gb18030(digest)],
  ])('%s is read, with a word', (_, file) => {
    const read = parse(file)
    expect(read.entries).toEqual(entries)
    expect(kindsOf(read)).toEqual(['badEncoding'])
    expect(read.problems[0]?.message).toMatch(/UTF-16|GB18030/)
  })

  test('a feed and a paper may be in UTF-16 as well', () => {
    const paper = {
      link: 'https://arxiv.org/abs/2405.90001',
      title: 'Doors',
      abstract: 'They open.',
      tldr: '门。',
    }
    expect(parse(utf16le(`\ufeff${JSON.stringify(paper)}`)).entries[0]?.tldr.zh).toBe('门。')
    const item = '<item><title>门。</title><link>https://arxiv.org/abs/2405.90001</link></item>'
    expect(parse(utf16be(`\ufeff<rss><channel>${item}</channel></rss>`)).entries[0]?.tldr.zh).toBe('门。')
  })

  test('bytes that are no UTF-8 are told with the entry that they are in', () => {
    const bytes = Buffer.from(digest)
    bytes[bytes.indexOf('一句话说清 2405.90002。', bytes.indexOf('# 详细'))] = 0xff
    const read = parse(bytes)
    expect(read.entries[0]).toEqual(entries[0])
    expect(read.entries[1]?.tldr.zh).toContain('\ufffd')
    const line = digest.slice(0, digest.indexOf('[^2]:')).split('\n').length
    expect(read.problems.map((problem) => [problem.kind, problem.line])).toEqual([
      ['badEncoding', 1],
      ['badEncoding', line],
    ])
  })

  test('a file that breaks off within a character loses that character, with a word', () => {
    const bytes = Buffer.from(digest)
    const end = bytes.lastIndexOf(Buffer.from('结论。')) + 4
    const read = parse(bytes.subarray(0, end))
    expect(read.entries[1]?.abstract.zh).toBe('我们研究了 2405.90002，并给出结')
    expect(kindsOf(read)).toContain('badEncoding')
  })

  test('a faulty UTF-16 file shows what could be read, with a word', () => {
    const read = parse(utf16le(`\ufeff${digest.replace('关于', '\ud800关于')}`).subarray(0, -1))
    expect(read.entries[0]?.title.zh).toBe('\ufffd关于 2405.90001 的研究')
    expect(kindsOf(read)).toContain('badEncoding')
  })

  test('Western bytes are not taken for Chinese', () => {
    const read = parse(
      Buffer.from(aMarkdown(aRawEntry('2405.90001', { titleEn: 'Caf\xe9s and Doors' })), 'latin1'),
    )
    expect(JSON.stringify(read.entries)).not.toMatch(/[\u4e00-\u9fff]/)
    expect(kindsOf(read)).toContain('badEncoding')
  })
})
