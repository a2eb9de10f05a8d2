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
      readAgain: (kind, number) => stores.readAgain(kind, number),
      readSingleAgain: (name) => stores.readSingleAgain(name),
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

/** A library with one snapshot of notes, marks, a search, a word and a theme, and all of it changed since. */
export async function changed(): Promise<Shelved> {
  const opened = await shelved()
  const { library } = opened
  await library.importFiles([DIGEST])
  await library.writeNote(A, 'A then')
  await library.writeNote(B, 'B then')
  await library.mark({ mark: 'starred', value: true, rows: rows(0), undoable: true })
  await library.saveSearch('cat:cs.LG', 'then')
  await library.keepKeywords([{ text: 'LoRA', kind: 'followed' }])
  await library.changeSettings({ theme: 'dark' })
  await library.makeSnapshot(false)
  await opened.clock.pass(60 * MINUTE)
  await library.writeNote(A, 'A now')
  await library.writeNote(B, '')
  await library.writeNote(C, 'C now')
  await library.mark({ mark: 'starred', value: false, rows: rows(0), undoable: true })
  await library.mark({ mark: 'read', value: true, rows: rows(1), undoable: true })
  await library.keepSearches([])
  await library.saveSearch('all:图', 'now')
  await library.keepKeywords([])
  await library.changeSettings({ theme: 'light' })
  await library.flush()
  return opened
}

/** What it says then, and now. */
export const THEN = {
  notes: ['A then', 'B then', null],
  starred: 1,
  unread: 3,
  searches: [{ id: 1, name: 'then', query: 'cat:cs.LG' }],
  keywords: [{ text: 'LoRA', kind: 'followed' }],
  theme: 'dark',
}
export const NOW = {
  notes: ['A now', null, 'C now'],
  starred: 0,
  unread: 2,
  searches: [{ id: 2, name: 'now', query: 'all:图' }],
  keywords: [],
  theme: 'light',
}

/** The former texts of a note, latest first. */
export const textsOf = async (
  { library }: Pick<Shelved, 'library'>,
  id: typeof A,
): Promise<(string | undefined)[]> => {
  const versions = await library.noteVersions(id)
  return Promise.all(versions.map(async ({ number }) => (await library.noteVersion(id, number))?.text))
}
