import { cleanChineseAbstract } from '@core/parse/chineseAbstract'
import type { PaperId } from '@core/paperId'
import { describe, expect, test } from 'vitest'

const id = '2608.90101' as PaperId
const text = '门开了。我们研究门为何会开。'
const clean = (abstract: string, isStamped = true) => cleanChineseAbstract(abstract, id, isStamped)

describe('stamps in front of a Chinese abstract', () => {
  test.each([
    'arXiv:2608.90101v1 公告类型：新 摘要：',
    'arXiv:2608.90101v1 公告类型：交叉 摘要：',
    'arXiv:2608.90101v2 公告类型：替换 摘要：',
    'arXiv:2608.90101v2 公告类型：替换-交叉 摘要：',
    'arXiv:2608.90101v2 公告类型：替换交叉 摘要：',
    'arXiv:2608.90101v2 公告类型：交叉替换 摘要：',
    'arXiv:2608.90101v2 公告类型：替换版。摘要：',
    'arXiv:2608.90101v1 公告类型: 跨领域 摘要: ',
    'arXiv:2608.90101v1 公告类型:跨学科 抽象:',
    'arXiv:2608.90101v1 公告类型：跨版本替换 摘要：',
    'arXiv:2608.90101v1 公告类型：新摘要：',
    'arXiv:2608.90101v1 公告类型: 新的摘要: ',
    'arXiv:2608.90101v1 公告类型：新论文。摘要：',
    'arXiv:2608.90101v1 公告类型：新公告 摘要：',
    'arXiv:2608.90101v1 公告类型：新 文摘：',
    'arXiv:2608.90101v1 公告类型：跨文摘：',
    'arXiv:2608.90101v1 公告类型：跨文摘要：',
    'arXiv:2608.90101v1 公告类型：新 提要：',
    'arXiv:2608.90101v1 公告类型：新 Abstract: ',
    'arXiv:2608.90101v1 公告类型: replace-cross 摘要: ',
    'arXiv:2608.90101v1 公告类型：替换-cross 摘要：',
    'arXiv:2608.90101v1 公告类型：交叉 公告摘要：',
    'arXiv:2608.90101v1 类型公告：交叉 摘要：',
    'arXiv:2608.90101v1 通告类型: 交叉 摘要: ',
    'arXiv:2608.90101v1 声明类型：替换 摘要：',
    'arXiv:2608.90101v1 发布类型：跨 摘要：',
    'arXiv:2608.90101v1宣布类型:cross 摘要: ',
    'arXiv:2608.90101v1 类型：新 原文摘要：',
    'arXiv:2608.90101v1 语种：交叉 摘要：',
    'arXiv:2608.90101v1 Announce Type: new Abstract: ',
    'arXiv：2608.90101v1 公告类型：新 摘要：',
    'arXiv: 2608.90101v1 公告类型：新 摘要：',
    '《arXiv：2608.90101v1》公告类型：新的摘要：',
    '《arXiv:2608.90101v1 公告类型: 交叉》 摘要：',
    '摘要：arXiv:2608.90101v1 公告类型：新 摘要：',
    '摘要：arXiv:2608.90101v1 公告类型：替换-交叉。',
    '论文编号：arXiv:2608.90101v1 公告类型：交叉 摘要：',
    '谷歌学术：2608.90101v1 公告类型：跨界 摘要：',
    'arXiv:2608.90101v1 公告类型：从未见过的词 摘要：',
    'arXiv:2608.90101v1 公告类型：交叉 ',
    'arXiv:2608.90101v1 公告类型：替换。',
    'arXiv:2608.90101v1 公告类型：交叉摘要。',
    'arXiv:2608.90101v1 公告类型：新',
    'arXiv:math/0501999v1 公告类型：新 摘要：',
    'arXiv:2608.90101v1 摘要：',
    'arXiv:2608.90101v1 ',
    '公告类型：新 摘要：',
    '公告类型: 跨领域 摘要: ',
    '摘要：',
    '摘要: ',
    '【摘要】',
    '抽象：',
  ])('%s', (stamp) => {
    expect(clean(stamp + text)).toBe(text)
  })

  test('one that was all there is leaves nothing', () => {
    expect(clean('arXiv:2608.90101v1')).toBe('')
    expect(clean('arXiv:2608.90101v1', false)).toBe('')
    expect(clean('这里是翻译过的论文摘要')).toBe('')
  })

  test('a stamp without its type takes nothing of the text', () => {
    expect(clean('arXiv:2608.90101v1 摘要：新 门与旧门。')).toBe('新 门与旧门。')
    expect(clean('arXiv:2608.90101v1 摘要：交叉。这是门的样子。')).toBe('交叉。这是门的样子。')
  })

  test('a stamp goes even where the English abstract has none', () => {
    expect(clean(`arXiv:2608.90101v1 公告类型：新 摘要：${text}`, false)).toBe(text)
    expect(clean(`摘要：${text}`, false)).toBe(text)
  })

  test.each([
    '这里是翻译过的论文摘要：',
    '这里是翻译后的摘要：',
    '这是翻译后的论文摘要: ',
    '《门为何会开》论文翻译摘要：',
  ])('left-over prompt text goes: %s', (prompt) => {
    expect(clean(prompt + text, false)).toBe(text)
  })
})

describe('sentences that open like a stamp', () => {
  test.each([
    '摘要生成旨在把长文写短。',
    '摘要和正文往往不一致：我们比较了两者。',
    '抽象推理语料库包含一千个任务。',
    '抽象：从门到门的概念。',
    '文摘服务已有百年历史。',
    '公告类型不同，寿命也不同：寻物启事平均只有九天。',
    '公告类型的分类是一个难题。',
    '新公告：旧公告的终结。',
    'arXiv:2301.90001v1 的作者认为门是关着的。',
    'arXiv 上的论文越来越多。',
    'arXiv:2301.90001 与本文研究同一扇门。',
    '这里是一个例子：门。',
    '这是一个机器翻译系统：它翻译门牌。',
    '这是翻译研究的一个难题：门的译法。',
    '类型：新词的分类研究。',
    '标题：党同伐异的现象。',
    '我们在 arXiv:2608.90101v1 公告类型：新 摘要：之后继续研究。',
  ])('%s', (sentence) => {
    expect(clean(sentence, false)).toBe(sentence)
  })

  test.each(['摘要生成旨在把长文写短。', '新闻标题越来越像问句。', '公告类型不同，寿命也不同：九天。'])(
    '%s, beside a stamped English abstract',
    (sentence) => {
      expect(clean(sentence)).toBe(sentence)
      expect(clean(`arXiv:2608.90101v1 公告类型：新 摘要：${sentence}`)).toBe(sentence)
    },
  )
})
