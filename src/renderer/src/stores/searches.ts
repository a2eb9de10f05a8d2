import { searchMessages } from '@core/messages/search'
import type { Keyword } from '@core/search/keywords'
import { cleanKeywords, keywordMarks, keywordTerm } from '@core/search/keywords'
import { parseQuery } from '@core/search/parseQuery'
import { termsOf, type TextField } from '@core/search/query'
import { MAX_SEARCH_NAME_LENGTH, queryInScope, withRecent, type SavedSearch } from '@core/search/savedSearch'
import { textHits } from '@core/search/textHits'
import type { Session } from '@core/settings'
import type { TextMark } from '@core/text/textMark'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { useMessages } from '../composables/useMessages'
import { useListing } from './listing'
import { useNotices } from './notices'
import { useRefusals } from './refusals'

/** Recent and saved searches, followed and muted words, and what all of them mark in texts. */
export const useSearches = defineStore('searches', () => {
  const listing = useListing()
  const notices = useNotices()
  const refusals = useRefusals()
  const words = useMessages(searchMessages)
  const saved = shallowRef<readonly SavedSearch[]>([])
  const recent = shallowRef<readonly string[]>([])
  const keywords = shallowRef<readonly Keyword[]>([])

  const parsed = computed(() => parseQuery(listing.query))
  /** The words of what is listed: of the search, and of the saved search that is the scope. */
  const terms = computed(() => {
    const { scope } = listing
    const own = scope.kind === 'search' ? saved.value.find(({ id }) => id === scope.search)?.query : undefined
    return [...termsOf(parsed.value), ...(own === undefined ? [] : termsOf(parseQuery(own)))]
  })

  /** What is to be marked in a text of a paper: hits first. */
  function marksIn(text: string, field: TextField): readonly TextMark[] {
    const hits = textHits(text, field, terms.value)
    return field === 'note' ? hits : [...hits, ...keywordMarks(text, keywords.value)]
  }

  async function begin(session: Session): Promise<void> {
    recent.value = session.recentSearches
    const [searches, followed] = await Promise.all([window.reader.savedSearches(), window.reader.keywords()])
    saved.value = searches
    keywords.value = followed
  }

  /** Remembers the search that is listed, once the reader has gone on to what it found. */
  function remember(): void {
    const next = withRecent(recent.value, listing.query)
    if (next[0] === recent.value[0] && next.length === recent.value.length) return
    recent.value = next
    void window.reader.keepSession({ recentSearches: next })
  }

  /** Keeps the search that is listed, with what its scope asks. */
  async function save(): Promise<void> {
    if (refusals.mayNot()) return
    const { scope } = listing
    const own =
      scope.kind === 'search' ? (saved.value.find(({ id }) => id === scope.search)?.query ?? '') : null
    const query = own === null ? queryInScope(listing.query, scope) : `${own} ${listing.query}`
    const search = await window.reader.saveSearch(query ?? listing.query, '')
    if (refusals.wasRefused(search)) return
    if (search === null) return notices.alert(words.value.tooManySaved)
    notices.tell(words.value.savedAs(labelOf(search)), {
      label: words.value.showSaved,
      run: () => void listing.show({ kind: 'search', search: search.id }),
    })
  }

  /** False where that is refused, which is said; then all stays as it was. */
  async function keep(searches: readonly SavedSearch[]): Promise<boolean> {
    if (refusals.mayNot()) return false
    const before = saved.value
    saved.value = searches
    if (!refusals.wasRefused(await window.reader.keepSearches(searches))) return true
    if (saved.value === searches) saved.value = before
    return false
  }

  async function rename(search: SavedSearch, name: string): Promise<void> {
    const trimmed = name.trim().slice(0, MAX_SEARCH_NAME_LENGTH)
    await keep(saved.value.map((one) => (one.id === search.id ? { ...one, name: trimmed } : one)))
  }

  /** Moves a search by one place; false where there is none. */
  async function move(search: SavedSearch, step: 1 | -1): Promise<void> {
    const from = saved.value.findIndex(({ id }) => id === search.id)
    if (from < 0 || from + step < 0 || from + step >= saved.value.length) return
    const moved = [...saved.value]
    moved.splice(from, 1)
    moved.splice(from + step, 0, search)
    await keep(moved)
  }

  /** Removes a search; the message offers to take that back. */
  async function remove(search: SavedSearch): Promise<void> {
    const before = saved.value
    if (!(await keep(before.filter(({ id }) => id !== search.id)))) return
    notices.tell(words.value.removed(labelOf(search)), {
      label: words.value.bringBack,
      run: () => {
        const now = saved.value.filter(({ id }) => id !== search.id)
        void keep(now.toSpliced(before.indexOf(search), 0, search))
      },
    })
  }

  function labelOf(search: SavedSearch): string {
    return search.name || search.query
  }

  /** False where that is refused, which is said; then all stays as it was. */
  async function keepKeywords(next: readonly Keyword[]): Promise<boolean> {
    if (refusals.mayNot()) return false
    const before = keywords.value
    const clean = cleanKeywords(next)
    keywords.value = clean
    if (!refusals.wasRefused(await window.reader.keepKeywords(clean))) return true
    if (keywords.value === clean) keywords.value = before
    return false
  }

  /** Follows or mutes a word; says so where it is not seen at once, and offers to take it back. */
  async function watchWord(text: string, kind: Keyword['kind']): Promise<void> {
    const term = keywordTerm(text)
    if (term === null) return
    const before = keywords.value
    const others = before.filter((one) => keywordTerm(one.text)?.text !== term.text)
    if (!(await keepKeywords([{ text: text.trim().replace(/\s+/g, ' '), kind }, ...others]))) return
    notices.tell(words.value.watched[kind](text.trim()), {
      label: words.value.takeBack,
      run: () => void keepKeywords(before),
    })
  }

  const stops = [
    window.reader.on('savedSearchesChanged', (searches) => {
      saved.value = searches
    }),
    window.reader.on('keywordsChanged', (changed) => {
      keywords.value = changed
      void listing.keywordsChanged()
    }),
  ]
  onScopeDispose(() => {
    for (const stop of stops) stop()
  })

  return {
    saved,
    recent,
    keywords,
    parsed,
    terms,
    marksIn,
    begin,
    remember,
    save,
    rename,
    move,
    remove,
    labelOf,
    keepKeywords,
    watchWord,
  }
})
