import type { PaperId } from '@core/paperId'
import type { ReaderEvents } from '@core/readerApi'

/** Keeps in mind which notes are not safe yet, from the library's own words about them. */
export function unsavedNotes(): {
  readonly heard: (news: ReaderEvents['noteState']) => void
  readonly list: () => readonly PaperId[]
} {
  const unsaved = new Set<PaperId>()
  return {
    heard({ id, state }) {
      if (state.kind === 'saved') unsaved.delete(id)
      else unsaved.add(id)
    },
    list: () => [...unsaved],
  }
}
