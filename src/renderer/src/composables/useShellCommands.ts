import { listMessages } from '@core/messages/list'
import { printMessages } from '@core/messages/print'
import { useCommand } from '../stores/commands'
import { useDeletedNotes } from '../stores/deletedNotes'
import { useDialogs } from '../stores/dialogs'
import { useHistory } from '../stores/history'
import { useImports } from '../stores/imports'
import { useListing } from '../stores/listing'
import { useMarks } from '../stores/marks'
import { useMoving } from '../stores/moving'
import { useNotices } from '../stores/notices'
import { usePanes, type PaneName } from '../stores/panes'
import { usePaper } from '../stores/paper'
import { useSearchPlace } from '../stores/searchPlace'
import { useUnreadRows } from '../stores/unreadRows'
import { useMessages } from './useMessages'
import { useNextUnread } from './useNextUnread'

/** The commands that mark what is older, and how much older. */
export const OLDER = [
  ['markOlder1', 1],
  ['markOlder3', 3],
  ['markOlder7', 7],
  ['markOlder14', 14],
  ['markOlder30', 30],
] as const

function currentPane(): PaneName | null {
  const pane = document.activeElement?.closest<HTMLElement>('[data-pane]')
  return (pane?.dataset.pane as PaneName | undefined) ?? null
}

/** What the commands do that belong to no single component; the paper pane has its own. */
export function useShellCommands(): void {
  const deletedNotes = useDeletedNotes()
  const dialogs = useDialogs()
  const history = useHistory()
  const imports = useImports()
  const listing = useListing()
  const marks = useMarks()
  const moving = useMoving()
  const notices = useNotices()
  const panes = usePanes()
  const paper = usePaper()
  const searchPlace = useSearchPlace()
  const unreadRows = useUnreadRows()
  const words = useMessages(listMessages)
  const printWords = useMessages(printMessages)

  async function previousUnread(): Promise<boolean> {
    const isOpened = await unreadRows.openPrevious()
    if (!isOpened) notices.tell(words.value.nothingUnread)
    return isOpened
  }

  const nextUnread = useNextUnread()

  /** One step back: out of the drawer, from the paper to the list, out of the search. */
  function back(): void {
    if (panes.drawerOpen) panes.drawerOpen = false
    else if (panes.layout === 'one' && panes.front === 'paper') panes.front = 'list'
    else if (listing.query !== '') void searchPlace.search('')
    panes.focusSoon('list')
  }

  const hasRows = (): boolean => listing.rows.length > 0
  const hasPaper = (): boolean => listing.selectedNumber !== null
  const isListed = (): boolean => listing.selectedIndex >= 0

  useCommand('next', listing.next, hasRows)
  useCommand('previous', listing.previous, hasRows)
  useCommand('first', listing.first, hasRows)
  useCommand('last', listing.last, hasRows)
  useCommand('nextUnread', nextUnread)
  useCommand('previousUnread', previousUnread, hasRows)
  // the paper pane pages first and hands over at the paper's end
  useCommand('pageOrNextUnread', nextUnread)
  useCommand('goBack', history.back, () => history.canGoBack)
  useCommand('goForward', history.forward, () => history.canGoForward)
  useCommand('back', back)
  useCommand('nextPane', () => panes.focusBeside(currentPane(), 1))
  useCommand('previousPane', () => panes.focusBeside(currentPane(), -1))

  useCommand('toggleRead', marks.toggleRead, hasPaper)
  useCommand('toggleStar', marks.toggleStar, hasPaper)
  useCommand('markAllRead', marks.markAllRead, hasRows)
  useCommand('markAboveRead', marks.markAboveRead, isListed)
  useCommand('markBelowRead', marks.markBelowRead, isListed)
  for (const [id, days] of OLDER) useCommand(id, () => marks.markOlderRead(days), hasRows)
  useCommand('undo', marks.undo, () => marks.offer.undo !== null)
  useCommand('redo', marks.redo, () => marks.offer.redo !== null)

  useCommand('openFiles', imports.openFiles)
  useCommand('openFolder', imports.openFolder)
  useCommand('openSample', imports.openSample)
  for (const [id, name] of [
    ['print', 'print'],
    ['savePdf', 'pdf'],
  ] as const) {
    useCommand(id, () => {
      if (paper.paper || listing.rows.length > 0) dialogs.show(name)
      else notices.tell(printWords.value.nothing)
    })
  }
  useCommand('deletedNotes', deletedNotes.look)
  useCommand('exportLibrary', moving.askExport)
  useCommand('importLibrary', moving.choose)
  useCommand('snapshots', () => dialogs.showSettings('snapshots'))
  useCommand('settings', () => dialogs.showSettings('general'))
  useCommand('palette', () => dialogs.show('palette'))
  useCommand('help', () => dialogs.show('help'))
}
