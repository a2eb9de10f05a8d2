import { COMMAND_IDS, COMMANDS, type CommandId } from '../commands'
import { commandGroupMessages, commandMessages } from '../messages/commands'
import { foldWords, matchWords } from './matchWords'

/** A command's words in both languages: its name, and its name behind its group. */
const WORDS: ReadonlyMap<CommandId, readonly string[]> = new Map(
  COMMAND_IDS.map((id) => {
    const { group } = COMMANDS[id]
    const names = (['zh', 'en'] as const).flatMap((locale) => {
      const name = foldWords(commandMessages[locale][id])
      return [name, `${foldWords(commandGroupMessages[locale][group])} ${name}`]
    })
    return [id, names]
  }),
)

/**
 * The commands that answer to a query in either language: better answers first, then those run lately,
 * then in their own order. `recent` has the last one first. An empty query finds all.
 */
export function findCommands(query: string, recent: readonly CommandId[]): readonly CommandId[] {
  const folded = foldWords(query)
  const found: { id: CommandId; rank: number; age: number }[] = []
  for (const [id, words] of WORDS) {
    const ranks = words.flatMap((text) => matchWords(folded, text) ?? [])
    if (ranks.length === 0) continue
    const age = recent.indexOf(id)
    found.push({ id, rank: Math.min(...ranks), age: age < 0 ? recent.length : age })
  }
  return found.sort((a, b) => a.rank - b.rank || a.age - b.age).map(({ id }) => id)
}
