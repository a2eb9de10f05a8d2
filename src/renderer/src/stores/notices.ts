import { LANG_TAG } from '@core/bilingual'
import type { CommandId } from '@core/commands'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { useSettings } from './settings'

export interface NoticeAction {
  readonly label: string
  /** The command that does the same, so that its key is shown. */
  readonly command?: CommandId
  readonly run: () => void
}

/** A short message. It goes by itself, or when the next one comes, unless it is an `alert`: that stays until it is closed. */
export interface Notice {
  readonly number: number
  readonly kind: 'message' | 'alert'
  readonly text: string
  /** Of the text: an alert may outlive a change of the interface's language. */
  readonly lang: string
  readonly action: NoticeAction | null
}

/** A text, or what gives it in the language that the interface speaks by then. */
type Words = string | (() => string)

/** A dialog that shows what is told while it is open. */
export interface DialogNotices {
  readonly since: number
}

/** How long a message stays when nobody points at it. */
export const NOTICE_MILLISECONDS = 7_000

/** What is told in passing: one short message, and every alert that nobody has closed yet. */
export const useNotices = defineStore('notices', () => {
  const settings = useSettings()
  const message = shallowRef<Notice | null>(null)
  /** Oldest first. */
  const alerts = shallowRef<readonly Notice[]>([])
  /** What came last of all that is still there. */
  const notice = computed(() => {
    const last = alerts.value.at(-1) ?? null
    return (message.value?.number ?? 0) > (last?.number ?? 0) ? message.value : last
  })
  /** Somebody points at one or has the focus in it: none goes by itself. */
  const held = ref(false)
  /** The open dialogs, each with the number of the last notice before it; the last one is on top. */
  const dialogs = shallowRef<readonly DialogNotices[]>([])
  let count = 0

  function make(kind: Notice['kind'], words: Words, action: NoticeAction | null): Notice {
    const lang = LANG_TAG[settings.locale]
    return {
      ...{ number: ++count, kind, action },
      get text() {
        return typeof words === 'string' ? words : words()
      },
      get lang() {
        return typeof words === 'string' ? lang : LANG_TAG[settings.locale]
      },
    }
  }

  function tell(text: string, action: NoticeAction | null = null): void {
    message.value = make('message', text, action)
  }

  /** What is said already is said once more, not twice. */
  function alert(words: Words, action: NoticeAction | null = null): void {
    const made = make('alert', words, action)
    alerts.value = [...alerts.value.filter((other) => other.text !== made.text), made]
  }

  /** Takes the short message away. */
  function close(): void {
    message.value = null
    held.value = false
  }

  function dismiss({ number }: Notice): void {
    if (message.value?.number === number) message.value = null
    alerts.value = alerts.value.filter((other) => other.number !== number)
    held.value = false
  }

  /**
   * A dialog opens, beside which nothing can be heard or pressed: what is told from now on is shown in it. To
   * be handed to `lower` when it closes.
   */
  function raise(): DialogNotices {
    const dialog = { since: count }
    dialogs.value = [...dialogs.value, dialog]
    return dialog
  }

  function lower(dialog: DialogNotices): void {
    dialogs.value = dialogs.value.filter((other) => other !== dialog)
    held.value = false
  }

  /** Whether a notice is shown in this dialog, or, for null, in the window itself. */
  function isShownIn(dialog: DialogNotices | null, { number }: Notice): boolean {
    const top = dialogs.value.at(-1) ?? null
    return top !== null && number > top.since ? dialog === top : dialog === null
  }

  return { message, alerts, notice, held, tell, alert, close, dismiss, raise, lower, isShownIn }
})
