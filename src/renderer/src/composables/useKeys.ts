import type { CommandId } from '@core/commands'
import { onScopeDispose } from 'vue'
import { useCommands } from '../stores/commands'
import { useSettings } from '../stores/settings'
import { keyOfEvent } from './keyOfEvent'
import { useHeldKeys } from './useHeldKeys'
import { isEditable, useDispatch } from './useDispatch'

/** Held down, these go on; the others happen once. */
const REPEATING: ReadonlySet<CommandId> = new Set([
  'next',
  'previous',
  'goBack',
  'goForward',
  'pageOrNextUnread',
  'pageBack',
  'undo',
  'redo',
  'textLarger',
  'textSmaller',
  'paperWider',
  'paperNarrower',
  'firstColumnWider',
  'firstColumnNarrower',
])
/** What the browser does with these keys on a control comes first. */
const KEYS_OF_CONTROLS = new Set([' ', 'Enter', 'Home', 'End', 'ArrowUp', 'ArrowDown'])

function isControl(element: Element | null): boolean {
  return (
    element?.closest('button, a[href], [role="link"], select, input, summary, [role="separator"]') != null
  )
}

/** Keys that mean nothing to a text. On macOS, Alt writes signs and moves by words. */
function writesNothing(key: string, mac: boolean): boolean {
  return key.startsWith('Mod+') || /F\d+$/.test(key) || (!mac && /Alt\+/.test(key))
}

/** Sends keys and the application menu's commands to whoever registered for them, for as long as the app lives. */
export function useKeys(): void {
  const commands = useCommands()
  const settings = useSettings()
  const dispatch = useDispatch()

  /** Does what a key means where it was pressed. False where it is left to the browser. */
  function press(key: string, target: Element | null, held = false): boolean {
    const id = settings.commandOfKey.get(key)
    if (!id) return false
    if (held && !REPEATING.has(id)) return false
    if (isEditable(target)) {
      // the browser undoes text by itself
      if (id === 'undo' || id === 'redo') return false
      if (key === 'Escape' && target instanceof HTMLElement) target.blur()
      else if (!writesNothing(key, settings.mac)) return false
    } else if (KEYS_OF_CONTROLS.has(key) && isControl(target)) {
      return false
    }
    return dispatch(id, held)
  }

  const isHeldBack = useHeldKeys((key) => press(key, document.activeElement))

  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented) return
    const key = keyOfEvent(event, settings.mac)
    const target = event.target instanceof Element ? event.target : null
    const isOfControl = key !== null && KEYS_OF_CONTROLS.has(key) && isControl(target)
    if ((!isOfControl && isHeldBack(event)) || (key !== null && press(key, target, event.repeat)))
      event.preventDefault()
  }

  window.addEventListener('keydown', onKeydown)
  const stop = commands.onMenu((id) => dispatch(id))
  onScopeDispose(() => {
    window.removeEventListener('keydown', onKeydown)
    stop()
  })
}
