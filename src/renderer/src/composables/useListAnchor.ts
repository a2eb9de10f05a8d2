import { onMounted, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useListing } from '../stores/listing'

/**
 * Keeps the list where the reader left it: when rows come or go, the first row in sight stays in its
 * place; a new list begins at its top or at the open paper; a selection moved by keys is scrolled to.
 */
export function useListAnchor(
  box: Readonly<ShallowRef<HTMLElement | null>>,
  rowHeight: ComputedRef<number>,
  reveal: (index: number) => void,
): void {
  const listing = useListing()
  let listed = { scope: listing.scope, query: listing.query }

  // the paper of last time was opened before there was a list to scroll
  onMounted(() => reveal(listing.selectedIndex))
  watch(
    () => listing.rows,
    (rows, old) => {
      const element = box.value
      if (!element) return
      const same = listed.scope === listing.scope && listed.query === listing.query
      listed = { scope: listing.scope, query: listing.query }
      if (!same) {
        element.scrollTop = 0
        reveal(listing.selectedIndex)
        return
      }
      const top = Math.floor(element.scrollTop / rowHeight.value)
      if (top === 0) return
      // a row that has gone hands its place to the next one that is still there
      const anchor = old.subarray(top).find((number) => rows.includes(number))
      if (anchor === undefined) return
      element.scrollTop += (rows.indexOf(anchor) - old.indexOf(anchor)) * rowHeight.value
    },
    { flush: 'post' },
  )
  watch(rowHeight, (height, old) => {
    const element = box.value
    if (!element) return
    const top = element.scrollTop / old
    requestAnimationFrame(() => (element.scrollTop = top * height))
  })
  watch(
    () => listing.selectedNumber,
    () => reveal(listing.selectedIndex),
    { flush: 'post' },
  )
}
