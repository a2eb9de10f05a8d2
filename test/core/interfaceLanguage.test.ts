import { interfaceLocale, systemLocale } from '@core/interfaceLanguage'
import { expect, test } from 'vitest'

test('the first language of the system that the interface speaks is taken', () => {
  expect(systemLocale(['zh-CN', 'en-US'])).toBe('zh')
  expect(systemLocale(['en-GB', 'zh-CN'])).toBe('en')
  expect(systemLocale(['fr-FR', 'de', 'zh-Hant-TW', 'en'])).toBe('zh')
  expect(systemLocale(['zh_CN.UTF-8'])).toBe('zh')
})

test('a system that speaks neither language gets English', () => {
  expect(systemLocale([])).toBe('en')
  expect(systemLocale(['fr', 'C', '', 'enz'])).toBe('en')
})

test('a chosen language counts more than that of the system', () => {
  expect(interfaceLocale('zh', 'en')).toBe('zh')
  expect(interfaceLocale('en', 'zh')).toBe('en')
  expect(interfaceLocale('system', 'zh')).toBe('zh')
})
