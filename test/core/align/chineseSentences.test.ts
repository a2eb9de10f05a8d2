import { chineseSentences } from '@core/align/chineseSentences'
import { describe, expect, test } from 'vitest'

function expectSentences(marked: string, glue = ''): void {
  const text = marked.replaceAll(' | ', glue)
  expect(chineseSentences(text).map(({ from, to }) => text.slice(from, to))).toEqual(marked.split(' | '))
}

describe('Chinese sentences', () => {
  test.each([
    ['end at their signs', '蜜蜂会跳舞。 | 它们会数数吗？ | 会！ | 我们问为什么。'],
    ['go on at commas, semicolons and colons', '我们泡茶，喝茶；然后洗杯：三个。'],
    ['take closing quotes along', '他说“不。” | 大家同意。'],
    ['are whole within brackets', '茶很苦。 | （见下文。） | 完。'],
    ['go on behind a quoted sentence', '通过“你是茶师。请泡茶。”这样的提示，我们泡茶。'],
    ['keep a question within quotes', '我们研究“茶为什么苦？”的问题。 | 结果很好。'],
    ['end at a quoted question where a sentence begins', '我们问：“茶为什么苦？” | 本文给出答案。'],
    ['keep sentences within brackets', '这些说法（例如“本文有六节。第七节没有。”）很常见。'],
    ['keep ellipses', '预测“如果……会怎样”的问题，直到……（摘要截断）'],
    ['keep three dots before a remark', '实验结果表明...（摘要截断）'],
    ['end at an ellipsis that a blank follows', '我们展示了…… 然后我们结束。'.replace(' ', ' | ')],
    [
      'keep decimals, versions and addresses',
      '准确率为98.5%，版本v2.1.3见https://example.org/a.b?c=1。 | 完。',
    ],
    ['keep Latin abbreviations', '在i.i.d.数据、U.S.市场和茶 vs. 咖啡上，Lee et al. 的方法更好。'],
    ['keep TeX', '设$f(x)=1. X$成立。 | 那么\\(a。b\\)成立。'],
    ['end within TeX where it is the last sign', '因此 $x=y。$ | 我们证明它。'],
    ['keep the numbers of items', '贡献是：1. 我们泡茶；2. 我们喝茶；（3）.我们洗杯。'],
    ['end at numbered questions', '（1）茶苦吗？ | （2）茶甜吗？ | （RQ3）是茶吗？'],
    ['take a run of signs as one', '真的吗？！ | 是的。。 | 好。'],
    ['end with half-width signs', '我们泡茶! | 茶好吗? | 好.'],
  ])('%s', (_, marked) => expectSentences(marked, marked.includes('…… |') ? ' ' : ''))

  test('end at a Latin period that a blank follows', () => {
    expectSentences('我们提出一种新方法. | 它比其他方法更好. | 完.', ' ')
  })

  test('without a partner, a bracket holds nothing', () => {
    expectSentences('我们泡茶（见图。 | 然后喝茶。 | 完。')
    expectSentences(`我们泡茶（见图。 | ${'然后喝茶，'.repeat(50)}完）。`)
  })

  test('are none in a text of signs', () => {
    expect(chineseSentences('')).toEqual([])
    expect(chineseSentences('。……！ ')).toEqual([])
  })
})
