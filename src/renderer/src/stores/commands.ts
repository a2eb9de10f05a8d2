import type { CommandId } from '@core/commands'
import { defineStore } from 'pinia'
import { onScopeDispose } from 'vue'

/** Does what a command asks. `false` = nothing to do here: the handler registered before it is asked. */
export type CommandHandler = () => unknown

/** Who does what for each command. Keys and the application menu both end in `run`. */
export const useCommands = defineStore('commands', () => {
  const handlers = new Map<CommandId, CommandHandler[]>()

  /** Registers a handler, which is asked before those that are there; the result takes it out again. */
  function register(id: CommandId, handler: CommandHandler): () => void {
    const list = handlers.get(id) ?? []
    handlers.set(id, list)
    list.push(handler)
    return () => {
      const index = list.indexOf(handler)
      if (index >= 0) list.splice(index, 1)
    }
  }

  /** True where a handler did it. */
  function run(id: CommandId): boolean {
    const list = handlers.get(id) ?? []
    return [...list].reverse().some((handler) => handler() !== false)
  }

  /** Listens to commands chosen in the application menu; the result stops it. */
  function onMenu(listener: (id: CommandId) => void): () => void {
    return window.reader.on('command', listener)
  }

  return { register, run, onMenu }
})

/** Registers a handler for as long as the calling component or store lives. */
export function useCommand(id: CommandId, handler: CommandHandler): void {
  onScopeDispose(useCommands().register(id, handler))
}
