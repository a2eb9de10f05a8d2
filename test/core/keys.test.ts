import { COMMAND_IDS, COMMANDS } from '@core/commands'
import {
  areKeyBindings,
  cleanKeys,
  commandsByKey,
  effectiveKeys,
  keyParts,
  ownKeys,
  withKey,
  withOwnKeys,
  withoutKey,
} from '@core/keys'
import { keyRefusal } from '@core/refusedKeys'
import { describe, expect, test } from 'vitest'

test('no two commands have the same key by themselves, on any system', () => {
  for (const mac of [false, true]) {
    const keys = COMMAND_IDS.flatMap((id) => ownKeys(id, mac))
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(keyParts(key), key).not.toBeNull()
  }
})

test('a key is taken apart, also where its name is a plus', () => {
  expect(keyParts('Mod+Shift+Z')).toEqual({ modifiers: ['Mod', 'Shift'], name: 'Z' })
  expect(keyParts('Mod++')).toEqual({ modifiers: ['Mod'], name: '+' })
  expect(keyParts('+')).toEqual({ modifiers: [], name: '+' })
  expect(keyParts('Shift+ ')).toEqual({ modifiers: ['Shift'], name: ' ' })
  expect(keyParts('𝒥')).toEqual({ modifiers: [], name: '𝒥' })
  for (const wrong of ['', 'Mod+', 'Alt+Mod+a', 'ab', 'constructor', 'Mod+Mod+a'])
    expect(keyParts(wrong), wrong).toBeNull()
})

test('a key given to a command is taken from the one that had it', () => {
  const chosen = withKey({}, 'toggleStar', 'j', false)
  expect(chosen).toEqual({ toggleStar: ['s', 'j'], next: ['ArrowDown'] })
  expect(commandsByKey(chosen, false).get('j')).toBe('toggleStar')
  expect(withKey(chosen, 'toggleStar', 'j', false)).toBe(chosen)
})

test('a command’s own keys come back from whoever has them', () => {
  const chosen = withKey({}, 'toggleStar', 'j', false)
  const again = withOwnKeys(chosen, 'next', false)
  expect(effectiveKeys(again, false)).toMatchObject({ next: ['j', 'ArrowDown'], toggleStar: ['s'] })
  expect(withOwnKeys(again, 'toggleStar', false)).toEqual({})
})

test('a command can be left without a key', () => {
  const chosen = withoutKey({}, 'toggleStar', 's', false)
  expect(effectiveKeys(chosen, false).toggleStar).toEqual([])
  expect(commandsByKey(chosen, false).has('s')).toBe(false)
})

test('a key that was chosen wins over another command’s own, as where a new version brings one', () => {
  const keys = effectiveKeys({ openSample: ['m'] }, false)
  expect(keys.openSample).toEqual(['m'])
  expect(keys.toggleRead).toEqual([])
})

test('macOS has keys of its own where the others edit text there', () => {
  expect(commandsByKey({}, true).get('Mod+[')).toBe('goBack')
  expect(commandsByKey({}, true).has('Alt+ArrowLeft')).toBe(false)
  expect(commandsByKey({}, false).get('Alt+ArrowLeft')).toBe('goBack')
})

describe('what a store holds', () => {
  test('unknown commands, wrong keys and keys of two commands are left out', () => {
    const stored = {
      next: ['x', 'Mod+Shift+Y', 7, 'nokey', 'x'],
      toggleStar: ['x', 'y'],
      toString: ['z'],
      fly: ['f'],
      undo: 'u',
    }
    expect(cleanKeys(stored)).toEqual({ next: ['x', 'Mod+Shift+Y'], toggleStar: ['y'] })
    for (const wrong of [null, 7, 'x', ['next'], undefined]) expect(cleanKeys(wrong)).toEqual({})
  })

  test('bindings from the page are of known commands and of keys, not too many', () => {
    expect(areKeyBindings({ next: ['j'], undo: [] })).toBe(true)
    for (const wrong of [
      null,
      ['next'],
      { fly: ['f'] },
      { next: 'j' },
      { next: ['xx'] },
      { next: Array(7).fill('j') },
      JSON.parse('{"__proto__":["j"]}'),
    ])
      expect(areKeyBindings(wrong), JSON.stringify(wrong)).toBe(false)
  })
})

describe('keys that cannot be given away', () => {
  test.each(['Mod+c', 'Mod+v', 'Mod+x', 'Mod+a', 'Mod+ArrowLeft', 'Mod+z', 'Mod+Shift+Z'])(
    '%s edits text',
    (key) => expect(keyRefusal(key, 'next')).toBe('editing'),
  )
  test.each(['Tab', 'Shift+Tab', 'Enter', 'Mod+Enter', 'Escape', 'Backspace'])('%s is for controls', (key) =>
    expect(keyRefusal(key, 'next')).toBe('control'),
  )
  test.each(['Alt+F4', 'Mod+q', 'Mod+w', 'F11', 'Mod++', 'Mod+0', 'Alt+f', 'F10'])(
    '%s is the system’s',
    (key) => expect(keyRefusal(key, 'next')).toBe('system'),
  )
  test.each(['x', 'X', 'Shift+X', 'F5', 'Mod+b', 'Mod+Shift+K', ' ', 'ArrowDown', 'é', '/', 'Alt+ArrowUp'])(
    '%s can be used',
    (key) => expect(keyRefusal(key, 'next')).toBeNull(),
  )
  test('undo and redo may have the keys that text fields undo with', () => {
    expect(keyRefusal('Mod+z', 'undo')).toBeNull()
    expect(keyRefusal('Mod+y', 'redo')).toBeNull()
    expect(keyRefusal('Mod+y', 'undo')).toBe('editing')
  })
  test('every key that a command has by itself can be given to it again, but Escape', () => {
    for (const id of COMMAND_IDS)
      for (const key of [...COMMANDS[id].keys, ...ownKeys(id, true)])
        if (key !== 'Escape') expect(keyRefusal(key, id), `${id} ${key}`).toBeNull()
  })
})
