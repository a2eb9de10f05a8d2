import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from './aMarkdown'

const folder = resolve(import.meta.dirname, '../../fixtures/digests')
const read = (name: string) => parse(readFileSync(resolve(folder, name)), name)

describe('digests of every epoch', () => {
  test.each([
    ['epoch-a.md', 3],
    ['epoch-b.md', 3],
    ['epoch-c.md', 5],
    ['epoch-d.md', 5],
    ['epoch-e.md', 20],
    ['oddities.md', 15],
    ['tex.md', 5],
    ['two-days.md', 4],
    ['crlf.md', 5],
    ['stripped.md', 5],
    ['sample.xml', 5],
    ['paper.json', 1],
    ['../../../resources/sample.md', 12],
  ])('%s gives %i entries and no problem', (name, count) => {
    const { entries, problems } = read(name)
    expect(problems).toEqual([])
    expect(entries).toHaveLength(count)
  })

  test('the first day has its abstracts in the details and its summaries in the table', () => {
    const [first, , third] = read('epoch-a.md').entries
    expect(first).toMatchObject({
      ref: 1,
      paperId: '2303.90001',
      version: 1,
      announceType: 'new',
      category: 'cs.RO',
      url: 'http://arxiv.org/abs/2303.90001',
      title: { zh: '让机器人学会叠毛巾', en: 'Teaching a Robot to Fold Towels' },
      tldr: { zh: '本文用三十段示范视频教会一台机械臂叠毛巾。', en: '' },
      abstract: {
        zh: '叠毛巾对人来说轻而易举，对机器人却不然。我们用三十段示范视频训练了一台机械臂。',
        en: 'Folding towels is easy for people and hard for robots. We train an arm on thirty videos.',
      },
      cut: { zh: false, en: false },
    })
    expect(third).toMatchObject({ version: 3, announceType: 'replace', category: 'cs.DS' })
  })

  test('the second day has English summaries', () => {
    for (const { tldr } of read('epoch-b.md').entries) {
      expect(tldr.en).toMatch(/[a-z]\.$/)
      expect(tldr.zh).toMatch(/。$/)
    }
  })

  test('a title’s stamp gives version, category and announce type', () => {
    const facts = read('epoch-c.md').entries.map(({ version, category, announceType }) => [
      announceType,
      version === null,
      category === null,
    ])
    expect(new Set(facts.map(([type]) => type))).toEqual(new Set(['new', 'replace', 'cross']))
    expect(facts.every(([, noVersion, noCategory]) => !noVersion && !noCategory)).toBe(true)
  })

  test('an abstract’s stamp gives version and announce type, and no category', () => {
    const { entries } = read('epoch-d.md')
    expect(new Set(entries.map(({ announceType }) => announceType))).toEqual(
      new Set(['new', 'cross', 'replace', 'replace-cross']),
    )
    expect(entries.every(({ version, category }) => version !== null && category === null)).toBe(true)
    expect(entries.some(({ url }) => url.startsWith('https://rss.arxiv.org/'))).toBe(true)
    expect(entries.filter(({ cut }) => cut.en)).toHaveLength(1)
  })

  test('no stamp is left in any title or abstract', () => {
    for (const name of ['epoch-a.md', 'epoch-b.md', 'epoch-c.md', 'epoch-d.md', 'epoch-e.md', 'sample.xml']) {
      for (const { title, abstract } of read(name).entries) {
        expect(title.zh + title.en).not.toMatch(/[.。]$/)
        for (const text of [title.zh, title.en, abstract.zh, abstract.en]) {
          expect(text).not.toMatch(/arXiv|Announce|公告类型[:：]|UPDATED|CROSS LISTED|^摘要[:：]/)
        }
      }
    }
  })

  test('sentences that open like a stamp stay whole', () => {
    const abstracts = read('epoch-e.md').entries.map(({ abstract }) => abstract.zh)
    expect(abstracts[14]).toBe('新闻标题越来越像问句。我们测量了二十年间的变化。')
    expect(abstracts[15]).toBe('摘要是一篇论文被读得最多的部分。我们比较了一千篇论文的摘要与正文。')
    expect(abstracts[16]).toBe('抽象能力在五岁前后迅速发展。我们研究了三千幅儿童画。')
    expect(abstracts[17]).toBe('摘要生成模型常常漏掉结论。我们让它先读最后一节。')
    expect(abstracts[18]).toMatch(/^公告类型不同，寿命也不同：寻物启事/)
  })

  test('nothing in a text is markup: pipes, brackets, tags, entities and prices stay as they are', () => {
    const { entries } = read('oddities.md')
    expect(entries[0]?.title.en).toBe('Between p(x|y) and p(y|x): Which | When')
    expect(entries[1]?.title.en).toBe('Tests on [0,1]: a [very] Short Note] with Brackets')
    expect(entries[1]?.tldr.zh).toBe('讨论区间 [0,1] 上的假设检验](见正文)。')
    expect(entries[3]?.title.en).toBe('When <picture> Beats <img src=x onerror=alert(1)>')
    expect(entries[5]?.title.zh).toBe('Q&amp;A 系统的评测')
    expect(entries[6]?.tldr.zh).toBe('租用的算力每小时 $1.61，训练一次花费 $20 到 $30。')
    expect(entries[7]?.title.zh).toBe('')
    expect(entries[8]?.abstract.zh).toBe('The abstract was left in English. Nobody translated it.')
    expect(entries[9]?.abstract.zh).toBe('提示语有时会留在译文里。我们数了数，一共三处。')
    expect(entries[10]?.title.zh).toContain('\u202e')
    expect(entries[11]?.tldr.zh).toContain('\u200b')
    expect(entries[12]).toMatchObject({
      version: null,
      tldr: { zh: '', en: '' },
      abstract: { zh: '', en: '' },
    })
    expect(entries[13]).toMatchObject({ paperId: 'math/0501999', version: 2, announceType: 'replace' })
    expect(entries[14]).toMatchObject({
      paperId: 'math.GT/0309999',
      category: 'math.GT',
      title: { zh: '[^3]: 一个像脚注的标题', en: '[^3]: A Title That Looks Like a Reference' },
      abstract: { en: '[^5]: An abstract may begin like this as well. # 详细' },
    })
  })

  test('two days in one file are both read, each with its own numbers', () => {
    const { entries } = read('two-days.md')
    expect(entries.map(({ ref, paperId, version }) => [ref, paperId, version])).toEqual([
      [1, '2407.90301', 1],
      [2, '2407.90302', 1],
      [1, '2407.90303', 1],
      [2, '2407.90301', 2],
    ])
  })

  test('line ends and stripped blanks make no difference', () => {
    expect(read('crlf.md').entries).toEqual(read('epoch-c.md').entries)
    expect(read('stripped.md').entries).toEqual(read('epoch-d.md').entries)
  })

  test('the same day says the same in Markdown, RSS and JSON', () => {
    const markdown = read('epoch-c.md').entries
    expect(read('sample.xml').entries).toEqual(markdown)
    expect(read('sample.xml').channel).toBe('cs.LG')
    const [paper] = read('paper.json').entries
    expect(paper).toEqual({ ...markdown[1], ref: 1, tldr: { ...markdown[1]?.tldr, en: paper?.tldr.en } })
    expect(paper?.tldr.en).not.toBe('')
  })

  test('an empty digest is a normal day', () => {
    expect(read('empty.md')).toEqual({
      format: 'markdown',
      channel: null,
      date: null,
      entries: [],
      problems: [],
    })
  })
})
