import type { Scope } from '../scope'
import type { QueryField } from './query'

/** A saved search's number: given once, never reused. */
export type SavedSearchId = number

/** A search that a person keeps among the sources. */
export interface SavedSearch {
  readonly id: SavedSearchId
  /** What the person calls it; `''` where its query is name enough. */
  readonly name: string
  readonly query: string
}

export const MAX_SAVED_SEARCHES = 200
export const MAX_SEARCH_NAME_LENGTH = 100
/** How many searches are remembered without being saved. */
export const RECENT_SEARCHES = 20

/**
 * A query that finds everywhere what `query` finds in a scope. Null where no words can say the scope:
 * one digest, or another search, whose own query is put before.
 */
export function queryInScope(query: string, scope: Scope): string | null {
  const within = (field: QueryField, value: string): string => `${field}:${value} ${query}`.trim()
  switch (scope.kind) {
    case 'all':
      return query
    case 'unread':
    case 'starred':
    case 'updated':
      return within('is', scope.kind)
    case 'noted':
      return within('has', 'note')
    case 'category':
      return within('cat', scope.category)
    default:
      return null
  }
}

/** The latest searches, `query` first, each once. */
export function withRecent(recent: readonly string[], query: string): readonly string[] {
  const text = query.trim()
  if (text === '') return recent
  return [text, ...recent.filter((other) => other !== text)].slice(0, RECENT_SEARCHES)
}
