import type { PaperId } from '../paperId'
import type { UndoReport } from '../readerApi'
import type { ReadingRecord } from './storedShapes'

/** One undoable marking: what each paper's reading state was before and after. */
export interface Marking {
  readonly mark: 'read' | 'starred'
  readonly value: boolean
  readonly changes: readonly {
    readonly id: PaperId
    readonly before: ReadingRecord | null
    readonly after: ReadingRecord | null
  }[]
}

/** Markings kept for undo, and the papers in all of them; the oldest are forgotten, the last never. */
const LONGEST_HISTORY = 200
const MOST_CHANGES = 500_000

/** The markings that can be undone and redone, newest last. */
export class MarkHistory {
  readonly #done: Marking[] = []
  readonly #undone: Marking[] = []

  /** Remembers a marking; what had been undone can no longer be redone. */
  add(marking: Marking): void {
    this.#done.push(marking)
    this.#undone.length = 0
    let changes = this.#done.reduce((sum, one) => sum + one.changes.length, 0)
    while (this.#done.length > 1 && (this.#done.length > LONGEST_HISTORY || changes > MOST_CHANGES)) {
      changes -= this.#done.shift()!.changes.length
    }
  }

  /** The marking to take back, or null. */
  undo(): Marking | null {
    const marking = this.#done.pop() ?? null
    if (marking !== null) this.#undone.push(marking)
    return marking
  }

  /** The marking to do again, or null. */
  redo(): Marking | null {
    const marking = this.#undone.pop() ?? null
    if (marking !== null) this.#done.push(marking)
    return marking
  }
}

/** A marking in the words of the contract. */
export function reportOf(marking: Marking): UndoReport {
  return { mark: marking.mark, value: marking.value, count: marking.changes.length }
}
