import { createHash, randomBytes } from 'node:crypto'
import { lstat, readdir, readFile, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { lockFolder } from './folderLock'
import { makeFolder } from './makeFolder'
import { NODE_FILES, type StoreFiles } from './storeFiles'
import { syncFolder } from './storePlace'

export type MovedFolder =
  | { readonly kind: 'copied' }
  /** Another Duidu has this one of both folders open; nothing was done. */
  | { readonly kind: 'heldByAnother'; readonly folder: string }
  /** In the system's words; nothing of ours is left in the new folder. */
  | { readonly kind: 'failed'; readonly detail: string }

export interface MoveOptions {
  readonly files?: StoreFiles
  readonly platform?: NodeJS.Platform
}

/** What a library's folder holds, named from that folder. */
interface Inventory {
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

const ON_ITS_WAY = /\.[0-9a-f]{16}\.moving$/

/**
 * Copies a library's folder to another one, which is empty or holds what an earlier try left there: file
 * by file, each flushed and read back before it takes its name. Both folders are locked meanwhile, so that
 * no Duidu writes to either; `then` is called once all is there, under both locks: where it rejects,
 * nothing was moved. Never rejects.
 */
export async function copyFolder(
  from: string,
  to: string,
  then: () => Promise<void>,
  { files = NODE_FILES, platform = process.platform }: MoveOptions = {},
): Promise<MovedFolder> {
  const releases: (() => Promise<void>)[] = []
  try {
    await makeFolder(files, platform, to)
    for (const folder of [from, to]) {
      const lock = await lockFolder(folder, platform)
      if (lock.kind === 'heldByAnother') return { kind: 'heldByAnother', folder }
      releases.push(lock.release)
    }
    const failure = await copyAll(from, to, files, platform)
    if (failure !== null) return { kind: 'failed', detail: failure }
    try {
      await then()
    } catch (error) {
      await clear(to, await inventory(from))
      throw error
    }
    return { kind: 'copied' }
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) }
  } finally {
    for (const release of releases) await release()
  }
}

/** Copies all files of a library, without taking locks; see `copyFolder`. */
export async function copyAll(
  from: string,
  to: string,
  files: StoreFiles,
  platform: NodeJS.Platform,
): Promise<string | null> {
  const ours = await inventory(from)
  const there = await inventory(to)
  const known = new Set(ours.files)
  const strange = there.files.find((name) => !known.has(name) && !ON_ITS_WAY.test(name))
  if (strange !== undefined) return `${join(to, strange)} is in the way`
  try {
    for (const name of there.files.filter((each) => ON_ITS_WAY.test(each))) await rm(join(to, name))
    for (const name of ours.folders) await makeFolder(files, platform, join(to, name))
    for (const name of ours.files) await copyFile(join(from, name), join(to, name), files)
    for (const name of ['', ...ours.folders]) await syncFolder(files, platform, join(to, name))
    return null
  } catch (error) {
    await clear(to, ours)
    return error instanceof Error ? error.message : String(error)
  }
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

const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function copyFile(from: string, to: string, files: StoreFiles): Promise<void> {
  const bytes = await readFile(from)
  const beside = `${to}.${randomBytes(8).toString('hex')}.moving`
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
  if (sumOf(await readFile(beside)) !== sumOf(bytes)) throw new Error(`${to} does not read back as written`)
  await files.rename(beside, to)
}

/** Takes away what was copied; what cannot be removed stays, and the next try copes with it. */
async function clear(to: string, ours: Inventory): Promise<void> {
  const left = await inventory(to).catch(() => ours)
  const known = new Set(ours.files)
  for (const name of left.files.filter((each) => known.has(each) || ON_ITS_WAY.test(each))) {
    await rm(join(to, name), { force: true }).catch(() => undefined)
  }
  for (const name of [...ours.folders].reverse()) await rmdir(join(to, name)).catch(() => undefined)
}
