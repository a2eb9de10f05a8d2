import { randomBytes } from 'node:crypto'
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from './storeErrors'
import type { StoreFiles } from './storeFiles'
import { syncFolder } from './storePlace'

/**
 * Empty files whose names are marks: a folder that was chosen for the library holds one of a name that is
 * used only once, so that it is known again for certain, and known not to be another one (a disk that is not
 * plugged in leaves an empty folder in its place).
 */
const MARK = /^\.(?:place|copying)-[0-9a-f]{32}$/

/** A new mark: no folder holds it yet. */
export function newMark(): string {
  return randomBytes(16).toString('hex')
}

/** Says that a folder was chosen for the library. Stays in it. */
export function placeFile(mark: string): string {
  return `.place-${mark}`
}

/** Says that the library is being copied to it. */
export function copyingFile(mark: string): string {
  return `.copying-${mark}`
}

/** The name that a file has while it is copied. */
export function movingFile(name: string, mark: string): string {
  return `${name}.${mark}.moving`
}

/** Whether a file of this name in a library's folder says something of the folder and is no part of the library. */
export function isMark(name: string): boolean {
  return MARK.test(name) || /\.[0-9a-f]{32}\.moving$/.test(name)
}

/** Whether a file is one that only says of a folder that it was chosen, by whomever. */
export function isPlaceFile(name: string): boolean {
  return MARK.test(name) && name.startsWith('.place-')
}

/** Makes an empty file that is not there yet, and flushes its name. Rejects with the system's error. */
export async function makeMark(
  files: StoreFiles,
  platform: NodeJS.Platform,
  folder: string,
  name: string,
): Promise<void> {
  await (await files.open(join(folder, name), 'wx', 0o600)).close()
  await syncFolder(files, platform, folder)
}

/** Whether a folder holds a mark; false where there is no such folder. Rejects where that cannot be seen. */
export async function holdsMark(folder: string, name: string): Promise<boolean> {
  try {
    return (await lstat(join(folder, name))).isFile()
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return false
    throw error
  }
}
