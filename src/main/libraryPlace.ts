import type { LibraryPlace, MovedLibrary, MoveProblem } from '@core/reports'
import { lstat, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { writeFileWhole } from './files/writeFileWhole'
import { lockFolder } from './storage/folderLock'
import { copyFolder, type MoveOptions } from './storage/moveFolder'
import { errorCode } from './storage/storeErrors'

/** Where the library lies and where it is to go, as it is remembered beside it. */
interface Remembered {
  readonly folder: string
  readonly moveTo: string | null
}

export type RememberedPlace =
  | { readonly kind: 'known'; readonly place: LibraryPlace }
  /** The file that remembers it cannot be read: to guess would look like an empty library. */
  | { readonly kind: 'unknown'; readonly file: string; readonly detail: string }

const FORMAT = 'duidu/place'

function placeFile(userData: string): string {
  return join(userData, 'place.json')
}

function rememberedIn(text: string): Remembered {
  const data = JSON.parse(text) as Partial<Record<string, unknown>> | null
  const { format, folder, moveTo } = data ?? {}
  const isPath = (value: unknown): value is string => typeof value === 'string' && isAbsolute(value)
  if (format !== FORMAT || !isPath(folder) || (moveTo !== null && !isPath(moveTo))) {
    throw new Error('it is not what Duidu wrote')
  }
  return { folder, moveTo }
}

/**
 * Where the library lies: as `given` says (an environment's word, which then cannot be changed), else
 * where it was moved to, else in the app's own folder. Read before the app is ready.
 */
export function rememberedPlace(userData: string, given: string | null): RememberedPlace {
  if (given !== null)
    return { kind: 'known', place: { folder: given, moveTo: null, fixed: true, moved: false } }
  const file = placeFile(userData)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const folder = join(userData, 'library')
    if (errorCode(error) === 'ENOENT') {
      return { kind: 'known', place: { folder, moveTo: null, fixed: false, moved: false } }
    }
    return { kind: 'unknown', file, detail: error instanceof Error ? error.message : String(error) }
  }
  try {
    return { kind: 'known', place: { ...rememberedIn(text), fixed: false, moved: true } }
  } catch (error) {
    return { kind: 'unknown', file, detail: error instanceof Error ? error.message : String(error) }
  }
}

/** Remembers a place; resolves when that would survive a power cut. */
export function rememberPlace(userData: string, { folder, moveTo }: Remembered): Promise<void> {
  const text = `${JSON.stringify({ format: FORMAT, folder, moveTo })}\n`
  return writeFileWhole(placeFile(userData), Buffer.from(text))
}

/**
 * Moves the library where it was asked to go, before anything opens it. One whole library is found at
 * every moment: the old one until the new one is complete and flushed, then the new one. The old folder
 * stays. What failed is not tried again by itself.
 */
export async function carryOut(
  userData: string,
  place: LibraryPlace,
  options: MoveOptions = {},
): Promise<{ readonly place: LibraryPlace; readonly outcome: MovedLibrary | null }> {
  const { folder: from, moveTo: to } = place
  if (to === null) return { place, outcome: null }
  const switched = (): Promise<void> => rememberPlace(userData, { folder: to, moveTo: null })
  const result = await copyFolder(from, to, switched, options)
  if (result.kind === 'copied') {
    return {
      place: { ...place, folder: to, moveTo: null, moved: true },
      outcome: { kind: 'moved', from, to },
    }
  }
  // the app that is open elsewhere may be the one that moves it
  await rememberPlace(userData, { folder: from, moveTo: null })
  const problem: MoveProblem =
    result.kind === 'failed' ? result : { kind: 'heldByAnother', folder: result.folder }
  return { place: { ...place, moveTo: null }, outcome: { kind: 'notMoved', from, to, problem } }
}

/** Why the library may not go there; null where it may. Changes nothing. */
export async function hindrance(from: string, chosen: string): Promise<MoveProblem | null> {
  try {
    const [old, to] = await Promise.all([realpath(from), realpath(chosen)])
    if (isWithin(old, to) || isWithin(to, old)) return { kind: 'inside' }
    const names = await readdir(to)
    if (names.includes('reading') || names.includes('settings.json')) {
      if ((await lstat(to)).isDirectory()) {
        const lock = await lockFolder(to)
        if (lock.kind === 'heldByAnother') return { kind: 'heldByAnother', folder: chosen }
        await lock.release()
      }
      return { kind: 'holdsLibrary' }
    }
    if (names.length > 0) return { kind: 'notEmpty' }
    const trial = join(to, '.duidu-trial')
    await writeFile(trial, '', { flag: 'wx' })
    await rm(trial)
    return null
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) }
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return (
    way === '' ||
    (way !== '..' && !way.startsWith(`..${process.platform === 'win32' ? '\\' : '/'}`) && !isAbsolute(way))
  )
}
