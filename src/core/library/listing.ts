import { assertNever } from '../assertNever'
import type { Row, RowNumber } from '../paper'
import type { ListRequest, Listing } from '../readerApi'
import type { SourceCounts } from '../reports'
import type { DigestNumber, Scope } from '../scope'
import { Bits } from './bits'
import type { KeywordWatch } from './search/keywordWatch'
import type { Found } from './search/librarySearch'
import type { Tables } from './tables'

/** What listing takes from elsewhere than the tables. */
export interface ListFacts {
  /** Only rows of later dates, while older ones are still being read. */
  readonly listAfter: string | null
  /** What the query found; null where there is none. */
  readonly found: Found | null
  /** The rows of a scope that is itself a search. */
  readonly scopeRows: Bits
  readonly searched: Listing['searched']
  /** Rows that are folded away; null for a plain list. */
  readonly muted: Bits | null
  /** Rows that come first, if any do. */
  readonly first: Bits | null
}

/** Which rows belong to a scope. */
function belongs(tables: Tables, scope: Scope, scopeRows: Bits): (number: RowNumber) => boolean {
  const { marks, facts } = tables
  switch (scope.kind) {
    case 'all':
    case 'digest':
      return () => true
    case 'unread':
      return (number) => !marks.read.has(number)
    case 'starred':
      return (number) => marks.starred.has(number)
    case 'noted':
      return (number) => marks.noted.has(number)
    case 'updated':
      return (number) => marks.updated.has(number)
    case 'category': {
      const rows = facts.rowsIn(scope.category)
      return (number) => rows.has(number)
    }
    case 'followed':
    case 'search':
      return (number) => scopeRows.has(number)
    default:
      return assertNever(scope)
  }
}

/** The row numbers of a scope that match a query, in the order of lists. */
export function listRows(tables: Tables, request: ListRequest, facts: ListFacts): Listing {
  const { scope, keep } = request
  const { found, listAfter, muted } = facts
  const candidates =
    scope.kind === 'digest' ? tables.digests.rowsOf(scope.digest) : tables.rows.order(listAfter)
  const inScope = belongs(tables, scope, facts.scopeRows)
  const kept = new Bits()
  for (const number of keep) if (number < tables.rows.length) kept.put(number, true)
  const isListed =
    found === null
      ? (number: RowNumber) => inScope(number) || kept.has(number)
      : (number: RowNumber) =>
          (found.rows.has(number) && inScope(number)) || (found.byText.has(number) && kept.has(number))
  const listed = candidates.filter(isListed)
  // what is under the reader's hand is not folded away
  const isMuted = (number: RowNumber): boolean => muted?.has(number) === true && !kept.has(number)
  const unmuted = muted === null ? listed : listed.filter((number) => !isMuted(number))
  const rows = request.muted === 'folded' ? unmuted : listed
  const first = facts.first === null ? null : rows.filter((number) => facts.first!.has(number))
  return {
    rows:
      first === null
        ? rows
        : joined(
            first,
            rows.filter((number) => !facts.first!.has(number)),
          ),
    complete: listAfter === null,
    searched: facts.searched,
    stopped: false,
    mutedRows: listed.length - unmuted.length,
    followedRows: first?.length ?? 0,
  }
}

function joined(first: Uint32Array, rest: Uint32Array): Uint32Array {
  const all = new Uint32Array(first.length + rest.length)
  all.set(first)
  all.set(rest, first.length)
  return all
}

/** The answer to a list whose search was given up. */
export const STOPPED: Listing = {
  rows: new Uint32Array(),
  complete: false,
  searched: 'everything',
  stopped: true,
  mutedRows: 0,
  followedRows: 0,
}

/** Those of `numbers` that are older than `date`: by `digest` where it is given, else by the digest that first announced each. */
export function rowsBefore(
  tables: Tables,
  numbers: Uint32Array,
  digest: DigestNumber | null,
  date: string,
): Uint32Array {
  const ofDigest = digest === null ? undefined : tables.digests.get(digest)?.date
  return numbers.filter((number) => {
    const its = ofDigest ?? tables.rows.get(number)?.date
    return its !== undefined && its < date
  })
}

/** One row as the list shows it; announced as in `digest` where that is given and announces it. */
function makeRow(
  tables: Tables,
  keywords: KeywordWatch,
  number: RowNumber,
  digest: DigestNumber | null,
): Row | null {
  const stored = tables.rows.get(number)
  if (stored === undefined) return null
  const { facts, marks } = tables
  const announced = digest === null ? null : tables.digests.announcementIn(digest, stored.id)
  return {
    number,
    id: stored.id,
    title: stored.title,
    tldr: stored.tldr,
    category: facts.primaryCategoryOf(number),
    announceType: announced === null ? facts.announceTypeOf(number) : announced.announceType,
    version: announced?.version ?? facts.versionOf(number),
    read: marks.read.has(number),
    starred: marks.starred.has(number),
    noted: marks.noted.has(number),
    updated: marks.updated.has(number),
    followed: keywords.wordsIn(number, 'followed'),
    muted: keywords.wordsIn(number, 'muted'),
  }
}

/** The rows of these numbers in their order; numbers without a row are left out. */
export function makeRows(
  tables: Tables,
  keywords: KeywordWatch,
  numbers: Iterable<RowNumber>,
  digest: DigestNumber | null,
): readonly Row[] {
  const rows: Row[] = []
  for (const number of numbers) {
    const row = makeRow(tables, keywords, number, digest)
    if (row !== null) rows.push(row)
  }
  return rows
}

/** How many papers each source holds, `searched` what its searches do. */
export function countSources(
  tables: Tables,
  searched: Pick<SourceCounts, 'searches' | 'followed'>,
): SourceCounts {
  const { marks, facts, digests } = tables
  const digestUnread = new Uint32Array(digests.size)
  for (const [place, { number }] of digests.sources().entries()) {
    let unread = 0
    for (const row of digests.rowsOf(number)) if (!marks.read.has(row)) unread++
    digestUnread[place] = unread
  }
  return {
    all: marks.present.count(),
    unread: marks.present.countWithout(marks.read),
    starred: marks.starred.count(),
    noted: marks.noted.count(),
    updated: marks.updated.count(),
    categories: facts.categoryCounts(marks.read),
    digestUnread,
    ...searched,
  }
}
