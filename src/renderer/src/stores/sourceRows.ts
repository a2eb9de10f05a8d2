import type { SourceSection } from '@core/messages/sources'
import type { DigestSource, SourceCounts } from '@core/reports'
import type { Scope } from '@core/scope'
import type { SavedSearch } from '@core/search/savedSearch'

/** More digests than this are grouped by month. */
export const MOST_LOOSE_DIGESTS = 40

/** One line of the sources tree. `key` names it for good; `place` of `siblings` counts from 1. */
export type SourceRow = {
  readonly key: string
  readonly level: 1 | 2 | 3
  readonly place: number
  readonly siblings: number
} & (
  | { readonly kind: 'section'; readonly section: SourceSection; readonly open: boolean }
  | { readonly kind: 'month'; readonly month: string; readonly open: boolean; readonly unread: number }
  | {
      readonly kind: 'scope'
      readonly scope: Scope
      /** The digest's or category's own name; `''` where the interface words the scope. */
      readonly name: string
      /** `YYYY-MM-DD` for digests, else `''`. */
      readonly date: string
      readonly count: number
      /** What `count` counts. */
      readonly counts: 'papers' | 'unread'
      readonly empty: boolean
    }
)

type Loose<T> = T extends unknown ? Omit<T, 'place' | 'siblings'> : never
interface Branch {
  readonly row: Loose<SourceRow>
  readonly under: readonly Branch[]
}

/** What a name of a scope is made of, for `key` and for finding a scope's row again. */
export function scopeKey(scope: Scope): string {
  if (scope.kind === 'digest') return `digest:${scope.digest}`
  if (scope.kind === 'search') return `search:${scope.search}`
  return scope.kind === 'category' ? `category:${scope.category}` : scope.kind
}

export interface CountedDigest extends DigestSource {
  readonly unread: number
}

/** Digests in the order of the sources, with what is unread of each. */
export function newestFirst(digests: readonly DigestSource[], counts: SourceCounts): CountedDigest[] {
  return digests
    .map((digest, index) => ({ ...digest, unread: counts.digestUnread[index] ?? 0 }))
    .sort((a, b) => (a.date === b.date ? (a.name < b.name ? -1 : 1) : a.date < b.date ? 1 : -1))
}

function libraryBranches(counts: SourceCounts): Branch[] {
  const facts = [
    ['unread', counts.unread, 'unread'],
    ['all', counts.all, 'papers'],
    ['starred', counts.starred, 'papers'],
    ['noted', counts.noted, 'papers'],
    ['updated', counts.updated, 'papers'],
    ...(counts.followed ? ([['followed', counts.followed.unread, 'unread']] as const) : []),
  ] as const
  return facts.map(([kind, count, counted]) => ({
    row: {
      kind: 'scope',
      key: kind,
      level: 2,
      scope: { kind },
      name: '',
      date: '',
      count,
      counts: counted,
      empty: false,
    },
    under: [],
  }))
}

function digestBranch(digest: CountedDigest, level: 2 | 3): Branch {
  const scope: Scope = { kind: 'digest', digest: digest.number }
  return {
    row: {
      kind: 'scope',
      key: scopeKey(scope),
      level,
      scope,
      name: digest.name,
      date: digest.date,
      count: digest.unread,
      counts: 'unread',
      empty: digest.total === 0,
    },
    under: [],
  }
}

function monthBranches(digests: readonly CountedDigest[], toggled: ReadonlySet<string>): Branch[] {
  const months = new Map<string, CountedDigest[]>()
  for (const digest of digests) {
    const month = digest.date.slice(0, 7)
    const of = months.get(month)
    if (of) of.push(digest)
    else months.set(month, [digest])
  }
  return [...months].map(([month, of], index) => {
    const key = `month:${month}`
    const open = toggled.has(key) !== (index === 0)
    const unread = of.reduce((sum, digest) => sum + digest.unread, 0)
    return {
      row: { kind: 'month', key, level: 2, month, open, unread },
      under: open ? of.map((digest) => digestBranch(digest, 3)) : [],
    }
  })
}

function categoryBranches(counts: SourceCounts): Branch[] {
  return counts.categories.map(({ category, unread, total }) => {
    const scope: Scope = { kind: 'category', category }
    return {
      row: {
        kind: 'scope',
        key: scopeKey(scope),
        level: 2,
        scope,
        name: category,
        date: '',
        count: unread,
        counts: 'unread',
        empty: total === 0,
      },
      under: [],
    }
  })
}

function searchBranches(searches: readonly SavedSearch[], counts: SourceCounts): Branch[] {
  const unread = new Map(counts.searches.map((counted) => [counted.search, counted.unread]))
  return searches.map(({ id, name, query }) => {
    const scope: Scope = { kind: 'search', search: id }
    return {
      row: {
        kind: 'scope',
        key: scopeKey(scope),
        level: 2,
        scope,
        name: name || query,
        date: '',
        count: unread.get(id) ?? 0,
        counts: 'unread',
        empty: false,
      },
      under: [],
    }
  })
}

function flatten(branches: readonly Branch[]): SourceRow[] {
  return branches.flatMap(({ row, under }, index) => [
    { ...row, place: index + 1, siblings: branches.length } as SourceRow,
    ...flatten(under),
  ])
}

/**
 * The sources as a flat list, top to bottom. `toggled` holds the keys of sections and months that are
 * not as they would be by themselves: sections open, months closed but the newest.
 */
export function sourceRows(
  digests: readonly DigestSource[],
  counts: SourceCounts,
  toggled: ReadonlySet<string>,
  searches: readonly SavedSearch[] = [],
): readonly SourceRow[] {
  const sorted = newestFirst(digests, counts)
  const section = (name: SourceSection, branches: () => Branch[]): Branch => {
    const key = `section:${name}`
    const open = !toggled.has(key)
    return {
      row: { kind: 'section', key, level: 1, section: name, open },
      under: open ? branches() : [],
    }
  }
  const sections = [section('library', () => libraryBranches(counts))]
  if (searches.length > 0) sections.push(section('searches', () => searchBranches(searches, counts)))
  if (sorted.length > 0) {
    sections.push(
      section('digests', () =>
        sorted.length > MOST_LOOSE_DIGESTS
          ? monthBranches(sorted, toggled)
          : sorted.map((digest) => digestBranch(digest, 2)),
      ),
    )
  }
  if (counts.categories.length > 0) sections.push(section('categories', () => categoryBranches(counts)))
  return flatten(sections)
}

/** The row that a row hangs under, or -1. */
export function parentIndex(rows: readonly SourceRow[], index: number): number {
  const level = rows[index]?.level ?? 1
  return rows.findLastIndex((row, place) => place < index && row.level < level)
}
