import { messageOf } from '@core/messageOf'
import { openLibrary, type Emit, type OwnLibrary } from '@core/library/library'
import { MemoryStores } from '@core/library/memoryStores'
import type { ReadAgain } from '@core/library/readingAgain'
import type { LibraryState } from '@core/reports'
import type { LibraryEvents } from '@core/library/libraryApi'
import type { Clock } from '@core/library/stores'
import { parentPort, workerData } from 'node:worker_threads'
import { digestParser } from '../parsing/digestParser'
import { unfinishedFiles } from '../files/unfinishedFiles'
import { exportTo, lookAt, mergeFrom, type Circumstances } from './exportFile'
import { openLibraryStores } from './libraryStores'
import { importablePaths } from './importablePaths'
import { readImportFile } from './readImportFile'
import type { WorkerApi, WorkerCall, WorkerMessage, WorkerOptions } from './workerMessages'

/**
 * The library's own thread: reading, merging and saving happen here, so that neither the window nor a
 * menu ever waits for them. What strangers wrote is parsed in a thread of its own, see ../parsing.
 */

const clock: Clock = {
  now: () => new Date(),
  later(milliseconds, action) {
    const timer = setTimeout(action, milliseconds)
    return () => clearTimeout(timer)
  },
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
}

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message)
}

function emit<E extends keyof LibraryEvents>(event: E, payload: LibraryEvents[E]): void {
  post({ kind: 'event', event, payload })
}

const CLOSED = { kind: 'refused', problem: { kind: 'libraryClosed' } } as const

/**
 * Stands in for a library that could not be opened: it says why, shows nothing, imports nothing and keeps
 * nothing. Settings can be changed for as long as the window is open.
 */
function closedLibrary(folder: string, state: LibraryState): OwnLibrary {
  const stores = new MemoryStores()
  stores.writeError = new Error('the library is not open')
  const emitSettings: Emit = (event, payload) => {
    if (event === 'settingsChanged') emit(event, payload)
  }
  return {
    ...openLibrary({ stores, clock, emit: emitSettings, folder }),
    state: async () => state,
    importFiles: async () => ({ files: [] }),
    exportParts: async () => CLOSED,
    lookAtExport: async () => CLOSED,
    mergeExport: async () => CLOSED,
    // there is nothing of the reader's in it: quitting must not ask
    keepSession: async () => undefined,
    keepWindowPlace: async () => undefined,
    flush: async () => ({ kind: 'flushed' }),
  }
}

async function makeApi({ folder, placed, unfinished }: WorkerOptions): Promise<WorkerApi> {
  const opened = await openLibraryStores(folder, { placed })
  const parser = digestParser({ workerFile: new URL('./parserWorker.js', import.meta.url) })
  const readAgain: ReadAgain = (path) => readImportFile(path, parser)
  const library =
    opened.kind === 'open'
      ? openLibrary({ stores: opened.stores, shelf: opened.shelf, clock, emit, folder, readAgain })
      : closedLibrary(folder, opened.state)
  const noted = unfinished === null ? null : unfinishedFiles(unfinished)
  const swept = noted?.sweep()
  const ending = new AbortController()
  const under: Circumstances = { ending: ending.signal, unfinished: noted }
  const works = new Set<Promise<unknown>>()
  /** Ending waits for what is under way, which then ends as soon as it can. */
  async function whileOpen<T>(work: () => Promise<T>): Promise<T> {
    const result = work()
    works.add(result)
    try {
      return await result
    } finally {
      works.delete(result)
    }
  }

  return {
    ...library,
    importPaths: async (paths) => library.importFiles(await importablePaths(paths, parser)),
    exportTo: (path, withPapers) =>
      whileOpen(async () => {
        await swept
        return exportTo(library, path, withPapers, under)
      }),
    lookAtExport: (path) => lookAt(library, path),
    mergeExport: (chosen, takeSettings) => whileOpen(() => mergeFrom(library, chosen, takeSettings, under)),
    async end() {
      ending.abort()
      parser.end()
      await library.flush()
      await Promise.allSettled(works)
      // what came in until then
      await library.flush()
      await library.atQuitting()
      if (opened.kind === 'open') await opened.close()
    },
  }
}

const api = makeApi(workerData as WorkerOptions)

async function answer({ call, method, args }: WorkerCall): Promise<void> {
  try {
    const serve = (await api)[method] as (...args: readonly unknown[]) => Promise<unknown>
    post({ kind: 'result', call, result: await serve(...args) })
  } catch (error) {
    console.error(`library: ${method} failed`, error)
    post({ kind: 'error', call, message: messageOf(error) })
  }
}

parentPort?.on('message', (message: WorkerCall) => void answer(message))
