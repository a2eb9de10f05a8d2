import { COMMAND_IDS, COMMANDS, isCommandId, type CommandFacts, type CommandId } from './commands'

/** The keys that a person chose, by command; a command that is not named has its own. */
export type KeyBindings = Partial<Record<CommandId, readonly string[]>>

/** The most keys that one command may have. */
export const MOST_KEYS = 6

/** A key as COMMANDS writes it, apart: `Mod+Shift+Z` → modifiers `Mod`, `Shift` and the name `Z`. */
export interface KeyParts {
  readonly modifiers: readonly string[]
  readonly name: string
}

const WRITTEN = /^((?:Mod\+)?(?:Shift\+)?(?:Alt\+)?)(.|[A-Z][A-Za-z0-9]{1,30})$/su

/** The parts of a key, or null where it is not written as one. The name may itself be `+`. */
export function keyParts(key: string): KeyParts | null {
  const match = WRITTEN.exec(key)
  if (match === null) return null
  return { modifiers: match[1]!.split('+').filter(Boolean), name: match[2]! }
}

/** The keys a command has by itself. */
export function ownKeys(id: CommandId, mac: boolean): readonly string[] {
  const facts: CommandFacts = COMMANDS[id]
  return (mac ? facts.macKeys : undefined) ?? facts.keys
}

/** The keys of every command as a person has them: those chosen, and of a command's own those not chosen for another. */
export function effectiveKeys(chosen: KeyBindings, mac: boolean): Record<CommandId, readonly string[]> {
  const taken = new Set(Object.values(chosen).flat())
  return Object.fromEntries(
    COMMAND_IDS.map((id) => [id, chosen[id] ?? ownKeys(id, mac).filter((key) => !taken.has(key))]),
  ) as Record<CommandId, readonly string[]>
}

/** Which command each key runs. */
export function commandsByKey(chosen: KeyBindings, mac: boolean): ReadonlyMap<string, CommandId> {
  const keys = effectiveKeys(chosen, mac)
  return new Map(COMMAND_IDS.flatMap((id) => keys[id].map((key) => [key, id] as const)))
}

/**
 * The bindings with a key added to a command. A command that had the key loses it. A key the command
 * has already changes nothing.
 */
export function withKey(chosen: KeyBindings, id: CommandId, key: string, mac: boolean): KeyBindings {
  const keys = effectiveKeys(chosen, mac)
  if (keys[id].includes(key)) return chosen
  const changed: KeyBindings = { ...chosen, [id]: [...keys[id], key].slice(-MOST_KEYS) }
  const loser = COMMAND_IDS.find((other) => other !== id && keys[other].includes(key))
  return loser === undefined ? changed : { ...changed, [loser]: keys[loser].filter((one) => one !== key) }
}

/** The bindings with a key taken from a command. */
export function withoutKey(chosen: KeyBindings, id: CommandId, key: string, mac: boolean): KeyBindings {
  return { ...chosen, [id]: effectiveKeys(chosen, mac)[id].filter((one) => one !== key) }
}

/**
 * The bindings with a command's own keys again. Where a person gave one of them to another command, that
 * one loses it; a command that lost one of them long ago keeps what it has.
 */
export function withOwnKeys(chosen: KeyBindings, id: CommandId, mac: boolean): KeyBindings {
  const own = ownKeys(id, mac)
  const rest = Object.entries(chosen).filter(([other]) => other !== id)
  return Object.fromEntries(rest.map(([other, keys]) => [other, keys.filter((key) => !own.includes(key))]))
}

/** The bindings that a store holds, as far as this version knows them: each key for one command, none too many. */
export function cleanKeys(stored: unknown): KeyBindings {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {}
  const seen = new Set<unknown>()
  const kept: [CommandId, readonly string[]][] = []
  for (const [id, keys] of Object.entries(stored)) {
    if (!isCommandId(id) || !Array.isArray(keys)) continue
    const usable = [...new Set(keys)].filter((key) => isUsableKey(key) && !seen.has(key))
    kept.push([id, usable.slice(0, MOST_KEYS)])
    for (const key of usable) seen.add(key)
  }
  return Object.fromEntries(kept)
}

function isUsableKey(key: unknown): key is string {
  return typeof key === 'string' && keyParts(key) !== null
}

/** True where `value` is bindings as the page may hand them over: known commands, keys that are written as keys. */
export function areKeyBindings(value: unknown): value is KeyBindings {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(
      ([id, keys]) =>
        isCommandId(id) && Array.isArray(keys) && keys.length <= MOST_KEYS && keys.every(isUsableKey),
    )
  )
}
