import type { CommandId } from '@core/commands'
import { MOST_RECENT_COMMANDS, type Session } from '@core/settings'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** The commands run from the palette, the last one first; they are there again after a restart. */
export const useRecentCommands = defineStore('recentCommands', () => {
  const recent = shallowRef<readonly CommandId[]>([])

  function begin(session: Session): void {
    recent.value = session.recentCommands
  }

  function add(id: CommandId): void {
    const others = recent.value.filter((other) => other !== id)
    recent.value = [id, ...others].slice(0, MOST_RECENT_COMMANDS)
    void window.reader.keepSession({ recentCommands: recent.value })
  }

  return { recent, begin, add }
})
