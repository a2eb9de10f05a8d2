import type { CommandId } from '@core/commands'
import { defineStore } from 'pinia'
import { onScopeDispose } from 'vue'

/**
 * Does what a command asks. `false` = nothing to do here: the handler registered before it is asked.
 * `held`: the command comes again from a key that is held down.
 */
export type CommandHandler = (held: boolean) => unknown

interface Registered {
  readonly handler: CommandHandler
  readonly can: () => boolean
}

/** Who does what for each command. Keys and the application menu both end in `run`. */
export const useCommands = defineStore('commands', () => {
  const handlers = new Map<CommandId, Registered[]>()

  /**
   * Registers a handler, which is asked before those that are there; the result takes it out again. `can`
   * tells whether it would have something to do now, for those who offer the command.
   */
  function register(id: CommandId, handler: CommandHandler, can: () => boolean = () => true): () => void {
    const list = handlers.get(id) ?? []
    handlers.set(id, list)
    const registered = { handler, can }
    list.push(registered)
    return () => {
      const index = list.indexOf(registered)
      if (index >= 0) list.splice(index, 1)
    }
  }

  /** Whether the command could do something now. */
  function canRun(id: CommandId): boolean {
    return (handlers.get(id) ?? []).some(({ can }) => can())
  }

  /** True where a handler did it. */
  function run(id: CommandId, held = false): boolean {
    const list = handlers.get(id) ?? []
    return [...list].reverse().some(({ handler }) => handler(held) !== false)
  }

  /** Listens to commands chosen in the application menu; the result stops it. */
  function onMenu(listener: (id: CommandId) => void): () => void {
    return window.reader.on('command', listener)
  }

  return { register, canRun, run, onMenu }
})

/** Registers a handler for as long as the calling component or store lives. */
export function useCommand(id: CommandId, handler: CommandHandler, can?: () => boolean): void {
  onScopeDispose(useCommands().register(id, handler, can))
}
