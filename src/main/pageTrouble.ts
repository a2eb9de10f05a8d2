import type { Locale } from '@core/messages/define'
import { dialogMessages } from '@core/messages/dialogs'
import type { PaperId } from '@core/paperId'
import type { MessageBoxOptions } from 'electron/main'
import { NOTES_NAMED } from './unsavedNotes'

/** A page that ends again this soon after it was loaded again is not loaded once more unasked. */
const TRIAL_MS = 60_000

export interface PageTroubleOptions {
  readonly reload: () => void
  readonly quit: () => void
  readonly locale: () => Locale
  /** Shows a message box and answers with the number of the button. */
  readonly ask: (options: MessageBoxOptions) => Promise<number>
  readonly now: () => number
}

/**
 * What to do when the page's process ends: load it again once and say so; where that does not hold, ask.
 * Nothing is lost by it, since the library does not live in the page, but for text that the page could not
 * hand over: `lost` are its notes, and that is said.
 */
export function pageTrouble({
  reload,
  quit,
  locale,
  ask,
  now,
}: PageTroubleOptions): (lost: readonly PaperId[]) => Promise<void> {
  let reloadedAt = -Infinity
  return async (lost) => {
    const { pageReloaded, pageGone, lostWithPage } = dialogMessages[locale()]
    const loss = lost.length > 0 ? lostWithPage(lost.length, lost.slice(0, NOTES_NAMED)) : null
    const again = now() - reloadedAt < TRIAL_MS
    if (!again) {
      reloadedAt = now()
      reload()
      const { message, detail, buttons } = pageReloaded
      const type = loss === null ? 'info' : 'warning'
      await ask({ type, message, detail: loss ?? detail, buttons: [buttons.ok], defaultId: 0, cancelId: 0 })
      return
    }
    const { message, detail, buttons } = pageGone
    const answer = await ask({
      type: 'warning',
      message,
      detail: loss ?? detail,
      buttons: [buttons.again, buttons.quit],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    reloadedAt = now()
    if (answer === 1) quit()
    else reload()
  }
}
