import { messageOf } from '@core/messageOf'
import type { LibraryPlace, MovedLibrary, MoveProblem } from '@core/reports'
import { lstat, readdir, realpath, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { writeFileDurably } from './files/writeFileWhole'
import { lockFolder } from './storage/folderLock'
import { copyFolder, type MovedFolder, type MoveOptions } from './storage/moveFolder'
import { isPlaceFile, makeMark, newMark, placeFile } from './storage/placeMark'
import { errorCode } from './storage/storeErrors'
import { NODE_FILES, type StoreFiles } from './storage/storeFiles'

/** Where the library lies and where it is to go, as it is remembered beside it; each with its mark. */
interface Remembered {
  readonly folder: string
  readonly moveTo: string | null
  /** What the library's folder was marked with when it was chosen; null for one that never was. */
  readonly mark: string | null
  /** What the folder to go to was marked with. */
  readonly moveMark: string | null
}

/** A place, with the marks by which its folders are known for certain. */
export interface KnownPlace {
  readonly place: LibraryPlace
  readonly mark: string | null
  readonly moveMark: string | null
}

export type RememberedPlace =
  | ({ readonly kind: 'known' } & KnownPlace)
  /** The file that remembers it cannot be read: to guess would look like an empty library. */
  | { readonly kind: 'unknown'; readonly file: string; readonly detail: string }

const FORMAT = 'duidu/place'

/** The file that remembers where the library lies. */
export function placeFileIn(userData: string): string {
  return join(userData, 'place.json')
}

function rememberedIn(text: string): Remembered {
  const data = JSON.parse(text) as Partial<Record<string, unknown>> | null
  const { format, folder, moveTo, mark = null, moveMark = null } = data ?? {}
  const isPath = (value: unknown): value is string => typeof value === 'string' && isAbsolute(value)
  const isMark = (value: unknown): value is string | null =>
    value === null || (typeof value === 'string' && /^[0-9a-f]{32}$/.test(value))
  const isKnown = format === FORMAT && isPath(folder) && (moveTo === null || isPath(moveTo))
  if (!isKnown || !isMark(mark) || !isMark(moveMark)) throw new Error('it is not what Duidu wrote')
  return { folder, moveTo, mark, moveMark }
}

/**
 * Where the library lies: as `given` says (an environment's word, which then cannot be changed), else
 * where it was moved to, else in the app's own folder. Read before the app is ready.
 */
export function rememberedPlace(userData: string, given: string | null): RememberedPlace {
  const unmarked = { mark: null, moveMark: null }
  if (given !== null) {
    const place = { folder: given, moveTo: null, fixed: true, moved: false }
    return { kind: 'known', place, ...unmarked }
  }
  const file = placeFileIn(userData)
  const own = join(userData, 'library')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      const place = { folder: own, moveTo: null, fixed: false, moved: false }
      return { kind: 'known', place, ...unmarked }
    }
    return { kind: 'unknown', file, detail: detailOf(error) }
  }
  try {
    const { folder, moveTo, mark, moveMark } = rememberedIn(text)
    const place = { folder, moveTo, fixed: false, moved: folder !== own }
    return { kind: 'known', place, mark, moveMark }
  } catch (error) {
    return { kind: 'unknown', file, detail: detailOf(error) }
  }
}

function detailOf(error: unknown): string {
  return messageOf(error)
}

function remember(userData: string, remembered: Remembered, files?: StoreFiles): Promise<void> {
  const text = `${JSON.stringify({ format: FORMAT, ...remembered })}\n`
  return writeFileDurably(placeFileIn(userData), Buffer.from(text), files)
}

/**
 * Plans to move the library to a folder that `hindrance` has nothing against, in the place of any plan before;
 * null: not to move it. The folder is marked, so that it is known again. Resolves when that would survive a
 * power cut. Rejects with the system's error; then the plan before stands.
 */
export async function planMove(
  userData: string,
  { place, mark, moveMark }: KnownPlace,
  moveTo: string | null,
  files?: StoreFiles,
): Promise<KnownPlace> {
  const { folder } = place
  const next = moveTo === null ? null : newMark()
  if (moveTo !== null) await makeMark(NODE_FILES, process.platform, moveTo, placeFile(next!))
  try {
    await remember(userData, { folder, mark, moveTo, moveMark: next }, files)
  } catch (error) {
    await unmark(moveTo, next)
    throw error
  }
  await unmark(place.moveTo, moveMark)
  return { place: { ...place, moveTo }, mark, moveMark: next }
}

/** A mark that stays says nothing any more, and is in nobody's way. */
async function unmark(folder: string | null, mark: string | null): Promise<void> {
  if (folder === null || mark === null) return
  await rm(join(folder, placeFile(mark)), { force: true }).catch((error: unknown) =>
    console.warn(`Duidu: ${folder} stays marked:`, error),
  )
}

/**
 * Moves the library where it was asked to go, before anything opens it. One whole library is found at
 * every moment: the old one until the new one is complete and flushed, then the new one. The old folder
 * stays. What failed is not tried again by itself, unless even that cannot be written down. Never rejects.
 */
export async function carryOut(
  userData: string,
  known: KnownPlace,
  options: MoveOptions = {},
): Promise<KnownPlace & { readonly outcome: MovedLibrary | null }> {
  const { place, moveMark } = known
  const { folder: from, moveTo: to } = place
  if (to === null) return { ...known, outcome: null }
  const switched = (): Promise<void> =>
    remember(userData, { folder: to, mark: moveMark, moveTo: null, moveMark: null })
  const result: MovedFolder =
    moveMark === null ? { kind: 'notChosen' } : await copyFolder(from, to, moveMark, switched, options)
  if (result.kind === 'copied') {
    return {
      place: { ...place, folder: to, moveTo: null, moved: true },
      mark: moveMark,
      moveMark: null,
      outcome: { kind: 'moved', from, to },
    }
  }
  const outcome = { kind: 'notMoved', from, to, problem: result } as const
  try {
    return { ...(await planMove(userData, known, null)), outcome: { ...outcome, again: false } }
  } catch (error) {
    console.error('Duidu: a move that failed could not be called off:', error)
    return { ...known, outcome: { ...outcome, again: true } }
  }
}

/** Why the library may not go there; null where it may. Changes nothing. */
export async function hindrance(from: string, chosen: string): Promise<MoveProblem | null> {
  try {
    const [old, to] = await Promise.all([realpath(from), realpath(chosen)])
    if (isWithin(old, to) || isWithin(to, old)) return { kind: 'inside' }
    const names = (await readdir(to)).filter((name) => !isPlaceFile(name))
    if (names.includes('reading') || names.includes('settings.json')) {
      if ((await lstat(to)).isDirectory()) {
        const lock = await lockFolder(to)
        if (lock.kind === 'heldByAnother') return { kind: 'heldByAnother', folder: chosen }
        await lock.release()
      }
      return { kind: 'holdsLibrary' }
    }
    return names.length > 0 ? { kind: 'notEmpty' } : null
  } catch (error) {
    return { kind: 'failed', detail: detailOf(error) }
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return (
    way === '' ||
    (way !== '..' && !way.startsWith(`..${process.platform === 'win32' ? '\\' : '/'}`) && !isAbsolute(way))
  )
}
