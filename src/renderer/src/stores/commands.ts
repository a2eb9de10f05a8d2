import type { CommandId } from '@core/commands'
import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'

/**
 * Does what a command asks. `false` = nothing to do here: the handler registered before it is asked. What comes
 * later is a promise; of those in `LEADING`, `false` in it tells that it was not reached.
 * `held`: the command comes again from a key that is held down.
 */
export type CommandHandler = (held: boolean) => unknown

/** How long a leading command is waited for, in milliseconds. What takes longer is not to take the keys away. */
const PATIENCE = 2_000

interface Registered {
  readonly handler: CommandHandler
  readonly can: () => boolean
}

/** These lead to a paper or a note that may come later: what is asked next is meant for that. */
const LEADING: ReadonlySet<CommandId> = new Set([
  'nextUnread',
  'previousUnread',
  'pageOrNextUnread',
  'goBack',
  'goForward',
  'editNote',
])

/** Who does what for each command. Keys and the application menu both end in `run`. */
export const useCommands = defineStore('commands', () => {
  const handlers = new Map<CommandId, Registered[]>()
  /** While a leading command has not come to its end: resolves when it has or takes too long, to whether that was reached. */
  const underWay = shallowRef<Promise<boolean> | null>(null)
  /** How often somebody did not want to wait for that any more. */
  const timesLetGo = ref(0)

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
    return [...list].reverse().some(({ handler }) => {
      const done = handler(held)
      if (done instanceof Promise && LEADING.has(id)) follow(done)
      return done !== false
    })
  }

  function follow(done: Promise<unknown>): void {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, PATIENCE, false)))
    const reached = done.then(
      (answer) => answer !== false,
      () => false,
    )
    const ended = Promise.race([reached, late])
    underWay.value = ended
    void ended.then(() => {
      clearTimeout(timer)
      if (underWay.value === ended) underWay.value = null
    })
    // what went wrong is told as of any other command
    void done.then()
  }

  /** What is under way is not waited for any more. */
  function letGo(): void {
    underWay.value = null
    timesLetGo.value++
  }

  /** Listens to commands chosen in the application menu; the result stops it. */
  function onMenu(listener: (id: CommandId) => void): () => void {
    return window.reader.on('command', listener)
  }

  return { underWay, timesLetGo, register, canRun, run, letGo, onMenu }
})

/** Registers a handler for as long as the calling component or store lives. */
export function useCommand(id: CommandId, handler: CommandHandler, can?: () => boolean): void {
  onScopeDispose(useCommands().register(id, handler, can))
}
