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
  try {
    await files.mkdir(path, 0o700)
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && dirname(path) !== path) {
      await makeFolder(files, platform, dirname(path))
      return makeFolder(files, platform, path)
    }
    if (await isFolder(files, path)) return false
    throw error
  }
  await syncFolder(files, platform, dirname(path))
  return true
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
