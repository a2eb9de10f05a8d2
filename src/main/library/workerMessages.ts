import type { Library, LibraryEvents } from '@core/library/libraryApi'
import type { ChosenExport, LookedAtFile } from './exportFile'
import type { PlacedLibrary } from './libraryStores'
import type { ExportReport, ImportReport, MergeReport } from '@core/reports'

/** What main may ask of the worker: the library, the import by paths, and to end. */
export interface WorkerApi extends Library {
  importPaths(paths: readonly string[]): Promise<ImportReport>
  exportTo(path: string, withPapers: boolean): Promise<ExportReport>
  lookAtExport(path: string): Promise<LookedAtFile>
  mergeExport(chosen: ChosenExport, takeSettings: boolean): Promise<MergeReport>
  /** Ends what is under way, flushes, and lets go of the library's folder. */
  end(): Promise<void>
}
export type WorkerMethod = keyof WorkerApi

export interface WorkerOptions {
  readonly folder: string
  /** It was moved there, and is not to be made anew. */
  readonly placed: PlacedLibrary | null
  /** A folder of the app's own for notes of files on their way to other places; see `unfinishedFiles`. */
  readonly unfinished: string | null
}

export interface WorkerCall {
  readonly call: number
  readonly method: WorkerMethod
  readonly args: readonly unknown[]
}

export type WorkerMessage =
  | { readonly kind: 'result'; readonly call: number; readonly result: unknown }
  | { readonly kind: 'error'; readonly call: number; readonly message: string }
  | { readonly kind: 'event'; readonly event: keyof LibraryEvents; readonly payload: unknown }

// A record instead of a list, so that a method that is forgotten here does not compile.
const METHODS: Record<WorkerMethod, true> = {
  begin: true,
  state: true,
  health: true,
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
  changeSettings: true,
  keepSession: true,
  snapshots: true,
  makeSnapshot: true,
  releaseSnapshots: true,
  lookAtSnapshot: true,
  snapshotNote: true,
  leaveSnapshot: true,
  restoreSnapshot: true,
  keepWindowPlace: true,
  flush: true,
  importPaths: true,
  exportTo: true,
  lookAtExport: true,
  mergeExport: true,
  end: true,
}
export const WORKER_METHODS = Object.keys(METHODS) as readonly WorkerMethod[]
