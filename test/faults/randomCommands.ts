import { ModelRun } from '../core/library/model/modelRun'
import type { Tally } from './tally'

/** Then a new library begins, from another seed. */
const COMMANDS_A_RUN = 120

/**
 * Gives `count` random commands to libraries whose disks fail, that crash and are opened again, and compares
 * all that they show and store with a plain model after each. Needs the small shards of tinyShards.ts.
 */
export async function randomCommands(count: number, tally: Tally, firstSeed = 1): Promise<void> {
  let [restarts, crashes] = [0, 0]
  for (let seed = firstSeed; tally.tried < count; seed++) {
    const run = new ModelRun(seed)
    await run.start()
    for (let command = 1; command <= COMMANDS_A_RUN && tally.tried < count; command++) {
      const { lost } = tally
      await tally.try(`seed ${seed}, command ${command}`, 10_000, async () => {
        try {
          await run.step()
        } catch (error) {
          const done = run.log.slice(-30).join('\n  ')
          throw new Error(`${sayAll(error)}; the last of it:\n  ${done}`, { cause: error })
        }
      })
      if (tally.lost > lost) break // from here on nothing can be right
    }
    crashes += run.log.filter((line) => line === 'crash').length
    restarts += run.log.filter((line) => line === 'restart').length
  }
  tally.remark = `${crashes} crashes, ${restarts} restarts`
}

/** What was expected and found in full, which the sentence of an assertion cuts short. */
function sayAll(error: unknown): string {
  const { actual, expected } = error as { readonly actual?: unknown; readonly expected?: unknown }
  if (actual === undefined && expected === undefined) return (error as Error).stack ?? String(error)
  return `${String(error)}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`
}
