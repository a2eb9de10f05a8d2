import type { PaperId } from '@core/paperId'
import type { ReaderEvents } from '@core/readerApi'

/** How many notes a box names by their papers' ids. */
export const NOTES_NAMED = 5

/** Which notes are not safe yet, as far as the library and the page have told. */
export interface UnsavedNotes {
  /** Takes the library's word about a note. */
  readonly heard: (news: ReaderEvents['noteState']) => void
  /** Takes the page's word: of these notes it has text that nobody else has, and of no others. */
  readonly hold: (notes: readonly PaperId[]) => void
  /** All of them. */
  readonly list: () => readonly PaperId[]
  /** Those of which only the page has the text. */
  readonly held: () => readonly PaperId[]
}

/** Keeps in mind which notes are not safe yet. */
export function unsavedNotes(): UnsavedNotes {
  const unsaved = new Set<PaperId>()
  let held: readonly PaperId[] = []
  return {
    heard({ id, state }) {
      if (state.kind === 'saved') unsaved.delete(id)
      else unsaved.add(id)
    },
    hold(notes) {
      held = notes
    },
    list: () => [...new Set([...held, ...unsaved])],
    held: () => held,
  }
}
