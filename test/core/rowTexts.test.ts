import { rowTexts, textLang } from '@core/rowTexts'
import { expect, test } from 'vitest'

test('a row shows the Chinese text first, then the English one', () => {
  expect(rowTexts({ zh: '深度学习', en: 'Deep learning' })).toEqual([
    { text: '深度学习', lang: 'zh' },
    { text: 'Deep learning', lang: 'en' },
  ])
})

test('a missing text leaves its place to the other language', () => {
  expect(rowTexts({ zh: '', en: 'Deep learning' })).toEqual([{ text: 'Deep learning', lang: 'en' }])
  expect(rowTexts({ zh: '深度学习', en: '' })).toEqual([{ text: '深度学习', lang: 'zh' }])
  expect(rowTexts({ zh: '', en: '' })).toEqual([])
})

test('an untranslated text is named English and not said twice', () => {
  expect(rowTexts({ zh: 'PyDCM', en: 'PyDCM' })).toEqual([{ text: 'PyDCM', lang: 'en' }])
  expect(rowTexts({ zh: 'PyDCM', en: 'PyDCM: models' })[0]).toEqual({ text: 'PyDCM', lang: 'en' })
})

test('one Han character is enough to be Chinese', () => {
  expect(textLang('Transformer 模型', 'zh')).toBe('zh')
  expect(textLang('$O(n)$ [v2]', 'zh')).toBe('en')
  expect(textLang('a title with 汉字', 'en')).toBe('en')
})
