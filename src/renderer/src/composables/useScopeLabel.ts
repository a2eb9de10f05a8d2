import { sourcesMessages } from '@core/messages/sources'
import type { Scope } from '@core/scope'
import { useLibrary } from '../stores/library'
import { useSearches } from '../stores/searches'
import { digestLabel } from './digestLabel'
import { useMessages } from './useMessages'

/** Tells what a scope is called; `''` for a digest that is not there. */
export function useScopeLabel(): (scope: Scope) => string {
  const library = useLibrary()
  const searches = useSearches()
  const words = useMessages(sourcesMessages)
  return (scope) => {
    if (scope.kind === 'category') return scope.category
    if (scope.kind === 'search') {
      const search = searches.saved.find(({ id }) => id === scope.search)
      return search ? searches.labelOf(search) : ''
    }
    if (scope.kind !== 'digest') return words.value.scope[scope.kind]
    const digest = library.digests.find(({ number }) => number === scope.digest)
    return digest ? digestLabel(digest.date, digest.name) : ''
  }
}
