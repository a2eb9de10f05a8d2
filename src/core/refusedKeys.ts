import type { CommandId } from './commands'
import { keyParts } from './keys'

/** Why a key cannot be given to a command. */
export type KeyRefusal =
  /** It edits text: copying, pasting, moving the caret by words. */
  | 'editing'
  /** It moves the focus, presses a button or closes a dialog. */
  | 'control'
  /** The window, its menu or the system has it. */
  | 'system'

const CONTROL = new Set(['Tab', 'Enter', 'Escape', 'Backspace', 'Delete', 'ContextMenu'])
const EDITING = new Set([
  ...['c', 'v', 'x', 'a', 'Shift+V', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  ...['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown'],
  ...['Home', 'End', 'Shift+Home', 'Shift+End', 'Insert'],
])
/** What undoes text in a field and markings elsewhere must stay one key. */
const UNDOING: Readonly<Record<string, CommandId>> = { z: 'undo', 'Shift+Z': 'redo', y: 'redo' }
const SYSTEM = new Set(['q', 'w', 'm', 'h', 'Alt+H', 'r', 'Shift+I', '0', '-', '=', '+', 'Shift+W', ' '])
const ALTS = new Set(['F4', ' ', 'f', 'e', 'v', 'p', 'w', 'h'])
const ALONE = new Set(['F10', 'F11', 'Shift+F10', 'Insert', 'Shift+Insert', 'PrintScreen'])

/**
 * Why this key cannot be given to this command, or null where it can. Refused is what text fields,
 * controls, the menu and the system need, on any of the systems that Duidu runs on: keys travel with
 * their settings.
 */
export function keyRefusal(key: string, id: CommandId): KeyRefusal | null {
  const parts = keyParts(key)
  if (parts === null) return 'system'
  const { modifiers, name } = parts
  if (CONTROL.has(name)) return 'control'
  const rest = [...modifiers.filter((modifier) => modifier !== 'Mod'), name].join('+')
  if (modifiers.includes('Mod')) {
    if (EDITING.has(rest)) return 'editing'
    if (Object.hasOwn(UNDOING, rest) && UNDOING[rest] !== id) return 'editing'
    if (SYSTEM.has(rest)) return 'system'
    return null
  }
  if (modifiers.includes('Alt') && ALTS.has(name)) return 'system'
  return ALONE.has(key) ? 'system' : null
}

/** Presses of these alone are the beginning of a key, not one. */
const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'NumLock', 'OS'])
const NO_KEYS = new Set(['Dead', 'Process', 'Unidentified', 'Compose'])

/** True where a press of this key, as `KeyboardEvent.key` names it, cannot be a command's key. */
export function isNoKey(name: string): boolean {
  return MODIFIERS.has(name) || NO_KEYS.has(name)
}
