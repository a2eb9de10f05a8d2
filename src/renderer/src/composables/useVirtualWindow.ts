import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'

/** Rows kept ready above and below what is seen. */
const OVERSCAN = 4

export interface VirtualWindow {
  /** The first row to be drawn and the one after the last. */
  readonly from: ComputedRef<number>
  readonly to: ComputedRef<number>
  /** The indexes of the rows to be drawn. */
  readonly indexes: ComputedRef<readonly number[]>
  /** How many whole rows are seen at once. */
  readonly pageRows: ComputedRef<number>
  readonly scrollTop: Ref<number>
  readonly onScroll: () => void
  /** Scrolls to so many pixels from the top. */
  readonly scrollTo: (top: number) => void
  /** Scrolls as little as it takes to see the whole row. */
  readonly reveal: (index: number) => void
}

/**
 * A window of rows of one height onto a list of any length. The box scrolls natively; only the rows in
 * sight and a few beside them exist.
 */
export function useVirtualWindow(
  box: Readonly<ShallowRef<HTMLElement | null>>,
  count: () => number,
  rowHeight: () => number,
): VirtualWindow {
  const scrollTop = ref(0)
  const height = ref(window.innerHeight)

  const from = computed(() => Math.max(0, Math.floor(scrollTop.value / rowHeight()) - OVERSCAN))
  const to = computed(() =>
    Math.min(count(), Math.ceil((scrollTop.value + height.value) / rowHeight()) + OVERSCAN),
  )
  const indexes = computed(() =>
    Array.from({ length: Math.max(0, to.value - from.value) }, (_, place) => from.value + place),
  )
  const pageRows = computed(() => Math.max(1, Math.floor(height.value / rowHeight())))

  function onScroll(): void {
    if (box.value) scrollTop.value = box.value.scrollTop
  }

  function scrollTo(top: number): void {
    if (box.value) box.value.scrollTop = top
    onScroll()
  }

  function reveal(index: number): void {
    const element = box.value
    if (!element || index < 0) return
    const top = index * rowHeight()
    const bottom = top + rowHeight()
    if (top < element.scrollTop) element.scrollTop = top
    else {
      // measured now: just mounted, the observer has not told yet
      const seen = element.clientHeight || height.value
      if (bottom > element.scrollTop + seen) element.scrollTop = bottom - seen
    }
    onScroll()
  }

  const observer = new ResizeObserver(() => {
    // a box that is not shown measures nothing; it keeps its rows
    if (box.value && box.value.clientHeight > 0) height.value = box.value.clientHeight
    onScroll()
  })
  watch(box, (element, old) => {
    if (old) observer.unobserve(old)
    if (element) observer.observe(element)
  })
  onScopeDispose(() => observer.disconnect())

  return { from, to, indexes, pageRows, scrollTop, onScroll, scrollTo, reveal }
}
