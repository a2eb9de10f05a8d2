import type { LibraryEvents } from '@core/library/libraryApi'
import { openLibrary, type OwnLibrary } from '@core/library/library'
import { MemoryStores } from '@core/library/memoryStores'
import { MemorySnapshots } from '@core/library/snapshots/memorySnapshots'
import type { LibraryStores } from '@core/library/stores'
import type { PaperId } from '@core/paperId'
import type { LibraryNotice } from '@core/reports'
import { aDigest, anEntry, TestClock } from '../builders'

export const MINUTE = 60_000
export const A = '2311.00001' as PaperId
export const B = '2311.00002' as PaperId
export const C = '2311.00003' as PaperId
export const DIGEST = aDigest('2023-11-03.cs.LG.md', anEntry(A), anEntry(B), anEntry(C))

/** A disk: what is in it outlives the libraries that are opened on it. */
export interface Disk {
  readonly memory: MemoryStores
  readonly shelf: MemorySnapshots
}

export interface Shelved extends Disk {
  readonly library: OwnLibrary
  readonly clock: TestClock
  readonly told: LibraryEvents['snapshotsChanged'][]
}

export function aDisk(): Disk {
  const memory = new MemoryStores()
  return { memory, shelf: new MemorySnapshots(memory) }
}

/** The same, as it is at this moment. */
export function copyOf({ memory, shelf }: Disk): Disk {
  const copy = aDisk()
  for (const [name, text] of memory.files) copy.memory.files.set(name, text)
  for (const [number, snapshot] of shelf.shelved) copy.shelf.shelved.set(number, snapshot)
  return copy
}

export interface ShelvedOptions {
  readonly disk?: Disk
  readonly clock?: TestClock
  /** Between the library and the disk. */
  readonly stores?: LibraryStores
  readonly notices?: readonly LibraryNotice[]
}

/** A library with snapshots; everything has been read. */
export async function shelved(options: ShelvedOptions = {}): Promise<Shelved> {
  const { disk = aDisk(), clock = new TestClock(), notices = [] } = options
  const stores = options.stores ?? disk.memory
  const told: LibraryEvents['snapshotsChanged'][] = []
  const library = openLibrary({
    stores: {
      shard: (kind, number) => stores.shard(kind, number),
      single: (name) => stores.single(name),
      shards: (kind) => stores.shards(kind),
      notices: () => notices,
      failure: (error) => stores.failure(error),
    },
    shelf: disk.shelf,
    clock,
    folder: 'memory',
    emit(event, payload) {
      if (event === 'snapshotsChanged') told.push(payload as LibraryEvents['snapshotsChanged'])
    },
  })
  await library.begin()
  await library.state()
  await library.digests()
  return { ...disk, library, clock, told }
}

/** What the reader made, read from what a new start would find on this disk. */
export async function madeOn(disk: Disk) {
  const { library } = await shelved({ disk })
  return madeIn(library)
}

export async function madeIn(library: OwnLibrary) {
  const ids = [A, B, C]
  const papers = await Promise.all(ids.map((id) => library.openPaper(id)))
  const { starred, unread } = await library.counts()
  return {
    notes: papers.map((paper) => paper?.note?.text ?? null),
    starred,
    unread,
    searches: await library.savedSearches(),
    keywords: await library.keywords(),
    theme: (await library.changeSettings({})).theme,
  }
}

export const rows = (...numbers: number[]): Uint32Array => Uint32Array.from(numbers)
