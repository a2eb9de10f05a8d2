import { COMMAND_IDS, COMMANDS, type CommandId } from '@core/commands'
import { onScopeDispose } from 'vue'
import { useCommands } from '../stores/commands'
import { useSettings } from '../stores/settings'
import { keyOfEvent } from './keyOfEvent'

const COMMAND_OF_KEY: ReadonlyMap<string, CommandId> = new Map(
  COMMAND_IDS.flatMap((id) => COMMANDS[id].keys.map((key) => [key, id] as const)),
)
/** Held down, these go on; the others happen once. */
const REPEATING: ReadonlySet<CommandId> = new Set([
  'next',
  'previous',
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
const TEXT_INPUTS = new Set(['text', 'search', 'url', 'email', 'password', 'tel', 'number'])
/** What the browser does with these keys on a control comes first. */
const KEYS_OF_CONTROLS = new Set([' ', 'Enter', 'Home', 'End', 'ArrowUp', 'ArrowDown'])

/** True where typing writes text. */
export function isEditable(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return TEXT_INPUTS.has(element.type)
  if (element instanceof HTMLTextAreaElement) return true
  return element instanceof HTMLElement && element.isContentEditable
}

function isControl(element: Element | null): boolean {
  return element?.closest('button, a[href], select, input, summary, [role="separator"]') != null
}

const hasModifier = (key: string): boolean => /^(Mod|Alt)\+/.test(key) || /F\d+$/.test(key)

/** Sends keys and the application menu's commands to whoever registered for them, for as long as the app lives. */
export function useKeys(): void {
  const commands = useCommands()
  const settings = useSettings()

  const isMac = (): boolean =>
    settings.platform === 'mac' || (settings.platform === 'web' && /Mac/.test(navigator.userAgent))

  /** What a command does where the focus is: text fields undo their own text, a dialog keeps the rest away. */
  function dispatch(id: CommandId): boolean {
    const field = document.activeElement
    if ((id === 'undo' || id === 'redo') && isEditable(field)) {
      // the only way to reach a field's own history; no standard names another
      document.execCommand(id)
      return true
    }
    if (document.querySelector('dialog[open]')) return false
    return commands.run(id)
  }

  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented) return
    const key = keyOfEvent(event, isMac())
    const id = key === null ? undefined : COMMAND_OF_KEY.get(key)
    if (key === null || !id) return
    if (event.repeat && !REPEATING.has(id)) return
    const target = event.target instanceof Element ? event.target : null
    if (isEditable(target)) {
      // the browser undoes text by itself
      if (id === 'undo' || id === 'redo') return
      if (key === 'Escape' && target instanceof HTMLElement) target.blur()
      else if (!hasModifier(key)) return
    } else if (KEYS_OF_CONTROLS.has(key) && isControl(target)) {
      return
    }
    if (dispatch(id)) event.preventDefault()
  }

  window.addEventListener('keydown', onKeydown)
  const stop = commands.onMenu(dispatch)
  onScopeDispose(() => {
    window.removeEventListener('keydown', onKeydown)
    stop()
  })
}
