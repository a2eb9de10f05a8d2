import { dialogMessages } from '@core/messages/dialogs'
import type { Locale } from '@core/messages/define'
import type { MessageBoxOptions } from 'electron/main'
import { atMost, QUIT_PATIENCE_MS } from './quitting'

/** What quitting would cut off. */
export type LongWork = 'exporting' | 'importing'

export interface WorkOptions {
  readonly locale: () => Locale
  /** Shows a message box and answers with the number of the button. */
  readonly ask: (options: MessageBoxOptions) => Promise<number>
  /** False once the library's thread has ended: nothing goes on any more, and that was told already. */
  readonly canSave: () => boolean
  readonly patience?: number
}

export interface WorkUnderWay {
  /** Runs work that should not be cut off; gives what it gives. */
  whileWorking<T>(kind: LongWork, work: () => Promise<T>): Promise<T>
  /**
   * Resolves with true when nothing is under way any more, or a person said that it may be cut off; with false
   * where they would rather go on. Asks where it takes long.
   */
  mayEnd(): Promise<boolean>
}

/** Keeps in mind what is under way that quitting would cut off. */
export function workUnderWay({
  locale,
  ask,
  canSave,
  patience = QUIT_PATIENCE_MS,
}: WorkOptions): WorkUnderWay {
  const works = new Map<Promise<unknown>, LongWork>()

  async function askWhatNow(kind: LongWork): Promise<'wait' | 'quit' | 'back'> {
    const { message, detail, buttons } = dialogMessages[locale()].stillWorking[kind]
    const answers = ['wait', 'quit', 'back'] as const
    const button = await ask({
      ...{ type: 'warning', message, detail, buttons: answers.map((answer) => buttons[answer]) },
      ...{ defaultId: 0, cancelId: 2, noLink: true },
    })
    return answers[button] ?? 'wait'
  }

  return {
    async whileWorking(kind, work) {
      const result = work()
      works.set(result, kind)
      try {
        return await result
      } finally {
        works.delete(result)
      }
    },
    async mayEnd() {
      for (;;) {
        const [first] = works
        if (first === undefined || !canSave()) return true
        const [work, kind] = first
        const isOver = work.then(
          () => true,
          () => true,
        )
        if (await atMost(patience, isOver, false)) continue
        const answer = await askWhatNow(kind)
        if (answer !== 'wait') return answer === 'quit'
      }
    },
  }
}
