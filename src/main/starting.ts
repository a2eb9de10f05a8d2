import { messageOf } from '@core/messageOf'
import { dialogMessages } from '@core/messages/dialogs'
import type { Locale } from '@core/messages/define'
import { libraryPlaceMessages } from '@core/messages/libraryPlace'
import { carryOut, rememberedPlace, type KnownPlace } from './libraryPlace'
import type { MovedLibrary } from '@core/reports'
import type { MoveOptions } from './storage/moveFolder'

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
  /** Says that the library is being moved there, until that is over; what is answered then counts no more. */
  readonly askWhileMoving: (to: string, over: AbortSignal) => Promise<'stop' | 'goOn'>
  readonly exit: (code: number) => void
  readonly run: (place: ReaderPlace) => R
}

/** Milliseconds of moving after which it is said. */
export const MOVING_PATIENCE = 2_000

/** Moves the library; where that takes long, says so and lets it be stopped. Never rejects. */
async function move(doors: StartDoors<unknown>, known: KnownPlace, to: string, options: MoveOptions) {
  const [stop, over] = [new AbortController(), new AbortController()]
  async function offer(): Promise<void> {
    await doors.whenReady()
    if (over.signal.aborted) return
    if ((await doors.askWhileMoving(to, over.signal)) === 'stop') stop.abort()
  }
  const timer = setTimeout(() => {
    offer().catch((error: unknown) => console.error('Duidu: could not say that the library is moved:', error))
  }, MOVING_PATIENCE)
  try {
    return await carryOut(doors.userData, known, { ...options, stop: stop.signal })
  } finally {
    clearTimeout(timer)
    over.abort()
  }
}

/**
 * Finds the library, moves it first where that was asked for, and runs the app on it. Where that cannot be, a
 * box says why and the app ends: null. Never rejects, as nobody would be there to hear of it.
 */
export async function startOn<R>(doors: StartDoors<R>, options: MoveOptions = {}): Promise<R | null> {
  const { userData, given, locale, whenReady, showError, exit, run } = doors
  try {
    const found = rememberedPlace(userData, given)
    if (found.kind === 'known') {
      const { kind: _kind, ...known } = found
      const { moveTo } = known.place
      return run(moveTo === null ? { ...known, outcome: null } : await move(doors, known, moveTo, options))
    }
    await whenReady()
    const words = libraryPlaceMessages[locale()]
    showError(words.unknownTitle, words.unknown(found.file, found.detail))
  } catch (error) {
    console.error('Duidu: could not start:', error)
    await whenReady()
    showError(dialogMessages[locale()].startFailed, messageOf(error))
  }
  exit(1)
  return null
}
