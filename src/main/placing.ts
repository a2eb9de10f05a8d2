import { messageOf } from '@core/messageOf'
import type { Locale } from '@core/messages/define'
import { libraryPlaceMessages } from '@core/messages/libraryPlace'
import type { ReaderApi } from '@core/readerApi'
import type { LibraryPlace, MovedLibrary, MoveReport } from '@core/reports'
import type { BrowserWindow, Dialog } from 'electron/main'
import { hindrance, type KnownPlace } from './libraryPlace'

export interface PlacingOptions {
  readonly window: () => BrowserWindow | null
  readonly dialog: Pick<Dialog, 'showOpenDialog'>
  readonly locale: () => Locale
  readonly known: KnownPlace
  readonly outcome: MovedLibrary | null
  /** Plans a move, null to plan none; resolves when that would survive a power cut. */
  readonly plan: (known: KnownPlace, moveTo: string | null) => Promise<KnownPlace>
}

export type Placing = Pick<ReaderApi, 'libraryPlace' | 'moveLibrary' | 'keepLibraryPlace'> & {
  readonly moved: () => MovedLibrary | null
}

const CANCELLED = { kind: 'cancelled' } as const

/** Says where the library lies and plans its move: moving itself is for the next start, when nothing has it open. */
export function placing({ window, dialog, locale, outcome, ...options }: PlacingOptions): Placing {
  let { known } = options
  let untold = outcome
  let busy = false

  async function plan(moveTo: string | null): Promise<LibraryPlace> {
    known = await options.plan(known, moveTo)
    return known.place
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
    const problem = await hindrance(known.place.folder, folder)
    if (problem !== null) return { kind: 'refused', problem }
    try {
      return { kind: 'planned', place: await plan(folder) }
    } catch (error) {
      const detail = messageOf(error)
      return { kind: 'refused', problem: { kind: 'failed', detail } }
    }
  }

  return {
    moved() {
      const told = untold
      untold = null
      return told
    },
    libraryPlace: async () => known.place,
    async moveLibrary() {
      const page = window()
      if (busy || page === null) return CANCELLED
      if (known.place.fixed) return { kind: 'refused', problem: { kind: 'fixed' } }
      busy = true
      try {
        return await choose(page)
      } finally {
        busy = false
      }
    },
    keepLibraryPlace: async () => (known.place.moveTo === null ? known.place : plan(null)),
  }
}
