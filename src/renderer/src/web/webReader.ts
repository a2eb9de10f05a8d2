import { systemLocale } from '@core/interfaceLanguage'
import { openHere, type ImportFile } from '@core/library/importFile'
import { openLibrary, type Emit } from '@core/library/library'
import { MemoryStores } from '@core/library/memoryStores'
import { MemorySnapshots } from '@core/library/snapshots/memorySnapshots'
import type { Clock } from '@core/library/stores'
import { openDigest } from '@core/parse/openDigest'
import { arxivUrl } from '@core/paperId'
import type { Reader, ReaderEvent, ReaderEvents } from '@core/readerApi'
import { visibleName } from '@core/text/hiddenCharacters'
import { webFileBytes } from './webFileBytes'

/** A file by name and bytes; the page's `File` is one. */
export interface WebFile {
  readonly name: string
  readonly lastModified: number
  arrayBuffer(): Promise<ArrayBuffer>
}

export interface WebReaderOptions {
  readonly choose: (what: 'files' | 'folder') => Promise<readonly WebFile[]>
  readonly sample: () => Promise<WebFile>
  /** New ones, unless something is to be remembered. */
  readonly stores?: MemoryStores
  readonly shelf?: MemorySnapshots
}

export interface WebReader extends Reader {
  importFiles(files: readonly WebFile[]): Promise<void>
  /** What the application menu would send. */
  tell<E extends ReaderEvent>(event: E, payload: ReaderEvents[E]): void
}

const IN_MEMORY = { folder: 'memory', moveTo: null, fixed: true, moved: false } as const

const clock: Clock = {
  now: () => new Date(),
  later(milliseconds, action) {
    const timer = setTimeout(action, milliseconds)
    return () => clearTimeout(timer)
  },
  breathe: () => new Promise((resolve) => setTimeout(resolve)),
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function importFileOf(file: WebFile): ImportFile {
  return {
    name: visibleName(file.name),
    folder: '',
    path: null,
    async read() {
      const bytes = new Uint8Array(await file.arrayBuffer())
      return {
        kind: 'read',
        open: openHere(openDigest(webFileBytes(bytes), file.name)),
        sha256: await sha256(bytes),
        changedAt: file.lastModified,
      }
    },
  }
}

/** A whole reader in one page, without Electron: the real library on stores in memory. */
export function webReader({
  choose,
  sample,
  stores = new MemoryStores(),
  shelf = new MemorySnapshots(stores),
}: WebReaderOptions): WebReader {
  const listeners = new Map<ReaderEvent, Set<(payload: never) => void>>()
  function tell<E extends ReaderEvent>(event: E, payload: ReaderEvents[E]): void {
    for (const listener of [...(listeners.get(event) ?? [])]) listener(payload as never)
  }
  const emit: Emit = (event, payload) => tell(event, payload as never)
  const library = openLibrary({ stores, shelf, clock, emit, folder: 'memory' })
  async function importFiles(files: readonly WebFile[]): Promise<void> {
    if (files.length > 0) await library.importFiles(files.map(importFileOf))
  }

  return {
    ...library,
    async start() {
      const [{ settings, session }, state, health] = await Promise.all([
        library.begin(),
        library.state(),
        library.health(),
      ])
      return {
        settings,
        session,
        systemLocale: systemLocale(navigator.languages),
        platform: 'web',
        version: 'web',
        library: state,
        health,
        moved: null,
      }
    },
    importFiles,
    importByDialog: async (what) => importFiles(await choose(what)),
    importSample: async () => importFiles([await sample()]),
    async importDropped(files) {
      await importFiles(files as readonly WebFile[])
      return { kind: 'taken' }
    },
    // a page in a browser has no files to write to
    exportLibrary: async () => ({ kind: 'cancelled' }),
    chooseExport: async () => ({ kind: 'cancelled' }),
    mergeExport: async () => ({ kind: 'refused', problem: { kind: 'libraryClosed' } }),
    async openOnArxiv(id) {
      window.open(arxivUrl(id), '_blank', 'noopener')
    },
    async openLink(url) {
      window.open(url, '_blank', 'noopener')
    },
    copyText: (text) => navigator.clipboard.writeText(text),
    // a browser's dialog can do both
    async printPage() {
      window.print()
      return { kind: 'printed' }
    },
    async savePdf() {
      window.print()
      return { kind: 'cancelled' }
    },
    // a browser asks by itself before a page is left that wants to stay
    async tellHeldNotes() {},
    async showLibraryFolder() {},
    libraryPlace: async () => IN_MEMORY,
    moveLibrary: async () => ({ kind: 'cancelled' }),
    keepLibraryPlace: async () => IN_MEMORY,
    tell,
    on(event, listener) {
      const all = listeners.get(event) ?? new Set()
      listeners.set(event, all)
      all.add(listener as (payload: never) => void)
      return () => all.delete(listener as (payload: never) => void)
    },
  }
}
