import type { Library, LibraryEvents } from '@core/library/libraryApi'
import type { ImportReport } from '@core/reports'

export interface LibraryHostOptions {
  /** The library's folder; made if it is not there. */
  readonly folder: string
  /** Every event of the library, to be passed on to the page. */
  readonly onEvent: <E extends keyof LibraryEvents>(event: E, payload: LibraryEvents[E]) => void
  /** The worker ended without being asked to: nothing more can be saved. */
  readonly onGone: (error: Error) => void
}

/** The library as main sees it: a worker thread behind a door. */
export interface LibraryHost extends Library {
  /**
   * Imports files and folders (searched for digests) by their paths, one import after the other.
   * Progress and the report also go out as events.
   */
  importPaths(paths: readonly string[]): Promise<ImportReport>
  /** Flushes, then ends the worker. */
  close(): Promise<void>
}

/** Starts the library's worker thread. Throws nothing: what goes wrong is told by `state` or `onGone`. */
export function startLibrary(_options: LibraryHostOptions): LibraryHost {
  throw new Error('being written')
}
