import { sourcesMessages } from '@core/messages/sources'
import { computed, type ComputedRef } from 'vue'
import { useLibrary } from '../stores/library'
import { useListing } from '../stores/listing'
import { digestLabel } from './digestLabel'
import { useMessages } from './useMessages'

/** What the list's scope is called. */
export function useScopeName(): ComputedRef<string> {
  const library = useLibrary()
  const listing = useListing()
  const words = useMessages(sourcesMessages)
  return computed(() => {
    const scope = listing.scope
    if (scope.kind === 'category') return scope.category
    if (scope.kind !== 'digest') return words.value.scope[scope.kind]
    const digest = library.digests.find(({ number }) => number === scope.digest)
    return digest ? digestLabel(digest.date, digest.name) : ''
  })
}
