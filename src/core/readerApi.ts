import type { CommandId } from './commands'
import type { Locale } from './messages/define'
import type {
  BringBackReport,
  DeletedNote,
  NoteVersion,
  NoteVersionText,
  VersionNumber,
} from './noteVersions'
import type { OpenPaper, Row } from './paper'
import type { Pairing, PairRequest } from './pairing'
import type { PaperId } from './paperId'
import type {
  ChangeReport,
  DigestSource,
  DropReport,
  ExportLook,
  ExportReport,
  ImportProgress,
  ImportReport,
  JoinedChoices,
  JoinedReport,
  LibraryPlace,
  LibraryState,
  MergeReport,
  MoveReport,
  MovedLibrary,
  NoteState,
  PdfReport,
  PrintReport,
  Refused,
  SaveHealth,
  SourceCounts,
} from './reports'
import type { DigestNumber, Scope } from './scope'
import type { Keyword } from './search/keywords'
import type { SavedSearch } from './search/savedSearch'
import type { Session, Settings } from './settings'
import type {
  MakeReport,
  RestoreReport,
  SnapshotList,
  SnapshotLook,
  SnapshotNote,
  SnapshotNumber,
  SnapshotProblem,
} from './snapshots'

/** Facts that the page needs before its first paint. */
export interface Start {
  readonly settings: Settings
  readonly session: Session
  /** What `system` means for the interface's language. */
  readonly systemLocale: Locale
  readonly platform: 'mac' | 'windows' | 'linux' | 'web'
  readonly version: string
  readonly library: LibraryState
  readonly health: SaveHealth
  /** What became of moving the library at this start, if that was asked for. */
  readonly moved: MovedLibrary | null
}

export interface ListRequest {
  readonly scope: Scope
  /** What is searched, in the query language (search/parseQuery.ts); `''` = no search. */
  readonly query: string
  /** Rows that stay listed although they no longer belong to the scope, so that none vanishes under the reader's hand. */
  readonly keep: Uint32Array
  /**
   * For the list that is read: what becomes of papers with muted words, and those with followed ones come
   * first if that is set. Left out, all papers come in plain order.
   */
  readonly muted?: 'folded' | 'shown'
}

/** A list's row numbers in the order to be shown: newest digest first, within a digest its own order. */
export interface Listing {
  readonly rows: Uint32Array
  /** False while older rows are still being read; they will follow after the last one here. */
  readonly complete: boolean
  /**
   * Whether all texts could be searched. `reading`: abstracts are still being read, and `searchReady`
   * tells when they have been; `partly`: some cannot be read.
   */
  readonly searched: 'everything' | 'reading' | 'partly'
  /** The search was given up (`stopSearch`): there is no answer. */
  readonly stopped: boolean
  /** Papers of this list with muted words; folded, they are not in `rows`. */
  readonly mutedRows: number
  /** Papers at the top of `rows` that come first because they hold a word that the reader follows. */
  readonly followedRows: number
}

export interface MarkRequest {
  readonly mark: 'read' | 'starred'
  /** `turned`: the other than the first of the rows has, so that a key that turns a mark over is one message. */
  readonly value: boolean | 'turned'
  readonly rows: Uint32Array
  /**
   * Whether `undo` takes it back; dwelling on a paper is not worth an undo. `joined`: together with the
   * marking before it, where that set the same mark.
   */
  readonly undoable: boolean | 'joined'
}

/** What an undo or redo did, for the words that say so; null where there was nothing to do. */
export interface UndoReport {
  readonly mark: 'read' | 'starred'
  readonly value: boolean
  readonly count: number
}

/** What undo and redo would do now. */
export interface UndoOffer {
  readonly undo: UndoReport | null
  readonly redo: UndoReport | null
}

/**
 * What the page may ask of the app. One method is one IPC channel of the same name: the preload and
 * main are loops over `READER_METHODS`. Every argument is checked in main (readerApiChecks.ts) before
 * anything happens; a call with bad arguments rejects and has no effect. In a library that a newer Duidu
 * has written to, every change is `refused`.
 */
export interface ReaderApi {
  start(): Promise<Start>
  digests(): Promise<readonly DigestSource[]>
  counts(): Promise<SourceCounts>
  list(request: ListRequest): Promise<Listing>
  /** Gives up the searches under way, because another one follows. */
  stopSearch(): Promise<void>
  savedSearches(): Promise<readonly SavedSearch[]>
  /** Keeps a search; it comes last. Null where there are too many. */
  saveSearch(query: string, name: string): Promise<SavedSearch | Refused | null>
  /** Renames, reorders, removes and brings back saved searches: these are all from now on. */
  keepSearches(searches: readonly SavedSearch[]): Promise<ChangeReport>
  keywords(): Promise<readonly Keyword[]>
  /** These are the words that are followed or muted from now on. */
  keepKeywords(keywords: readonly Keyword[]): Promise<ChangeReport>
  /** The rows of `numbers`, in that order; announce types as in `digest` where it is given. At most 500. */
  rows(numbers: Uint32Array, digest: DigestNumber | null): Promise<readonly Row[]>
  /** Those of `numbers` that digests before `date` (`YYYY-MM-DD`) announced first; by the date of `digest` where it is given. */
  rowsBefore(numbers: Uint32Array, digest: DigestNumber | null, date: string): Promise<Uint32Array>
  /** Null where the library has no such paper. */
  openPaper(id: PaperId): Promise<OpenPaper | null>
  /**
   * Which sentences of these pairs of texts belong together, in the order asked for; at most
   * `MAX_PAIRS_ASKED`. A matter of milliseconds, apart from opening a paper: the page does not wait for it.
   */
  pair(requests: readonly PairRequest[]): Promise<readonly Pairing[]>
  mark(request: MarkRequest): Promise<ChangeReport>
  undo(): Promise<UndoReport | Refused | null>
  redo(): Promise<UndoReport | Refused | null>
  undoOffer(): Promise<UndoOffer>
  /**
   * Hands a note's whole text over; from here on the library keeps it, and `noteState` events tell how
   * safe it is. `''` removes the note. Longer than `MAX_NOTE_LENGTH` it is refused, unless the note has been
   * that long since the app began.
   */
  writeNote(id: PaperId, text: string): Promise<ChangeReport>
  /** A note's former texts, latest first; rejects where they cannot be read. */
  noteVersions(id: PaperId): Promise<readonly NoteVersion[]>
  /** One of them whole; null where the note has no such version any more. */
  noteVersion(id: PaperId, version: VersionNumber): Promise<NoteVersionText | null>
  /** Makes a former text the note's text again; the present one becomes a version. Saved as `writeNote` saves. */
  bringBackNote(id: PaperId, version: VersionNumber): Promise<BringBackReport | Refused>
  /** Notes that were deleted, latest first, at most `MOST_DELETED_LISTED`, and one more where there are more. */
  deletedNotes(): Promise<readonly DeletedNote[]>
  /** Tries again at once whatever could not be saved. */
  saveNow(): Promise<void>
  /**
   * These are all notes of which the page has text that the library has not got and will not get by itself:
   * it is too long, or was refused. Quitting asks before it is lost.
   */
  tellHeldNotes(notes: readonly PaperId[]): Promise<void>
  /** Shows the system's dialog and imports what was chosen; the report comes as an event. */
  importByDialog(what: 'files' | 'folder'): Promise<void>
  importSample(): Promise<void>
  /**
   * Imports files dropped on the window, unless one of them lies on another machine. The preload finds their paths;
   * the page cannot make any up.
   */
  importDropped(files: readonly unknown[]): Promise<DropReport>
  /** In a library that a newer Duidu has written to, they count until the app quits. */
  changeSettings(change: Partial<Settings>): Promise<Settings>
  keepSession(change: Partial<Session>): Promise<void>
  /**
   * Writes what the reader made, and on wish the papers, to a file that the system's dialog asks for:
   * whole or not at all.
   */
  exportLibrary(withPapers: boolean): Promise<ExportReport>
  /** Shows the system's dialog and says what the exported library that was chosen would bring. */
  chooseExport(): Promise<ExportLook>
  /**
   * Takes in the exported library that was chosen last. Done means saved; what is refused changes nothing.
   */
  mergeExport(takeSettings: boolean): Promise<MergeReport>
  /** Opens the paper's page on arXiv in the system's browser. */
  openOnArxiv(id: PaperId): Promise<void>
  /** Opens an address that a person looked at (`webAddress`) in the system's browser. */
  openLink(url: string): Promise<void>
  /** Puts a text on the system's clipboard. */
  copyText(text: string): Promise<void>
  /** Prints the page as it is set for print, by the system's dialog. */
  printPage(): Promise<PrintReport>
  /** Saves it as a PDF where the system's dialog says; the file is named after the paper, or the day. */
  savePdf(paper: PaperId | null): Promise<PdfReport>
  /** Shows the library's folder in the file manager. */
  showLibraryFolder(): Promise<void>
  libraryPlace(): Promise<LibraryPlace>
  /** Shows the system's dialog for a new, empty folder; the library goes there at the next start. */
  moveLibrary(): Promise<MoveReport>
  /** The library does not move after all. */
  keepLibraryPlace(): Promise<LibraryPlace>
  /** The snapshots of what the reader made, and why none is being made; rejects where they cannot be read. */
  snapshots(): Promise<SnapshotList>
  /**
   * Makes one now. `looked`: what was found damaged in this run was looked at, and what there is now is to be
   * kept from here on.
   */
  makeSnapshot(looked: boolean): Promise<MakeReport>
  /** What there is now is right: larger snapshots are not held any longer. Makes one that says so. */
  releaseSnapshots(): Promise<MakeReport>
  /** What restoring a snapshot would change; changes nothing. */
  lookAtSnapshot(snapshot: SnapshotNumber): Promise<SnapshotLook>
  /**
   * One note of it beside the present one; rejects where the disk fails. Of the snapshot that was looked at last,
   * notes that the look named are as they were read then.
   */
  snapshotNote(snapshot: SnapshotNumber, id: PaperId): Promise<SnapshotNote>
  /** Nobody looks at a snapshot any more: what was read of it is let go. */
  leaveSnapshot(): Promise<void>
  /**
   * Makes everything that the reader made as it was; a snapshot of what there is comes first. Papers and
   * digests stay, and no note's text is lost: those that go become versions. Done means saved.
   */
  restoreSnapshot(snapshot: SnapshotNumber): Promise<RestoreReport>
}

/** What the app tells the page by itself. */
export interface ReaderEvents {
  /** Papers or digests were added, or the rest of the rows has been read: lists and sources changed. */
  libraryChanged: LibraryState
  /** Abstracts have been read, saved searches and keywords looked up: lists and counts may know more now. */
  searchReady: { readonly searched: 'everything' | 'partly' }
  savedSearchesChanged: readonly SavedSearch[]
  keywordsChanged: readonly Keyword[]
  /** Read marks, stars or note marks of these rows changed. */
  marksChanged: Uint32Array
  /** What undo and redo would do has changed. */
  undoChanged: UndoOffer
  importProgress: ImportProgress
  imported: ImportReport
  noteState: { readonly id: PaperId; readonly state: NoteState }
  saveHealth: SaveHealth
  /** Another program had changed files of the library: what it wrote was taken in. */
  joined: JoinedReport
  /** The same of the files of searches, words and settings. */
  choicesJoined: JoinedChoices
  settingsChanged: Settings
  /** Snapshots came or went. `problem`: none could be made, which is to be told. */
  snapshotsChanged: { readonly problem: SnapshotProblem | null }
  /** A command chosen in the application menu. */
  command: CommandId
}

/** `window.reader`, as the preload builds it. */
export type Reader = ReaderApi & {
  /** Listens to an event; the result stops listening. */
  on<E extends keyof ReaderEvents>(event: E, listener: (payload: ReaderEvents[E]) => void): () => void
}

export type ReaderMethod = keyof ReaderApi
export type ReaderEvent = keyof ReaderEvents

// Records instead of lists, so that a method added to the interface and forgotten here does not compile.
const METHODS: Record<ReaderMethod, true> = {
  start: true,
  digests: true,
  counts: true,
  list: true,
  stopSearch: true,
  savedSearches: true,
  saveSearch: true,
  keepSearches: true,
  keywords: true,
  keepKeywords: true,
  rows: true,
  rowsBefore: true,
  openPaper: true,
  pair: true,
  mark: true,
  undo: true,
  redo: true,
  undoOffer: true,
  writeNote: true,
  noteVersions: true,
  noteVersion: true,
  bringBackNote: true,
  deletedNotes: true,
  saveNow: true,
  tellHeldNotes: true,
  importByDialog: true,
  importSample: true,
  importDropped: true,
  exportLibrary: true,
  chooseExport: true,
  mergeExport: true,
  changeSettings: true,
  keepSession: true,
  openOnArxiv: true,
  openLink: true,
  copyText: true,
  printPage: true,
  savePdf: true,
  showLibraryFolder: true,
  libraryPlace: true,
  moveLibrary: true,
  keepLibraryPlace: true,
  snapshots: true,
  makeSnapshot: true,
  releaseSnapshots: true,
  lookAtSnapshot: true,
  snapshotNote: true,
  leaveSnapshot: true,
  restoreSnapshot: true,
}
const EVENTS: Record<ReaderEvent, true> = {
  libraryChanged: true,
  searchReady: true,
  savedSearchesChanged: true,
  keywordsChanged: true,
  marksChanged: true,
  undoChanged: true,
  importProgress: true,
  imported: true,
  noteState: true,
  saveHealth: true,
  joined: true,
  choicesJoined: true,
  settingsChanged: true,
  snapshotsChanged: true,
  command: true,
}

export const READER_METHODS = Object.keys(METHODS) as readonly ReaderMethod[]
export const READER_EVENTS = Object.keys(EVENTS) as readonly ReaderEvent[]

/** The most rows that one call of `rows` may ask for, about eight screens. */
export const MAX_ROWS_ASKED = 500
/** The most pairs of texts that one call of `pair` may ask for, and the most characters of each text. */
export const MAX_PAIRS_ASKED = 8
export const MAX_PAIRED_LENGTH = 100_000
/** The most characters of a note that is written (1 MiB of UTF-16 would be twice that). */
export const MAX_NOTE_LENGTH = 1_048_576
/** The most characters of any note: what importing joined is longer, and may be edited as long as it does not grow. */
export const MAX_LONG_NOTE = 16 * 1_048_576
/** The most notes that `tellHeldNotes` names. */
export const MAX_NOTES_HELD = 1_000
/** The most characters that are copied in one go: more than a paper and its note have. */
export const MAX_COPIED_LENGTH = 2_000_000
