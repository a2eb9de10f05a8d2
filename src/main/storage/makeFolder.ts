import { dirname } from 'node:path'
import { errorCode } from './storeErrors'
import type { StoreFiles } from './storeFiles'
import { syncFolder } from './storePlace'

/**
 * Makes a folder and whatever is missing above it, for this user alone, and flushes each new name to
 * disk: a store cannot outlive a power cut in a folder that does not. Gives whether it was made.
 * Rejects with the system's error.
 */
export async function makeFolder(
  files: StoreFiles,
  platform: NodeJS.Platform,
  path: string,
): Promise<boolean> {
  const parent = dirname(path)
  let made: boolean
  try {
    made = await makeOne(files, path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || parent === path) throw error
    await makeFolder(files, platform, parent)
    // once more only: there are places (/proc) where nothing can be made although what is above is there
    made = await makeOne(files, path)
  }
  if (made) await syncFolder(files, platform, parent)
  return made
}

/** False where it is there, be it that another start was faster. */
async function makeOne(files: StoreFiles, path: string): Promise<boolean> {
  try {
    await files.mkdir(path, 0o700)
    return true
  } catch (error) {
    if (await isFolder(files, path)) return false
    throw error
  }
}

/** Links are followed here: a person may have moved the library and left a link. */
async function isFolder(files: StoreFiles, path: string): Promise<boolean> {
  try {
    await files.readdir(path)
    return true
  } catch {
    return false
  }
}
