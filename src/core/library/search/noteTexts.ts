import type { RowNumber } from '../../paper'
import { fold } from '../../search/fold'
import { noteTags } from '../../search/noteTags'
import { shardOf, type NoteRecord } from '../storedShapes'

interface NoteText {
  readonly text: string
  /** Made when first asked for: most notes are never searched. */
  folded: string | null
  tags: ReadonlySet<string> | null
}

/** The notes' texts by row, for searching. */
export class NoteTexts {
  readonly #notes = new Map<RowNumber, NoteText>()
  /** By shard: the rows with notes, and a count of changes to them. */
  readonly #rows: Set<RowNumber>[] = []
  readonly #revisions: number[] = []

  /** Takes a row's note as it is now. */
  see(number: RowNumber, note: NoteRecord | null): void {
    const text = note?.text ?? ''
    if ((this.#notes.get(number)?.text ?? '') === text) return
    const { shard } = shardOf(number)
    this.#revisions[shard] = this.revisionOf(shard) + 1
    const rows = (this.#rows[shard] ??= new Set())
    if (text === '') {
      this.#notes.delete(number)
      rows.delete(number)
    } else {
      this.#notes.set(number, { text, folded: null, tags: null })
      rows.add(number)
    }
  }

  /** A number that changes with every change to a note of this shard's rows. */
  revisionOf(shard: number): number {
    return this.#revisions[shard] ?? 0
  }

  rowsOf(shard: number): Iterable<RowNumber> {
    return this.#rows[shard] ?? []
  }

  /** A note without regard to case, every blank a space; `''` where there is none. */
  foldedOf(number: RowNumber): string {
    const note = this.#notes.get(number)
    if (note === undefined) return ''
    note.folded ??= fold(note.text).replace(/\s/g, ' ')
    return note.folded
  }

  tagsOf(number: RowNumber): ReadonlySet<string> {
    const note = this.#notes.get(number)
    if (note === undefined) return new Set()
    note.tags ??= noteTags(note.text)
    return note.tags
  }
}
