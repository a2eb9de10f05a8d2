import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect } from 'vitest'
import { lockFolder } from '../../src/main/storage/folderLock'
import { NODE_FILES } from '../../src/main/storage/storeFiles'
import { aFolder, aStore, namesIn } from '../main/storage/aStore'
import { bundleProgram } from '../main/storage/bundleProgram'
import type { Tally } from './tally'

export interface SavingProgram {
  readonly child: ChildProcess
  /** Resolves with the first line that it says. */
  readonly begun: Promise<string>
  /** Resolves when it has acknowledged a save. */
  readonly saving: Promise<void>
  /** Ends it without warning and gives the last save it acknowledged, 0 for none. */
  kill(): Promise<number>
}

/** Starts a program of its own that takes a folder's lock and saves without end. */
export function startSaving(program: string, folder: string): SavingProgram {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  let last = 0
  const saving = new Promise<void>((resolve) =>
    lines.on('line', (line) => {
      if (!/^\d+$/.test(line)) return
      last = Number(line)
      resolve()
    }),
  )
  const begun = once(lines, 'line').then(([line]) => line as string)
  return {
    child,
    begun,
    saving,
    async kill() {
      const closed = once(lines, 'close')
      child.kill('SIGKILL')
      await closed
      return last
    },
  }
}

/** The saving program, as plain Node runs it. */
export function savingProgram(): Promise<string> {
  return bundleProgram('test/main/storage/savingProgram.ts')
}

/**
 * Kills a program `count` times while it saves: no acknowledged save is lost, the store is whole, its lock
 * is free, and nothing is left lying about.
 */
export async function killedSaving(count: number, tally: Tally): Promise<void> {
  const program = await savingProgram()
  const folder = await aFolder()
  let acknowledged = 0
  for (let round = 0; round < count; round++) {
    await tally.try(`round ${round}`, 10_000, async () => {
      const running = startSaving(program, folder)
      try {
        expect(await running.begun).toBe('locked')
        await running.saving
        // anywhere within a few saves
        await new Promise((resolve) => setTimeout(resolve, (round * 7) % 40))
      } finally {
        acknowledged = await running.kill()
      }
      expect(acknowledged).toBeGreaterThan(0)

      const lock = await lockFolder(folder)
      if (lock.kind !== 'held') throw new Error('the lock outlived its process')
      const { data, notice } = await aStore(folder, { files: NODE_FILES }).load()
      await lock.release()
      expect(notice).toBeNull()
      const found = Number(data?.words[0])
      expect([acknowledged, acknowledged + 1]).toContain(found)
      expect(data?.words[1]).toBe('x'.repeat(10_000))
      const leftovers = (await namesIn(folder)).filter((name) => !/^words\.json(?:\.bak)?$/.test(name))
      expect(leftovers).toEqual([])
    })
  }
  tally.remark = `${acknowledged} saves acknowledged`
}
