import { onScopeDispose } from 'vue'
import { usePanes, type PaneName } from '../stores/panes'

/** What takes the focus in a dialog, first the fields and buttons of what it is about. */
const CONTROLS = 'button:enabled, input:enabled, select, textarea, [tabindex="0"]'

/**
 * Keeps the focus when what had it is taken away: a link in a text when another paper opens, a message's
 * button when it is pressed. Browsers let it fall on the page, from where no key but Tab goes anywhere, and
 * screen readers begin at the top again. It goes to the dialog that is open, else to its pane.
 */
export function useKeptFocus(): void {
  const panes = usePanes()
  let last: Element | null = null
  let pane: PaneName = 'list'

  function remember({ target }: FocusEvent): void {
    if (!(target instanceof Element)) return
    last = target
    const within = target.closest<HTMLElement>('[data-pane]')?.dataset.pane as PaneName | undefined
    if (within) pane = within
  }

  function keep(): void {
    if (last === null || last.isConnected || document.activeElement !== document.body) return
    last = null
    const dialog = document.querySelector('dialog[open]')
    if (dialog) dialog.querySelector<HTMLElement>(CONTROLS)?.focus()
    else panes.focus(panes.shown.includes(pane) ? pane : panes.shown[0]!)
  }

  const observer = new MutationObserver(keep)
  observer.observe(document.body, { childList: true, subtree: true })
  document.addEventListener('focusin', remember)
  onScopeDispose(() => {
    observer.disconnect()
    document.removeEventListener('focusin', remember)
  })
}
