import { pairTexts } from '../align/pairTexts'
import type { OpenPaper } from '../paper'
import type { PaperId } from '../paperId'
import type { MarkRequest } from '../readerApi'
import type { ImportReport, JoinedChoices, SaveHealth } from '../reports'
import { ContentSaver } from './contentSaver'
import type { ImportFile } from './importFile'
import { importFiles } from './importSession'
import { KeptSettings } from './keptSettings'
import type { Library, LibraryEvents } from './libraryApi'
import { countSources, makeRows, rowsBefore } from './listing'
import { markRows } from './marking'
import { makeOpening } from './opening'
import { openPaper } from './openPaper'
import { makeMovingPart, type MovingPart } from './moving/movingPart'
import { makeReadingAgain, type ReadAgain } from './readingAgain'
import { refusingChanges } from './refusingChanges'
import { SaveWatch } from './saveWatch'
import { makeSaving } from './saving'
import type { SnapshotShelf } from './snapshots/shelf'
import { makeSnapshotPart } from './snapshots/snapshotPart'
import { tellWrites } from './snapshots/tellWrites'
import { makeSearchPart } from './search/searchPart'
import { watchStores } from './slowStores'
import type { Clock, LibraryStores } from './stores'
import { makeTables, seeMarks } from './tables'
import { makeUndoPart } from './undoPart'
import { makeNotePart } from './versions/notePart'

export type Emit = <E extends keyof LibraryEvents>(event: E, payload: LibraryEvents[E]) => void

export interface LibraryOptions {
  readonly stores: LibraryStores
  readonly clock: Clock
  readonly emit: Emit
  /** Where the library lies, in words for the person. */
  readonly folder: string
  /** Reads digests whose papers were lost again; missing where files cannot be read by their place. */
  readonly readAgain?: ReadAgain
  /** Where snapshots of it lie; left out, none are made. */
  readonly shelf?: SnapshotShelf
}

/** A library together with what only its own thread can ask for: importing, exporting and taking exports in. */
export interface OwnLibrary extends Library, MovingPart {
  /** Imports files in this order, after any import under way. Progress and report go out as events too. */
  importFiles(files: readonly ImportFile[]): Promise<ImportReport>
  /** After the last flush: makes a snapshot where that is quick. Never rejects. */
  atQuitting(): Promise<void>
}

/** Opens a library. Reading begins with `begin`; what cannot be read is told by `state`. */
export function openLibrary(options: LibraryOptions): OwnLibrary {
  const { clock, emit, folder, readAgain, shelf } = options
  // another program put a newer Duidu's file there
  const watch = new SaveWatch(emit, () => opening.haveRead())
  const patient = watchStores(options.stores, clock, (isSlow) => watch.seeSlow(isSlow))
  const stores = tellWrites(patient, () => snapshots.onWrite())
  const tables = makeTables(
    stores,
    clock,
    {
      ...watch.listener,
      onJoined({ notes, reading }) {
        const ids = notes.map(({ id }) => id)
        written.leaveTrails(ids)
        changed([...ids, ...reading])
        const texts = notes.map(({ id, theirs }) => ({ id, theirs: theirs.text }))
        if (texts.length + reading.length > 0) emit('joined', { notes: texts, marks: reading.length })
      },
    },
    () => readingAgain.look(),
  )
  const opening = makeOpening({
    ...{ tables, stores, clock, emit, folder },
    parts: () => ({ undo, search, snapshots, readingAgain }),
  })
  const { load, isComplete, state, ready, haveRead } = opening
  const kept = new KeptSettings(stores, clock, watch, (settings) => {
    emit('settingsChanged', kept.settings)
    choicesJoined({ settings })
  })
  const content = new ContentSaver(tables, stores, clock, watch)
  const undo = makeUndoPart({ tables, stores, clock, watch, emit, load, changed })
  const { flush, flushMade } = makeSaving(() => ({
    ...{ tables, stores, kept, search, content, undo, snapshots },
    notesSettled: written.settled,
  }))
  const search = makeSearchPart({
    tables,
    stores,
    clock,
    watch,
    emit,
    load,
    haveRead,
    isComplete,
    listAfter: opening.listAfter,
    followedFirst: () => kept.settings.followedFirst,
    onJoined: choicesJoined,
  })
  const written = makeNotePart({ tables, clock, watch, emit, changed, haveRead })
  const moving = makeMovingPart({
    tables,
    clock,
    stores,
    kept,
    search,
    content,
    isComplete,
    changed,
    remember: (markings) => undo.remember(markings),
    notesSettled: written.settled,
    notesTaken: written.leaveTrails,
    settingsChanged: () => emit('settingsChanged', kept.settings),
    papersChanged: () => emit('libraryChanged', state()),
    flush,
  })
  const snapshots = makeSnapshotPart(shelf, {
    tables,
    stores,
    clock,
    kept,
    search,
    watch,
    isComplete,
    flushMade,
    changed,
    notesTaken: written.leaveTrails,
    settingsChanged: () => emit('settingsChanged', kept.settings),
    onRestored: undo.tellOffer,
    onChange: (problem) => emit('snapshotsChanged', { problem }),
  })
  const readingAgain = makeReadingAgain({
    tables,
    stores,
    clock,
    kept,
    content,
    readAgain: readAgain ?? null,
    isComplete,
    takeTurn: (work) => afterImports(() => search.holdWhile(work)),
    onChanged: () => emit('libraryChanged', state()),
  })
  let lastImport: Promise<unknown> = Promise.resolve()

  function changed(ids: readonly PaperId[]): void {
    const numbers = ids.flatMap((id) => tables.rows.numberOf(id) ?? [])
    for (const number of numbers) seeMarks(tables, number)
    emit('marksChanged', Uint32Array.from(numbers))
  }

  /** Another program's searches, words or settings are here now; told where that says anything to the person. */
  function choicesJoined(joined: Partial<JoinedChoices>): void {
    const told = { searches: 0, keywords: 0, settings: 0, left: 0, ...joined }
    if (Object.values(told).some((count) => count > 0)) emit('choicesJoined', told)
  }

  const library: OwnLibrary = {
    ...search.api,
    ...written.api,
    ...snapshots.api,
    ...undo.api,
    // an export that is being taken in has been compared with what there was before
    restoreSnapshot: (number) => afterImports(() => snapshots.api.restoreSnapshot(number)),
    async begin() {
      try {
        return await kept.load()
      } catch (error) {
        // the window has to come up to say so
        opening.giveUp(error)
        return kept.start
      }
    },
    async state() {
      await load()
      return state()
    },
    health: async (): Promise<SaveHealth> => watch.health,

    async digests() {
      await isComplete()
      return tables.digests.sources()
    },
    async counts() {
      await load()
      return countSources(tables, search.counts())
    },
    async rows(numbers, digest) {
      await load()
      return makeRows(tables, search.keywordWatch, numbers, digest)
    },
    async rowsBefore(numbers, digest, date) {
      await isComplete()
      return rowsBefore(tables, numbers, digest, date)
    },
    async openPaper(id: PaperId): Promise<OpenPaper | null> {
      await load()
      if (tables.rows.numberOf(id) === undefined) await isComplete()
      const { repairs } = tables.content
      const paper = await openPaper(tables, search.keywordWatch, id)
      // a crash or damage had left rows that are not those of the papers: lists have changed
      if (tables.content.repairs !== repairs) emit('libraryChanged', ready())
      haveRead()
      return paper
    },

    pair: async (requests) => requests.map(pairTexts),

    async mark(request: MarkRequest) {
      const marking = markRows(tables, request, clock.now().toISOString())
      if (marking === null) return { kind: 'changed' }
      const ids = marking.changes.map(({ id }) => id)
      const isEarly = opening.listAfter() !== null && marking.mark === 'read' && marking.value
      if (isEarly) opening.markedEarly(ids)
      changed(ids)
      if (request.undoable) undo.remember([marking], request.undoable === 'joined')
      return { kind: 'changed' }
    },

    importFiles: (files) =>
      afterImports(() =>
        search
          .holdWhile(() => importFiles({ files, tables, clock, stores, content, isComplete, emit, ready }))
          .finally(haveRead),
      ),
    exportParts: moving.exportParts,
    lookAtExport: (source) => afterImports(() => moving.lookAtExport(source)),
    mergeExport: (source, takeSettings) =>
      afterImports(() => search.holdWhile(() => moving.mergeExport(source, takeSettings))),

    async changeSettings(change) {
      kept.changeSettings(change)
      emit('settingsChanged', kept.settings)
      return kept.settings
    },
    async keepSession(change) {
      kept.changeSession(change)
    },
    async keepWindowPlace(place) {
      kept.changeSession({ windowPlace: place })
    },

    async saveNow() {
      await flush()
    },
    flush,
    atQuitting: () => snapshots.atQuitting(),
  }
  return refusingChanges(library, { stores, emit, load, loadForImport: opening.loadForImport })

  /** One after the other: none finds papers that another one is just bringing. */
  function afterImports<T>(work: () => Promise<T>): Promise<T> {
    const done = lastImport.then(work)
    lastImport = done.catch(() => undefined)
    return done
  }
}
