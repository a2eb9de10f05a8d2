import { dialogMessages } from '@core/messages/dialogs'
import type { Locale } from '@core/messages/define'
import { libraryPlaceMessages } from '@core/messages/libraryPlace'
import { carryOut, rememberedPlace, type KnownPlace } from './libraryPlace'
import type { MovedLibrary } from '@core/reports'

export interface ReaderPlace extends KnownPlace {
  /** What became of moving the library just now. */
  readonly outcome: MovedLibrary | null
}

export interface StartDoors<R> {
  readonly userData: string
  /** Where the environment says that the library lies. */
  readonly given: string | null
  readonly locale: () => Locale
  readonly whenReady: () => Promise<unknown>
  /** Shows a box; once the app is ready, since on Linux a box before that is a line on stderr. */
  readonly showError: (title: string, content: string) => void
  readonly exit: (code: number) => void
  readonly run: (place: ReaderPlace) => R
}

/**
 * Finds the library, moves it first where that was asked for, and runs the app on it. Where that cannot be, a
 * box says why and the app ends: null. Never rejects, as nobody would be there to hear of it.
 */
export async function startOn<R>(doors: StartDoors<R>): Promise<R | null> {
  const { userData, given, locale, whenReady, showError, exit, run } = doors
  try {
    const found = rememberedPlace(userData, given)
    if (found.kind === 'known') {
      const { kind: _kind, ...known } = found
      return run(await carryOut(userData, known))
    }
    await whenReady()
    const words = libraryPlaceMessages[locale()]
    showError(words.unknownTitle, words.unknown(found.file, found.detail))
  } catch (error) {
    console.error('Duidu: could not start:', error)
    await whenReady()
    showError(dialogMessages[locale()].startFailed, error instanceof Error ? error.message : String(error))
  }
  exit(1)
  return null
}
