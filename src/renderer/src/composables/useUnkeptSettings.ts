import { settingsMessages } from '@core/messages/settings'
import { watch } from 'vue'
import { useLibrary } from '../stores/library'
import { useNotices } from '../stores/notices'
import { useSettings } from '../stores/settings'
import { useMessages } from './useMessages'

/** Says, once, that a setting counts until the app quits where a newer Duidu has written to the library. */
export function useUnkeptSettings(): void {
  const library = useLibrary()
  const notices = useNotices()
  const settings = useSettings()
  const words = useMessages(settingsMessages)
  const stop = watch(
    () => settings.settings,
    () => {
      if (!library.readOnly) return
      notices.tell(words.value.notKept)
      stop()
    },
  )
}
