import type { Library, LibraryEvents } from '@core/library/libraryApi'
import type { ExportReport, ImportReport, MergeReport } from '@core/reports'
import { Worker } from 'node:worker_threads'
import type { ChosenExport, LookedAtFile } from './exportFile'
import type { PlacedLibrary } from './libraryStores'
import {
  WORKER_METHODS,
  type WorkerApi,
  type WorkerCall,
  type WorkerMessage,
  type WorkerMethod,
  type WorkerOptions,
} from './workerMessages'

export interface LibraryHostOptions {
  /** The library's folder; made if it is not there. */
  readonly folder: string
  /** It was moved there, and is not to be made anew. */
  readonly placed?: PlacedLibrary | null
  /** A folder of the app's own for notes of files on their way to other places. */
  readonly unfinished?: string | null
  /** Every event of the library, to be passed on to the page. */
  readonly onEvent: <E extends keyof LibraryEvents>(event: E, payload: LibraryEvents[E]) => void
  /** The worker ended without being asked to: nothing more can be saved. */
  readonly onGone: (error: Error) => void
  /** The worker's file; beside this module where nothing else is said. */
  readonly workerFile?: URL
}

/** The library as main sees it: a worker thread behind a door. */
export interface LibraryHost extends Library {
  /**
   * Imports files and folders (searched for digests) by their paths, one import after the other.
   * Progress and the report also go out as events.
   */
  importPaths(paths: readonly string[]): Promise<ImportReport>
  /** Writes the library to a file, whole or not at all. */
  exportTo(path: string, withPapers: boolean): Promise<ExportReport>
  /** What an exported library would bring. */
  lookAtExport(path: string): Promise<LookedAtFile>
  /** Takes one in that was looked at; resolves when that is saved, or known not to be. */
  mergeExport(chosen: ChosenExport, takeSettings: boolean): Promise<MergeReport>
  /** Ends what is under way, flushes, then ends the worker, also where that rejects. */
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** Starts the library's worker thread. Throws nothing: what goes wrong is told by `state` or `onGone`. */
export function startLibrary(options: LibraryHostOptions): LibraryHost {
  const { folder, placed = null, unfinished = null } = options
  const workerData: WorkerOptions = { folder, placed, unfinished }
  const worker = new Worker(options.workerFile ?? new URL('./libraryWorker.js', import.meta.url), {
    workerData,
    name: 'library',
  })
  const waiting = new Map<number, Waiting>()
  let calls = 0
  let isClosing = false
  let gone: Error | null = null

  function end(error: Error): void {
    if (gone !== null) return
    gone = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    if (!isClosing) options.onGone(error)
  }
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'event') {
      options.onEvent(message.event, message.payload as LibraryEvents[typeof message.event])
      return
    }
    const asked = waiting.get(message.call)
    waiting.delete(message.call)
    if (message.kind === 'result') asked?.resolve(message.result)
    else asked?.reject(new Error(message.message))
  })
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', (code) => end(new Error(`the library's thread ended with code ${code}`)))

  function ask(method: WorkerMethod, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (gone !== null) {
        reject(gone)
        return
      }
      const call = ++calls
      waiting.set(call, { resolve, reject })
      worker.postMessage({ call, method, args } satisfies WorkerCall)
    })
  }

  const api = Object.fromEntries(
    WORKER_METHODS.map((method) => [method, (...args: readonly unknown[]) => ask(method, args)]),
  ) as unknown as WorkerApi
  return {
    ...api,
    async close() {
      isClosing = true
      try {
        if (gone === null) await api.end()
      } finally {
        await worker.terminate()
      }
    },
  }
}
