import type { Scope } from '@core/scope'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useListing } from './listing'

/** Where the search looks: in the scope that is listed, or in everything, with the scope that was left for that. */
export const useSearchPlace = defineStore('searchPlace', () => {
  const listing = useListing()
  /** The scope that was left to search everything. */
  const left = shallowRef<Scope | null>(null)
  let isNextEverything = false
  // any other list forgets it, before it is set anew
  watch(
    () => listing.scope,
    () => (left.value = null),
    { flush: 'sync' },
  )

  /** The scope that can be searched instead of everything; null where the list is all papers anyway. */
  const home = computed(() => left.value ?? (listing.scope.kind === 'all' ? null : listing.scope))
  const everything = computed(() => listing.scope.kind === 'all')

  /** Searches for `query`. A search of everything ends where it began. */
  function search(query: string): Promise<void> {
    if (query === '' && left.value !== null) return listing.show(left.value)
    if (query !== '' && isNextEverything) return showEverything(query)
    return listing.search(query)
  }

  /** What is searched for next is searched for in all papers, until the field is left. */
  function searchEverythingNext(next = true): void {
    isNextEverything = next
  }

  async function showEverything(query: string): Promise<void> {
    isNextEverything = false
    if (everything.value) return listing.search(query)
    const from = listing.scope
    const shown = listing.show({ kind: 'all' }, query, { restore: false })
    left.value = from
    await shown
  }

  /** Searches for the same in all papers. */
  function searchEverything(): Promise<void> {
    return showEverything(listing.query)
  }

  /** Searches for the same in the scope that was left to search everything. */
  async function searchHome(): Promise<void> {
    if (left.value !== null) await listing.show(left.value, listing.query, { restore: false })
  }

  return { home, everything, search, searchEverything, searchEverythingNext, searchHome }
})
