import { messageOf } from '@core/messageOf'
import { linkMessages } from '@core/messages/links'
import { webAddress, type WebAddress } from '@core/text/webAddress'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useDialogs } from './dialogs'
import { useNotices } from './notices'
import { useSettings } from './settings'

/** Ways out of the app: an address is opened only after it has been looked at. */
export const useLinks = defineStore('links', () => {
  const dialogs = useDialogs()
  const notices = useNotices()
  const settings = useSettings()
  /** The address that is being looked at, or was last. */
  const address = ref<WebAddress | null>(null)

  /** Shows where an address leads, before anything is opened. */
  function look(url: string): void {
    address.value = webAddress(url)
    if (address.value !== null) dialogs.show('link')
  }

  /** Opens the address that was looked at. */
  async function open(): Promise<void> {
    dialogs.close()
    if (address.value === null) return
    try {
      await window.reader.openLink(address.value.href)
    } catch (error) {
      notices.alert(linkMessages[settings.locale].notOpened(messageOf(error)))
    }
  }

  /** Copies a text; `done` is said when it is on the clipboard. */
  async function copy(text: string, done: string): Promise<void> {
    try {
      await window.reader.copyText(text)
      notices.tell(done)
    } catch (error) {
      notices.alert(linkMessages[settings.locale].notCopied(messageOf(error)))
    }
  }

  return { address, look, open, copy }
})
