import type { ReaderApi, ReaderEvents } from '../readerApi'
import type { ImportReport, LibraryState, SaveFailure, SaveHealth } from '../reports'
import type { Session, Settings } from '../settings'

/** Where the window stood. In screen pixels; main checks that a screen is still there. */
export interface WindowPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

/** Everything that main needs before it can show a window. */
export interface LibraryStart {
  readonly settings: Settings
  readonly session: Session
  readonly windowPlace: WindowPlace | null
}

/** The part of the contract that the library answers itself; main only relays it. */
export type LibraryMethod =
  | 'digests'
  | 'counts'
  | 'list'
  | 'stopSearch'
  | 'savedSearches'
  | 'saveSearch'
  | 'keepSearches'
  | 'keywords'
  | 'keepKeywords'
  | 'rows'
  | 'rowsBefore'
  | 'openPaper'
  | 'pair'
  | 'mark'
  | 'undo'
  | 'redo'
  | 'undoOffer'
  | 'writeNote'
  | 'noteVersions'
  | 'noteVersion'
  | 'bringBackNote'
  | 'deletedNotes'
  | 'saveNow'
  | 'changeSettings'
  | 'keepSession'
  | 'snapshots'
  | 'makeSnapshot'
  | 'releaseSnapshots'
  | 'lookAtSnapshot'
  | 'snapshotNote'
  | 'leaveSnapshot'
  | 'restoreSnapshot'

/** The events that come from the library; `command` is main's own. */
export type LibraryEvents = Omit<ReaderEvents, 'command'>

export type FlushReport =
  { readonly kind: 'flushed' } | { readonly kind: 'notFlushed'; readonly failure: SaveFailure }

/**
 * One person's library: all papers, digests, reading states, notes and settings, and everything that
 * may be done with them. Lives in main's worker thread; in tests and `dev:web` in the same thread.
 */
export interface Library extends Pick<ReaderApi, LibraryMethod> {
  /** Settings and session, read first: main builds its window from them. Never fails on a first run. */
  begin(): Promise<LibraryStart>
  /** Resolves as soon as the newest rows can be listed; the rest follows as `libraryChanged`. */
  state(): Promise<LibraryState>
  health(): Promise<SaveHealth>
  keepWindowPlace(place: WindowPlace): Promise<void>
  /** Writes everything that is waiting, now. */
  flush(): Promise<FlushReport>
}

/** What the library needs from the world it runs in to open files: paths of files and folders. */
export type ImportPaths = (paths: readonly string[]) => Promise<ImportReport>
