import { DEFAULT_SETTINGS } from '@core/settings'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'vitest'
import { openOnDisk } from '../main/library/openOnDisk'
import { aFolder } from '../main/storage/aStore'
import { bundleProgram } from '../main/storage/bundleProgram'
import type { Tally } from './tally'

const STARTS = 4
/** The setting that every start adds to goes up to a minute. */
const ROUNDS_A_LIBRARY = 14

/** A program that is ready to start, and what it says in the end. */
async function startOn(program: string, folder: string): Promise<{ readonly go: () => Promise<string> }> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const said: string[] = []
  lines.on('line', (line) => said.push(line))
  await once(lines, 'line')
  return {
    async go() {
      child.stdin.end('go\n')
      await once(lines, 'close')
      return said.slice(1).join(', ')
    },
  }
}

/**
 * Starts four programs on one library at the same moment, `count` times: never do two write, whoever is
 * refused has opened no file of it, and what each one wrote is there.
 */
export async function startsAtOnce(count: number, tally: Tally): Promise<void> {
  const program = await bundleProgram('test/main/library/startingProgram.ts')
  const base = await aFolder()
  let [refused, expected] = [0, DEFAULT_SETTINGS.dwellSeconds]
  for (let round = 0; round < count; round++) {
    const folder = join(base, `library${Math.floor(round / ROUNDS_A_LIBRARY)}`)
    if (round % ROUNDS_A_LIBRARY === 0) expected = DEFAULT_SETTINGS.dwellSeconds
    await tally.try(`round ${round}`, 30_000, async () => {
      const starts = await Promise.all(Array.from({ length: STARTS }, () => startOn(program, folder)))
      const said = await Promise.all(starts.map(({ go }) => go()))
      const wrote = said.filter((words) => words === 'wrote').length
      expect(said.filter((words) => words !== 'wrote' && words !== 'refused 0')).toEqual([])
      expect(wrote).toBeGreaterThan(0)
      refused += STARTS - wrote
      expected += wrote
      const { library, close } = await openOnDisk(folder)
      const { settings } = await library.begin()
      await close()
      expect(settings.dwellSeconds).toBe(expected)
    })
    await rm(`${folder}-witness`, { force: true })
  }
  if (refused === 0) tally.lose('no two starts ever met')
  tally.remark = `${refused} refused`
}
