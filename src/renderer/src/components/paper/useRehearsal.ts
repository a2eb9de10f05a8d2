import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { usePanes } from '../../stores/panes'
import { usePairings, type Pairings } from '../../stores/pairings'
import { loadKatex } from '../text/katex'
import { REHEARSED_PAPER } from './rehearsedPaper'

/** What is known once is known for as long as the page lives. */
let isDone = false

/**
 * The pairings of the paper that is to be rehearsed: once, when the page has nothing else to do, before a first
 * paper was opened and where the pane of papers is shown, for what is not shown is not laid out. Null until
 * then; whoever rehearses it sets it to null.
 */
export function useRehearsal(): ShallowRef<Pairings | null> {
  const pairings = usePairings()
  const panes = usePanes()
  const rehearsed = shallowRef<Pairings | null>(null)
  let idle = 0
  let isGone = false

  async function prepare(): Promise<void> {
    try {
      const [found] = await Promise.all([pairings.of(REHEARSED_PAPER), loadKatex()])
      if (isGone) return
      idle = requestIdleCallback(() => {
        if (isDone || !panes.shown.includes('paper')) return
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
    watch(
      () => panes.shown.includes('paper'),
      (isShown) => {
        cancelIdleCallback(idle)
        if (isShown) idle = requestIdleCallback(() => void prepare())
      },
      { immediate: true },
    )
    onScopeDispose(() => {
      isGone = true
      cancelIdleCallback(idle)
    })
  }
  return rehearsed
}
