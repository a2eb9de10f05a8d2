import { libraryPlaceMessages } from '@core/messages/libraryPlace'
import type { LibraryPlace, MovedLibrary, MoveProblem } from '@core/reports'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useMessages } from '../composables/useMessages'
import { useNotices } from './notices'

/** Where the library lies, and where it goes at the next start. */
export const useLibraryPlace = defineStore('libraryPlace', () => {
  const notices = useNotices()
  const words = useMessages(libraryPlaceMessages)
  const place = shallowRef<LibraryPlace | null>(null)
  /** Why the place that was chosen last will not do. */
  const refused = shallowRef<MoveProblem | null>(null)

  /** Says what became of moving it at this start; stays until it was read. */
  function begin(moved: MovedLibrary | null): void {
    if (moved !== null) notices.alert(() => words.value.outcome(moved))
  }

  async function read(): Promise<void> {
    refused.value = null
    place.value = await window.reader.libraryPlace()
  }

  async function move(): Promise<void> {
    const report = await window.reader.moveLibrary()
    refused.value = report.kind === 'refused' ? report.problem : null
    if (report.kind === 'planned') place.value = report.place
  }

  async function stay(): Promise<void> {
    place.value = await window.reader.keepLibraryPlace()
  }

  return { place, refused, begin, read, move, stay }
})
