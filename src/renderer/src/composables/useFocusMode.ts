import { onScopeDispose } from 'vue'
import { useCommand, useCommands } from '../stores/commands'
import { useListing } from '../stores/listing'
import { usePanes } from '../stores/panes'

/** Focus mode: all but the paper is hidden, and its note unless it is being written. */
export function useFocusMode(): void {
  const panes = usePanes()
  const listing = useListing()
  const commands = useCommands()
  /** What commands do only in focus mode. */
  let untilThen: (() => void)[] = []

  function enter(): boolean {
    if (listing.selectedId === null) return false
    const writing = document.activeElement?.closest('.note') != null
    panes.drawerOpen = false
    panes.noteInFocus = writing
    panes.focused = true
    // registered last, they are asked first: Escape leaves before anything else, and a search needs its list
    untilThen = [
      commands.register('back', leave),
      commands.register('focusMode', leave),
      commands.register('search', () => {
        leave()
        return false
      }),
    ]
    if (!writing) panes.focusSoon('paper')
    return true
  }

  function stop(): void {
    for (const end of untilThen) end()
    untilThen = []
  }

  function leave(): void {
    stop()
    panes.focused = false
    panes.focusSoon(panes.layout === 'one' && panes.front === 'paper' ? 'paper' : 'list')
  }

  useCommand('focusMode', enter)
  onScopeDispose(stop)
}
