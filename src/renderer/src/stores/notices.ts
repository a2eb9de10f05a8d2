import type { CommandId } from '@core/commands'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export interface NoticeAction {
  readonly label: string
  /** The command that does the same, so that its key is shown. */
  readonly command?: CommandId
  readonly run: () => void
}

/** A short message. It goes by itself unless it is an `alert`, which stays until it is closed. */
export interface Notice {
  readonly number: number
  readonly kind: 'message' | 'alert'
  readonly text: string
  readonly action: NoticeAction | null
}

/** How long a message stays when nobody points at it. */
export const NOTICE_MILLISECONDS = 7_000

/** The one short message that is shown; a newer one takes its place. */
export const useNotices = defineStore('notices', () => {
  const notice = shallowRef<Notice | null>(null)
  let count = 0

  function tell(text: string, action: NoticeAction | null = null): void {
    notice.value = { number: ++count, kind: 'message', text, action }
  }

  function alert(text: string, action: NoticeAction | null = null): void {
    notice.value = { number: ++count, kind: 'alert', text, action }
  }

  function close(): void {
    notice.value = null
  }

  return { notice, tell, alert, close }
})
