import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { NODE_FILES } from '../storage/storeFiles'
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
  // the file is there either way; without this a power cut may still take its name back
  await syncFolder(NODE_FILES, process.platform, dirname(path)).catch((error: unknown) =>
    console.warn(`Duidu: the folder of ${basename(path)} was not flushed:`, error),
  )
}
