import { listMessages } from '@core/messages/list'
import { sameScope, type Scope } from '@core/scope'
import { nextScopeWithUnread } from '../stores/nextScope'
import { useLibrary } from '../stores/library'
import { useListing } from '../stores/listing'
import { useNotices } from '../stores/notices'
import { useSearches } from '../stores/searches'
import { useUnreadRows } from '../stores/unreadRows'
import { useMessages } from './useMessages'
import { useScopeLabel } from './useScopeLabel'

/**
 * Goes to the next unread paper. Where the list has none left, the first press says which source is next
 * and the second, while it is said, goes there: nobody loses their place to a key that was meant for this
 * list, nor to one that is held down. False where it went nowhere.
 */
export function useNextUnread(): (held: boolean) => Promise<boolean> {
  const library = useLibrary()
  const listing = useListing()
  const notices = useNotices()
  const searches = useSearches()
  const unreadRows = useUnreadRows()
  const words = useMessages(listMessages)
  const labelOf = useScopeLabel()
  /** What the last message offered, for as long as it is there. */
  let offer: { readonly to: Scope; readonly said: string } | null = null

  async function go(to: Scope): Promise<boolean> {
    offer = null
    notices.close()
    await listing.show(to, '', { restore: false })
    return sameScope(listing.scope, to) && unreadRows.openFirst()
  }

  return async (held) => {
    const { scope, query } = listing
    if (await unreadRows.openNext()) return true
    const { digests, counts } = library
    const to =
      query === '' && counts
        ? nextScopeWithUnread({ digests, searches: searches.saved, counts }, scope)
        : null
    if (to === null) {
      notices.tell(query === '' ? words.value.nothingUnreadAnywhere : words.value.nothingUnread)
      return false
    }
    const said = words.value.nextSource(labelOf(to))
    const isOffered = offer?.said === said && sameScope(offer.to, to) && notices.notice?.text === said
    if (isOffered && !held) return go(to)
    offer = { to, said }
    const action = { label: words.value.goThere, command: 'nextUnread', run: () => void go(to) } as const
    if (!isOffered) notices.tell(said, action)
    return false
  }
}
