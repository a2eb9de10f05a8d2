import type { CommandId } from '@core/commands'
import { useCommands } from '../stores/commands'

const TEXT_INPUTS = new Set(['text', 'search', 'url', 'email', 'password', 'tel', 'number'])

/** True where typing writes text. */
export function isEditable(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return TEXT_INPUTS.has(element.type)
  if (element instanceof HTMLTextAreaElement) return true
  return element instanceof HTMLElement && element.isContentEditable
}

/**
 * Runs a command as fits where the focus is: text fields undo their own text, an open dialog keeps the
 * rest away. False where nothing was done.
 */
export function useDispatch(): (id: CommandId, held?: boolean) => boolean {
  const commands = useCommands()
  return (id, held = false) => {
    if ((id === 'undo' || id === 'redo') && isEditable(document.activeElement)) {
      // the only way to reach a field's own history; no standard names another
      document.execCommand(id)
      return true
    }
    if (document.querySelector('dialog[open]')) return false
    return commands.run(id, held)
  }
}
