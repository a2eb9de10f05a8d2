import type { PaperId } from '@core/paperId'
import { sameScope, type Scope } from '@core/scope'
import { defineStore } from 'pinia'
import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { useListing } from './listing'

/** What was on screen: a list, and the paper that was open. */
interface Place {
  readonly scope: Scope
  readonly query: string
  readonly paper: PaperId | null
}

const MOST_PLACES = 200

/** Whether one place is only a later state of the other, so that it takes its place. */
function continues(place: Place, before: Place): boolean {
  if (!sameScope(place.scope, before.scope)) return false
  // a search that is typed is one place, and so is a list before a paper of it is open
  if (place.query !== before.query) return place.query !== '' && before.query !== ''
  return before.paper === null
}

function same(a: Place, b: Place): boolean {
  return sameScope(a.scope, b.scope) && a.query === b.query && a.paper === b.paper
}

/** Where the reader was, to go back and forward as in a browser. */
export const useHistory = defineStore('history', () => {
  const listing = useListing()
  const places = shallowRef<readonly Place[]>([])
  const index = ref(-1)
  /** Counts goings, of which only the last one counts. */
  let going = 0
  let isGoing = false

  const canGoBack = computed(() => index.value > 0)
  const canGoForward = computed(() => index.value < places.value.length - 1)

  function record(): void {
    if (isGoing) return
    const place: Place = { scope: listing.scope, query: listing.query, paper: listing.selectedId }
    const now = places.value[index.value]
    if (now && same(place, now)) return
    // what a list opens by itself belongs to coming to it
    const replaces = now !== undefined && (listing.restoring || continues(place, now))
    const kept = places.value.slice(0, replaces ? index.value : index.value + 1)
    places.value = [...kept, place].slice(-MOST_PLACES)
    index.value = places.value.length - 1
  }

  async function go(step: 1 | -1): Promise<boolean> {
    const place = places.value[index.value + step]
    if (!place) return false
    index.value += step
    const this_ = ++going
    isGoing = true
    try {
      await listing.show(place.scope, place.query)
      if (this_ === going && place.paper !== null && place.paper !== listing.selectedId) {
        await listing.openById(place.paper)
      }
      // what this changed is no new place
      await nextTick()
    } finally {
      if (this_ === going) isGoing = false
    }
    return true
  }

  /** Begins to remember, with what is on screen now. */
  function begin(): void {
    watch([() => listing.scope, () => listing.query, () => listing.selectedId], record, { immediate: true })
  }

  return { canGoBack, canGoForward, begin, back: () => go(-1), forward: () => go(1) }
})
