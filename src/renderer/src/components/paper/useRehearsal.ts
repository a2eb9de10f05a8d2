import { onMounted, onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { usePairings, type Pairings } from '../../stores/pairings'
import { loadKatex } from '../text/katex'
import { REHEARSED_PAPER } from './rehearsedPaper'

/** What is known once is known for as long as the page lives. */
let isDone = false

/**
 * The pairings of the paper that is to be rehearsed: once, when the page has nothing else to do and before a
 * first paper was opened. Null until then; whoever rehearses it sets it to null.
 */
export function useRehearsal(): ShallowRef<Pairings | null> {
  const pairings = usePairings()
  const rehearsed = shallowRef<Pairings | null>(null)
  let idle = 0
  let isGone = false

  async function prepare(): Promise<void> {
    try {
      const [found] = await Promise.all([pairings.of(REHEARSED_PAPER), loadKatex()])
      if (isGone) return
      idle = requestIdleCallback(() => {
        isDone = true
        rehearsed.value = found
      })
    } catch (error) {
      // nobody has asked for anything yet; whoever does is told what went wrong
      console.warn('No paper could be rehearsed:', error)
    }
  }

  // not every browser has idle time to give
  const canWait = 'requestIdleCallback' in window
  if (canWait && !isDone) {
    onMounted(() => (idle = requestIdleCallback(() => void prepare())))
    onScopeDispose(() => {
      isGone = true
      cancelIdleCallback(idle)
    })
  }
  return rehearsed
}
