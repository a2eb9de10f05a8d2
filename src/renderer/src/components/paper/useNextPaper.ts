import type { PaperId } from '@core/paperId'
import { computed, onScopeDispose, watch } from 'vue'
import { useListing } from '../../stores/listing'
import { usePairings } from '../../stores/pairings'
import { usePanes } from '../../stores/panes'
import { usePaper } from '../../stores/paper'

/**
 * Has the paper that stands next in the list prepared while the page has nothing else to do, so that a step on
 * waits for nothing.
 */
export function useNextPaper(): void {
  // not every browser has idle time to give
  if (!('requestIdleCallback' in window)) return
  const listing = useListing()
  const pairings = usePairings()
  const panes = usePanes()
  const paper = usePaper()
  let idle = 0

  const nextId = computed(() => {
    if (paper.waiting || !panes.shown.includes('paper')) return null
    return listing.rowAt(listing.indexFrom(1))?.id ?? null
  })

  async function prepare(id: PaperId): Promise<void> {
    try {
      await pairings.prepare(id)
    } catch (error) {
      // nobody has asked for it yet; whoever does is told what went wrong
      console.warn('The next paper could not be prepared:', error)
    }
  }

  watch(
    nextId,
    (id) => {
      cancelIdleCallback(idle)
      if (id !== null) idle = requestIdleCallback(() => void prepare(id))
    },
    { immediate: true },
  )
  onScopeDispose(() => cancelIdleCallback(idle))
}
