import type { PaperId } from '../paperId'
import type { UndoReport } from '../readerApi'
import type { ReadingRecord } from './storedShapes'

/** What a paper's reading state was before and after. */
export interface MarkChange {
  readonly id: PaperId
  readonly before: ReadingRecord | null
  readonly after: ReadingRecord | null
}

/** One undoable marking. */
export interface Marking {
  readonly mark: 'read' | 'starred'
  readonly value: boolean
  readonly changes: readonly MarkChange[]
  /** From an earlier run: what happened to its papers since is not in this history. */
  readonly restored?: true
}

/** Markings kept for undo, and the papers in all of them; the oldest are forgotten, the last never. */
const LONGEST_HISTORY = 200
const MOST_CHANGES = 500_000

/** The markings that can be undone and redone, newest last. */
export class MarkHistory {
  readonly #done: Marking[] = []
  readonly #undone: Marking[] = []

  /** The marking that would be undone next. */
  get last(): Marking | null {
    return this.#done.at(-1) ?? null
  }

  /** The marking that would be redone next. */
  get lastUndone(): Marking | null {
    return this.#undone.at(-1) ?? null
  }

  /**
   * Remembers a marking; what had been undone can no longer be redone. `joined`: it is undone together
   * with the marking before it, where that set the same mark.
   */
  add(marking: Marking, joined = false): void {
    const { last } = this
    if (joined && last !== null && last.mark === marking.mark && last.value === marking.value) {
      this.#done[this.#done.length - 1] = { ...last, changes: [...last.changes, ...marking.changes] }
    } else {
      this.#done.push(marking)
    }
    this.#undone.length = 0
    let changes = this.#done.reduce((sum, one) => sum + one.changes.length, 0)
    while (this.#done.length > 1 && (this.#done.length > LONGEST_HISTORY || changes > MOST_CHANGES)) {
      changes -= this.#done.shift()!.changes.length
    }
  }

  /** Takes the last marking of an earlier run, before all of this one. */
  adopt(marking: Marking): void {
    this.#done.unshift(marking)
  }

  /** Forgets a marking of which nothing can be undone or redone any more. */
  forget(marking: Marking): void {
    for (const list of [this.#done, this.#undone]) {
      const place = list.indexOf(marking)
      if (place >= 0) list.splice(place, 1)
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
