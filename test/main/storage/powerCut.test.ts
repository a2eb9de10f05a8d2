import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { StoreFiles } from '../../../src/main/storage/storeFiles'
import type { Durability } from '../../../src/main/storage/storePlace'
import { aStore, isWords, words, type Words } from './aStore'
import { crashingFiles, hookedFiles } from './hookedFiles'
import { ModelFiles, type AfterPowerCut } from './modelFiles'

vi.setConfig({ testTimeout: 30_000 })

const FOLDER = '/model'
const MAIN = join(FOLDER, 'words.json')
const FILLING = 'x'.repeat(50)

/** One moment: what the reader was told is saved, and everything a power cut might leave then. */
interface Moment {
  readonly acknowledged: number
  readonly asked: number
  readonly cuts: readonly AfterPowerCut[]
}

type Save = (data: Words) => Promise<void>

/** Saves `0`, `1`, … and notes before and after every call what a power cut would leave. */
async function momentsOf(saves: number, makeSave: (files: StoreFiles) => Promise<Save>): Promise<Moment[]> {
  const model = new ModelFiles(FOLDER)
  const moments: Moment[] = []
  let acknowledged = -1
  let asked = -1
  const note = (): void => {
    moments.push({ acknowledged, asked, cuts: [...model.powerCuts()] })
  }
  const files = hookedFiles(model, {
    async around(_call, run) {
      const result = await run()
      note()
      return result
    },
  })
  const save = await makeSave(files)
  for (asked = 0; asked < saves; asked++) {
    await save(words(`${asked}`, FILLING))
    acknowledged = asked
    note()
  }
  return moments
}

/** Saves `0` and `1`, crashes at a call of saving `2`, starts anew, and notes every call of that start. */
async function momentsOfNewStart(
  at: number,
): Promise<{ readonly crashed: boolean; readonly moments: readonly Moment[] }> {
  const model = new ModelFiles(FOLDER)
  const save = await adapterOf('full')(hookedFiles(model, { around: (_call, run) => run() }))
  for (const number of ['0', '1']) await save(words(number, FILLING))
  let crashed = true
  try {
    const store = aStore(FOLDER, { files: crashingFiles(model, at, 'after') })
    await store.read()
    await store.write(words('2', FILLING))
    crashed = false
  } catch {
    // as meant
  }
  const moments: Moment[] = []
  const files = hookedFiles(model, {
    async around(_call, run) {
      const result = await run()
      moments.push({ acknowledged: 1, asked: 2, cuts: [...model.powerCuts()] })
      return result
    },
  })
  await aStore(FOLDER, { files }).read()
  return { crashed, moments }
}

interface Verdict {
  cuts: number
  /** A save that the reader was told of is not there. */
  lost: number
  /** The store is broken: not even an older save is found. */
  broken: number
  /** Something is found that was never saved. */
  wrong: number
}

async function judge(
  moments: readonly Moment[],
  load: (found: AfterPowerCut) => Promise<Words | null>,
): Promise<Verdict> {
  const verdict: Verdict = { cuts: 0, lost: 0, broken: 0, wrong: 0 }
  for (const { acknowledged, asked, cuts } of moments) {
    for (const found of cuts) {
      verdict.cuts++
      const data = await load(found).catch(() => undefined)
      const save = data == null ? -1 : Number(data.words[0])
      if (data === undefined || (data === null && acknowledged >= 0)) verdict.broken++
      else if (save < acknowledged) verdict.lost++
      else if (save > asked || (data !== null && data.words[1] !== FILLING)) verdict.wrong++
    }
  }
  return verdict
}

const adapterOf =
  (durability: Durability) =>
  async (files: StoreFiles): Promise<Save> => {
    const store = aStore(FOLDER, { files, durability })
    await store.read()
    return (data) => store.write(data)
  }

const reload = async (found: AfterPowerCut): Promise<Words | null> => {
  const { data, notice } = await aStore(FOLDER, { files: new ModelFiles(FOLDER, found) }).load()
  if (notice?.kind === 'lost') throw new Error('lost')
  return data
}

/** Writing beside and renaming, with no fsync: what lowdb's own adapter does. */
const usualWay =
  async (files: StoreFiles): Promise<Save> =>
  async (data) => {
    const bytes = Buffer.from(JSON.stringify(data))
    const handle = await files.open(`${MAIN}.tmp`, 'wx')
    await handle.write(bytes, 0, bytes.length, 0)
    await handle.close()
    await files.rename(`${MAIN}.tmp`, MAIN)
  }

const usualLoad = async (found: AfterPowerCut): Promise<Words | null> => {
  const bytes = found.get(MAIN)
  if (bytes === undefined) return null
  const data: unknown = JSON.parse(bytes.toString())
  if (!isWords(data)) throw new Error('broken')
  return data
}

describe('a power cut at any moment', () => {
  it('takes no save that was acknowledged, and leaves nothing but what was saved', async () => {
    const verdict = await judge(await momentsOf(4, adapterOf('full')), reload)
    expect(verdict.cuts).toBeGreaterThan(200)
    expect(verdict).toEqual({ cuts: verdict.cuts, lost: 0, broken: 0, wrong: 0 })
  })

  it('is survived by links that are copies, too', async () => {
    const withoutLinks = (files: StoreFiles): Promise<Save> =>
      adapterOf('full')({ ...files, link: () => Promise.reject(new Error('no links')) })
    const verdict = await judge(await momentsOf(4, withoutLinks), reload)
    expect(verdict).toEqual({ cuts: verdict.cuts, lost: 0, broken: 0, wrong: 0 })
  })

  it('after a crash and a new start takes no acknowledged save either', async () => {
    let crashes = 0
    for (let at = 0; ; at++) {
      const { crashed, moments } = await momentsOfNewStart(at)
      if (!crashed) break
      crashes++
      const verdict = await judge(moments, reload)
      expect(verdict, `crash at call ${at}`).toEqual({ cuts: verdict.cuts, lost: 0, broken: 0, wrong: 0 })
    }
    expect(crashes).toBeGreaterThan(13)
  })

  it('may take the last saves of what can be made again, but never breaks it', async () => {
    const verdict = await judge(await momentsOf(4, adapterOf('rebuildable')), reload)
    expect(verdict.wrong).toBe(0)
    expect(verdict.lost + verdict.broken).toBeGreaterThan(0)
    for (const { cuts } of await momentsOf(4, adapterOf('rebuildable'))) {
      for (const found of cuts) await expect(reload(found)).resolves.not.toBeUndefined()
    }
  })

  it('is no harmless one: the usual way of writing breaks the store in this model', async () => {
    const verdict = await judge(await momentsOf(4, usualWay), usualLoad)
    expect(verdict.broken).toBeGreaterThan(0)
    expect(verdict.lost).toBeGreaterThan(0)
  })

  it('shows each flush to be needed: without either, saves are lost', async () => {
    const withoutSyncOf =
      (which: 'folder' | 'file') =>
      (files: StoreFiles): Promise<Save> =>
        adapterOf('full')({
          ...files,
          async open(path, flags, mode) {
            const handle = await files.open(path, flags, mode)
            const skips = (path === FOLDER) === (which === 'folder')
            return skips ? { ...handle, sync: () => Promise.resolve() } : handle
          },
        })
    for (const which of ['folder', 'file'] as const) {
      const verdict = await judge(await momentsOf(2, withoutSyncOf(which)), reload)
      expect(verdict.lost + verdict.broken, which).toBeGreaterThan(0)
    }
  })
})
