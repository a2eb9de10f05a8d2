import type { DigestSource, SourceCounts } from '@core/reports'
import { sameScope, type Scope } from '@core/scope'
import { newestFirst } from './sourceRows'

/**
 * The next source with unread papers, in the order of the sources: digests, then categories, from the one
 * after `scope` on and round the end. Of papers that are in neither, all that is unread. Null where nothing
 * else is.
 */
export function nextScopeWithUnread(
  digests: readonly DigestSource[],
  counts: SourceCounts,
  scope: Scope,
): Scope | null {
  if (counts.unread === 0) return null
  const sources = [
    ...newestFirst(digests, counts).map(({ number, unread }) => ({
      scope: { kind: 'digest', digest: number } as const,
      unread,
    })),
    ...counts.categories.map(({ category, unread }) => ({
      scope: { kind: 'category', category } as const,
      unread,
    })),
  ]
  // of a list that is no source, -1: the first source follows
  const here = sources.findIndex((source) => sameScope(source.scope, scope))
  const inTurn = [...sources.slice(here + 1), ...sources.slice(0, Math.max(0, here))]
  const next = inTurn.find(({ unread }) => unread > 0)
  if (next) return next.scope
  return scope.kind === 'unread' || scope.kind === 'all' ? null : { kind: 'unread' }
}
