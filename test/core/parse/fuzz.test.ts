import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from './aMarkdown'
import { mutate, seeded } from './mutate'
import { faultIn } from './wellFormed'

// FUZZ=10000 npx vitest run test/core/parse/fuzz.test.ts for more; FUZZ_SEED to go on elsewhere
const TURNS = Number(process.env['FUZZ'] ?? 600)
const SEED = Number(process.env['FUZZ_SEED'] ?? 1)

const fixtures = resolve(import.meta.dirname, '../../fixtures/digests')
const samples = process.env['FUZZ_FOLDER']
const files = [fixtures, ...(samples === undefined ? [] : [samples])].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name !== 'README.md')
    .map((name) => ({ name, bytes: readFileSync(resolve(folder, name)) })),
)

test(
  `${TURNS} spoiled files are read without a throw, a hang or a crooked entry`,
  { timeout: 3_600_000 },
  () => {
    let slowest = 0
    for (let turn = 0; turn < TURNS; turn++) {
      const random = seeded(SEED * 1_000_003 + turn)
      const { name, bytes } = files[Math.floor(random() * files.length)]!
      const spoiled = mutate(bytes, random)
      const begun = performance.now()
      const fault = faultIn(parse(spoiled, name))
      slowest = Math.max(slowest, performance.now() - begun)
      expect(fault, `seed ${SEED}, turn ${turn}, ${name}`).toBeNull()
    }
    // seconds would be a hang; these files take milliseconds
    expect(slowest).toBeLessThan(2_000)
  },
)
