import type { NoteRecord, RecordShard } from '@core/library/storedShapes'
import { STORE_CHECKS } from '@core/library/storedShapes'
import type { PaperId } from '@core/paperId'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DiskSnapshots } from '../../../src/main/storage/diskSnapshots'
import { DurableAdapter } from '../../../src/main/storage/durableAdapter'
import type { StoreFiles } from '../../../src/main/storage/storeFiles'
import { storeFacts, type StoreName } from '../../../src/main/storage/storeNames'
import { aFolder } from './aStore'
import { QUICK_FILES } from './hookedFiles'

export const shapeOf = (kind: keyof typeof STORE_CHECKS) => ({
  schemaVersion: 1,
  validate: STORE_CHECKS[kind],
})

export const A = '2311.00001' as PaperId
export const B = '2311.00002' as PaperId

export const noteShard = (...texts: readonly (readonly [PaperId, string])[]): RecordShard<NoteRecord> => ({
  records: texts.map(([id, text]) => [id, { text, createdAt: 't', changedAt: 't' }]),
})

/** Saves a store's data as the library does. */
export async function save(
  library: string,
  store: StoreName,
  data: unknown,
  files: StoreFiles = QUICK_FILES,
): Promise<void> {
  const { format, durability, file } = storeFacts(store)
  const shape = shapeOf(store.split('/')[0] as keyof typeof STORE_CHECKS)
  const adapter = new DurableAdapter<unknown>(join(library, file), { ...shape, format, durability, files })
  await adapter.read()
  await adapter.write(data)
}

/** A library's folder with two shards of notes, one of marks, and settings. */
export async function aLibraryFolder(): Promise<string> {
  const library = await aFolder()
  for (const kind of ['reading', 'notes', 'versions']) await mkdir(join(library, kind))
  await save(library, 'notes/0001', noteShard([A, 'A then']))
  await save(library, 'notes/0002', noteShard([B, 'B then 笔记']))
  const marked = { readAt: 't', readVersion: 1, starredAt: 't' }
  await save(library, 'reading/0001', { records: [[A, marked]] })
  await save(library, 'settings', { theme: 'dark' })
  return library
}

export function snapshotsOf(library: string, files: StoreFiles = QUICK_FILES): DiskSnapshots {
  return new DiskSnapshots(library, shapeOf, { files })
}

export const always = (): boolean => true

/** Makes one of what there is; gives its number. Rejects as the shelf does. */
export async function make(snapshots: DiskSnapshots, madeAt = '2026-11-23T16:35:00.000Z'): Promise<number> {
  const number = ((await snapshots.list()).at(-1)?.number ?? 0) + 1
  const collected = await snapshots.collect(always)
  if (collected.kind !== 'collected') throw new Error(JSON.stringify(collected))
  await snapshots.keep(collected.files, { number, madeAt, reason: 'time', agreed: 0 }, always)
  return number
}

/** The notes' texts in a snapshot, or why it cannot be read. */
export async function textsIn(
  snapshots: DiskSnapshots,
  number: number,
): Promise<readonly string[] | 'broken' | 'gone'> {
  const reading = await snapshots.read(number, always)
  if (reading.kind !== 'whole') return reading.kind
  return [...reading.contents.notes.values()].map(({ text }) => text)
}

/** Everything in the library's folder but its snapshots, to the byte. */
export async function stateOf(library: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const entry of await readdir(library, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && !path.includes('snapshots')) found.set(path, await readFile(path, 'latin1'))
  }
  return found
}

/** The names in the folder of snapshots, from there. */
export async function namesOf(library: string): Promise<string[]> {
  const folder = join(library, 'snapshots')
  return (await readdir(folder, { recursive: true })).sort()
}
