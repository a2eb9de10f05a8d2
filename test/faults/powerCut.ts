import { join } from 'node:path'
import type { StoreFiles } from '../../src/main/storage/storeFiles'
import type { Durability } from '../../src/main/storage/storePlace'
import { aStore, words, type Words } from '../main/storage/aStore'
import { crashingFiles, hookedFiles } from '../main/storage/hookedFiles'
import { ModelFiles, type AfterPowerCut } from '../main/storage/modelFiles'
import { onStockLowdb, readStockLowdb } from './stockLowdb'
import type { Tally } from './tally'

export const FOLDER = '/model'
export const MAIN = join(FOLDER, 'words.json')
const FILLING = 'x'.repeat(50)

/** One moment: what the reader was told is saved, and everything a power cut might leave then. */
export interface Moment {
  readonly acknowledged: number
  readonly asked: number
  readonly cuts: readonly AfterPowerCut[]
}

export type Save = (data: Words) => Promise<void>

/**
 * Saves `0`, `1`, … and lets `see` look, after every call, at all that a power cut would leave then. One
 * moment at a time: without flushes these states grow with the square of the saves.
 */
async function atEachMoment(
  saves: number,
  makeSave: (files: StoreFiles) => Promise<Save>,
  see: (moment: Moment) => Promise<void>,
): Promise<void> {
  const model = new ModelFiles(FOLDER)
  let acknowledged = -1
  let asked = -1
  const note = (): Promise<void> => see({ acknowledged, asked, cuts: [...model.powerCuts()] })
  const files = hookedFiles(model, {
    async around(_call, run) {
      const result = await run()
      await note()
      return result
    },
  })
  const save = await makeSave(files)
  for (asked = 0; asked < saves; asked++) {
    await save(words(`${asked}`, FILLING))
    acknowledged = asked
    await note()
  }
}

/** All moments of a few saves. */
export async function momentsOf(
  saves: number,
  makeSave: (files: StoreFiles) => Promise<Save>,
): Promise<Moment[]> {
  const moments: Moment[] = []
  await atEachMoment(saves, makeSave, async (moment) => void moments.push(moment))
  return moments
}

/** Saves `0` and `1`, crashes at a call of saving `2`, starts anew, and notes every call of that start. */
export async function momentsOfNewStart(
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

export interface Verdict {
  cuts: number
  /** A save that the reader was told of is not there. */
  lost: number
  /** The store is broken: not even an older save is found. */
  broken: number
  /** Something is found that was never saved. */
  wrong: number
}

type Load = (found: AfterPowerCut) => Promise<Words | null>

export async function judge(moments: readonly Moment[], load: Load): Promise<Verdict> {
  const verdict: Verdict = { cuts: 0, lost: 0, broken: 0, wrong: 0 }
  for (const moment of moments) await judgeMoment(moment, load, verdict)
  return verdict
}

/** The same of as many saves as one likes. */
async function judgeSaves(
  saves: number,
  makeSave: (files: StoreFiles) => Promise<Save>,
  load: Load,
): Promise<Verdict> {
  const verdict: Verdict = { cuts: 0, lost: 0, broken: 0, wrong: 0 }
  await atEachMoment(saves, makeSave, (moment) => judgeMoment(moment, load, verdict))
  return verdict
}

async function judgeMoment(
  { acknowledged, asked, cuts }: Moment,
  load: Load,
  verdict: Verdict,
): Promise<void> {
  for (const found of cuts) {
    verdict.cuts++
    const data = await load(found).catch(() => undefined)
    const save = data == null ? -1 : Number(data.words[0])
    if (data === undefined || (data === null && acknowledged >= 0)) verdict.broken++
    else if (save < acknowledged) verdict.lost++
    else if (save > asked || (data !== null && data.words[1] !== FILLING)) verdict.wrong++
  }
}

export const adapterOf =
  (durability: Durability) =>
  async (files: StoreFiles): Promise<Save> => {
    const store = aStore(FOLDER, { files, durability })
    await store.read()
    return (data) => store.write(data)
  }

export const reload = async (found: AfterPowerCut): Promise<Words | null> => {
  const { data, notice } = await aStore(FOLDER, { files: new ModelFiles(FOLDER, found) }).load()
  if (notice?.kind === 'lost') throw new Error('lost')
  return data
}

/** A folder flush that is left out, or the file's: what a save is without either. */
export const withoutSyncOf =
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

function take(tally: Tally, what: string, { cuts, lost, broken, wrong }: Verdict): void {
  tally.tried += cuts
  for (let n = 0; n < lost; n++) tally.lose(`${what}: an acknowledged save is gone`)
  for (let n = 0; n < broken; n++) tally.lose(`${what}: the store is broken`)
  for (let n = 0; n < wrong; n++) tally.lose(`${what}: the store holds what nobody saved`)
}

/**
 * Cuts the power at every moment of `count` saves, with hard links and without, and at every moment of a
 * start after a crash at every call: each state that the disk may then be in must hold the acknowledged save.
 */
export async function powerCut(count: number, tally: Tally): Promise<void> {
  const withoutLinks = (files: StoreFiles): Promise<Save> =>
    adapterOf('full')({ ...files, link: () => Promise.reject(new Error('no links')) })
  take(tally, 'saving', await judgeSaves(count, adapterOf('full'), reload))
  take(tally, 'saving without links', await judgeSaves(count, withoutLinks, reload))
  for (let at = 0; ; at++) {
    const { crashed, moments } = await momentsOfNewStart(at)
    if (!crashed) break
    take(tally, `starting after a crash at call ${at}`, await judge(moments, reload))
  }
}

/**
 * The same with lowdb's own adapter, as it is installed: the row is worth something only if the model finds
 * it losing saves. What it loses is counted as lost.
 */
export async function powerCutOfStockLowdb(count: number, tally: Tally): Promise<void> {
  take(tally, 'lowdb', await judgeSaves(count, onStockLowdb, readStockLowdb))
}
