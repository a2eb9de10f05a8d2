import { alignTexts } from '@core/align/alignment'
import { chineseSentences } from '@core/align/chineseSentences'
import { englishSentences } from '@core/align/englishSentences'
import { alignParagraphs } from '@core/align/rawParagraphs'
import { describe, expect, test } from 'vitest'

const LENGTH = 100_000
const fill = (part: string): string => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH)

// none of them may take more than a moment: vitest's own limit is five seconds
const LONG: readonly (readonly [string, string])[] = [
  ['dollars', fill('$')],
  ['dollars and words', fill('$ tea cup pot ')],
  ['periods', fill('.')],
  ['periods and blanks', fill('. ')],
  ['blanks', fill(' ')],
  ['blanks and ties', fill('~ \\\\ ')],
  ['opening brackets', fill('（“(《')],
  ['closing brackets', fill('（').slice(0, LENGTH / 2) + fill('」）').slice(0, LENGTH / 2)],
  ['environments', fill('\\begin{a}')],
  ['displayed formulas without end', fill('\\[ a. B')],
  ['backslashes', fill('\\')],
  ['one word', fill('a')],
  ['capitals', fill('A')],
  ['numbers', fill('1.')],
  ['sentences', fill('We drink tea. ')],
  ['Chinese sentences', fill('我们喝茶。')],
  ['ellipses', fill('…… ')],
  ['questions', fill('？！?! ')],
  ['stamps', fill('arXiv:2311.01442v1 公告类型：新 摘要：')],
  ['hidden characters and halves of pairs', fill('\u202e\ud83d\u200b。')],
]

describe('texts that mean no good', () => {
  test.each(LONG)('%s', (_, text) => {
    for (const spans of [chineseSentences(text), englishSentences(text)]) {
      let last = 0
      for (const { from, to } of spans) {
        expect(from).toBeGreaterThanOrEqual(last)
        expect(to).toBeGreaterThan(from)
        last = to
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }
    expect(alignTexts({ zh: text, en: text }, { zh: false, en: true }).kind).toMatch(
      /^(?:sentences|paragraph)$/,
    )
    const { zh, en, beads } = alignParagraphs('2311.01442', { zh: text, en: text })
    expect(beads.flatMap((bead) => bead.zh)).toHaveLength(zh.length)
    expect(beads.flatMap((bead) => bead.en)).toHaveLength(en.length)
  })

  test('thirty sentences a side of many words are aligned', () => {
    const en = Array.from(
      { length: 30 },
      (_, place) => `Method ${place} trains the neural network on data of model ${place}.`,
    )
    const zh = Array.from({ length: 30 }, (_, place) => `方法${place}在模型${place}的数据上训练神经网络。`)
    const alignment = alignTexts({ zh: zh.join(''), en: en.join(' ') }, { zh: false, en: false })
    expect(alignment).toMatchObject({ kind: 'sentences' })
    if (alignment.kind !== 'sentences') return
    expect(alignment.beads.map((bead) => [bead.zh, bead.en])).toEqual(
      en.map((_, place) => [[place], [place]]),
    )
  })

  test('words that are names of object members are words', () => {
    const text = { zh: '我们研究constructor和__proto__的性质。', en: 'We study constructor and __proto__.' }
    expect(alignTexts(text, { zh: false, en: false })).toMatchObject({
      kind: 'sentences',
      beads: [{ zh: [0], en: [0] }],
    })
  })
})
