import type { ContentSaver } from './contentSaver'
import type { KeptSettings } from './keptSettings'
import type { FlushReport } from './libraryApi'
import type { SearchPart } from './search/searchPart'
import { hasNewer, type LibraryStores } from './stores'
import type { Tables } from './tables'

export interface SavedParts {
  readonly tables: Tables
  readonly stores: LibraryStores
  readonly kept: KeptSettings
  readonly search: SearchPart
  readonly content: ContentSaver
  readonly undo: { flush(): Promise<FlushReport> }
  readonly snapshots: { flush(): Promise<FlushReport> }
  /** Resolves when no writing of a note waits any more to be put in. */
  readonly notesSettled: () => Promise<unknown>
}

/** Saves what waits in all parts of a library, now. Neither rejects; of several failures the first is told. */
export function makeSaving(parts: () => SavedParts) {
  /** Saves what the reader made, and nothing else. */
  async function flushMade(): Promise<FlushReport> {
    const { tables, kept, search, notesSettled } = parts()
    await notesSettled()
    return firstFailureOf(
      await Promise.all([
        tables.versions.flush(),
        tables.notes.flush(),
        tables.reading.flush(),
        kept.flushSettings(),
        ...(await search.flush()),
      ]),
    )
  }

  async function flush(): Promise<FlushReport> {
    const { stores, kept, content, undo, snapshots } = parts()
    const reports = await Promise.all([
      flushMade(),
      kept.flush(),
      undo.flush(),
      // what damage left of papers stays as it is there, and there is nothing of the reader's in it
      ...(hasNewer(stores) ? [] : [content.save()]),
      snapshots.flush(),
    ])
    return firstFailureOf(reports)
  }

  return { flush, flushMade }
}

function firstFailureOf(reports: readonly FlushReport[]): FlushReport {
  return reports.find(({ kind }) => kind === 'notFlushed') ?? { kind: 'flushed' }
}
