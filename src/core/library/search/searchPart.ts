import type { Listing, ListRequest, ReaderApi } from '../../readerApi'
import type { JoinedChoices, SourceCounts } from '../../reports'
import { cleanKeywords, type Keyword } from '../../search/keywords'
import { parseQuery } from '../../search/parseQuery'
import { MAX_SAVED_SEARCHES, type SavedSearch } from '../../search/savedSearch'
import { Bits } from '../bits'
import { joinKeywords, joinSearches } from '../joinChoices'
import { KeptList } from '../keptList'
import type { Emit } from '../library'
import type { FlushReport } from '../libraryApi'
import { listRows, STOPPED } from '../listing'
import type { SaveWatch } from '../saveWatch'
import type { StoredSearches } from '../storedShapes'
import type { Clock, LibraryStores } from '../stores'
import type { Tables } from '../tables'
import { Breather } from './breather'
import { KeywordWatch } from './keywordWatch'
import { LibrarySearch, type Found } from './librarySearch'
import { asksDigests } from './liveMatches'
import { SavedMatches } from './savedMatches'

/** Milliseconds that a list waits for keywords to be looked up; what they find later, the next list knows. */
const KEYWORD_PATIENCE = 40

export interface SearchPartOptions {
  readonly tables: Tables
  readonly stores: LibraryStores
  readonly clock: Clock
  readonly watch: SaveWatch
  readonly emit: Emit
  /** Resolves once something can be listed. */
  readonly load: () => Promise<void>
  /** Files were read that may have been found damaged. */
  readonly haveRead: () => void
  readonly isComplete: () => Promise<boolean>
  /** Only rows of later dates may be listed; null: all. */
  readonly listAfter: () => string | null
  readonly followedFirst: () => boolean
  /** Told what has come in of searches and words that another program has put into their files. */
  readonly onJoined: (joined: Partial<JoinedChoices>) => void
}

type SearchMethod =
  'list' | 'stopSearch' | 'savedSearches' | 'saveSearch' | 'keepSearches' | 'keywords' | 'keepKeywords'

/** The library's part that searches: lists, saved searches and keywords. */
export interface SearchPart {
  readonly api: Pick<ReaderApi, SearchMethod>
  readonly keywordWatch: KeywordWatch
  /** Reads saved searches and keywords. Rejects where they are there and cannot be read. */
  loadLists(): Promise<void>
  holdWhile<T>(work: () => Promise<T>): Promise<T>
  /** What saved searches and followed words find; brings it up to date in the background. */
  counts(): Pick<SourceCounts, 'searches' | 'followed'>
  /** Saved searches and keywords as they are now; only after `loadLists`. */
  lists(): { readonly searches: StoredSearches; readonly keywords: readonly Keyword[] }
  /** Puts others in the place of both. */
  takeLists(searches: StoredSearches, keywords: readonly Keyword[]): void
  flush(): Promise<readonly FlushReport[]>
}

export function makeSearchPart(options: SearchPartOptions): SearchPart {
  const { tables, stores, clock, watch, emit, load, isComplete } = options
  const saved = new KeptList({
    ...{ name: 'searches', empty: { next: 1, searches: [] }, stores, clock, watch },
    join: joinSearches,
    onJoined({ list, added, left }) {
      showSearches(list.searches)
      options.onJoined({ searches: added, left })
    },
  })
  const words = new KeptList({
    ...{ name: 'keywords', empty: { keywords: [] }, stores, clock, watch },
    join: joinKeywords,
    onJoined({ list, added, left }) {
      showKeywords(list.keywords)
      options.onJoined({ keywords: added, left })
    },
  })
  const savedMatches = new SavedMatches(tables)
  const keywordWatch = new KeywordWatch(tables)
  const search = new LibrarySearch({
    tables,
    clock,
    isComplete,
    watched: () => [...savedMatches.matches, ...keywordWatch.matches],
    onCaughtUp() {
      emit('searchReady', { searched: tables.texts.abstractsAre === 'partly' ? 'partly' : 'everything' })
      options.haveRead()
    },
  })

  async function loadLists(): Promise<void> {
    await Promise.all([saved.load(), words.load()])
    savedMatches.keep(saved.data.searches)
    keywordWatch.watch(words.data.keywords)
  }

  function changeSearches(next: number, searches: readonly SavedSearch[]): void {
    saved.change({ next, searches })
    showSearches(searches)
  }

  function showSearches(searches: readonly SavedSearch[]): void {
    savedMatches.keep(searches)
    emit('savedSearchesChanged', searches)
    search.renewWatched()
  }

  function changeKeywords(keywords: readonly Keyword[]): void {
    const clean = cleanKeywords(keywords)
    words.change({ keywords: clean })
    showKeywords(clean)
  }

  function showKeywords(keywords: readonly Keyword[]): void {
    keywordWatch.watch(keywords)
    emit('keywordsChanged', keywords)
    search.renewWatched()
  }

  /** Keywords are looked up for a moment; a list must not wait for more. */
  async function renewKeywords(): Promise<void> {
    if (keywordWatch.matches.every(({ areCurrent }) => areCurrent)) return
    const end = clock.now().getTime() + KEYWORD_PATIENCE
    await keywordWatch.renew(new Breather(clock), () => clock.now().getTime() <= end)
    search.renewWatched()
  }

  async function list(request: ListRequest): Promise<Listing> {
    await load()
    const { scope, query } = request
    const own = scope.kind === 'search' ? queryOf(scope.search) : ''
    if (own === null) return { ...STOPPED, complete: true, stopped: false }
    // a digest's or a category's papers are known only from digests, which are read last
    const isOfDigests = scope.kind === 'digest' || scope.kind === 'category'
    if (isOfDigests || asksDigests(parseQuery(query)) || asksDigests(parseQuery(own))) await isComplete()
    const after = options.listAfter()
    const found: Found[] = []
    for (const text of [own, query]) {
      if (text.trim() === '') continue
      const part = await search.find(text, scope.kind === 'digest' ? scope.digest : null)
      if (part === null) return STOPPED
      found.push(part)
    }
    if (request.muted !== undefined || scope.kind === 'followed') await renewKeywords()
    const isReading = request.muted !== undefined
    return listRows(tables, request, {
      listAfter: after,
      found: query.trim() === '' ? null : found.at(-1)!,
      scopeRows:
        scope.kind === 'followed' ? keywordWatch.rowsWith('followed') : (found[0]?.rows ?? new Bits()),
      searched:
        found.map(({ searched }) => searched).find((searched) => searched !== 'everything') ?? 'everything',
      muted: isReading ? keywordWatch.foldedRows() : null,
      first: isReading && options.followedFirst() ? keywordWatch.rowsWith('followed') : null,
    })
  }

  function queryOf(id: SavedSearch['id']): string | null {
    return saved.data.searches.find((one) => one.id === id)?.query ?? null
  }

  return {
    keywordWatch,
    loadLists,
    holdWhile: (work) => search.holdWhile(work),
    counts() {
      search.renewWatched()
      const rows = keywordWatch.rowsWith('followed')
      const follows = words.data.keywords.some(({ kind }) => kind === 'followed')
      return {
        searches: savedMatches.counts(),
        followed: follows ? { total: rows.count(), unread: rows.countWithout(tables.marks.read) } : null,
      }
    },
    api: {
      list,
      async stopSearch() {
        search.stop()
      },
      async savedSearches() {
        await load()
        return saved.data.searches
      },
      async saveSearch(query, name) {
        await load()
        const { next, searches } = saved.data
        if (searches.length >= MAX_SAVED_SEARCHES) return null
        const made: SavedSearch = { id: next, name, query }
        changeSearches(next + 1, [...searches, made])
        return made
      },
      async keepSearches(searches) {
        await load()
        // a number that was never given is not one that may be brought back
        changeSearches(saved.data.next, uniqueBelow(saved.data.next, searches))
        return { kind: 'changed' }
      },
      async keywords() {
        await load()
        return words.data.keywords
      },
      async keepKeywords(keywords: readonly Keyword[]) {
        await load()
        changeKeywords(keywords)
        return { kind: 'changed' }
      },
    },
    lists: () => ({ searches: saved.data, keywords: words.data.keywords }),
    takeLists({ next, searches }, keywords) {
      changeSearches(next, searches)
      changeKeywords(keywords)
    },
    flush: () => Promise.all([saved.flush(), words.flush()]),
  }
}

function uniqueBelow(next: number, searches: readonly SavedSearch[]): readonly SavedSearch[] {
  const byId = new Map(searches.map((search) => [search.id, search]))
  return [...byId.values()].filter(({ id }) => id < next)
}
