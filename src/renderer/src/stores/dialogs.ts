import type { CommandId } from '@core/commands'
import { defineStore } from 'pinia'
import { ref } from 'vue'

export type DialogName =
  | 'settings'
  | 'help'
  | 'report'
  | 'palette'
  | 'keys'
  | 'link'
  | 'savedSearches'
  | 'keywords'
  | 'print'
  | 'pdf'
  | 'exportLibrary'
  | 'importLibrary'
  | 'versions'

/** Which dialog is open; at most one. */
export const useDialogs = defineStore('dialogs', () => {
  const open = ref<DialogName | null>(null)
  /** The command whose keys are being edited, or were last. */
  const edited = ref<CommandId | null>(null)
  const before = ref<DialogName | null>(null)

  function show(name: DialogName): void {
    open.value = name
  }

  /** Opens the editor of a command's keys; closing it leads back to the dialog it was opened from, if any. */
  function editKeys(command: CommandId): void {
    before.value = open.value === 'help' ? 'help' : null
    edited.value = command
    open.value = 'keys'
  }

  function close(): void {
    open.value = open.value === 'keys' ? before.value : null
    before.value = null
  }

  return { open, edited, show, editKeys, close }
})
