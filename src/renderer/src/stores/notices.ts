import type { CommandId } from '@core/commands'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

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
  readonly action: NoticeAction | null
}

/** How long a message stays when nobody points at it. */
export const NOTICE_MILLISECONDS = 7_000

/** What is told in passing: one short message, and every alert that nobody has closed yet. */
export const useNotices = defineStore('notices', () => {
  const message = shallowRef<Notice | null>(null)
  /** Oldest first. */
  const alerts = shallowRef<readonly Notice[]>([])
  /** What came last of all that is still there. */
  const notice = computed(() => {
    const last = alerts.value.at(-1) ?? null
    return (message.value?.number ?? 0) > (last?.number ?? 0) ? message.value : last
  })
  let count = 0

  function tell(text: string, action: NoticeAction | null = null): void {
    message.value = { number: ++count, kind: 'message', text, action }
  }

  /** What is said already is said once more, not twice. */
  function alert(text: string, action: NoticeAction | null = null): void {
    const others = alerts.value.filter((other) => other.text !== text)
    alerts.value = [...others, { number: ++count, kind: 'alert', text, action }]
  }

  /** Takes the short message away. */
  function close(): void {
    message.value = null
  }

  function dismiss({ number }: Notice): void {
    if (message.value?.number === number) message.value = null
    alerts.value = alerts.value.filter((other) => other.number !== number)
  }

  return { message, alerts, notice, tell, alert, close, dismiss }
})
