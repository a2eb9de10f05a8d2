import type { Locale } from '@core/messages/define'
import { dialogMessages } from '@core/messages/dialogs'
import type { SaveHealth } from '@core/reports'
import type { MessageBoxOptions } from 'electron/main'

export interface LibraryTroubleOptions {
  readonly tellHealth: (health: SaveHealth) => void
  readonly restart: () => void
  readonly locale: () => Locale
  /** Shows a message box and answers with the number of the button. */
  readonly ask: (options: MessageBoxOptions) => Promise<number>
}

/**
 * What to do when the library's thread ends unasked: the page says that nothing is saved any more, and a
 * box offers to start again, or to stay and copy what is still on the screen.
 */
export function libraryTrouble(options: LibraryTroubleOptions): (error: Error) => Promise<void> {
  const { tellHealth, restart, locale, ask } = options
  return async (error) => {
    const { libraryStopped, libraryGone } = dialogMessages[locale()]
    tellHealth({ kind: 'trouble', failure: { kind: 'unknown', detail: libraryStopped } })
    const answer = await ask({
      type: 'error',
      message: libraryGone.message,
      detail: libraryGone.detail(error.message),
      buttons: [libraryGone.buttons.restart, libraryGone.buttons.stay],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    if (answer === 0) restart()
  }
}
