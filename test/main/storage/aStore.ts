import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { DurableAdapter, type DurableOptions } from '../../../src/main/storage/durableAdapter'
import { QUICK_FILES } from './hookedFiles'
import { isWords, type Words } from './isWords'

export { isWords, type Words }

const folders: string[] = []

/** A folder that is gone after the test. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'duidu-test-'))
  folders.push(folder)
  return folder
}

afterEach(async () => {
  await onEach(folders.splice(0), (folder) => rm(folder, { recursive: true, force: true }))
})

/** Removes a folder before the end of a test that makes thousands of them. */
export async function removeFolder(folder: string): Promise<void> {
  folders.splice(folders.lastIndexOf(folder), 1)
  await rm(folder, { recursive: true, force: true })
}

/** The files of a folder, by name. */
export type Snapshot = ReadonlyMap<string, Buffer>

export async function snapshotOf(folder: string): Promise<Snapshot> {
  const names = await readdir(folder)
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  )
}

/** A folder with such files, gone after the test: quicker than making them the same way again. */
export async function aFolderLike(snapshot: Snapshot): Promise<string> {
  const folder = await aFolder()
  await Promise.all([...snapshot].map(([name, bytes]) => writeFile(join(folder, name), bytes)))
  return folder
}

/** An adapter for `words.json` in a folder; it does not wait for the disk. */
export function aStore(folder: string, options: Partial<DurableOptions> = {}): DurableAdapter<Words> {
  return new DurableAdapter<Words>(join(folder, 'words.json'), {
    format: 'duidu/words',
    schemaVersion: 1,
    durability: 'full',
    validate: isWords,
    files: QUICK_FILES,
    ...options,
  })
}

export function words(...list: string[]): Words {
  return { words: list }
}

/** Saves each in turn, with an adapter of its own. */
export async function saved(folder: string, ...versions: readonly Words[]): Promise<void> {
  const store = aStore(folder)
  await store.read()
  for (const version of versions) await store.write(version)
}

/** What a new start would find. */
export function reopened(folder: string): Promise<Words | null> {
  return aStore(folder).read()
}

export async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).sort()
}

/** Runs `work` on every item, some at a time: file work is mostly waiting. */
export async function onEach<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<number> {
  const rest = [...items]
  const count = rest.length
  const worker = async (): Promise<void> => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) await work(item)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return count
}
