import type { SavedSearchId } from './search/savedSearch'

/** A digest's number in the library: given once, in order of import, never reused. */
export type DigestNumber = number

/** What the list shows. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'starred' }
  | { readonly kind: 'noted' }
  | { readonly kind: 'updated' }
  | { readonly kind: 'digest'; readonly digest: DigestNumber }
  | { readonly kind: 'category'; readonly category: string }
  /** Papers with a word that the reader follows. */
  | { readonly kind: 'followed' }
  | { readonly kind: 'search'; readonly search: SavedSearchId }

/** True where both scopes show the same list. */
export function sameScope(a: Scope, b: Scope): boolean {
  if (a.kind === 'digest') return b.kind === 'digest' && a.digest === b.digest
  if (a.kind === 'category') return b.kind === 'category' && a.category === b.category
  if (a.kind === 'search') return b.kind === 'search' && a.search === b.search
  return a.kind === b.kind
}
