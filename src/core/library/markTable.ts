import type { RowNumber } from '../paper'
import { Bits } from './bits'
import type { NoteRecord, ReadingRecord } from './storedShapes'

/** What the reader did with each row, as sets of row numbers; made from reading states and notes. */
export class MarkTable {
  /** Rows that are there at all. */
  readonly present = new Bits()
  readonly read = new Bits()
  readonly starred = new Bits()
  readonly noted = new Bits()
  /** Announced in a newer version since it was read. */
  readonly updated = new Bits()

  /** Takes what is now known of one row. */
  see(
    number: RowNumber,
    state: ReadingRecord | null,
    note: NoteRecord | null,
    newestVersion: number | null,
  ): void {
    this.present.put(number, true)
    this.read.put(number, state?.readAt != null)
    this.starred.put(number, state?.starredAt != null)
    this.noted.put(number, note !== null && note.text !== '')
    const readVersion = state?.readAt != null ? state.readVersion : null
    this.updated.put(number, readVersion !== null && newestVersion !== null && newestVersion > readVersion)
  }
}
