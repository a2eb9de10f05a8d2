import { messageOf } from '@core/messageOf'
import type { FlushReport } from '@core/library/libraryApi'
import { dialogMessages } from '@core/messages/dialogs'
import type { Locale } from '@core/messages/define'
import { errorMessages } from '@core/messages/errors'
import type { PaperId } from '@core/paperId'
import type { SaveFailure } from '@core/reports'
import type { App, MessageBoxOptions } from 'electron/main'
import { NOTES_NAMED } from './unsavedNotes'

/** How long quitting waits before it asks. */
export const QUIT_PATIENCE_MS = 5_000
type FlushOutcome = FlushReport | { readonly kind: 'slow' }
type Answer = 'again' | 'quit' | 'back'

export interface QuitOptions {
  readonly app: Pick<App, 'on' | 'quit' | 'exit'>
  /** Waits for what quitting would cut off, or asks; false where the person would rather go on. */
  readonly mayEnd: () => Promise<boolean>
  readonly flush: () => Promise<FlushReport>
  /** Ends the library's worker, after a last flush of its own. */
  readonly close: () => Promise<void>
  /** False once the worker has ended: nothing can be saved any more, and that was told already. */
  readonly canSave: () => boolean
  readonly unsavedNotes: () => readonly PaperId[]
  /** Those of which only the page has the text: no flush makes them safe. */
  readonly heldNotes: () => readonly PaperId[]
  readonly locale: () => Locale
  /** Shows a message box and answers with the number of the button. */
  readonly ask: (options: MessageBoxOptions) => Promise<number>
  readonly patience?: number
}

function after(milliseconds: number): { readonly over: Promise<void>; readonly stop: () => void } {
  let stop = (): void => {}
  const over = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    stop = () => clearTimeout(timer)
  })
  return { over, stop }
}

export interface QuitGuard {
  /** Whether the window may close now: everything is saved, or was given up. */
  readonly mayClose: () => boolean
  /** Asked when the page wants to stay, as it has text that nobody else has: whether it may go all the same. */
  readonly mayLosePage: () => boolean
}

/** Waits for `work`, but no longer than `milliseconds`: then the answer is `late`. */
export async function atMost<T, L>(milliseconds: number, work: Promise<T>, late: L): Promise<T | L> {
  const { over, stop } = after(milliseconds)
  try {
    return await Promise.race([work, over.then(() => late)])
  } finally {
    stop()
  }
}

function unsavedInWords(locale: Locale, notes: readonly PaperId[]): string {
  const words = dialogMessages[locale]
  if (notes.length === 0) return words.unsavedRest
  return words.unsavedNotes(notes.length, notes.slice(0, NOTES_NAMED))
}

/** The question, its buttons in the order again · quit · back; `failure` is null while it is only slow. */
function boxFor(
  locale: Locale,
  notes: readonly PaperId[],
  failure: SaveFailure | null,
): Pick<MessageBoxOptions, 'message' | 'detail'> & { readonly buttons: readonly string[] } {
  const { stillSaving, notSaved } = dialogMessages[locale]
  const unsaved = unsavedInWords(locale, notes)
  if (failure === null) {
    const { wait, quit, back } = stillSaving.buttons
    return {
      message: stillSaving.message,
      detail: `${stillSaving.detail}\n\n${unsaved}`,
      buttons: [wait, quit, back],
    }
  }
  const { again, quit, back } = notSaved.buttons
  return {
    message: notSaved.message,
    detail: `${errorMessages[locale].save(failure)}\n\n${unsaved}`,
    buttons: [again, quit, back],
  }
}

/**
 * Lets the app quit only when everything is saved or a person said that it need not be. While the window
 * is still open it flushes, and asks where that fails or takes long; when all windows are gone it ends
 * the library. The result tells whether windows may close now.
 */
export function guardQuitting(options: QuitOptions): QuitGuard {
  const { app, mayEnd, flush, close, canSave, unsavedNotes, heldNotes, locale, ask } = options
  const patience = options.patience ?? QUIT_PATIENCE_MS
  let stage: 'running' | 'settling' | 'leaving' | 'closing' | 'closed' = 'running'
  let quitAnyway = false
  /** The page wanted to stay, although nothing was known that it holds. */
  let pageStays = false

  const tryFlush = (): Promise<FlushReport> =>
    flush().catch((error: unknown): FlushReport => {
      const detail = messageOf(error)
      return { kind: 'notFlushed', failure: { kind: 'unknown', detail } }
    })

  /** `mayGoBack` is false when no window is left to go back to: then closing the box means trying again. */
  async function askWhatNow(failure: SaveFailure | null, mayGoBack: boolean): Promise<Answer> {
    const { buttons, ...words } = boxFor(locale(), unsavedNotes(), failure)
    const answers: readonly Answer[] = mayGoBack ? ['again', 'quit', 'back'] : ['again', 'quit']
    const button = await ask({
      type: 'warning',
      ...words,
      buttons: buttons.slice(0, answers.length),
      defaultId: 0,
      cancelId: mayGoBack ? 2 : 0,
      noLink: true,
    })
    return answers[button] ?? 'again'
  }

  /** True where the page has nothing that nobody else has, or that is given up. */
  async function mayLeavePage(): Promise<boolean> {
    const held = heldNotes()
    if (held.length === 0 && !pageStays) return true
    pageStays = false
    const { message, detail, buttons } = dialogMessages[locale()].onlyInPage
    const button = await ask({
      type: 'warning',
      message,
      detail: detail(held.length, held.slice(0, NOTES_NAMED)),
      buttons: [buttons.back, buttons.quit],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    quitAnyway = button === 1
    return quitAnyway
  }

  /** True where the app may go: all is saved, or it was told to go anyway. */
  async function settle(mayGoBack: boolean): Promise<boolean> {
    let flushing = tryFlush()
    while (!quitAnyway) {
      const outcome: FlushOutcome = canSave()
        ? await atMost(patience, flushing, { kind: 'slow' } as const)
        : { kind: 'flushed' }
      if (outcome.kind === 'flushed') return !mayGoBack || mayLeavePage()
      const answer = await askWhatNow(outcome.kind === 'slow' ? null : outcome.failure, mayGoBack)
      if (answer === 'back') return false
      quitAnyway = answer === 'quit'
      // a flush that is merely slow goes on; one that failed is begun anew
      if (outcome.kind !== 'slow') flushing = tryFlush()
    }
    return true
  }

  async function leave(): Promise<void> {
    const may = (await mayEnd()) && (await settle(true))
    stage = may ? 'leaving' : 'running'
    if (may) app.quit()
  }

  /** The window is gone; what the page said last is saved, and the library ends. */
  async function closeLibrary(): Promise<void> {
    await settle(false)
    await atMost(quitAnyway ? patience / 5 : patience, close(), undefined)
  }

  app.on('before-quit', (event) => {
    if (stage !== 'running' && stage !== 'settling') return
    event.preventDefault()
    if (stage === 'settling') return
    stage = 'settling'
    leave().catch((error: unknown) => {
      // the question itself could not be asked: rather stay open than lose anything
      stage = 'running'
      console.error('Duidu: could not ask whether to quit:', error)
    })
  })

  app.on('will-quit', (event) => {
    if (stage === 'closed') return
    event.preventDefault()
    if (stage === 'closing') return
    stage = 'closing'
    closeLibrary()
      .catch((error: unknown) => console.error('Duidu: the library did not close well:', error))
      .finally(() => {
        stage = 'closed'
        app.exit(0)
      })
  })

  return {
    mayClose: () => stage !== 'running' && stage !== 'settling',
    mayLosePage() {
      if (quitAnyway || stage !== 'leaving') return quitAnyway
      // it was typed after the question, or was never told: asked once more
      stage = 'running'
      pageStays = true
      setImmediate(() => app.quit())
      return false
    },
  }
}
