import type { RowNumber } from '@core/paper'
import { onScopeDispose, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useListing } from '../stores/listing'
import { useMarks } from '../stores/marks'
import { useSettings } from '../stores/settings'

/** Milliseconds without scrolling until what was passed is marked. */
export const REST_MILLISECONDS = 500

export interface MarkOnScroll {
  /** The reader's hand is on the list: wheel, touch, scroll bar. */
  readonly onHand: () => void
  readonly onScroll: () => void
  /** The list was scrolled by the app. */
  readonly onMoved: () => void
}

/**
 * Where the settings say so, marks rows as read that the reader scrolls past the top of the list. Rows that
 * go past it because the app scrolls (a key, a new list, rows that come or go) stay as they are.
 */
export function useMarkOnScroll(
  box: Readonly<ShallowRef<HTMLElement | null>>,
  rowHeight: ComputedRef<number>,
): MarkOnScroll {
  const listing = useListing()
  const marks = useMarks()
  const settings = useSettings()
  const passed = new Set<RowNumber>()
  /** The first row in sight when the list last stood still or was moved by the app. */
  let top = 0
  let byHand = false
  let timer = 0

  const topIndex = (): number => Math.floor((box.value?.scrollTop ?? 0) / rowHeight.value)

  function markPassed(): void {
    window.clearTimeout(timer)
    if (passed.size === 0) return
    void marks.markScrolledRead(Uint32Array.from(passed))
    passed.clear()
  }

  function onHand(): void {
    byHand = true
  }

  function onScroll(): void {
    const now = topIndex()
    if (byHand && now > top && settings.settings.markOnScroll) {
      for (const number of listing.rows.subarray(top, now)) passed.add(number)
      window.clearTimeout(timer)
      timer = window.setTimeout(markPassed, REST_MILLISECONDS)
    }
    top = now
  }

  function onMoved(): void {
    byHand = false
    top = topIndex()
  }

  watch(() => listing.rows, onMoved, { flush: 'post' })
  // what was passed is of the list that is left
  watch([() => listing.scope, () => listing.query], markPassed, { flush: 'sync' })
  onScopeDispose(markPassed)

  return { onHand, onScroll, onMoved }
}
