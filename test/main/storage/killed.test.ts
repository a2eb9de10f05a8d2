import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rm, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockFolder } from '../../../src/main/storage/folderLock'
import { NODE_FILES } from '../../../src/main/storage/storeFiles'
import { aFolder, aStore, namesIn } from './aStore'
import { bundleProgram } from './bundleProgram'

const ROUNDS = 20
let outDir: string
let program: string

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'duidu-test-'))
  program = await bundleProgram('savingProgram.ts', outDir)
}, 30_000)

afterAll(() => rm(outDir, { recursive: true, force: true }))

interface SavingProgram {
  readonly child: ChildProcess
  /** Resolves with the first line that it says. */
  readonly begun: Promise<string>
  /** Resolves when it has acknowledged a save. */
  readonly saving: Promise<void>
  /** Ends it without warning and gives the last save it acknowledged, 0 for none. */
  kill(): Promise<number>
}

function startSaving(folder: string): SavingProgram {
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

describe('a program that is killed while it saves', () => {
  it(`loses none of the acknowledged saves in ${ROUNDS} rounds, and its lock is free`, async () => {
    const folder = await aFolder()
    let acknowledged = 0
    for (let round = 0; round < ROUNDS; round++) {
      const running = startSaving(folder)
      expect(await running.begun).toBe('locked')
      await running.saving
      // anywhere within a few saves
      await new Promise((resolve) => setTimeout(resolve, (round * 7) % 40))
      acknowledged = await running.kill()
      expect(acknowledged).toBeGreaterThan(0)

      const lock = await lockFolder(folder)
      if (lock.kind !== 'held') throw new Error('the lock outlived its process')
      const { data, notice } = await aStore(folder, { files: NODE_FILES }).load()
      expect(notice).toBeNull()
      const found = Number(data?.words[0])
      expect([acknowledged, acknowledged + 1]).toContain(found)
      expect(data?.words[1]).toBe('x'.repeat(10_000))
      expect((await namesIn(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
      await lock.release()
      expect((await namesIn(folder)).filter((name) => name.startsWith('.lock-'))).toEqual([])
    }
    expect(acknowledged).toBeGreaterThan(ROUNDS)
  }, 60_000)

  it('keeps every other one out as long as it lives', async () => {
    const folder = await aFolder()
    const first = startSaving(folder)
    expect(await first.begun).toBe('locked')
    const second = startSaving(folder)
    expect(await second.begun).toBe('heldByAnother')
    expect(await lockFolder(folder)).toEqual({ kind: 'heldByAnother' })
    await first.kill()
    const third = startSaving(folder)
    expect(await third.begun).toBe('locked')
    await third.kill()
  }, 30_000)
})
