import { listMessages } from '@core/messages/list'
import { useCommand } from '../stores/commands'
import { useDialogs } from '../stores/dialogs'
import { useImports } from '../stores/imports'
import { useListing } from '../stores/listing'
import { useMarks } from '../stores/marks'
import { useNotices } from '../stores/notices'
import { usePanes, type PaneName } from '../stores/panes'
import { useMessages } from './useMessages'

function currentPane(): PaneName | null {
  const pane = document.activeElement?.closest<HTMLElement>('[data-pane]')
  return (pane?.dataset.pane as PaneName | undefined) ?? null
}

/** What the commands do that belong to no single component; the paper pane has its own. */
export function useShellCommands(): void {
  const dialogs = useDialogs()
  const imports = useImports()
  const listing = useListing()
  const marks = useMarks()
  const notices = useNotices()
  const panes = usePanes()
  const words = useMessages(listMessages)

  async function nextUnread(): Promise<void> {
    if (!(await listing.nextUnread())) notices.tell(words.value.nothingUnread)
  }

  /** One step back: out of the drawer, from the paper to the list, out of the search. */
  function back(): void {
    if (panes.drawerOpen) panes.drawerOpen = false
    else if (panes.layout === 'one' && panes.front === 'paper') panes.front = 'list'
    else if (listing.query !== '') void listing.search('')
    panes.focusSoon('list')
  }

  useCommand('next', listing.next)
  useCommand('previous', listing.previous)
  useCommand('first', listing.first)
  useCommand('last', listing.last)
  useCommand('nextUnread', nextUnread)
  // the paper pane pages first and hands over at the paper's end
  useCommand('pageOrNextUnread', nextUnread)
  useCommand('back', back)
  useCommand('nextPane', () => panes.focusBeside(currentPane(), 1))
  useCommand('previousPane', () => panes.focusBeside(currentPane(), -1))

  useCommand('toggleRead', marks.toggleRead)
  useCommand('toggleStar', marks.toggleStar)
  useCommand('markAllRead', marks.markAllRead)
  useCommand('markAboveRead', marks.markAboveRead)
  useCommand('markBelowRead', marks.markBelowRead)
  useCommand('undo', marks.undo)
  useCommand('redo', marks.redo)

  useCommand('openFiles', imports.openFiles)
  useCommand('openFolder', imports.openFolder)
  useCommand('openSample', imports.openSample)
  useCommand('settings', () => dialogs.show('settings'))
  useCommand('help', () => dialogs.show('help'))
}
