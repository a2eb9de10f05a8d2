import { describe, expect, test } from 'vitest'
import { aMarkdown, aRawEntry, entryLines, kindsOf, parse, tableOf } from './aMarkdown'

const papers = [
  aRawEntry('2405.90001'),
  aRawEntry('2405.90002', { tldrEn: 'In one sentence.' }),
  aRawEntry('2405.90003', { tldrZh: '', titleZh: '' }),
]
const digest = aMarkdown(...papers)
const entries = parse(digest).entries

describe('a digest that editors have been at', () => {
  test('is read as it was written', () => {
    expect(entries.map(({ paperId }) => paperId)).toEqual(['2405.90001', '2405.90002', '2405.90003'])
    expect(entries[1]).toMatchObject({
      ref: 2,
      title: { zh: '关于 2405.90002 的研究', en: 'A Study of 2405.90002' },
      tldr: { zh: '一句话说清 2405.90002。', en: 'In one sentence.' },
      abstract: {
        zh: '我们研究了 2405.90002，并给出结论。',
        en: 'We study 2405.90002 and draw a conclusion.',
      },
    })
    expect(parse(digest).problems).toEqual([])
  })

  test.each([
    ['Windows line ends', digest.replaceAll('\n', '\r\n')],
    ['old Mac line ends', digest.replaceAll('\n', '\r')],
    ['a byte order mark', `\ufeff${digest}`],
    ['blanks stripped at line ends', digest.replace(/ +$/gm, '')],
    ['blanks added at line ends', digest.replace(/(?<=\S)$/gm, '  ')],
    ['indentation lost', digest.replace(/^ {4}/gm, '')],
    ['indentation of two', digest.replace(/^ {4}/gm, '  ')],
    ['indentation by tabs', digest.replace(/^ {4}/gm, '\t')],
    ['no line end at the end', digest.trimEnd()],
    ['many blank lines at the end', `${digest}\n\n\n\n\n\n\n\n`],
    ['no table', digest.slice(digest.indexOf('# 详细'))],
    ['neither table nor headings', digest.slice(digest.indexOf('[^1]:'))],
    [
      'text before and behind',
      `My week in papers.\n\n${digest}\nThat was all.\n`.replace('\nThat was all.\n', ''),
    ],
  ])('with %s is read the same', (_, changed) => {
    const read = parse(changed)
    expect(read.entries).toEqual(entries)
    expect(read.problems).toEqual([])
  })

  test.each([
    ['blank lines folded into one', digest.replace(/\n\s*\n/g, '\n\n')],
    ['no blank lines', digest.replace(/\n(?: *\n)+/g, '\n')],
  ])('with %s keeps its texts, told by their languages', (_, changed) => {
    const read = parse(changed)
    expect(read.entries.slice(0, 2)).toEqual(entries.slice(0, 2))
    expect(read.entries[2]?.abstract).toEqual(entries[2]?.abstract)
    expect(kindsOf(read)).toEqual([])
  })

  test('with wrapped lines keeps its texts', () => {
    const wrapped = digest.replace(/^(.{24,}? )/gm, (line) =>
      line.startsWith('|') ? line : `${line.trimEnd()}\n`,
    )
    expect(wrapped).not.toBe(digest)
    const read = parse(wrapped)
    expect(read.entries.map(({ title }) => title.en)).toEqual(entries.map(({ title }) => title.en))
    expect(read.entries.map(({ abstract }) => abstract.en)).toEqual(
      entries.map(({ abstract }) => abstract.en),
    )
  })

  test('tells of texts that a person added', () => {
    const added = digest.replace('conclusion.\n    \n', 'conclusion.\n\n    I like this one.\n\n')
    const read = parse(added)
    expect(read.entries).toEqual(entries)
    expect(kindsOf(read)).toEqual(['extraFields'])
    expect(read.problems[0]?.line).toBe(added.slice(0, added.indexOf('[^1]:')).split('\n').length)
  })
})

describe('several digests in one file', () => {
  const other = aMarkdown(aRawEntry('2405.90004'), aRawEntry('2405.90001'))

  test.each([
    ['end to end', digest + other],
    ['with nothing between', digest.trimEnd() + '\n' + other],
    ['with an empty one between', digest + aMarkdown() + other],
    ['with an empty one at the end', digest + other + aMarkdown()],
    ['with an empty one before', aMarkdown() + digest + other],
    ['without their tables', (digest + other).replace(/# 摘要[^]*?# 详细/g, '')],
    [
      'with Windows line ends and a mark before each',
      `\ufeff${digest}\ufeff${other}`.replaceAll('\n', '\r\n'),
    ],
  ])('%s are all read', (_, file) => {
    const read = parse(file)
    expect(read.entries.map(({ ref, paperId }) => `${ref} ${paperId}`)).toEqual([
      '1 2405.90001',
      '2 2405.90002',
      '3 2405.90003',
      '1 2405.90004',
      '2 2405.90001',
    ])
    expect(read.problems).toEqual([])
    expect(read.entries.slice(0, 3)).toEqual(entries)
  })

  test('the first day’s entries keep their summaries, each from its own table', () => {
    const day = (id: string, summary: string) => {
      const raw = aRawEntry(id, { tldrZh: summary })
      const [title = '', ...lines] = entryLines(1, raw)
      const withoutSummaries = [title, ...lines.slice(0, 4), ...lines.slice(8)]
      return `${tableOf([raw])}# 详细\n\n${withoutSummaries.join('\n')}\n\n\n`
    }
    const read = parse(day('2303.90001', '第一天。') + day('2303.90002', '第二天。'))
    expect(read.entries.map(({ tldr }) => tldr.zh)).toEqual(['第一天。', '第二天。'])
    expect(read.entries[0]?.abstract.zh).toBe('我们研究了 2303.90001，并给出结论。')
    expect(read.problems).toEqual([])
  })
})

describe('a digest that is not whole', () => {
  test('cut off anywhere gives whole entries up to there and says what is missing', () => {
    const bytes = Buffer.from(digest)
    const start = bytes.indexOf('# 详细')
    const lastText = bytes.lastIndexOf('    arXiv:')
    for (let end = start; end < bytes.length; end++) {
      const read = parse(bytes.subarray(0, end))
      const whole = entries.filter(({ abstract }) => {
        const at = bytes.indexOf(Buffer.from(`${abstract.en}\n`))
        return at !== -1 && at + abstract.en.length < end
      })
      expect(read.entries.slice(0, whole.length)).toEqual(whole)
      expect(JSON.stringify(read.entries)).not.toContain('\ufffd')
      // a last text that lost its end looks like a whole one, its bare indentation like an empty one
      if (end < lastText) expect(read.problems).not.toEqual([])
    }
  })

  test('without its details gives what the table has', () => {
    const read = parse(digest.slice(0, digest.indexOf('[^1]:')))
    expect(read.entries.map(({ paperId, title, tldr }) => [paperId, title.en, tldr.zh])).toEqual([
      ['2405.90001', 'A Study of 2405.90001', '一句话说清 2405.90001。'],
      ['2405.90002', 'A Study of 2405.90002', '一句话说清 2405.90002。'],
      ['2405.90003', 'A Study of 2405.90003', ''],
    ])
    expect(kindsOf(read)).toEqual(['missingFields'])
  })

  test('with fewer entries than rows says so', () => {
    const read = parse(digest.slice(0, digest.indexOf('[^3]:')))
    expect(read.entries).toEqual(entries.slice(0, 2))
    expect(read.problems).toEqual([
      { line: 1, kind: 'countDiffers', message: 'The table lists 3 papers, the details hold 2.' },
    ])
  })

  test('an entry without its link is left out, with its line', () => {
    const link = '    [https://arxiv.org/abs/2405.90002](https://arxiv.org/abs/2405.90002)\n'
    const read = parse(digest.replace(link, '\n'))
    expect(read.entries.map(({ ref }) => ref)).toEqual([1, 3])
    expect(kindsOf(read)).toEqual(['noLink'])
    expect(read.problems[0]?.line).toBe(digest.slice(0, digest.indexOf('[^2]:')).split('\n').length)
  })

  test.each([
    'https://example.org/abs/2405.90002',
    'https://arxiv.org.example.org/abs/2405.90002',
    'https://user@arxiv.org/abs/2405.90002',
    'https://arxiv.org/abs/__proto__',
    'https://arxiv.org/abs/',
    'javascript:alert(1)//arxiv.org/abs/2405.90002',
  ])('an entry whose link is %s is left out', (link) => {
    const read = parse(aMarkdown(papers[0]!, aRawEntry('2405.90002', { link })))
    expect(read.entries.map(({ ref }) => ref)).toEqual([1])
    expect(kindsOf(read)).toEqual([link.startsWith('http') ? 'badLink' : 'noLink'])
  })

  test.each([
    ['https://arxiv.org/abs/2405.90002v3', '2405.90002'],
    ['https://rss.arxiv.org/abs/2405.90002', '2405.90002'],
    ['http://www.arxiv.org/pdf/2405.90002v1.pdf', '2405.90002'],
    ['https://arxiv.org/abs/math/0309999', 'math/0309999'],
    ['https://arxiv.org/abs/2405.90002?context=cs', '2405.90002'],
  ])('an entry whose link is %s is read', (link, id) => {
    const [entry] = parse(aMarkdown(aRawEntry('2405.90002', { link }))).entries
    expect(entry?.paperId).toBe(id)
    expect(entry?.url).toBe(link)
  })

  test('lines are counted right in long files, whatever order they are asked in', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      aRawEntry(`2405.9${String(index).padStart(4, '0')}`),
    )
    const file = aMarkdown(...many)
      .replaceAll('[^2]:', '[^3]:')
      .replaceAll('[^250]:', '[^249]:')
    const lineOf = (text: string) => file.slice(0, file.lastIndexOf(text)).split('\n').length
    expect(parse(file).problems.map(({ line }) => line)).toEqual([lineOf('[^3]:'), lineOf('[^249]:')])
  })

  test('a number that stands twice is told, and both entries are kept', () => {
    const read = parse(digest.replace('[^3]:', '[^2]:'))
    expect(read.entries.map(({ ref }) => ref)).toEqual([1, 2, 2])
    expect(kindsOf(read)).toEqual(['duplicateRef'])
  })
})

describe('a file that is no digest', () => {
  test.each([
    ['an empty file', ''],
    ['blanks', ' \n\t\n'],
    ['prose', 'Dear diary,\n\ntoday I read nothing.\n'],
    ['a thesis', '# 摘要\n\n本文研究门。\n\n# 引言\n'],
    ['footnotes', 'A claim.[^1]\n\n[^1]: See [the paper](https://arxiv.org/abs/2405.90001).\n'],
    ['HTML', '<!doctype html><html><body>[^1]: x</body></html>'],
    ['another feed', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>'],
    ['a list of papers', '{"papers":[{"arxiv_id":"2405.90001v1"}]}'],
    ['JSON lines', '{"id":"2405.90001"}\n{"id":"2405.90002"}\n'],
    ['an array', '[1,2,3]'],
    ['zeros', '\0'.repeat(1000)],
    ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('%s', (_, file) => {
    const read = parse(file)
    expect(read.entries).toEqual([])
    expect(kindsOf(read)).toEqual(['notADigest'])
    expect(read.problems[0]?.line).toBe(1)
  })
})
