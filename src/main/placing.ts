import type { Locale } from '@core/messages/define'
import { libraryPlaceMessages } from '@core/messages/libraryPlace'
import type { ReaderApi } from '@core/readerApi'
import type { LibraryPlace, MovedLibrary, MoveReport } from '@core/reports'
import type { BrowserWindow, Dialog } from 'electron/main'
import { hindrance } from './libraryPlace'

export interface PlacingOptions {
  readonly window: () => BrowserWindow | null
  readonly dialog: Pick<Dialog, 'showOpenDialog'>
  readonly locale: () => Locale
  readonly place: LibraryPlace
  readonly outcome: MovedLibrary | null
  /** Remembers it; resolves when that would survive a power cut. */
  readonly remember: (place: Pick<LibraryPlace, 'folder' | 'moveTo'>) => Promise<void>
}

export type Placing = Pick<ReaderApi, 'libraryPlace' | 'moveLibrary' | 'keepLibraryPlace'> & {
  readonly moved: () => MovedLibrary | null
}

const CANCELLED = { kind: 'cancelled' } as const

/** Says where the library lies and plans its move: moving itself is for the next start, when nothing has it open. */
export function placing({ window, dialog, locale, outcome, remember, ...options }: PlacingOptions): Placing {
  let { place } = options
  let untold = outcome
  let busy = false

  async function plan(moveTo: string | null): Promise<LibraryPlace> {
    await remember({ folder: place.folder, moveTo })
    place = { ...place, moveTo }
    return place
  }

  async function choose(page: BrowserWindow): Promise<MoveReport> {
    const words = libraryPlaceMessages[locale()]
    const { filePaths } = await dialog.showOpenDialog(page, {
      title: words.chooseTitle,
      buttonLabel: words.choose,
      properties: ['openDirectory', 'createDirectory'],
    })
    const [folder] = filePaths
    if (folder === undefined) return CANCELLED
    const problem = await hindrance(place.folder, folder)
    if (problem !== null) return { kind: 'refused', problem }
    try {
      return { kind: 'planned', place: await plan(folder) }
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return { kind: 'refused', problem: { kind: 'failed', detail } }
    }
  }

  return {
    moved() {
      const told = untold
      untold = null
      return told
    },
    libraryPlace: async () => place,
    async moveLibrary() {
      const page = window()
      if (busy || page === null) return CANCELLED
      if (place.fixed) return { kind: 'refused', problem: { kind: 'fixed' } }
      busy = true
      try {
        return await choose(page)
      } finally {
        busy = false
      }
    },
    keepLibraryPlace: async () => (place.moveTo === null ? place : plan(null)),
  }
}
