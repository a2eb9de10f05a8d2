import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { errorCode } from './storeErrors'
import type { FileStamp, StoreFiles } from './storeFiles'

/**
 * `full`: a save that resolved survives a power cut, and the file before it is kept as a backup.
 * `rebuildable`: the file is never half-written, but the last saves may be missing after a power cut.
 */
export type Durability = 'full' | 'rebuildable'

/**
 * What a store's backup is. `before`: its version before; costs no writing. `copy`: a second copy of the
 * file as it is, for what is written once and then only read, where the version before is none at all.
 */
export type Backup = 'before' | 'copy' | 'none'

/** The backup of a store of which nothing else is said. */
export function usualBackup(durability: Durability): Backup {
  return durability === 'full' ? 'before' : 'none'
}

/** One store's file, and the world it lies in. */
export interface StorePlace {
  readonly files: StoreFiles
  readonly folder: string
  /** The file's base name. */
  readonly name: string
  readonly durability: Durability
  readonly backup: Backup
  readonly platform: NodeJS.Platform
  readonly now: () => Date
  readonly wait: (milliseconds: number) => Promise<void>
}

export function mainPath(place: StorePlace): string {
  return join(place.folder, place.name)
}

export function backupPath(place: StorePlace): string {
  return `${mainPath(place)}.bak`
}

/** A new name for a file on its way to becoming the store or its backup. */
export function newTempPath(place: StorePlace): string {
  return `${mainPath(place)}.${randomBytes(8).toString('hex')}.tmp`
}

/** Whether `name`, found in the store's folder, is one of this store's temporary files. */
export function isTempName(place: StorePlace, name: string): boolean {
  return name.startsWith(`${place.name}.`) && /^[0-9a-f]{16}\.tmp$/.test(name.slice(place.name.length + 1))
}

/** A time that may stand in a file name everywhere: `20261123T163500123Z`. */
export function timeInName(place: StorePlace): string {
  return place.now().toISOString().replaceAll(/[-:.]/g, '')
}

/** The names in a folder; none where it is not there. */
export async function namesIn(files: StoreFiles, folder: string): Promise<readonly string[]> {
  try {
    return await files.readdir(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** A file's stamp; null where it is not there. */
export async function stampOf(files: StoreFiles, path: string): Promise<FileStamp | null> {
  try {
    return await files.lstat(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * Renames what lies at `path` in the store's folder to `NAME.WHY-TIME`, which nothing there is called, and gives
 * that name. So it is kept as it is, and never removed by us. Rejects where it cannot be renamed.
 */
export async function setAside(place: StorePlace, path: string, why: 'corrupt' | 'aside'): Promise<string> {
  const taken = new Set(await namesIn(place.files, place.folder))
  const wanted = `${place.name}.${why}-${timeInName(place)}`
  let name = wanted
  for (let n = 2; taken.has(name); n++) name = `${wanted}-${n}`
  await renamePatiently(place, path, join(place.folder, name))
  return name
}

/** Tidying up that may fail: what stays behind is swept at the next load. */
export async function discard(place: StorePlace, path: string): Promise<void> {
  await place.files.unlink(path).catch(() => undefined)
}

const RENAME_PATIENCE = 2_000
const HELD_BY_A_SCANNER: readonly string[] = ['EPERM', 'EACCES', 'EBUSY']

/**
 * Renames over whatever is there. On Windows a virus scanner or an indexer may hold a file for a moment:
 * there it tries for two seconds.
 */
export async function renamePatiently(place: StorePlace, from: string, to: string): Promise<void> {
  let waited = 0
  for (let pause = 10; ; pause *= 2) {
    try {
      await place.files.rename(from, to)
      return
    } catch (error) {
      const passing = place.platform === 'win32' && HELD_BY_A_SCANNER.includes(errorCode(error))
      if (!passing || waited >= RENAME_PATIENCE) throw error
      const step = Math.min(pause, RENAME_PATIENCE - waited)
      await place.wait(step)
      waited += step
    }
  }
}

/** Gives a file a second name; where the file system has no links, a flushed copy. */
export async function linkOrCopy(place: StorePlace, from: string, to: string): Promise<void> {
  const { files } = place
  try {
    await files.link(from, to)
  } catch {
    await files.copyFile(from, to)
    await syncFile(place, to)
  }
}

export async function syncFile({ files }: StorePlace, path: string): Promise<void> {
  const handle = await files.open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What some network file systems answer to an fsync of a folder: it is not offered, not failed. */
const NOT_OFFERED: readonly string[] = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']

/** Flushes a folder's names to disk: without it, a power cut may take a rename back. */
export async function syncFolder(
  files: StoreFiles,
  platform: NodeJS.Platform,
  folder: string,
): Promise<void> {
  if (platform === 'win32') return // a folder cannot be opened there, and NTFS journals its names
  const handle = await files.open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (!NOT_OFFERED.includes(errorCode(error))) throw error
  } finally {
    await handle.close().catch(() => undefined) // nothing was written through it
  }
}
