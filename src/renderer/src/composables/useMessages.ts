import type { Locale } from '@core/messages/define'
import { computed, type ComputedRef } from 'vue'
import { useSettings } from '../stores/settings'

/** One area's messages in the interface's language, following it when it changes. */
export function useMessages<T>(messages: Readonly<Record<Locale, T>>): ComputedRef<T> {
  const settings = useSettings()
  return computed(() => messages[settings.locale])
}
