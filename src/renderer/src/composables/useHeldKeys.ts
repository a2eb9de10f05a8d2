import { nextTick, onScopeDispose, watch } from 'vue'
import { useCommands } from '../stores/commands'
import { useSettings } from '../stores/settings'
import { keyOfEvent } from './keyOfEvent'
import { isEditable } from './useDispatch'

/** A key that was pressed too early. */
interface HeldKey {
  /** As in the settings; null for one that has no name there. */
  readonly key: string | null
  /** What it writes. */
  readonly text: string | null
}

/** More than anybody types in the time that a paper takes. */
const MOST_KEYS = 200

function insert(field: Element | null, text: string): void {
  // the only way that the field's own history knows of
  if (document.execCommand('insertText', false, text)) return
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || field.readOnly) return
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }))
}

/**
 * Holds keys back while a command that leads to a paper or a note is under way, for they are meant for that: a mark
 * is not set on the paper before, and the first letters of a note are not commands. Then they are pressed in their
 * order; where it is not reached, or on Escape, they are forgotten. `press` does what a key outside of a text does.
 * The result tells whether it has taken a key.
 */
export function useHeldKeys(press: (key: string) => void): (event: KeyboardEvent) => boolean {
  const commands = useCommands()
  const settings = useSettings()
  let keys: HeldKey[] = []

  async function goOn(): Promise<void> {
    while (keys.length > 0) {
      // whoever watches what was reached comes first
      await nextTick()
      if (commands.underWay !== null) return
      const next = keys.shift()
      if (next === undefined) return
      const focused = document.activeElement
      if (next.text !== null && isEditable(focused)) insert(focused, next.text)
      else if (next.key !== null) press(next.key)
    }
  }

  watch(
    () => commands.underWay,
    async (ended) => {
      if (ended === null) return
      const isReached = await ended
      // Escape has let it go by then, or something else is under way
      if (commands.underWay !== null && commands.underWay !== ended) return
      if (!isReached) keys = []
      await goOn()
    },
    { flush: 'sync' },
  )

  // who points at something has gone on
  const forget = (): void => void (keys = [])
  window.addEventListener('pointerdown', forget, true)
  onScopeDispose(() => window.removeEventListener('pointerdown', forget, true))

  return (event) => {
    if (commands.underWay === null && keys.length === 0) return false
    if (isEditable(document.activeElement) || document.querySelector('dialog[open]')) return false
    const key = keyOfEvent(event, settings.mac)
    if (key === 'Escape') {
      const hadKeys = keys.length > 0
      forget()
      commands.letGo()
      return hadKeys
    }
    // with Alt signs are written on macOS, with AltGr elsewhere
    const isAlt = event.altKey && !settings.mac
    const isModified = (event.ctrlKey || event.metaKey || isAlt) && !event.getModifierState('AltGraph')
    const text = event.key.length === 1 && !isModified ? event.key : null
    if (text === null && (key === null || !settings.commandOfKey.has(key))) return false
    // held down, it would go on after it was let go
    if (!event.repeat && keys.length < MOST_KEYS) keys.push({ key, text })
    return true
  }
}
