import type { DigestSource, SourceCounts } from '@core/reports'
import { sameScope, type Scope } from '@core/scope'
import type { SavedSearch } from '@core/search/savedSearch'
import { newestFirst } from './sourceRows'

/** What the sources tree is made of. */
export interface Sources {
  readonly digests: readonly DigestSource[]
  readonly searches: readonly SavedSearch[]
  readonly counts: SourceCounts
}

interface UnreadSource {
  readonly scope: Scope
  readonly unread: number
}

/** The sources that count what is unread in them, in the order of the tree; of all papers together, none. */
function countedSources({ digests, searches, counts }: Sources): readonly UnreadSource[] {
  const inSearch = new Map(counts.searches.map(({ search, unread }) => [search, unread]))
  return [
    { scope: { kind: 'followed' }, unread: counts.followed?.unread ?? 0 },
    ...searches.map(({ id }): UnreadSource => ({
      scope: { kind: 'search', search: id },
      unread: inSearch.get(id) ?? 0,
    })),
    ...newestFirst(digests, counts).map(({ number, unread }): UnreadSource => ({
      scope: { kind: 'digest', digest: number },
      unread,
    })),
    ...counts.categories.map(({ category, unread }): UnreadSource => ({
      scope: { kind: 'category', category },
      unread,
    })),
  ]
}

/**
 * The next source with unread papers, in the order of the sources tree: followed words, saved searches,
 * digests, categories, from the one after `scope` on and round the end. Of papers that are in none of them,
 * all that is unread. Null where nothing else is.
 */
export function nextScopeWithUnread(from: Sources, scope: Scope): Scope | null {
  if (from.counts.unread === 0) return null
  const sources = countedSources(from)
  // of a list that is none of these, -1: the first source follows
  const here = sources.findIndex((source) => sameScope(source.scope, scope))
  const inTurn = [...sources.slice(here + 1), ...sources.slice(0, Math.max(0, here))]
  const next = inTurn.find(({ unread }) => unread > 0)
  if (next) return next.scope
  return scope.kind === 'unread' || scope.kind === 'all' ? null : { kind: 'unread' }
}
