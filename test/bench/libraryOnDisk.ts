import type { ImportReport } from '@core/reports'
import { openLibrary, type OwnLibrary } from '@core/library/library'
import type { LibraryEvents } from '@core/library/libraryApi'
import type { Clock } from '@core/library/stores'
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { importablePaths } from '../../src/main/library/importablePaths'
import { openLibraryStores } from '../../src/main/library/libraryStores'
import { digestParser } from '../../src/main/parsing/digestParser'

/** The app's library on a real folder, in this thread. */
export interface OnDisk {
  readonly library: OwnLibrary
  importFiles(paths: readonly string[]): Promise<ImportReport>
  /** Saves everything, and lets go of the folder. */
  close(): Promise<void>
}

const clock: Clock = {
  now: () => new Date(),
  later(milliseconds, action) {
    const timer = setTimeout(action, milliseconds)
    return () => clearTimeout(timer)
  },
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
}

type Listener = <E extends keyof LibraryEvents>(event: E, payload: LibraryEvents[E]) => void

/** Bundled beside every page, see scripts/bench.mjs. */
const PARSER_FILE = pathToFileURL(join(import.meta.dirname, 'parserWorker.mjs'))

/** Opens the library in a folder, as the app's worker does; nothing is read before it is asked. */
export async function openOnDisk(folder: string, emit: Listener = () => undefined): Promise<OnDisk> {
  const opened = await openLibraryStores(folder)
  if (opened.kind === 'closed') throw new Error(`cannot open ${folder}: ${JSON.stringify(opened.state)}`)
  const library = openLibrary({ stores: opened.stores, clock, emit, folder })
  const parser = digestParser({ workerFile: PARSER_FILE })
  return {
    library,
    importFiles: async (paths) => library.importFiles(await importablePaths(paths, parser)),
    async close() {
      parser.end()
      const report = await library.flush()
      await opened.close()
      if (report.kind === 'notFlushed') throw new Error(JSON.stringify(report.failure))
    },
  }
}

/** Reads everything there is. */
export async function readWhole({ library }: OnDisk): Promise<void> {
  await library.begin()
  await library.state()
  await library.digests()
}

/** A folder's files with what tells that one was written: its time and its number on the disk. */
export type FolderState = ReadonlyMap<string, { readonly written: string; readonly size: number }>

export function stateOf(folder: string): FolderState {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const state = new Map<string, { written: string; size: number }>()
  for (const name of names) {
    const { mtimeNs, ino, size } = lstatSync(join(folder, name), { bigint: true })
    if (name.endsWith('.json')) state.set(name, { written: `${ino} ${mtimeNs}`, size: Number(size) })
  }
  return state
}

/** How many files were written between two looks, and how large they are. */
export function writtenBetween(before: FolderState, after: FolderState): { files: number; bytes: number } {
  const changed = [...after].filter(([name, { written }]) => before.get(name)?.written !== written)
  return { files: changed.length, bytes: changed.reduce((sum, [, { size }]) => sum + size, 0) }
}
