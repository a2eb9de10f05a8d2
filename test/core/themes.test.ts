import { THEME_SETTINGS } from '@core/settings'
import { nativeThemeOf, shownTheme } from '@core/themes'
import { expect, test } from 'vitest'

const seen = (dark: boolean, contrast: boolean) =>
  THEME_SETTINGS.map((one) => shownTheme(one, { dark, contrast }))

test('the system decides where it is asked to', () => {
  expect(shownTheme('system', { dark: false, contrast: false })).toBe('light')
  expect(shownTheme('system', { dark: true, contrast: false })).toBe('dark')
  expect(shownTheme('system', { dark: false, contrast: true })).toBe('contrastLight')
  expect(shownTheme('system', { dark: true, contrast: true })).toBe('contrastDark')
})

test('a theme that was chosen is shown, whatever the system likes', () => {
  expect(seen(false, false).slice(1)).toEqual(THEME_SETTINGS.slice(1))
  expect(seen(true, false).slice(1)).toEqual(THEME_SETTINGS.slice(1))
})

test('where the system asks for contrast, light and dark get it; sepia was a choice', () => {
  expect(seen(false, true).slice(1)).toEqual([
    'contrastLight',
    'contrastDark',
    'sepia',
    'contrastLight',
    'contrastDark',
  ])
})

test('the system’s own parts follow the ground', () => {
  expect(THEME_SETTINGS.map(nativeThemeOf)).toEqual(['system', 'light', 'dark', 'light', 'light', 'dark'])
})
