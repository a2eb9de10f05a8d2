/** The facts of a key press that matter for commands; a `KeyboardEvent` has them all. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly isComposing: boolean
  readonly keyCode: number
  getModifierState(modifier: string): boolean
}

const LETTER = /^\p{L}$/u

/**
 * A key press as COMMANDS writes it (`Mod+Shift+Z`, `j`, `?`), or null where it belongs to an input
 * method or to the system. Letters go by Shift alone, whatever CapsLock says; signs are what they are,
 * with whichever modifiers the keyboard needs for them.
 */
export function keyOfEvent(press: KeyPress, mac: boolean): string | null {
  // 229: the press goes to the input method, also where isComposing is not set yet
  if (press.isComposing || press.keyCode === 229) return null
  const sign = press.key.length === 1 && press.key !== ' ' && !LETTER.test(press.key)
  const written = sign && press.getModifierState('AltGraph')
  const mod = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  if (other && !written) return null
  const modifiers = [
    mod && !written ? 'Mod+' : '',
    press.shiftKey && !sign ? 'Shift+' : '',
    press.altKey && !written ? 'Alt+' : '',
  ].join('')
  if (!LETTER.test(press.key)) return modifiers + press.key
  return modifiers + (press.shiftKey ? press.key.toUpperCase() : press.key.toLowerCase())
}
