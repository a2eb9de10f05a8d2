import { describe, expect, test, vi } from 'vitest'
import { ModelRun } from './model/modelRun'

vi.mock('@core/library/storedShapes', async (original) =>
  (await import('./tinyShards')).tinyShards(await original()),
)
vi.mock('@core/library/firstRows', () => ({ FIRST_ROWS: 4 }))

/** More by hand: `DUIDU_MODEL_RUNS=500 DUIDU_MODEL_SEED=7 npx vitest run test/core/library/model.test.ts`. */
const RUNS = Number(process.env.DUIDU_MODEL_RUNS ?? 6)
const FIRST_SEED = Number(process.env.DUIDU_MODEL_SEED ?? 1)
const COMMANDS = Number(process.env.DUIDU_MODEL_COMMANDS ?? 120)

describe('whatever is done, in whatever order, and whatever fails', () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
    test(`the library is what a plain model says it is (seed ${seed})`, async () => {
      const run = new ModelRun(seed)
      await run.start()
      for (let command = 0; command < COMMANDS; command++) {
        try {
          await run.step()
        } catch (error) {
          const done = run.log.slice(-30).join('\n  ')
          throw new Error(`seed ${seed}, command ${command + 1}; the last of it:\n  ${done}`, {
            cause: error,
          })
        }
      }
      expect(run.log.length).toBeGreaterThan(COMMANDS / 2)
    })
  }
})
