import { COMMANDS, type CommandId } from '@core/commands'
import { keyLabel } from '../../composables/keyLabel'
import { useSettings } from '../../stores/settings'

/** Tells the first key of a command as people write it; `''` where it has none. */
export function useKeyOf(): (id: CommandId) => string {
  const settings = useSettings()
  return (id) => {
    const [key] = COMMANDS[id].keys
    return key === undefined ? '' : keyLabel(key, settings.platform === 'mac', settings.locale)
  }
}
