import type { PaperId } from './paperId'
import { MAX_NOTE_LENGTH } from './readerApi'

/**
 * How long notes may be. One that was joined from two may be longer than any that is written: it can be edited, word
 * for word, as long as it does not grow beyond what it was in this run.
 */
export class NoteLengths {
  /** Of notes that were longer than may be written: their greatest length. */
  readonly #longest = new Map<PaperId, number>()

  /** The most characters that a note may have which has so many now, or was given so many. */
  mostOf(id: PaperId, characters: number): number {
    const most = Math.max(MAX_NOTE_LENGTH, this.#longest.get(id) ?? 0, characters)
    if (most > MAX_NOTE_LENGTH) this.#longest.set(id, most)
    return most
  }
}
