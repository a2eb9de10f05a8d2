import type { RowNumber } from '@core/paper'
import { onBeforeUnmount, onMounted, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useListing } from '../stores/listing'
import { usePanes } from '../stores/panes'
import { usePositions } from '../stores/positions'
import { findPlace, firstSteady, isSteady, rowPlace, type RaisedRows } from '../stores/rowPlace'
import { useNextFrame } from './useNextFrame'

export interface AnchorOptions {
  readonly box: Readonly<ShallowRef<HTMLElement | null>>
  readonly rowHeight: ComputedRef<number>
  /** How many whole rows are seen at once. */
  readonly pageRows: ComputedRef<number>
  readonly reveal: (index: number) => void
  readonly scrollTo: (top: number) => void
}

/**
 * Keeps the list where the reader left it: when rows come or go, the open paper's row stays in its place,
 * or where it is not in sight, the first one that is; a list that was shown before is where it was, a new one begins at its top or at the open paper;
 * a selection moved by keys is scrolled to.
 */
export function useListAnchor({ box, rowHeight, pageRows, reveal, scrollTo }: AnchorOptions): void {
  const listing = useListing()
  const panes = usePanes()
  const positions = usePositions()
  const revealing = useNextFrame(() => reveal(listing.selectedIndex))
  const current = () => ({ scope: listing.scope, query: listing.query })
  /** What the rows answer to; null while they are still those of a list that has been left. */
  let listed = listing.answered ? current() : null

  function leave(): void {
    const element = box.value
    const { rows } = listing
    // a box that is not shown has lost its place
    if (!element || listed === null || rows.length === 0 || !panes.shown.includes('list')) return
    const top = Math.floor(element.scrollTop / rowHeight.value)
    const { selectedIndex } = listing
    positions.leaveList(listed.scope, listed.query, {
      top: rowPlace(rows, top),
      offset: element.scrollTop - top * rowHeight.value,
      selected: selectedIndex < 0 ? null : listing.selectedNumber,
      selectedPlace: selectedIndex < 0 ? null : rowPlace(rows, selectedIndex),
    })
  }

  function arrive(): void {
    revealing.cancel()
    const position = positions.ofList(listing.scope, listing.query)
    const index = position && findPlace(position.top, listing.rows)
    if (index == null) {
      scrollTo(0)
      reveal(listing.selectedIndex)
    } else {
      scrollTo(index * rowHeight.value + (position?.offset ?? 0))
    }
  }

  /** The row that stays where it is when the list becomes another; `top` is the first one in sight. */
  function anchorOf(old: RaisedRows, top: number, now: RaisedRows): RowNumber | undefined {
    const { selectedNumber } = listing
    const selected = selectedNumber === null ? -1 : old.rows.indexOf(selectedNumber)
    const isInSight = selected >= top && selected <= top + pageRows.value
    if (isInSight && isSteady(old, selected, now)) return selectedNumber!
    // a row that has gone hands its place to the next one that is still there
    return firstSteady(old, top, now)
  }

  // the paper of last time was opened before there was a list to scroll; an empty list had no box
  onMounted(arrive)
  onBeforeUnmount(leave)
  // at once: the box still shows what is left
  watch([() => listing.scope, () => listing.query], leave, { flush: 'sync' })
  watch(
    [() => listing.rows, () => listing.followedRows] as const,
    ([rows, raised], [old, oldRaised]) => {
      const element = box.value
      if (!element) return
      const same = listed?.scope === listing.scope && listed.query === listing.query
      listed = current()
      if (!same) {
        arrive()
        return
      }
      const top = Math.floor(element.scrollTop / rowHeight.value)
      // nobody has begun to read at the top: what is new may come into sight
      if (top === 0 && (listing.selectedNumber === null || !old.includes(listing.selectedNumber))) return
      const anchor = anchorOf({ rows: old, raised: oldRaised }, top, { rows, raised })
      if (anchor === undefined) return
      const moved = rows.indexOf(anchor) - old.indexOf(anchor)
      if (moved !== 0) scrollTo(element.scrollTop + moved * rowHeight.value)
    },
    { flush: 'post' },
  )
  watch(rowHeight, (height, old) => {
    const element = box.value
    if (!element) return
    const top = element.scrollTop / old
    requestAnimationFrame(() => scrollTo(top * height))
  })
  // papers that were gone to while there was no list to be seen
  let lastSeen = listing.selectedNumber
  watch(
    () => panes.shown.includes('list'),
    (isShown) => {
      if (!isShown) lastSeen = listing.selectedNumber
      else if (lastSeen !== listing.selectedNumber) revealing.ask()
    },
    { flush: 'post' },
  )
  watch(
    () => listing.selectedNumber,
    () => {
      // a list that opens what was open in it shows what was in sight
      if (!listing.restoring) revealing.ask()
    },
    { flush: 'post' },
  )
}
