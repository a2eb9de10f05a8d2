import { describe, expect, test } from 'vitest'
import { feed, itemOf } from './anRss'
import { aMarkdown, aRawEntry, kindsOf, parse } from './aMarkdown'

const other = aRawEntry('2405.90002')
const MEBI = 1024 * 1024

describe('what is too long or too many', () => {
  test.each([
    ['title', { titleEn: 'x'.repeat(5_000) }, 2_000],
    ['Chinese title', { titleZh: '门'.repeat(5_000) }, 2_000],
    ['abstract', { abstractEn: 'x'.repeat(200_000) }, 100_000],
    ['summary', { tldrZh: '门'.repeat(200_000) }, 100_000],
  ])('a %s over the limit is cut, told, and the rest is kept', (_, texts, limit) => {
    const read = parse(aMarkdown(aRawEntry('2405.90001', texts), other))
    const [entry] = read.entries
    const longest = Math.max(
      ...[entry?.title, entry?.tldr, entry?.abstract].flatMap((text) => [text!.zh.length, text!.en.length]),
    )
    expect(longest).toBe(limit)
    expect(kindsOf(read)).toEqual(['tooLong'])
    expect(read.entries[1]).toEqual({ ...parse(aMarkdown(other)).entries[0], ref: 2 })
  })

  test('an abstract that was cut here is shown as cut', () => {
    const [entry] = parse(aMarkdown(aRawEntry('2405.90001', { abstractEn: 'x'.repeat(200_000) }))).entries
    expect(entry?.cut).toEqual({ zh: false, en: true })
    const abstractZh = `${'门'.repeat(99_999)}。。`
    const [other] = parse(aMarkdown(aRawEntry('2405.90001', { abstractZh }))).entries
    expect(other?.cut).toEqual({ zh: true, en: false })
  })

  test('a pair of surrogates is not torn', () => {
    const [entry] = parse(aMarkdown(aRawEntry('2405.90001', { titleEn: `x${'𝒟'.repeat(2_000)}` }))).entries
    expect(entry?.title.en.isWellFormed()).toBe(true)
    expect(entry?.title.en).toHaveLength(1_999)
  })

  test('an entry whose link is too long is left out', () => {
    const link = `https://arxiv.org/abs/2405.90001?${'x'.repeat(3_000)}`
    const read = parse(aMarkdown(aRawEntry('2405.90001', { link }), other))
    expect(read.entries.map(({ ref }) => ref)).toEqual([2])
    expect(kindsOf(read)).toEqual(['tooLong'])
  })

  test('entries over 20,000 are left out, with a word', () => {
    const link = '[https://arxiv.org/abs/2405.90001](https://arxiv.org/abs/2405.90001)'
    const entry = (ref: number) =>
      `[^${ref}]: 门\n\n    Door\n\n    ${link}\n\n    门\n\n    \n\n    门\n\n    Door\n    \n`
    const file = Array.from({ length: 20_005 }, (_, index) => entry(index + 1)).join('')
    const read = parse(file)
    expect(read.entries).toHaveLength(20_000)
    expect(kindsOf(read)).toEqual(['tooMany'])
  })

  test('rows over 20,000 of a table without details are left out, with a word', () => {
    const row = (ref: number) => {
      const link = `https://arxiv.org/abs/2405.${String(10_000 + ref)}`
      return `| [^${ref}] | [Door ${ref}](${link}) | 门 |\n`
    }
    const rows = Array.from({ length: 20_005 }, (_, index) => row(index + 1)).join('')
    const read = parse(`| Ref | Title | Summary |\n| --- | --- | --- |\n${rows}`)
    expect(read.entries).toHaveLength(20_000)
    expect(kindsOf(read)).toEqual(['missingFields', 'tooMany'])
  })

  describe('a row of a table without details', () => {
    const header = '| Ref | Title | Summary |\n| --- | --- | --- |\n'
    const plain = '| [^2] | [Window](https://arxiv.org/abs/2405.90002) | 窗 |\n'
    const rowOf = (bytes: number) => {
      const [before, after] = ['| [^1] | [Door](https://arxiv.org/abs/2405.90001) | ', ' |']
      return `${before}${'x'.repeat(bytes - before.length - after.length)}${after}\n`
    }

    test.each([MEBI - 1, MEBI])('of %i bytes is read', (bytes) => {
      const read = parse(header + rowOf(bytes) + plain)
      expect(read.entries.map(({ ref, tldr }) => [ref, tldr.zh.length])).toEqual([
        [1, 100_000],
        [2, 1],
      ])
      expect(kindsOf(read)).toEqual(['missingFields', 'tooLong'])
    })

    test('of a byte more than 1 MiB is left out, with a word, and the rest is kept', () => {
      const read = parse(header + rowOf(MEBI + 1) + plain)
      expect(read.entries.map(({ ref }) => ref)).toEqual([2])
      expect(kindsOf(read)).toEqual(['missingFields', 'tooLong'])
      expect(read.problems[1]).toEqual({
        line: 3,
        kind: 'tooLong',
        message: 'Row 1 has more than 1 MiB; it was left out.',
      })
    })
  })

  test('a summary that stands in the table alone is kept up to a row of 1 MiB; one that is lost is told', () => {
    // as on the first day
    const withRow = (bytes: number) => {
      const file = aMarkdown(aRawEntry('2405.90001', { tldrZh: '' }), other)
      const row = '| [^1] | [A Study of 2405.90001](https://arxiv.org/abs/2405.90001) | '
      const filled = `${row}${'x'.repeat(bytes - row.length - 2)} |`
      return parse(file.replace(`${row} |`, filled))
    }
    const within = withRow(MEBI)
    expect(within.entries.map(({ tldr }) => tldr.zh.length)).toEqual([100_000, 17])
    expect(within.problems.map(({ message }) => message)).toEqual([
      'The Chinese summary of entry 1 has more than 100000 characters; it was cut there.',
    ])
    const over = withRow(MEBI + 1)
    expect(over.entries.map(({ tldr }) => tldr.zh.length)).toEqual([0, 17])
    expect(over.problems.map(({ message }) => message)).toEqual([
      'Row 1 has more than 1 MiB; it was left out.',
    ])
  })

  test.each([
    ['titleZh', 'title', 'zh', 2_000],
    ['titleEn', 'title', 'en', 2_000],
    ['tldrZh', 'tldr', 'zh', 100_000],
    ['tldrEn', 'tldr', 'en', 100_000],
    ['abstractZh', 'abstract', 'zh', 100_000],
    ['abstractEn', 'abstract', 'en', 100_000],
  ] as const)(
    'any other line near 1 MiB or far over it, the %s, is cut at its text’s own limit, with a word',
    (raw, text, language, limit) => {
      for (const bytes of [MEBI - 1, MEBI, MEBI + 1, 4 * MEBI]) {
        const file = aMarkdown(aRawEntry('2405.90001', { [raw]: 'x'.repeat(bytes - 4) }), other)
        // the title and the summary stand in the table, too
        const read = parse(file.slice(file.indexOf('# 详细')))
        expect(read.entries[0]?.[text][language]).toBe('x'.repeat(limit))
        expect(kindsOf(read)).toEqual(['tooLong'])
        expect(read.entries[1]).toEqual({ ...parse(aMarkdown(other)).entries[0], ref: 2 })
      }
    },
  )

  describe('a tag of a feed', () => {
    const items = ['2405.90001', '2405.90002'].map((id) => itemOf(aRawEntry(id)))
    const [first, second] = parse(feed(items.join(''))).entries
    /** The feed with so many bytes of attributes in the first of these tags. */
    const withTag = (tag: string, bytes: number) =>
      parse(feed(items.join('').replace(`<${tag}>`, `<${tag} ${'a'.repeat(bytes - 1)}>`)))

    test.each(['item', 'title', 'link', 'description', '/item', '/link'])(
      '<%s> may have 4,095 bytes behind its name',
      (tag) => expect(withTag(tag, 4_095)).toMatchObject({ entries: [first, second], problems: [] }),
    )

    test('of an item that has more is told, and the item left out', () => {
      const read = withTag('item', 4_096)
      expect(read.entries).toEqual([second])
      expect(read.problems).toEqual([
        {
          line: 1,
          kind: 'tooLong',
          message: 'The tag <item> of item 1 has more than 4096 bytes; what it holds was left out.',
        },
      ])
    })

    test('of a text that has more is told, and the text left out', () => {
      const description = withTag('description', 4_096)
      expect(description.entries).toMatchObject([{ paperId: '2405.90001', abstract: { zh: '' } }, second!])
      expect(kindsOf(description)).toEqual(['tooLong', 'missingFields'])
      const link = withTag('link', 4_096)
      expect(link.entries).toEqual([second])
      expect(kindsOf(link)).toEqual(['tooLong', 'noLink'])
    })

    test('that closes something may be as long as it likes', () => {
      expect(withTag('/item', 9_000)).toMatchObject({ entries: [first, second], problems: [] })
    })

    test('that has no end is told once, wherever the next item begins', () => {
      const read = parse(feed(`${items[0]}<item ${'a'.repeat(9_000)} ${items[1]}`))
      expect(read.entries).toEqual([first, { ...second!, ref: 3 }])
      expect(kindsOf(read)).toEqual(['tooLong'])
    })
  })

  test('a paper’s JSON over 4 MiB is not read, which is told', () => {
    const paper = {
      link: 'https://arxiv.org/abs/2405.90001',
      title: 'T',
      translated_title: '门',
      abstract: 'A',
    }
    const within = parse(JSON.stringify({ ...paper, more: 'x'.repeat(4_000_000) }))
    expect(within.entries).toHaveLength(1)
    const over = parse(JSON.stringify({ ...paper, more: 'x'.repeat(4_200_000) }))
    expect([over.entries, kindsOf(over)]).toEqual([[], ['tooLong']])
    expect(kindsOf(parse(JSON.stringify({ more: 'x'.repeat(4_200_000) })))).toEqual(['notADigest'])
  })

  test('no more than a thousand problems are told', () => {
    const read = parse(`${aMarkdown(other)}${'[^9]: 门\n\n'.repeat(10_000)}`)
    expect(read.entries).toHaveLength(1)
    expect(read.problems).toHaveLength(1_001)
    expect(read.problems.at(-1)?.kind).toBe('tooMany')
  })
})

/**
 * Each of these made some parser slower than linear. They are so large that a quadratic one would take
 * minutes; a linear one takes well under a second, and the limit is far above that.
 */
describe('hostile files are read in linear time', () => {
  const size = 4 * 1024 * 1024
  const fill = (unit: string) => unit.repeat(Math.ceil(size / unit.length))
  const start = aMarkdown(other)
  test.each([
    ['starts of entries', start + fill('[^1]:\n')],
    ['starts of nothing', start + fill('[^')],
    ['links', start + fill('    [http://arxiv.org/abs/2405.90001\n')],
    ['links after one start', `${start}[^1]: x\n${fill('    [http]\n')}`],
    ['blanks in a title', start + `[^1]: ${fill(' ')}x`],
    ['blanks in a table row', `| Ref | Title | Summary |\n| [^1] | ${fill(' ')}|\n`],
    [
      'link openings in a table row',
      `| Ref | Title | Summary |\n| [^1] | [${fill('](http')}\n`.slice(0, 1 << 20),
    ],
    ['headings', start + fill('# 摘要\n')],
    ['rows', start + fill('| [^1] | [x](y) | z |\n')],
    ['lines in an entry', `${start}[^9]: x\n${fill('y\n')}`],
    ['tags', `<rss>${fill('<item>')}`],
    ['tags without an end', `<rss>${fill('<item ')}`],
    ['tags that are no tags', `<rss>${fill('<link ')}`],
    ['open CDATA', `<rss><item>${fill('<![CDATA[')}`],
    ['entities', `<rss><item><link>${fill('&')}</link></item></rss>`],
    ['numbers', `<rss><item><link>${fill('&#1111111111111111')}</link></item></rss>`],
    ['brackets', fill('{"a":[')],
    ['quotes', `{${fill('"\\')}`],
    ['brackets of remarks', start.replace('并给出结论。', fill('（').slice(0, 90_000))],
  ])('%s', { timeout: 30_000 }, (_, file) => {
    const begun = performance.now()
    const read = parse(file)
    expect(read.entries.length).toBeLessThanOrEqual(20_000)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})
