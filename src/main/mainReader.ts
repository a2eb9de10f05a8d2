import type { LibraryMethod, LibraryStart } from '@core/library/libraryApi'
import type { Locale } from '@core/messages/define'
import type { PaperId } from '@core/paperId'
import type { ReaderApi, Start } from '@core/readerApi'
import { isPathList, MAX_FILES_DROPPED } from '@core/readerApiChecks'
import type { MovedLibrary } from '@core/reports'
import type { Session, Settings } from '@core/settings'
import type { LibraryHost } from './library/libraryHost'

/** What main does itself for the page. */
export interface MainDoors {
  /** What the library began with; it is asked to begin only once. */
  readonly began: Promise<LibraryStart>
  /** The settings as they are now, once the library has begun. */
  readonly settings: () => Settings
  readonly systemLocale: () => Locale
  readonly platform: Start['platform']
  readonly version: string
  readonly sample: string
  /** Shows the system's dialog; nothing chosen is an empty list. */
  readonly choose: (what: 'files' | 'folder') => Promise<readonly string[]>
  readonly exportLibrary: ReaderApi['exportLibrary']
  readonly chooseExport: ReaderApi['chooseExport']
  readonly mergeExport: ReaderApi['mergeExport']
  readonly openOnArxiv: ReaderApi['openOnArxiv']
  readonly openLink: ReaderApi['openLink']
  readonly copyText: ReaderApi['copyText']
  readonly printPage: ReaderApi['printPage']
  readonly savePdf: ReaderApi['savePdf']
  /** These notes have text that only the page has. */
  readonly heldNotes: (notes: readonly PaperId[]) => void
  readonly showLibraryFolder: () => void
  readonly libraryPlace: ReaderApi['libraryPlace']
  readonly moveLibrary: ReaderApi['moveLibrary']
  readonly keepLibraryPlace: ReaderApi['keepLibraryPlace']
  /** What became of moving the library at this start; told to the page once. */
  readonly moved: () => MovedLibrary | null
  /** The page has asked for its first facts: from here on it listens. */
  readonly onPageListens: () => void
}

/** The whole contract: what the library answers is relayed, the rest is done here. */
export function mainReader(library: LibraryHost, doors: MainDoors): ReaderApi {
  // a page that is loaded again goes on where it was, also where that is not on disk yet
  let sinceThen: Partial<Session> = {}
  const relayed: Pick<ReaderApi, LibraryMethod> = {
    digests: () => library.digests(),
    counts: () => library.counts(),
    list: (request) => library.list(request),
    stopSearch: () => library.stopSearch(),
    savedSearches: () => library.savedSearches(),
    saveSearch: (query, name) => library.saveSearch(query, name),
    keepSearches: (searches) => library.keepSearches(searches),
    keywords: () => library.keywords(),
    keepKeywords: (keywords) => library.keepKeywords(keywords),
    rows: (numbers, digest) => library.rows(numbers, digest),
    rowsBefore: (numbers, digest, date) => library.rowsBefore(numbers, digest, date),
    openPaper: (id) => library.openPaper(id),
    pair: (requests) => library.pair(requests),
    mark: (request) => library.mark(request),
    undo: () => library.undo(),
    redo: () => library.redo(),
    undoOffer: () => library.undoOffer(),
    writeNote: (id, text) => library.writeNote(id, text),
    noteVersions: (id) => library.noteVersions(id),
    noteVersion: (id, version) => library.noteVersion(id, version),
    bringBackNote: (id, version) => library.bringBackNote(id, version),
    deletedNotes: () => library.deletedNotes(),
    saveNow: () => library.saveNow(),
    changeSettings: (change) => library.changeSettings(change),
    snapshots: () => library.snapshots(),
    makeSnapshot: (looked) => library.makeSnapshot(looked),
    releaseSnapshots: () => library.releaseSnapshots(),
    lookAtSnapshot: (snapshot) => library.lookAtSnapshot(snapshot),
    snapshotNote: (snapshot, id) => library.snapshotNote(snapshot, id),
    leaveSnapshot: () => library.leaveSnapshot(),
    restoreSnapshot: (snapshot) => library.restoreSnapshot(snapshot),
    keepSession(change) {
      sinceThen = { ...sinceThen, ...change }
      return library.keepSession(change)
    },
  }
  const importPaths = async (paths: readonly string[]): Promise<void> => {
    if (paths.length > 0) await library.importPaths(paths)
  }
  return {
    ...relayed,
    async start() {
      const [{ session }, state, health] = await Promise.all([doors.began, library.state(), library.health()])
      doors.onPageListens()
      return {
        settings: doors.settings(),
        session: { ...session, ...sinceThen },
        systemLocale: doors.systemLocale(),
        platform: doors.platform,
        version: doors.version,
        library: state,
        health,
        moved: doors.moved(),
      }
    },
    importByDialog: async (what) => importPaths(await doors.choose(what)),
    importSample: () => importPaths([doors.sample]),
    async importDropped(files) {
      if (!isPathList(files, MAX_FILES_DROPPED)) throw new Error('importDropped: not a list of paths')
      await importPaths(files)
      return { kind: 'taken' }
    },
    exportLibrary: (withPapers) => doors.exportLibrary(withPapers),
    chooseExport: () => doors.chooseExport(),
    mergeExport: (takeSettings) => doors.mergeExport(takeSettings),
    openOnArxiv: (id) => doors.openOnArxiv(id),
    openLink: (url) => doors.openLink(url),
    copyText: (text) => doors.copyText(text),
    printPage: () => doors.printPage(),
    savePdf: (paper) => doors.savePdf(paper),
    libraryPlace: () => doors.libraryPlace(),
    moveLibrary: () => doors.moveLibrary(),
    keepLibraryPlace: () => doors.keepLibraryPlace(),
    async tellHeldNotes(notes) {
      doors.heldNotes(notes)
    },
    async showLibraryFolder() {
      doors.showLibraryFolder()
    },
  }
}
