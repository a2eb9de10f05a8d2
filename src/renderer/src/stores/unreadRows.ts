import type { RowNumber } from '@core/paper'
import { defineStore } from 'pinia'
import { useListing } from './listing'

/** The rows from `start` on, then those before it. */
function turned(rows: Uint32Array, start: number): Uint32Array {
  const from = Math.min(Math.max(start, 0), rows.length)
  const order = new Uint32Array(rows.length)
  order.set(rows.subarray(from))
  order.set(rows.subarray(0, from), rows.length - from)
  return order
}

/** The unread among rows, and the way through those that are listed. */
export const useUnreadRows = defineStore('unreadRows', () => {
  const listing = useListing()

  /** The rows of `among` that are unread, in their order. */
  async function unreadOf(among: Uint32Array): Promise<Uint32Array> {
    const unread = await window.reader.list({
      scope: { kind: 'unread' },
      query: '',
      keep: new Uint32Array(),
    })
    const numbers = new Set<RowNumber>(unread.rows)
    return among.filter((number) => numbers.has(number))
  }

  /** Opens the first unread paper of `order` that is not open. False where there is none. */
  async function open(order: Uint32Array): Promise<boolean> {
    const unread = await unreadOf(order)
    const target = unread.find((number) => number !== listing.selectedNumber)
    if (target === undefined) return false
    await listing.selectIndex(listing.rows.indexOf(target))
    return true
  }

  /** Opens the next unread paper, after the last row the first again. False where nothing is unread. */
  function openNext(): Promise<boolean> {
    return open(turned(listing.rows, listing.indexFrom(1)))
  }

  /** Opens the unread paper before, before the first row the last again. False where nothing is unread. */
  function openPrevious(): Promise<boolean> {
    return open(turned(listing.rows, listing.indexFrom(-1) + 1).reverse())
  }

  /** Opens the first row of the list that is unread. False where none is. */
  function openFirst(): Promise<boolean> {
    return open(listing.rows)
  }

  return { unreadOf, openNext, openPrevious, openFirst }
})
