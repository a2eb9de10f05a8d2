import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errorCode } from '../storage/storeErrors'
import { NODE_FILES, type StoreFiles } from '../storage/storeFiles'
import { syncFolder } from '../storage/storePlace'
import type { UnfinishedFiles } from './unfinishedFiles'

/**
 * Writes a file to a place that a person chose, so that the name never stands for half of it: the bytes
 * go to a new file beside it, which then takes the name, when they would survive a power cut. Bytes that
 * come one after the other are asked for as they are written; with `unfinished`, what a crash leaves of it is
 * removed at the next start. Rejects with what the system, or the source
 * of the bytes, says; what was there before is still there then, and nothing new.
 */
export async function writeFileWhole(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  unfinished: UnfinishedFiles | null = null,
): Promise<void> {
  await putInPlace(path, bytes, unfinished)
  // the file is there either way; without this a power cut may still take its name back
  await syncFolder(NODE_FILES, process.platform, dirname(path)).catch((error: unknown) =>
    console.warn(`Duidu: the folder of ${basename(path)} was not flushed:`, error),
  )
}

/**
 * The same for a small file of our own: resolves only when it would survive a power cut. Rejects, with what was
 * there before in its place again, also where that cannot be promised.
 */
export async function writeFileDurably(
  path: string,
  bytes: Uint8Array,
  files: StoreFiles = NODE_FILES,
): Promise<void> {
  const before = await readFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  })
  await putInPlace(path, bytes, null)
  try {
    await syncFolder(files, process.platform, dirname(path))
  } catch (error) {
    // what was said to have failed must not count at the next start
    const back = before === null ? rm(path, { force: true }) : putInPlace(path, before, null)
    await back.catch((reason: unknown) => console.warn(`Duidu: ${basename(path)} was not put back:`, reason))
    throw error
  }
}

async function putInPlace(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  unfinished: UnfinishedFiles | null,
): Promise<void> {
  const beside = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`)
  const forget = await unfinished?.note(beside)
  try {
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw error
  } finally {
    await forget?.()
  }
}
