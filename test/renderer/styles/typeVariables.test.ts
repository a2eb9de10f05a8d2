import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { DEFAULT_SETTINGS } from '@core/settings'
import { expect, test } from 'vitest'
import { setTypeVariables, typeVariables } from '../../../src/renderer/src/styles/typeVariables'

test('what the style sheet begins with is what the default settings say', () => {
  const css = readFileSync(
    resolve(import.meta.dirname, '../../../src/renderer/src/styles/tokens.css'),
    'utf8',
  )
  for (const [name, value] of typeVariables(DEFAULT_SETTINGS)) {
    if (name.startsWith('--font-')) continue
    expect(css, name).toContain(`${name}: ${value};`)
  }
})

test('the scale makes both languages larger and the page wider, never the page narrower', () => {
  const large = typeVariables({ ...DEFAULT_SETTINGS, textScale: 2 })
  expect(large.get('--zh-size')).toBe('33px')
  expect(large.get('--en-size')).toBe('32px')
  expect(large.get('--page-width')).toBe('2160px')
  expect(typeVariables({ ...DEFAULT_SETTINGS, textScale: 0.7 }).get('--page-width')).toBe('1080px')
})

test('narrower means shorter lines and a narrower page', () => {
  const narrow = typeVariables({ ...DEFAULT_SETTINGS, widthScale: 0.7 })
  expect(narrow.get('--zh-measure')).toBe('26.6em')
  expect(narrow.get('--en-measure')).toBe('50.4ch')
  expect(narrow.get('--page-width')).toBe('756px')
})

test('the columns share the page and change places', () => {
  const columns = typeVariables({ ...DEFAULT_SETTINGS, columnShare: 0.58, englishFirst: true })
  expect(columns.get('--columns')).toBe('minmax(0, 0.58fr) minmax(0, 0.42fr)')
  expect(columns.get('--columns-direction')).toBe('rtl')
})

test('a hostile font name sets one property and no other', () => {
  const element = document.createElement('div')
  const family = 'x"; color: red; --page-width: 1px; "'
  setTypeVariables(element, { ...DEFAULT_SETTINGS, zhType: { ...DEFAULT_SETTINGS.zhType, family } })
  expect(element.style.color).toBe('')
  expect(element.style.getPropertyValue('--page-width')).toBe('1080px')
})
