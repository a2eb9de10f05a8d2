import { expect, test } from 'vitest'
import { keyOfEvent, type KeyPress } from '../../../src/renderer/src/composables/keyOfEvent'

function press(key: string, parts: Partial<KeyPress> & { readonly altGraph?: boolean } = {}): KeyPress {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    isComposing: false,
    keyCode: 0,
    getModifierState: (name) => name === 'AltGraph' && parts.altGraph === true,
    ...parts,
  }
}

test('a letter is itself, with Shift its capital', () => {
  expect(keyOfEvent(press('j'), false)).toBe('j')
  expect(keyOfEvent(press('A', { shiftKey: true }), false)).toBe('Shift+A')
})

test('CapsLock changes nothing', () => {
  expect(keyOfEvent(press('J'), false)).toBe('j')
  expect(keyOfEvent(press('a', { shiftKey: true }), false)).toBe('Shift+A')
})

test('a sign is itself, whichever modifiers the keyboard needs for it', () => {
  expect(keyOfEvent(press('?', { shiftKey: true }), false)).toBe('?')
  expect(keyOfEvent(press('/', { shiftKey: true }), false)).toBe('/')
  expect(keyOfEvent(press('/', { ctrlKey: true, altKey: true, altGraph: true }), false)).toBe('/')
})

test('Mod is Ctrl, on a Mac Command', () => {
  expect(keyOfEvent(press('z', { ctrlKey: true }), false)).toBe('Mod+z')
  expect(keyOfEvent(press('z', { metaKey: true }), true)).toBe('Mod+z')
  expect(keyOfEvent(press('Z', { metaKey: true, shiftKey: true }), true)).toBe('Mod+Shift+Z')
  expect(keyOfEvent(press('z', { metaKey: true }), false)).toBeNull()
  expect(keyOfEvent(press('z', { ctrlKey: true }), true)).toBeNull()
  expect(keyOfEvent(press(',', { ctrlKey: true }), false)).toBe('Mod+,')
})

test('Space and named keys keep their Shift', () => {
  expect(keyOfEvent(press(' ', { shiftKey: true }), false)).toBe('Shift+ ')
  expect(keyOfEvent(press('F6', { shiftKey: true }), false)).toBe('Shift+F6')
})

test('a key press that composes is nobody else’s', () => {
  expect(keyOfEvent(press('j', { isComposing: true }), false)).toBeNull()
  expect(keyOfEvent(press('Process', { keyCode: 229 }), false)).toBeNull()
  expect(keyOfEvent(press('j', { keyCode: 229 }), false)).toBeNull()
})
