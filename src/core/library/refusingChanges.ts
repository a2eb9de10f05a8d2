import type { Refused } from '../reports'
import type { Emit, OwnLibrary } from './library'
import { hasNewer, type LibraryStores } from './stores'

const REFUSED: Refused = { kind: 'refused', failure: { kind: 'newerFormat' } }

export interface RefusingOptions {
  readonly stores: LibraryStores
  readonly emit: Emit
  /** Resolves once it is known what a newer Duidu wrote of what the reader made; never rejects. */
  readonly load: () => Promise<void>
  /** Resolves once all has been read that an import may add to; never rejects. */
  readonly loadForImport: () => Promise<void>
}

/**
 * The same library, that refuses every change where a newer Duidu has written any of its files, before
 * anything is done. Not only changes to those files: shards become newer one by one, as they are saved, so
 * what stands in one that we cannot read would be written once more into one that we can, and the two would
 * contradict each other. Settings and the session are exempt: they change for as long as the window is open
 * and are not written (`KeptSettings`).
 */
export function refusingChanges(library: OwnLibrary, options: RefusingOptions): OwnLibrary {
  const { stores, emit, load, loadForImport } = options
  /** Resolves when every change that was asked for so far has begun, or was refused. */
  let begun: Promise<unknown> = Promise.resolve()

  function unlessNewer<A extends readonly unknown[], R>(
    change: (...args: A) => Promise<R>,
  ): (...args: A) => Promise<R | Refused> {
    return (...args) => {
      const loaded = load()
      begun = loaded
      return loaded.then<R | Refused>(() => (hasNewer(stores) ? REFUSED : change(...args)))
    }
  }

  return {
    ...library,
    mark: unlessNewer(library.mark),
    undo: unlessNewer(library.undo),
    redo: unlessNewer(library.redo),
    writeNote: unlessNewer(library.writeNote),
    bringBackNote: unlessNewer(library.bringBackNote),
    saveSearch: unlessNewer(library.saveSearch),
    keepSearches: unlessNewer(library.keepSearches),
    keepKeywords: unlessNewer(library.keepKeywords),
    async importFiles(files) {
      await loadForImport()
      if (!hasNewer(stores)) return library.importFiles(files)
      const report = { files: [], refused: REFUSED.failure }
      emit('imported', report)
      return report
    },
    async saveNow() {
      await begun
      await library.saveNow()
    },
    async flush() {
      await begun
      return library.flush()
    },
  }
}
