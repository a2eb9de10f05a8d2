import type { Locale } from '@core/messages/define'
import { dialogMessages } from '@core/messages/dialogs'
import type { MessageBoxOptions } from 'electron/main'

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
 * Nothing is lost by it, since the library does not live in the page.
 */
export function pageTrouble({ reload, quit, locale, ask, now }: PageTroubleOptions): () => Promise<void> {
  let reloadedAt = -Infinity
  return async () => {
    const { pageReloaded, pageGone } = dialogMessages[locale()]
    const again = now() - reloadedAt < TRIAL_MS
    if (!again) {
      reloadedAt = now()
      reload()
      const { message, detail, buttons } = pageReloaded
      await ask({ type: 'info', message, detail, buttons: [buttons.ok], defaultId: 0, cancelId: 0 })
      return
    }
    const { message, detail, buttons } = pageGone
    const answer = await ask({
      type: 'warning',
      message,
      detail,
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
