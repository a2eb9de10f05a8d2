import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { errorCode } from '../storage/storeErrors'

/**
 * Remembers which files are on their way to a place that a person chose, so that what a crash or a power cut
 * left there is removed at the next start. One note a file, named by the random part of its name.
 */
export interface UnfinishedFiles {
  /** Notes a file that is about to be made, `.NAME.HEX.tmp`; the result forgets it. Never rejects. */
  note(path: string): Promise<() => Promise<void>>
  /** Removes what earlier runs left; what lies on a disk that is not connected waits. Never rejects. */
  sweep(): Promise<void>
}

const TEMPORARY = /^\..*\.([0-9a-f]{12})\.tmp$/

/** Notes lie in this folder of the app's own, which is made when it is needed. */
export function unfinishedFiles(folder: string): UnfinishedFiles {
  async function removeNoted(name: string): Promise<void> {
    const note = join(folder, name)
    const path = await readFile(note, 'utf8')
    // a note that is half written, or not ours, names nothing that would be touched
    const isOurs = isAbsolute(path) && TEMPORARY.exec(basename(path))?.[1] === name
    if (isOurs) {
      if (!(await exists(dirname(path)))) return
      await rm(path, { force: true })
    }
    await rm(note)
  }

  return {
    async note(path) {
      const hex = TEMPORARY.exec(basename(path))?.[1]
      if (hex === undefined) throw new Error('not a name of ours')
      const note = join(folder, hex)
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeFile(note, path, { flag: 'wx', mode: 0o600 })
      } catch (error) {
        // rather a file that may be left than none
        console.warn(`Duidu: ${basename(path)} was not noted:`, error)
      }
      return () => rm(note, { force: true }).catch((error: unknown) => console.warn('Duidu:', error))
    },
    async sweep() {
      const complain = (error: unknown): void => {
        if (errorCode(error) !== 'ENOENT') console.warn('Duidu: what a crash left was not removed:', error)
      }
      const names = await readdir(folder).catch((error: unknown) => {
        complain(error)
        return []
      })
      for (const name of names) if (/^[0-9a-f]{12}$/.test(name)) await removeNoted(name).catch(complain)
    },
  }
}

async function exists(folder: string): Promise<boolean> {
  try {
    await lstat(folder)
    return true
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return false
    throw error
  }
}
