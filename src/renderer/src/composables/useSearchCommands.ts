import { searchMessages } from '@core/messages/search'
import { MAX_KEYWORD_LENGTH, type Keyword } from '@core/search/keywords'
import { selectedText } from '../components/text/selectedText'
import { useCommand, useCommands } from '../stores/commands'
import { useDialogs } from '../stores/dialogs'
import { useListing } from '../stores/listing'
import { useNotices } from '../stores/notices'
import { useSearchPlace } from '../stores/searchPlace'
import { useSearches } from '../stores/searches'
import { useMessages } from './useMessages'

/** What the commands for saved searches and keywords do. */
export function useSearchCommands(): void {
  const commands = useCommands()
  const dialogs = useDialogs()
  const listing = useListing()
  const notices = useNotices()
  const place = useSearchPlace()
  const searches = useSearches()
  const words = useMessages(searchMessages)

  /** Follows or mutes what is selected; without a selection, the dialog takes a word. */
  async function watchSelected(kind: Keyword['kind']): Promise<void> {
    const text = selectedText(window.getSelection()).trim().replace(/\s+/g, ' ')
    if (text === '') dialogs.showKeywords(kind)
    else if (text.length > MAX_KEYWORD_LENGTH) notices.tell(words.value.selectFirst)
    else await searches.watchWord(text, kind)
  }

  const isSearching = (): boolean => listing.query.trim() !== ''
  useCommand('saveSearch', searches.save, isSearching)
  useCommand('searchEverything', () => {
    if (isSearching()) return place.everything ? place.searchHome() : place.searchEverything()
    if (commands.run('search')) place.searchEverythingNext()
  })
  useCommand('editSearches', () => dialogs.show('savedSearches'))
  useCommand('editKeywords', () => dialogs.showKeywords('followed'))
  useCommand('followWord', () => watchSelected('followed'))
  useCommand('muteWord', () => watchSelected('muted'))
  useCommand(
    'toggleMuted',
    () => listing.showMuted(!listing.mutedShown),
    () => listing.mutedRows > 0,
  )
}
