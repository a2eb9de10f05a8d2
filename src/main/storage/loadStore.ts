import type { StoreNotice } from '@core/reports'
import { join } from 'node:path'
import { inspectFile, type Inspected, type KnownFile, type StoreShape } from './inspectFile'
import { install, keepOldVersion } from './replaceFile'
import {
  backupPath,
  discard,
  isTempName,
  linkOrCopy,
  mainPath,
  namesIn,
  newTempPath,
  setAside,
  syncFile,
  type StorePlace,
} from './storePlace'

/** What a load found. */
export interface LoadedStore {
  /** Null where there is nothing yet, or nothing left. */
  readonly data: unknown
  /** Written by a newer version: may be shown, must not be written. */
  readonly newer: boolean
  readonly notice: StoreNotice | null
  /** The store's file as it is now; null where there is none or it must not be written. */
  readonly known: KnownFile | null
  /** The highest generation seen in any of the store's files. */
  readonly generation: number
}

type Whole = Extract<Inspected, { kind: 'whole' }>
type Readable = Extract<Inspected, { kind: 'whole' | 'newer' }>

interface FoundFile<I extends Inspected = Inspected> {
  readonly path: string
  readonly inspected: I
}

/**
 * Reads a store and repairs what a crash or damage left, without ever deleting the only copy of
 * anything: a whole newer temporary file is adopted, broken files are set aside under a name that tells
 * so, and the newest whole file takes their place. The caller holds the folder's lock. Rejects, with
 * nothing changed, where a file that matters is there but cannot be read. `known` are the names in its
 * folder where the caller has read them and this store has not been touched since.
 */
export async function loadStore(
  place: StorePlace,
  store: string,
  shape: StoreShape,
  known?: readonly string[],
): Promise<LoadedStore> {
  const names = known ?? (await namesIn(place.files, place.folder))
  const main = await inspect(place, shape, mainPath(place))
  if (main.inspected.kind === 'newer') return asNewer(store, main.inspected)
  const temps = await inspectTemps(place, shape, names, isWhole(main))
  if (isWhole(main)) return loadWhole(place, main.inspected, temps)
  const backup = await inspectBackup(place, shape)
  const wasThere = main.inspected.kind === 'broken' || backup.inspected.kind !== 'missing'
  return wasThere ? restore(place, store, main, backup, temps) : finishFirstSave(place, store, temps)
}

async function inspect(place: StorePlace, shape: StoreShape, path: string): Promise<FoundFile> {
  return { path, inspected: await inspectFile(place.files, path, shape) }
}

/** Of a store that has none, a backup is what an earlier version left: nothing to go back to. */
async function inspectBackup(place: StorePlace, shape: StoreShape): Promise<FoundFile> {
  const path = backupPath(place)
  return place.backup === 'none' ? { path, inspected: { kind: 'missing' } } : inspect(place, shape, path)
}

/** With a whole store at hand, a temporary file that cannot be read may wait. */
async function inspectTemps(
  place: StorePlace,
  shape: StoreShape,
  names: readonly string[],
  mayWait: boolean,
): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  for (const name of names.filter((name) => isTempName(place, name))) {
    const path = join(place.folder, name)
    try {
      found.push(await inspect(place, shape, path))
    } catch (error) {
      if (!mayWait) throw error
    }
  }
  return found
}

function asNewer(store: string, inspected: Extract<Inspected, { kind: 'newer' }>): LoadedStore {
  const { data, header } = inspected
  return { data, newer: true, notice: { kind: 'newer', store }, known: null, generation: header.generation }
}

function isReadable(file: FoundFile): file is FoundFile<Readable> {
  return file.inspected.kind === 'whole' || file.inspected.kind === 'newer'
}

function isWhole(file: FoundFile): file is FoundFile<Whole> {
  return file.inspected.kind === 'whole'
}

/** The newest of some files: by generation, then by time. */
function newest<I extends Readable>(files: readonly FoundFile<I>[]): FoundFile<I> | undefined {
  return files.toSorted((a, b) => {
    const [one, other] = [a.inspected.header, b.inspected.header]
    return other.generation - one.generation || (other.savedAt > one.savedAt ? 1 : -1)
  })[0]
}

function highestGeneration(files: readonly FoundFile[]): number {
  return Math.max(0, ...files.filter(isReadable).map(({ inspected }) => inspected.header.generation))
}

function asLoaded(inspected: Whole, generation: number, notice: StoreNotice | null): LoadedStore {
  return { data: inspected.data, newer: false, notice, known: inspected.known, generation }
}

async function loadWhole(place: StorePlace, main: Whole, temps: FoundFile[]): Promise<LoadedStore> {
  const generation = Math.max(main.header.generation, highestGeneration(temps))
  const newer = newest(
    temps.filter(isWhole).filter(({ inspected }) => inspected.header.generation > main.header.generation),
  )
  let current = main
  if (newer !== undefined) {
    try {
      await syncFile(place, newer.path)
      const { schemaVersion } = main.header
      // the save that brought the store up to date was cut short before it had kept the old file
      if (schemaVersion < newer.inspected.header.schemaVersion) await keepOldVersion(place, schemaVersion)
      await install(place, newer.path, 'something', () => (current = newer.inspected))
    } catch {
      // Its save was never acknowledged, so the store as it is will do. The next save counts on from
      // `generation`, so that this file is older from then on.
    }
  }
  const mayGo = temps.filter((temp) => temp !== newer && temp.inspected.kind !== 'newer')
  for (const { path } of mayGo) await discard(place, path)
  return asLoaded(current, generation, null)
}

/** No store and no backup: at most a first save that a crash cut short, and nobody was told of it. */
async function finishFirstSave(place: StorePlace, store: string, temps: FoundFile[]): Promise<LoadedStore> {
  const generation = highestGeneration(temps)
  const best = newest(temps.filter(isReadable))
  if (best?.inspected.kind === 'newer') return asNewer(store, best.inspected)
  for (const temp of temps) if (temp !== best) await discard(place, temp.path)
  if (best === undefined || !isWhole(best)) {
    return { data: null, newer: false, notice: null, known: null, generation }
  }
  await putInPlace(place, best.path)
  return asLoaded(best.inspected, generation, null)
}

/** The store is broken or gone. What is broken is kept, and the newest whole file takes its place. */
async function restore(
  place: StorePlace,
  store: string,
  main: FoundFile,
  backup: FoundFile,
  temps: FoundFile[],
): Promise<LoadedStore> {
  const candidates = [backup, ...temps]
  const generation = highestGeneration(candidates)
  const best = newest(candidates.filter(isReadable))
  if (best?.inspected.kind === 'newer') return asNewer(store, best.inspected)
  const kept: string[] = []
  for (const { path, inspected } of [main, ...candidates]) {
    if (inspected.kind === 'broken') kept.push(await setAside(place, path, 'corrupt'))
  }
  if (best === undefined || !isWhole(best)) {
    // Something was there, so something was kept.
    return {
      data: null,
      newer: false,
      notice: { kind: 'lost', store, kept: kept[0]! },
      known: null,
      generation,
    }
  }
  await putInPlace(place, best === backup ? await secondName(place, best.path) : best.path)
  for (const temp of temps) if (temp !== best && isWhole(temp)) await discard(place, temp.path)
  const { savedAt } = best.inspected.header
  return asLoaded(
    best.inspected,
    generation,
    kept[0] === undefined
      ? { kind: 'missing', store, savedAt }
      : { kind: 'restored', store, savedAt, kept: kept[0] },
  )
}

/** A backup stays a backup when it becomes the store as well. */
async function secondName(place: StorePlace, path: string): Promise<string> {
  const temp = newTempPath(place)
  await linkOrCopy(place, path, temp)
  return temp
}

/** Nobody knows whether a file that was found was ever flushed. */
async function putInPlace(place: StorePlace, path: string): Promise<void> {
  await syncFile(place, path)
  await install(place, path, 'nothing', () => undefined)
}
