import { LANG_TAG } from '@core/bilingual'
import { useSettings } from '../stores/settings'

/** Writes a count as the interface's language does. */
export function useNumbers(): (count: number) => string {
  const settings = useSettings()
  return (count) => count.toLocaleString(LANG_TAG[settings.locale])
}
