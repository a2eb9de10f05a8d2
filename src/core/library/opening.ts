import { messageOf } from '../messageOf'
import type { PaperId } from '../paperId'
import type { LibraryState } from '../reports'
import type { Emit } from './library'
import { loadNewest } from './loading'
import { renewVersions } from './marking'
import type { ReadingAgain } from './readingAgain'
import type { SearchPart } from './search/searchPart'
import type { SnapshotPart } from './snapshots/snapshotPart'
import { hasNewer, type Clock, type LibraryStores } from './stores'
import type { Tables } from './tables'
import type { UndoPart } from './undoPart'

export interface OpeningOptions {
  readonly tables: Tables
  readonly stores: LibraryStores
  readonly clock: Clock
  readonly emit: Emit
  /** Where the library lies, in words for the person. */
  readonly folder: string
  /** Parts that are read as well, and begin when everything has been. */
  readonly parts: () => {
    readonly undo: UndoPart
    readonly search: SearchPart
    readonly snapshots: SnapshotPart
    readonly readingAgain: ReadingAgain
  }
}

/** Reading a library, and how far that has come. */
export interface Opening {
  /** Reads the newest rows, and goes on with the rest by itself. Never rejects: `state` tells how it went. */
  load(): Promise<void>
  /** Resolves once everything has been read; false where it could not be. */
  isComplete(): Promise<boolean>
  /** Reads all that an import may add to. What cannot be read now, the import itself meets and tells. */
  loadForImport(): Promise<void>
  /** Something cannot be read, and nothing else is: so nothing can be written. */
  giveUp(error: unknown): void
  state(): LibraryState
  /** The state of a library that can be read; the page that is told it knows these notices from then on. */
  ready(): LibraryState
  /** Stores that were read late may have been found damaged. */
  haveRead(): void
  /** Only rows of later dates may be listed; null: all. */
  listAfter(): string | null
  /** Takes note of papers that are marked as read before the digests have been, which may know newer versions. */
  markedEarly(ids: Iterable<PaperId>): void
}

export function makeOpening({ tables, stores, clock, emit, folder, parts }: OpeningOptions): Opening {
  const readEarly = new Set<PaperId>()
  let listAfter: string | null = ''
  let newest: Promise<void> | null = null
  let complete: Promise<void> | null = null
  let unreadable: LibraryState | null = null
  let noticesTold = 0

  function ready(): LibraryState {
    const { readingAgain, snapshots } = parts()
    const found = stores.notices()
    noticesTold = found.length
    return {
      kind: 'ready',
      complete: listAfter === null,
      papers: tables.marks.present.count(),
      digests: tables.digests.size,
      readOnly: hasNewer(stores),
      notices: [...found, ...readingAgain.notices(), ...snapshots.notices()],
    }
  }
  const state = (): LibraryState => unreadable ?? ready()

  function failed(error: unknown): void {
    unreadable = { kind: 'unreadable', folder, detail: messageOf(error) }
  }

  async function loadFirst(): Promise<void> {
    const { undo, search, snapshots } = parts()
    try {
      const loading = [undo.loadLast(), search.loadLists()]
      const [{ first, rest }] = await Promise.all([loadNewest(tables, clock), ...loading])
      await snapshots.carryOn()
      listAfter = first.listAfter
      complete = finish(rest)
      if (undo.hasLast()) undo.tellOffer()
    } catch (error) {
      failed(error)
    }
  }

  async function finish(rest: () => Promise<void>): Promise<void> {
    const { undo, snapshots, readingAgain } = parts()
    try {
      await rest()
      listAfter = null
      renewVersions(tables, readEarly)
      readingAgain.begin()
      snapshots.begin()
    } catch (error) {
      failed(error)
    }
    emit('libraryChanged', state())
    if (hasNewer(stores)) undo.tellOffer()
  }

  function load(): Promise<void> {
    newest ??= loadFirst()
    return newest
  }

  async function isComplete(): Promise<boolean> {
    await load()
    await complete
    return unreadable === null
  }

  return {
    load,
    isComplete,
    async loadForImport() {
      if (await isComplete()) await tables.content.openEnd().catch(() => undefined)
    },
    giveUp(error) {
      failed(error)
      newest = Promise.resolve()
    },
    state,
    ready,
    haveRead() {
      if (stores.notices().length > noticesTold) emit('libraryChanged', state())
    },
    listAfter: () => listAfter,
    markedEarly(ids) {
      for (const id of ids) readEarly.add(id)
    },
  }
}
