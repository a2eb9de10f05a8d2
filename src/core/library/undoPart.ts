import type { PaperId } from '../paperId'
import type { ReaderApi, UndoOffer } from '../readerApi'
import { KeptUndo } from './keptUndo'
import type { Emit } from './library'
import type { FlushReport } from './libraryApi'
import { MarkHistory, reportOf, type Marking } from './markHistory'
import { restoreMarking, untouchedSince } from './marking'
import type { SaveWatch } from './saveWatch'
import { hasNewer, type Clock, type LibraryStores } from './stores'
import type { Tables } from './tables'

export interface UndoPartOptions {
  readonly tables: Tables
  readonly stores: LibraryStores
  readonly clock: Clock
  readonly watch: SaveWatch
  readonly emit: Emit
  /** Resolves once marks have been read. */
  readonly load: () => Promise<void>
  /** Tells that these papers' marks changed. */
  readonly changed: (ids: readonly PaperId[]) => void
}

/** The library's part that takes markings back. */
export interface UndoPart {
  readonly api: Pick<ReaderApi, 'undo' | 'redo' | 'undoOffer'>
  /** Reads the last marking of the last run. Rejects where it is there and cannot be read. */
  loadLast(): Promise<void>
  /** Keeps markings that can be undone, one by one; `joined`: as one with the marking before. */
  remember(markings: readonly Marking[], joined?: boolean): void
  /** Tells what undo and redo would do now. */
  tellOffer(): void
  /** Whether there is anything to undo. */
  hasLast(): boolean
  flush(): Promise<FlushReport>
}

export function makeUndoPart({
  tables,
  stores,
  clock,
  watch,
  emit,
  load,
  changed,
}: UndoPartOptions): UndoPart {
  const history = new MarkHistory()
  const keptUndo = new KeptUndo(history, stores, clock, watch)

  function offerNow(): UndoOffer {
    if (hasNewer(stores)) return { undo: null, redo: null }
    const offer = (marking: Marking | null, as: 'before' | 'after') => {
      const report = marking && reportOf(untouchedSince(tables, marking, as))
      return report?.count ? report : null
    }
    return { undo: offer(history.last, 'after'), redo: offer(history.lastUndone, 'before') }
  }

  const tellOffer = (): void => emit('undoChanged', offerNow())

  function historyChanged(): void {
    keptUndo.changed()
    tellOffer()
  }

  async function replay(next: () => Marking | null, to: 'before' | 'after') {
    await load()
    const marking = next()
    if (marking === null) return null
    const restorable = untouchedSince(tables, marking, to === 'before' ? 'after' : 'before')
    if (restorable.changes.length > 0) changed(restoreMarking(tables, restorable, to))
    else history.forget(marking)
    historyChanged()
    return restorable.changes.length > 0 ? reportOf(restorable) : null
  }

  return {
    api: {
      undo: () => replay(() => history.undo(), 'before'),
      redo: () => replay(() => history.redo(), 'after'),
      async undoOffer() {
        await load()
        return offerNow()
      },
    },
    loadLast: () => keptUndo.load(),
    remember(markings, joined = false) {
      for (const marking of markings) history.add(marking, joined)
      if (markings.length > 0) historyChanged()
    },
    tellOffer,
    hasLast: () => history.last !== null,
    flush: () => keptUndo.flush(),
  }
}
