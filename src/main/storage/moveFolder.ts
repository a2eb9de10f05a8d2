import { messageOf } from '@core/messageOf'
import { lstat, readdir, readFile, rm, rmdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { lockFolder } from './folderLock'
import { makeFolder } from './makeFolder'
import { copyingFile, holdsMark, isMark, isPlaceFile, makeMark, movingFile, placeFile } from './placeMark'
import { errorCode } from './storeErrors'
import { NODE_FILES, type StoreFiles } from './storeFiles'
import { syncFolder } from './storePlace'

export type MovedFolder =
  | { readonly kind: 'copied' }
  /** Another Duidu has this one of both folders open; nothing was done. */
  | { readonly kind: 'heldByAnother'; readonly folder: string }
  /** There is no such folder any more, or it is not the one that was chosen; nothing was done. */
  | { readonly kind: 'notChosen' }
  /** The person stopped it. */
  | { readonly kind: 'stopped' }
  /** Something lies in the folder that did not when it was chosen. It was left as it is. */
  | { readonly kind: 'inTheWay'; readonly path: string }
  | { readonly kind: 'failed'; readonly detail: string }

export interface MoveOptions {
  readonly files?: StoreFiles
  readonly platform?: NodeJS.Platform
  /** Stops it between two files. */
  readonly stop?: AbortSignal
}

/** What a library's folder holds, named from that folder. */
interface Inventory {
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

/** All is there; `takeBack` clears away what this run wrote. */
type Copied = { readonly kind: 'copied'; readonly takeBack: () => Promise<void> } | FailedCopy
type FailedCopy = Extract<MovedFolder, { kind: 'inTheWay' | 'stopped' | 'failed' }>

class StoppedError extends Error {
  override readonly name = 'StoppedError'
}

/** Thrown where a file would take another one's place. */
class InTheWayError extends Error {
  override readonly name = 'InTheWayError'
  constructor(readonly path: string) {
    super(`${path} is in the way`)
  }
}

/**
 * Copies a library's folder to another one, which was chosen under `mark` and is empty but for what an
 * earlier try of ours left there: file by file, each flushed and read back before it takes its name. Both
 * folders are locked meanwhile, so that no Duidu writes to either; `then` is called once all is there, under
 * both locks: where it rejects, nothing was moved. No file ever takes the place of another, and only what this
 * run wrote is cleared away where it fails. Never rejects.
 */
export async function copyFolder(
  from: string,
  to: string,
  mark: string,
  then: () => Promise<void>,
  options: MoveOptions = {},
): Promise<MovedFolder> {
  const { platform = process.platform } = options
  const releases: (() => Promise<void>)[] = []
  try {
    if (!(await holdsMark(to, placeFile(mark)))) return { kind: 'notChosen' }
    for (const folder of [from, to]) {
      const lock = await lockFolder(folder, platform)
      if (lock.kind === 'heldByAnother') return { kind: 'heldByAnother', folder }
      releases.push(lock.release)
    }
    const copied = await copyAll(from, to, mark, options)
    if (copied.kind !== 'copied') return copied
    try {
      await then()
    } catch (error) {
      await copied.takeBack()
      throw error
    }
    await tidy(join(to, copyingFile(mark)))
    return { kind: 'copied' }
  } catch (error) {
    return failed(error)
  } finally {
    for (const release of releases) {
      await release().catch((error: unknown) => console.warn('library: a lock was not given back:', error))
    }
  }
}

function failed(error: unknown): FailedCopy {
  if (error instanceof StoppedError) return { kind: 'stopped' }
  if (error instanceof InTheWayError) return { kind: 'inTheWay', path: error.path }
  return { kind: 'failed', detail: messageOf(error) }
}

/** Copies all files of a library, without taking locks; see `copyFolder`. Rejects where a folder cannot be read. */
export async function copyAll(
  from: string,
  to: string,
  mark: string,
  { files = NODE_FILES, platform = process.platform, stop }: MoveOptions = {},
): Promise<Copied> {
  const ours = withoutMarks(await inventory(from))
  const written: string[] = []
  const made: string[] = []
  const takeBack = async (): Promise<void> => {
    for (const name of written) await tidy(join(to, name))
    for (const name of [...made].reverse()) await rmdir(join(to, name)).catch(() => undefined)
  }
  try {
    const { whole, halves } = await leftBefore(from, to, mark, ours)
    if (!(await holdsMark(to, copyingFile(mark)))) {
      await makeMark(files, platform, to, copyingFile(mark))
      written.push(copyingFile(mark))
    }
    for (const name of halves) await rm(join(to, name))
    for (const name of ours.folders) {
      if (await makeFolder(files, platform, join(to, name))) made.push(name)
    }
    for (const name of ours.files.filter((each) => !whole.has(each))) {
      if (stop?.aborted) throw new StoppedError()
      await copyFile(join(from, name), join(to, name), mark, files)
      written.push(name)
    }
    for (const name of ['', ...ours.folders]) await syncFolder(files, platform, join(to, name))
    return { kind: 'copied', takeBack }
  } catch (error) {
    await takeBack()
    return failed(error)
  }
}

/**
 * What an earlier try of the same move left: files that are there whole, and halves. Throws `InTheWayError`
 * for anything else, were it a file of a name of ours: it may be another library's.
 */
async function leftBefore(from: string, to: string, mark: string, ours: Inventory) {
  const there = await inventory(to)
  const isBegun = await holdsMark(to, copyingFile(mark))
  const known = new Set(isBegun ? ours.files : [])
  const knownFolders = new Set(isBegun ? ours.folders : [])
  const strangeFolder = there.folders.find((name) => !knownFolders.has(name))
  if (strangeFolder !== undefined) throw new InTheWayError(join(to, strangeFolder))
  const whole = new Set<string>()
  const halves: string[] = []
  for (const name of there.files) {
    if (isPlaceFile(name) || name === copyingFile(mark)) continue
    if (name.endsWith(movingFile('', mark))) halves.push(name)
    else if (known.has(name) && (await saySame(join(from, name), join(to, name)))) whole.add(name)
    else throw new InTheWayError(join(to, name))
  }
  return { whole, halves }
}

async function saySame(one: string, other: string): Promise<boolean> {
  return (await readFile(one)).equals(await readFile(other))
}

/** Everything but sockets, which only say who holds the folder. Throws on links: what is behind one is not ours. */
async function inventory(root: string): Promise<Inventory> {
  const folders: string[] = []
  const files: string[] = []
  async function look(folder: string): Promise<void> {
    for (const name of (await readdir(join(root, folder))).sort()) {
      const path = join(folder, name)
      const stat = await lstat(join(root, path))
      if (stat.isDirectory()) {
        folders.push(path)
        await look(path)
      } else if (stat.isFile()) files.push(path)
      else if (!stat.isSocket()) throw new Error(`${join(root, path)} is neither a file nor a folder`)
    }
  }
  await look('')
  return { folders, files }
}

/** What is said of a folder is not said of its copy. */
function withoutMarks({ folders, files }: Inventory): Inventory {
  return { folders, files: files.filter((name) => !isMark(basename(name))) }
}

async function copyFile(from: string, to: string, mark: string, files: StoreFiles): Promise<void> {
  const bytes = await readFile(from)
  const beside = movingFile(to, mark)
  try {
    const handle = await files.open(beside, 'wx', 0o600)
    try {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, done)
        if (bytesWritten === 0) throw new Error(`${to}: no more bytes are written`)
        done += bytesWritten
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (!(await readFile(beside)).equals(bytes)) throw new Error(`${to} does not read back as written`)
    await takeName(beside, to, files)
  } catch (error) {
    await tidy(beside)
    throw error
  }
}

/** Gives a file a name that no other has. Throws `InTheWayError` where one has it. */
async function takeName(beside: string, to: string, files: StoreFiles): Promise<void> {
  try {
    await files.link(beside, to)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw new InTheWayError(to)
    return renameTo(beside, to, files)
  }
  await tidy(beside)
}

/** The same on a file system without hard links, where no Duidu writes meanwhile: the folder is locked. */
async function renameTo(beside: string, to: string, files: StoreFiles): Promise<void> {
  const isTaken = await lstat(to).then(
    () => true,
    (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return false
      throw error
    },
  )
  if (isTaken) throw new InTheWayError(to)
  await files.rename(beside, to)
}

/** Removes what this run wrote; what cannot be removed stays, and is told apart by its name. */
async function tidy(path: string): Promise<void> {
  await rm(path, { force: true }).catch((error: unknown) =>
    console.warn(`library: ${basename(path)} was not removed:`, error),
  )
}
