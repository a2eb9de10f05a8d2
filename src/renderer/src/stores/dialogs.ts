import type { CommandId } from '@core/commands'
import type { Keyword } from '@core/search/keywords'
import { defineStore } from 'pinia'
import { ref } from 'vue'

/** The parts of the settings. */
export type SettingsSection = 'general' | 'reading' | 'type' | 'snapshots'

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
  | 'deletedNotes'

/** Which dialog is open; at most one. One that is held stays until it is let go. */
export const useDialogs = defineStore('dialogs', () => {
  const open = ref<DialogName | null>(null)
  /** The command whose keys are being edited, or were last. */
  const edited = ref<CommandId | null>(null)
  const before = ref<DialogName | null>(null)
  const held = ref(false)
  /** The part of the settings that is shown. */
  const section = ref<SettingsSection>('general')
  /** Which words are to be typed in the dialog of words. */
  const keywordKind = ref<Keyword['kind']>('followed')
  /** Asked for while another one is held: its turn comes when that is closed. */
  const next = ref<DialogName | null>(null)

  function show(name: DialogName): void {
    if (held.value) next.value = name
    else open.value = name
  }

  /** Opens the settings on one of their parts. */
  function showSettings(part: SettingsSection): void {
    section.value = part
    show('settings')
  }

  /** Opens the dialog of followed and muted words, in the field of one kind. */
  function showKeywords(kind: Keyword['kind']): void {
    keywordKind.value = kind
    show('keywords')
  }

  /** Keeps the open dialog open for as long as this work takes. Rejects as it does. */
  async function holdWhile<T>(work: () => Promise<T>): Promise<T> {
    held.value = true
    try {
      return await work()
    } finally {
      held.value = false
    }
  }

  /** Opens the editor of a command's keys; closing it leads back to the dialog it was opened from, if any. */
  function editKeys(command: CommandId): void {
    before.value = open.value === 'help' ? 'help' : null
    edited.value = command
    open.value = 'keys'
  }

  function close(): void {
    if (held.value) return
    open.value = open.value === 'keys' ? before.value : next.value
    before.value = null
    next.value = null
  }

  return {
    open,
    held,
    edited,
    section,
    show,
    showSettings,
    keywordKind,
    showKeywords,
    holdWhile,
    editKeys,
    close,
  }
})
