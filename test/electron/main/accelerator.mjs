// @ts-check
/** Accelerators of menu items, as docs/tutorial/keyboard-shortcuts.md (and earlier docs/api/accelerator.md) has them. */

const isMac = process.platform === 'darwin'

/** @typedef {'control' | 'alt' | 'shift' | 'meta'} Modifier */

/** @type {Readonly<Record<string, Modifier>>} */
const MODIFIERS = {
  alt: 'alt',
  altgr: 'alt',
  cmd: 'meta',
  cmdorctrl: isMac ? 'meta' : 'control',
  command: 'meta',
  commandorcontrol: isMac ? 'meta' : 'control',
  control: 'control',
  ctrl: 'control',
  meta: 'meta',
  option: 'alt',
  shift: 'shift',
  super: 'meta',
}

/** Key codes whose `KeyboardEvent.key` is another word. @type {Readonly<Record<string, string>>} */
const KEYS = {
  backspace: 'backspace',
  capslock: 'capslock',
  delete: 'delete',
  down: 'arrowdown',
  end: 'end',
  enter: 'enter',
  esc: 'escape',
  escape: 'escape',
  home: 'home',
  insert: 'insert',
  left: 'arrowleft',
  numlock: 'numlock',
  pagedown: 'pagedown',
  pageup: 'pageup',
  plus: '+',
  printscreen: 'printscreen',
  return: 'enter',
  right: 'arrowright',
  scrolllock: 'scrolllock',
  space: ' ',
  tab: 'tab',
  up: 'arrowup',
}

/**
 * An accelerator as the keys it stands for; `null` for a text that is none, which Electron would ignore
 * with a line on its console.
 *
 * @param {string} accelerator
 */
export function parseAccelerator(accelerator) {
  const tokens = accelerator.toLowerCase().split('+')
  const found = { key: '', control: false, alt: false, shift: false, meta: false }
  for (const token of tokens) {
    const modifier = MODIFIERS[token]
    if (modifier) {
      found[modifier] = true
      continue
    }
    const key = Object.hasOwn(KEYS, token) ? KEYS[token] : plainKey(token)
    if (key === undefined || found.key !== '') return null
    found.key = key
  }
  return found.key === '' ? null : found
}

/** Letters, digits, signs and function keys. @param {string} token */
const plainKey = (token) => (/^(?:[!-~]|f(?:[1-9]|1\d|2[0-4]))$/.test(token) ? token : undefined)
