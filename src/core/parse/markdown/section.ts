import type { FileBytes } from '../fileBytes'
import type { DigestText } from '../opened'
import { findRows, readRow, rowProblem, type RowPlaces } from './tableRows'

/** One digest within a file: its table, and what has been seen of its entries. Most files hold one. */
export interface Section {
  readonly file: FileBytes
  /** Where its headings and table lie. */
  readonly start: number
  readonly end: number
  rows(): RowPlaces
  /** The summary in an entry's table row, or `''`; that the row is too long is told. */
  summaryOf(ref: number, url: string): string
  /** Notes that an entry begins here. */
  meet(ref: number, place: number): void
  /** Compares the table with the entries met. */
  close(): void
  /** Whether an entry of this section had all its fields at their places. */
  hasRegular: boolean
}

export function makeSection({ file, problems }: DigestText, start: number, end: number): Section {
  let places: RowPlaces | null = null
  let met = 0
  const refs = new Set<number>()
  const rows = (): RowPlaces => (places ??= findRows(file, start, end))
  return {
    file,
    start,
    end,
    hasRegular: false,
    rows,
    summaryOf(ref, url) {
      const place = rows().get(ref)
      if (place === undefined) return ''
      const row = readRow(file, place, end)
      if (row === 'tooLong') problems.add(row, place, rowProblem(ref, row))
      return typeof row !== 'string' && row.url === url ? row.summary : ''
    },
    meet(ref, place) {
      met++
      // a digest pasted in without its table starts again at 1
      if (ref === 1) refs.clear()
      if (refs.has(ref)) problems.add('duplicateRef', place, `The number ${ref} stands before two entries.`)
      refs.add(ref)
    },
    close() {
      const count = rows().size
      if (count === 0 || count === met) return
      const message = `The table lists ${count} ${count === 1 ? 'paper' : 'papers'}, the details hold ${met}.`
      problems.add('countDiffers', start, message)
    },
  }
}
