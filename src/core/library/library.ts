import { messageOf } from '../messageOf'
import { pairTexts } from '../align/pairTexts'
import type { OpenPaper } from '../paper'
import type { PaperId } from '../paperId'
import type { MarkRequest, UndoOffer } from '../readerApi'
import type { ImportReport, JoinedChoices, LibraryState, SaveHealth } from '../reports'
import { ContentSaver } from './contentSaver'
import type { ImportFile } from './importFile'
import { importFiles } from './importSession'
import { KeptSettings } from './keptSettings'
import { KeptUndo } from './keptUndo'
import type { FlushReport, Library, LibraryEvents } from './libraryApi'
import { countSources, makeRows, rowsBefore } from './listing'
import { loadNewest } from './loading'
import { MarkHistory, reportOf, type Marking } from './markHistory'
import { markRows, renewVersions, restoreMarking, untouchedSince } from './marking'
import { openPaper } from './openPaper'
import { makeMovingPart, type MovingPart } from './moving/movingPart'
import { makeReadingAgain, type ReadAgain } from './readingAgain'
import { refusingChanges } from './refusingChanges'
import { SaveWatch } from './saveWatch'
import type { SnapshotShelf } from './snapshots/shelf'
import { makeSnapshotPart, NO_SNAPSHOTS, type SnapshotPart } from './snapshots/snapshotPart'
import { tellWrites } from './snapshots/tellWrites'
import { makeSearchPart } from './search/searchPart'
import { watchStores } from './slowStores'
import { hasNewer, type Clock, type LibraryStores } from './stores'
import { makeTables, seeMarks } from './tables'
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
  const watch = new SaveWatch(emit, () => haveRead())
  let snapshots: SnapshotPart | null = null
  const patient = watchStores(options.stores, clock, (isSlow) => watch.seeSlow(isSlow))
  const stores = shelf === undefined ? patient : tellWrites(patient, () => snapshots?.onWrite())
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
  const kept = new KeptSettings(stores, clock, watch, (settings) => {
    emit('settingsChanged', kept.settings)
    choicesJoined({ settings })
  })
  const content = new ContentSaver(tables, stores, clock, watch)
  const history = new MarkHistory()
  const keptUndo = new KeptUndo(history, stores, clock, watch)
  /** Papers marked as read before the digests had been, which may know newer versions of them. */
  const readEarly = new Set<PaperId>()
  let listAfter: string | null = ''
  let newest: Promise<void> | null = null
  let complete: Promise<void> | null = null
  let unreadable: LibraryState | null = null
  const search = makeSearchPart({
    tables,
    stores,
    clock,
    watch,
    emit,
    load,
    haveRead,
    isComplete,
    listAfter: () => listAfter,
    followedFirst: () => kept.settings.followedFirst,
    onJoined: choicesJoined,
  })
  const written = makeNotePart({ tables, clock, watch, emit, changed, haveRead })
  let noticesTold = 0
  const moving = makeMovingPart({
    tables,
    clock,
    stores,
    kept,
    search,
    content,
    isComplete,
    changed,
    remember(markings) {
      for (const marking of markings) history.add(marking)
      if (markings.length > 0) historyChanged()
    },
    notesSettled: written.settled,
    notesTaken: written.leaveTrails,
    settingsChanged: () => emit('settingsChanged', kept.settings),
    papersChanged: () => emit('libraryChanged', state()),
    flush,
  })
  if (shelf !== undefined) {
    snapshots = makeSnapshotPart({
      shelf,
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
      onRestored: () => emit('undoChanged', undoOffer()),
      onChange: (problem) => emit('snapshotsChanged', { problem }),
    })
  }
  const snapshotApi = snapshots?.api ?? NO_SNAPSHOTS
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

  /** The state as the page is told it: it knows these notices from then on. */
  function ready(): LibraryState {
    const found = stores.notices()
    noticesTold = found.length
    return {
      kind: 'ready',
      complete: listAfter === null,
      papers: tables.marks.present.count(),
      digests: tables.digests.size,
      readOnly: hasNewer(stores),
      notices: [...found, ...readingAgain.notices(), ...(snapshots?.notices() ?? [])],
    }
  }
  const state = (): LibraryState => unreadable ?? ready()
  function failed(error: unknown): void {
    const detail = messageOf(error)
    unreadable = { kind: 'unreadable', folder, detail }
  }

  /** Reads the newest rows, and goes on with the rest by itself. Never rejects: `state` tells how it went. */
  function load(): Promise<void> {
    newest ??= (async () => {
      try {
        const loading = [keptUndo.load(), search.loadLists()]
        const [{ first, rest }] = await Promise.all([loadNewest(tables, clock), ...loading])
        await snapshots?.carryOn()
        listAfter = first.listAfter
        complete = finish(rest)
        if (history.last !== null) emit('undoChanged', undoOffer())
      } catch (error) {
        failed(error)
      }
    })()
    return newest
  }

  async function finish(rest: () => Promise<void>): Promise<void> {
    try {
      await rest()
      listAfter = null
      renewVersions(tables, readEarly)
      readingAgain.begin()
      snapshots?.begin()
    } catch (error) {
      failed(error)
    }
    emit('libraryChanged', state())
    if (hasNewer(stores)) emit('undoChanged', undoOffer())
  }

  /** Resolves once everything has been read; false where it could not be. */
  async function isComplete(): Promise<boolean> {
    await load()
    await complete
    return unreadable === null
  }

  /** Reads all that an import may add to. What cannot be read now, the import itself meets and tells. */
  async function loadForImport(): Promise<void> {
    if (await isComplete()) await tables.content.openEnd().catch(() => undefined)
  }

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

  /** Stores that were read late may have been found damaged. */
  function haveRead(): void {
    if (stores.notices().length > noticesTold) emit('libraryChanged', state())
  }

  function undoOffer(): UndoOffer {
    if (hasNewer(stores)) return { undo: null, redo: null }
    const offer = (marking: Marking | null, as: 'before' | 'after') => {
      const report = marking && reportOf(untouchedSince(tables, marking, as))
      return report?.count ? report : null
    }
    return { undo: offer(history.last, 'after'), redo: offer(history.lastUndone, 'before') }
  }

  function historyChanged(): void {
    keptUndo.changed()
    emit('undoChanged', undoOffer())
  }

  async function replay(next: () => Marking | null, to: 'before' | 'after') {
    await load()
    const marking = next()
    if (marking === null) return null
    const restorable = untouchedSince(tables, marking, to === 'before' ? 'after' : 'before')
    if (restorable.changes.length > 0) changed(restoreMarking(tables, restorable, to))
    else history.forget(marking)
    historyChanged()
    return restorable.changes.length > 0 ? reportOf(restorable) : null
  }

  const library: OwnLibrary = {
    ...search.api,
    ...written.api,
    ...snapshotApi,
    // an export that is being taken in has been compared with what there was before
    restoreSnapshot: (number) => afterImports(() => snapshotApi.restoreSnapshot(number)),
    async begin() {
      try {
        return await kept.load()
      } catch (error) {
        // the window has to come up to say so; nothing else is read, and so nothing can be written
        failed(error)
        newest = Promise.resolve()
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
      const isEarly = listAfter !== null && request.mark === 'read' && request.value
      if (isEarly) for (const { id } of marking.changes) readEarly.add(id)
      changed(marking.changes.map(({ id }) => id))
      if (request.undoable) {
        history.add(marking, request.undoable === 'joined')
        historyChanged()
      }
      return { kind: 'changed' }
    },
    undo: () => replay(() => history.undo(), 'before'),
    redo: () => replay(() => history.redo(), 'after'),
    async undoOffer() {
      await load()
      return undoOffer()
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
    atQuitting: async () => snapshots?.atQuitting(),
  }
  return refusingChanges(library, { stores, emit, load, loadForImport })

  /** One after the other: none finds papers that another one is just bringing. */
  function afterImports<T>(work: () => Promise<T>): Promise<T> {
    const done = lastImport.then(work)
    lastImport = done.catch(() => undefined)
    return done
  }

  async function flush(): Promise<FlushReport> {
    const reports = await Promise.all([
      flushMade(),
      kept.flush(),
      keptUndo.flush(),
      // what damage left of papers stays as it is there, and there is nothing of the reader's in it
      ...(hasNewer(stores) ? [] : [content.save()]),
      ...(snapshots === null ? [] : [snapshots.flush()]),
    ])
    return firstFailureOf(reports)
  }

  /** Saves what the reader made, and nothing else. */
  async function flushMade(): Promise<FlushReport> {
    await written.settled()
    return firstFailureOf(
      await Promise.all([
        tables.versions.flush(),
        tables.notes.flush(),
        tables.reading.flush(),
        kept.flushSettings(),
        ...(await search.flush()),
      ]),
    )
  }
}

function firstFailureOf(reports: readonly FlushReport[]): FlushReport {
  return reports.find(({ kind }) => kind === 'notFlushed') ?? { kind: 'flushed' }
}
