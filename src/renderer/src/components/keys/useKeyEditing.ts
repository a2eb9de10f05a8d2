import type { CommandId } from '@core/commands'
import { MOST_KEYS, withKey, withOwnKeys, withoutKey, type KeyBindings } from '@core/keys'
import { commandMessages } from '@core/messages/commands'
import { keysMessages } from '@core/messages/palette'
import { keyRefusal } from '@core/refusedKeys'
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { keyLabel } from '../../composables/keyLabel'
import { useMessages } from '../../composables/useMessages'
import { useSettings } from '../../stores/settings'

/** A pressed key that another command has. */
export interface KeyConflict {
  readonly key: string
  readonly text: string
}

export interface KeyEditing {
  readonly keys: ComputedRef<readonly string[]>
  /** Whether a person chose this command's keys. */
  readonly changed: ComputedRef<boolean>
  readonly conflict: Ref<KeyConflict | null>
  /** What came of the last key, in words. */
  readonly outcome: Ref<string>
  readonly labelOf: (key: string) => string
  /** Takes a pressed key; true where the recorder has done its work. */
  readonly press: (key: string) => boolean
  readonly takeOver: () => void
  readonly leave: () => void
  readonly remove: (key: string) => void
  readonly reset: () => void
}

/** Changes one command's keys: refuses what text and system need, asks before taking another's. */
export function useKeyEditing(id: CommandId): KeyEditing {
  const settings = useSettings()
  const words = useMessages(keysMessages)
  const commandWords = useMessages(commandMessages)
  const conflict = ref<KeyConflict | null>(null)
  const outcome = ref('')

  const keys = computed(() => settings.keys[id])
  const labelOf = (key: string): string => keyLabel(key, settings.mac, settings.locale)

  function keep(chosen: KeyBindings): void {
    void settings.change({ keys: chosen })
  }

  function add(key: string): void {
    keep(withKey(settings.settings.keys, id, key, settings.mac))
    outcome.value = words.value.added(labelOf(key))
  }

  function press(key: string): boolean {
    conflict.value = null
    const refusal = keyRefusal(key, id)
    if (refusal !== null) {
      outcome.value = words.value.refused(labelOf(key), refusal)
      return false
    }
    outcome.value = ''
    const owner = settings.commandOfKey.get(key)
    if (owner === id) outcome.value = words.value.hasIt(labelOf(key))
    else if (keys.value.length >= MOST_KEYS) outcome.value = words.value.tooMany(MOST_KEYS)
    else if (owner === undefined) add(key)
    else conflict.value = { key, text: words.value.taken(labelOf(key), commandWords.value[owner]) }
    return true
  }

  function takeOver(): void {
    if (conflict.value) add(conflict.value.key)
    conflict.value = null
  }

  function leave(): void {
    conflict.value = null
    outcome.value = ''
  }

  function remove(key: string): void {
    leave()
    keep(withoutKey(settings.settings.keys, id, key, settings.mac))
  }

  function reset(): void {
    leave()
    keep(withOwnKeys(settings.settings.keys, id, settings.mac))
  }

  const changed = computed(() => Object.hasOwn(settings.settings.keys, id))
  return { keys, changed, conflict, outcome, labelOf, press, takeOver, leave, remove, reset }
}
