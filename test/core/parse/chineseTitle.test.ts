import { cleanChineseTitle } from '@core/parse/chineseTitle'
import type { PaperId } from '@core/paperId'
import { describe, expect, test } from 'vitest'

const id = '2311.90001' as PaperId
const clean = (title: string, english = 'On Doors', isStamped = true) =>
  cleanChineseTitle(title, english, id, isStamped)

describe('a Chinese title', () => {
  test.each([
    '论门 (arXiv:2311.90001v1 [cs.LG])',
    '论门。 (arXiv:2311.90001v1 [cs.LG])',
    '论门。（arXiv：2311.90001v1 [cs.LG]）',
    '论门.（arXiv:2311.90001v2[cs.LG] 已更新）',
    '论门（arXiv: 2311.90001v2 [cs.LG]更新版）',
    '论门。( arXiv:2311.90001v1[cs.LG])',
    '论门（翻译自arXiv:2311.90001v2 [cs.LG] UPDATED）',
    '论门（论文编号：arXiv:2311.90001v2 [econ.TH]，已更新）',
    '论门 (arXiv:2311.90001v1 [经济学.TH])',
    '论门（arXiv:2311.90001v1）',
    '论门。',
    '论门.',
    '论门',
  ])('loses its stamp and the period before it: %s', (title) => {
    expect(clean(title)).toBe('论门')
  })

  test.each([
    ['门开了吗？', '门开了吗？'],
    ['门开了吗？。', '门开了吗？'],
    ['门开了！（arXiv:2311.90001v1 [cs.LG]）', '门开了！'],
    ['去往门边的 A.B.C.', '去往门边的 A.B.C.'],
    ['门后有什么……', '门后有什么……'],
  ])('keeps its own signs: %s', (title, cleaned) => {
    expect(clean(title)).toBe(cleaned)
  })

  test('loses a stamp in its middle', () => {
    expect(clean('对“门”的评论 (arXiv:2311.90001v1 [cs.LG])的回应')).toBe('对“门”的评论的回应')
    expect(clean('On Doors. (arXiv:2311.90001v1 [cs.LG])的翻译标题: 论门。')).toBe('论门')
  })

  test('keeps its period where arXiv added none', () => {
    expect(clean('论门。论窗。', 'On Doors. On Windows.', false)).toBe('论门。论窗。')
  })

  test('keeps a reference to another paper', () => {
    expect(clean('评 arXiv:2101.90001（arXiv:2101.90001v2）', 'Comment', false)).toBe(
      '评 arXiv:2101.90001（arXiv:2101.90001v2）',
    )
  })

  test.each([
    ['论文标题：论门', 'On Doors', '论门'],
    ['《论文标题：论门》', 'On Doors', '论门'],
    ['这里是翻译过的论文标题：论门', 'On Doors', '论门'],
    ['这是翻译后的论文标题：论门：一个综述', 'On Doors: A Survey', '论门：一个综述'],
    ['标题：论门', 'On Doors', '论门'],
    ['翻译：论门：一个综述', 'On Doors: A Survey', '论门：一个综述'],
    ['标题：论门', 'Headings: On Doors', '标题：论门'],
    ['翻译：门与窗', 'Translation: Doors and Windows', '翻译：门与窗'],
    ['标题：论门', '', '标题：论门'],
    ['标题党的标题：一项研究', 'Clickbait Headlines: A Study', '标题党的标题：一项研究'],
    ['新闻的中文标题：一种方法', 'Chinese Headlines for News: A Method', '新闻的中文标题：一种方法'],
    ['论文标题生成', 'Generating Titles of Papers', '论文标题生成'],
  ])('loses left-over labels and nothing else: %s', (title, english, cleaned) => {
    expect(clean(title, english, false)).toBe(cleaned)
  })
})
