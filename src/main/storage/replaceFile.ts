import type { FileStamp, StoreHandle } from './storeFiles'
import {
  backupPath,
  discard,
  linkOrCopy,
  mainPath,
  newTempPath,
  renamePatiently,
  syncFolder,
  timeInName,
  type StorePlace,
} from './storePlace'

export interface WrittenFile {
  readonly path: string
  readonly stamp: FileStamp
}

async function writeAll(handle: StoreHandle, bytes: Buffer): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const asked = bytes.length - done
    const { bytesWritten } = await handle.write(bytes, done, asked, done)
    // A full disk may show only here: as a count, with no error.
    if (bytesWritten <= 0 || bytesWritten > asked) {
      throw new Error(`wrote ${bytesWritten} of ${asked} bytes`)
    }
    done += bytesWritten
  }
}

/**
 * Writes bytes to a new file beside the store, down to the disk. Rejects with nothing left behind, as
 * far as the file system lets it. A failed fsync is final: the kernel may have dropped the pages it
 * could not write, so a second one on the same file would succeed and mean nothing.
 */
export async function writeTemp(place: StorePlace, bytes: Buffer): Promise<WrittenFile> {
  const path = newTempPath(place)
  const handle = await place.files.open(path, 'wx', 0o600)
  try {
    let stamp: FileStamp
    try {
      await writeAll(handle, bytes)
      await handle.sync()
      stamp = await handle.stat()
      if (stamp.size !== BigInt(bytes.length)) {
        throw new Error(`the file has ${stamp.size} of ${bytes.length} bytes`)
      }
    } catch (error) {
      await handle.close().catch(() => undefined)
      throw error
    }
    await handle.close()
    return { path, stamp }
  } catch (error) {
    await discard(place, path)
    throw error
  }
}

/** Makes the store's present file its backup too; at no moment is there none. */
async function keepBackup(place: StorePlace): Promise<void> {
  await replaceBackup(place, (fresh) => linkOrCopy(place, mainPath(place), fresh))
}

/**
 * Makes a copy with bytes of its own the backup: damage to the one is none to the other. It is not
 * flushed: of both files a power cut may take at most this one.
 */
async function copyAsBackup(place: StorePlace, path: string): Promise<void> {
  await replaceBackup(place, (fresh) => place.files.copyFile(path, fresh))
}

async function replaceBackup(place: StorePlace, make: (path: string) => Promise<void>): Promise<void> {
  const fresh = newTempPath(place)
  try {
    await make(fresh)
    await renamePatiently(place, fresh, backupPath(place))
  } finally {
    // A rename between two names of one file does nothing and leaves both.
    await discard(place, fresh)
  }
}

/** Keeps the store's present file, of an older version, for good: the next one was brought up to date. */
export async function keepOldVersion(place: StorePlace, schemaVersion: number): Promise<void> {
  const main = mainPath(place)
  await linkOrCopy(place, main, `${main}.v${schemaVersion}-${timeInName(place)}`)
}

/**
 * Puts a flushed file in the store's place and resolves when that is as safe as the store promises.
 * `onReplaced` is called as soon as the new file is what a reader would find. Where it rejects before
 * that, the old file is untouched.
 */
export async function install(
  place: StorePlace,
  path: string,
  replaces: 'something' | 'nothing',
  onReplaced: () => void,
): Promise<void> {
  if (place.backup === 'before' && replaces === 'something') await keepBackup(place)
  if (place.backup === 'copy') await copyAsBackup(place, path)
  await renamePatiently(place, path, mainPath(place))
  onReplaced()
  if (place.durability === 'full') await syncFolder(place.files, place.platform, place.folder)
}
