import type { CommandId } from '@core/commands'
import { useSettings } from '../stores/settings'
import { keyLabel } from './keyLabel'

/** Tells the first key of a command as people write it; `''` where it has none. */
export function useKeyOf(): (id: CommandId) => string {
  const settings = useSettings()
  return (id) => {
    const [key] = settings.keys[id]
    return key === undefined ? '' : keyLabel(key, settings.mac, settings.locale)
  }
}
