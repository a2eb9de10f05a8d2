import { expect, test } from 'vitest'
import { keyLabel } from '../../../src/renderer/src/composables/keyLabel'

test('keys are written as the platform writes them', () => {
  expect(keyLabel('Mod+Shift+Z', false, 'en')).toBe('Ctrl+Shift+Z')
  expect(keyLabel('Mod+Shift+Z', true, 'en')).toBe('⇧⌘Z')
  expect(keyLabel('Mod+,', true, 'en')).toBe('⌘,')
})

test('keys without a sign have a word in each language', () => {
  expect(keyLabel(' ', false, 'en')).toBe('Space')
  expect(keyLabel('Shift+ ', false, 'zh')).toBe('Shift+空格')
  expect(keyLabel('Escape', false, 'zh')).toBe('Esc')
  expect(keyLabel('ArrowDown', false, 'en')).toBe('↓')
  expect(keyLabel('j', false, 'en')).toBe('J')
})
