import { monthInWords, dayInWords } from '../../src/renderer/src/components/paper/paperDates'
import {
  isUntranslated,
  shownSummaries,
  shownTexts,
} from '../../src/renderer/src/components/paper/shownTexts'
import { describe, expect, test } from 'vitest'
import { paperId } from './paperReader'

const BOTH = { zh: '中文', en: 'English' }
const NO_CHINESE = { zh: '', en: 'English' }
const NO_ENGLISH = { zh: '中文', en: '' }
const facts = (texts: ReturnType<typeof shownTexts>) =>
  texts.map(({ text, lang, remark }) => [text, lang, remark])

describe('the texts that a language mode shows', () => {
  test('are both, Chinese first, in the modes of two languages', () => {
    for (const mode of ['side', 'stacked'] as const) {
      expect(facts(shownTexts(BOTH, mode))).toEqual([
        ['中文', 'zh', null],
        ['English', 'en', null],
      ])
    }
  })

  test('are the one asked for in the modes of one language', () => {
    expect(facts(shownTexts(BOTH, 'zh'))).toEqual([['中文', 'zh', null]])
    expect(facts(shownTexts(BOTH, 'en'))).toEqual([['English', 'en', null]])
  })

  test('say which one is missing', () => {
    expect(facts(shownTexts(NO_CHINESE, 'side'))).toEqual([
      ['', 'zh', 'missing'],
      ['English', 'en', null],
    ])
    expect(facts(shownTexts(NO_ENGLISH, 'stacked'))).toEqual([
      ['中文', 'zh', null],
      ['', 'en', 'missing'],
    ])
  })

  test('are the other language, and say so, where the one asked for is missing', () => {
    expect(facts(shownTexts(NO_CHINESE, 'zh'))).toEqual([['English', 'en', 'insteadOf']])
    expect(facts(shownTexts(NO_ENGLISH, 'en'))).toEqual([['中文', 'zh', 'insteadOf']])
  })

  test('are none where the digest gives neither', () => {
    expect(shownTexts({ zh: '', en: '' }, 'side')).toEqual([])
    expect(shownTexts({ zh: '', en: '' }, 'en')).toEqual([])
  })

  test('are marked as not translated, and as English, where the Chinese slot holds no Chinese', () => {
    expect(facts(shownTexts({ zh: 'Left over', en: 'English' }, 'side'))).toEqual([
      ['Left over', 'en', 'notTranslated'],
      ['English', 'en', null],
    ])
  })

  test('are not said twice where the Chinese slot only repeats the beginning of the English', () => {
    expect(facts(shownTexts({ zh: 'The same', en: 'The same text' }, 'side'))).toEqual([
      ['The same text', 'en', 'notTranslated'],
    ])
  })

  test('tell which of them is cut, but not of a text that is not there', () => {
    const cut = { zh: true, en: true }
    expect(shownTexts(BOTH, 'side', cut).map((shown) => shown.cut)).toEqual([true, true])
    expect(shownTexts(NO_CHINESE, 'side', cut).map((shown) => shown.cut)).toEqual([false, true])
  })

  test('leave a summary out that is not there, without a word', () => {
    expect(facts(shownSummaries(NO_ENGLISH, 'side'))).toEqual([['中文', 'zh', null]])
    expect(shownSummaries(NO_ENGLISH, 'en')).toEqual([])
    expect(shownSummaries({ zh: '', en: '' }, 'side')).toEqual([])
  })
})

test('a text without letters needs no translation', () => {
  expect(isUntranslated('2048')).toBe(false)
  expect(isUntranslated('')).toBe(false)
  expect(isUntranslated('GPT-4')).toBe(true)
  expect(isUntranslated('GPT-4 技术报告')).toBe(false)
})

describe('dates', () => {
  test('of papers are read off their ids, in the language of the interface', () => {
    expect(monthInWords(paperId('2311.01442'), 'zh')).toBe('2023年11月')
    expect(monthInWords(paperId('math/0501234'), 'en')).toBe('January 2005')
  })

  test('are left out where the id names no month', () => {
    expect(monthInWords(paperId('2399.01442'), 'en')).toBeNull()
    expect(monthInWords(paperId('2300.01442'), 'en')).toBeNull()
  })

  test('of digests are days, whatever the time zone', () => {
    expect(dayInWords('2023-11-03', 'zh')).toBe('2023年11月3日')
    expect(dayInWords('2023-11-03', 'en')).toBe('Nov 3, 2023')
    expect(dayInWords('a day', 'en')).toBe('a day')
    expect(dayInWords('2023-13-45', 'en')).toBe('2023-13-45')
  })
})
