import { assertNever } from '../../assertNever'
import type { PaperId } from '../../paperId'
import type { LibraryNotice, SaveFailure } from '../../reports'
import type { RestoreReport, SnapshotNumber, SnapshotProblem, SnapshotRefusal } from '../../snapshots'
import type { KeptSettings } from '../keptSettings'
import type { FlushReport } from '../libraryApi'
import type { SaveWatch } from '../saveWatch'
import type { SearchPart } from '../search/searchPart'
import type { Clock, LibraryStores } from '../stores'
import type { Tables } from '../tables'
import type { VersionRecord } from '../versions/versionRecord'
import { notesOf, readingOf } from './readerNow'
import { isUnbegun, lackingIn, planRestore, type ReaderState, type RestorePlan } from './readerState'
import { RestoreJournal, type PendingRestore } from './restoreJournal'
import type { SnapshotContents, SnapshotFacts, SnapshotShelf } from './shelf'
import type { SnapshotMaker } from './snapshotMaker'

export interface RestorerOptions {
  readonly shelf: SnapshotShelf
  readonly tables: Tables
  readonly stores: LibraryStores
  readonly clock: Clock
  readonly kept: KeptSettings
  readonly search: SearchPart
  readonly watch: SaveWatch
  readonly isComplete: () => Promise<boolean>
  /** Saves what snapshots hold, and says how that went. */
  readonly flushMade: () => Promise<FlushReport>
  /** Tells that these papers' marks or notes changed. */
  readonly changed: (ids: readonly PaperId[]) => void
  /** Tells that these notes hold now what was not written here. */
  readonly notesTaken: (ids: readonly PaperId[]) => void
  readonly settingsChanged: () => void
  readonly onRestored: () => void
}

export interface Restorer {
  /** What the reader made, as it is now. */
  now(): ReaderState
  /** Snapshots that a restoration under way may still need. */
  needed(): readonly SnapshotNumber[]
  /** What became of a restoration that the last run could not bring to its end. */
  notices(): readonly LibraryNotice[]
  /** Restores a snapshot; what is refused changes nothing. Only in turn. */
  restore(number: SnapshotNumber): Promise<RestoreReport>
  /** Brings to its end what the last run could not. Rejects where it cannot be read whether there is anything. */
  carryOn(): Promise<void>
  /** Writes what may still be to be written of the last one, which was restored or refused. Never rejects. */
  flush(): Promise<FlushReport>
}

/** Milliseconds until saving what was restored is tried again. */
const RETRY_AFTER = 5_000

export const refused = (refusal: SnapshotRefusal) => ({ kind: 'refused', refusal }) as const
const notMade = (problem: SnapshotProblem) => refused({ kind: 'notMade', problem })

/** Restores snapshots made by `maker`. */
export function makeRestorer(options: RestorerOptions, makerOf: () => SnapshotMaker): Restorer {
  const { shelf, tables, stores, clock, kept, search, watch, flushMade } = options
  const journal = new RestoreJournal(stores)
  const notices: LibraryNotice[] = []
  let cancelRetry: (() => void) | null = null
  /** Whether what is pending has been taken in, and is to be saved before it is over. */
  let isTaken = false
  /** The way back of a restoration that was refused in the end. */
  let useless: SnapshotNumber | null = null

  const now = (): ReaderState => ({
    reading: readingOf(tables),
    notes: notesOf(tables),
    searches: search.lists().searches,
    keywords: search.lists().keywords,
    settings: kept.settings,
  })

  /** Papers whose notes have former texts: they keep theirs. Rejects where those cannot be read. */
  async function papersWithVersions(): Promise<ReadonlySet<PaperId>> {
    const ids = new Set<PaperId>()
    await tables.versions.forEach((id, { versions }) => {
      if (versions.length > 0) ids.add(id)
    })
    return ids
  }

  /** No text is lost by restoring: the one that goes becomes a version, after those that were lost since. */
  function keepTexts(plan: RestorePlan, lost: ReadonlyMap<PaperId, VersionRecord>): void {
    for (const [id, { versions }] of lost) {
      tables.versions.keep(
        id,
        versions.map((note) => ({ note, before: note.before, successor: null, keptAt: note.keptAt })),
      )
    }
    for (const [id, successor] of plan.notes) {
      const note = tables.notes.get(id)
      if (note !== null) tables.versions.keep(id, [{ note, before: 'restore', successor }])
    }
  }

  /**
   * Takes a snapshot's contents in, at one moment, where things still are as expected; saving follows by itself.
   * `at` is the time of the restoration: when its way back was made, as that is known at the next start too.
   */
  function take({ versions: lost, ...then }: SnapshotContents, expected: ReaderState, at: string): void {
    isTaken = true
    const plan = planRestore(now(), then, at, expected)
    keepTexts(plan, lost)
    if (plan.notes.length > 0) tables.notes.setAll(plan.notes)
    options.notesTaken(plan.notes.map(([id]) => id))
    if (plan.reading.length > 0) tables.reading.setAll(plan.reading)
    if (plan.searches !== null || plan.keywords !== null) {
      const lists = search.lists()
      search.takeLists(plan.searches ?? lists.searches, plan.keywords ?? lists.keywords)
    }
    if (plan.settings !== null) {
      kept.changeSettings(plan.settings)
      options.settingsChanged()
    }
    const ids = new Set([...plan.notes, ...plan.reading].map(([id]) => id))
    if (ids.size > 0) options.changed([...ids])
  }

  /** Saves what was restored and forgets that it was begun; where that fails, again and again. */
  async function settle(): Promise<SaveFailure | null> {
    cancelRetry?.()
    cancelRetry = null
    const failure = await trySettling()
    if (failure !== null) cancelRetry = clock.later(RETRY_AFTER, () => void flush())
    return failure
  }

  async function trySettling(): Promise<SaveFailure | null> {
    const report: FlushReport = isTaken ? await flushMade() : { kind: 'flushed' }
    if (report.kind === 'notFlushed') return report.failure
    try {
      if (journal.pending !== null) await journal.write(null)
    } catch (error) {
      const failure = stores.failure(error)
      watch.see('restoring', { kind: 'notFlushed', failure })
      return failure
    }
    watch.see('restoring', { kind: 'flushed' })
    isTaken = false
    // only now does no next start ask for it; where it cannot go, it goes in its turn, as all do
    if (useless !== null) await shelf.remove([useless]).catch(() => undefined)
    useless = null
    return null
  }

  async function flush(): Promise<FlushReport> {
    if (cancelRetry === null) return { kind: 'flushed' }
    const failure = await makerOf().inTurn(async () => (cancelRetry === null ? null : settle()))
    return failure === null ? { kind: 'flushed' } : { kind: 'notFlushed', failure }
  }

  /**
   * Why a snapshot is no way back to `present`, null where it is one: another program may have changed a file that
   * is not saved just now, and each is whole. One that was made for this and is none goes, so that it pushes no other
   * out.
   */
  async function lacking(number: SnapshotNumber, present: ReaderState, isNew: boolean) {
    const back = await shelf.read(number, () => false)
    const store = back.kind === 'whole' ? lackingIn(back.contents, present, now()) : 'snapshots'
    if (store === null) return null
    // where it cannot go, it goes in its turn, as all do
    if (isNew) await shelf.remove([number]).catch(() => undefined)
    return { kind: 'notMade', problem: { kind: 'damaged', store } } as const
  }

  /**
   * The way back: a snapshot that holds all of `present`. What is changed while it is made may be in it or not;
   * by being other than in `present` that is known.
   */
  async function keepPresent(
    atStart: boolean,
  ): Promise<
    | { readonly kind: 'kept'; readonly way: SnapshotFacts; readonly present: ReaderState }
    | { readonly kind: 'notMade'; readonly problem: SnapshotProblem }
  > {
    // what was handed over of notes may only now be put in
    await flushMade()
    const present = now()
    const report = await flushMade()
    if (report.kind === 'notFlushed') {
      return { kind: 'notMade', problem: { kind: 'notSaved', failure: report.failure } }
    }
    const made = await makerOf().make({ reason: 'restoring', mayGoOn: () => true, agrees: false, atStart })
    switch (made.kind) {
      case 'made':
      case 'unchanged':
        return (
          (await lacking(made.facts.number, present, made.kind === 'made')) ?? {
            kind: 'kept',
            way: made.facts,
            present,
          }
        )
      case 'notMade':
        return made
      case 'stopped':
        return { kind: 'notMade', problem: { kind: 'changing' } }
      default:
        return assertNever(made)
    }
  }

  async function restore(number: SnapshotNumber): Promise<RestoreReport> {
    if (!(await options.isComplete())) return notMade({ kind: 'libraryClosed' })
    // the journal knows of one at a time
    const unsettled = journal.pending && (await settle())
    if (unsettled !== null) return notMade({ kind: 'notSaved', failure: unsettled })
    const have = await papersWithVersions()
    const reading = await shelf.read(number, (id) => !have.has(id))
    if (reading.kind !== 'whole') return refused(reading)
    const keeping = await keepPresent(false)
    if (keeping.kind === 'notMade') return refused(keeping)
    const { way, present } = keeping
    const before = way.number
    try {
      await journal.write({ to: number, before })
    } catch (error) {
      // it may be on disk all the same, and the next start would carry it out
      useless = before
      await settle()
      return notMade({ kind: 'notSaved', failure: stores.failure(error) })
    }
    // what was changed since need not be in the way back: it stays
    take(reading.contents, present, way.madeAt)
    const failure = await settle()
    options.onRestored()
    return failure === null ? { kind: 'restored', before } : { kind: 'notSaved', before, failure }
  }

  /** Ends what was cut short: forward where that can be, else back. */
  async function end({ to, before }: PendingRestore): Promise<void> {
    const have = await papersWithVersions()
    const wants = (id: PaperId): boolean => !have.has(id)
    const there = await shelf.read(to, wants)
    const back = await shelf.read(before, wants)
    const isOver = there.kind === 'gone' || back.kind === 'gone'
    if (isOver || (there.kind !== 'whole' && back.kind !== 'whole')) {
      // both stay until it has ended: without one of them it may have ended long ago
      notices.push({ kind: 'restoreCutShort' })
    } else if (there.kind !== 'whole' || back.kind !== 'whole') {
      const only = there.kind === 'whole' ? there : back
      if (only.kind === 'whole') await endBy(only.contents, there.kind === 'whole' ? only.facts.madeAt : null)
    } else if (isUnbegun(now(), back.contents, there.contents, back.facts.madeAt)) {
      // it may have been refused, and that could never be written down
      notices.push({ kind: 'restoreNotBegun', madeAt: there.facts.madeAt })
    } else {
      take(there.contents, back.contents, back.facts.madeAt)
      notices.push({ kind: 'restoreEnded', madeAt: there.facts.madeAt })
    }
    await settle()
  }

  /** The same where only one of the two is whole, so that nothing tells what was changed since: it is kept first. */
  async function endBy(contents: SnapshotContents, madeAt: string | null): Promise<void> {
    const keeping = await keepPresent(true)
    if (keeping.kind === 'notMade') {
      notices.push({ kind: 'restoreCutShort' })
      return
    }
    take(contents, keeping.present, keeping.way.madeAt)
    notices.push(madeAt === null ? { kind: 'restoreTakenBack' } : { kind: 'restoreEnded', madeAt })
  }

  return {
    now,
    needed: () => (journal.pending === null ? [] : [journal.pending.to, journal.pending.before]),
    notices: () => notices,
    restore,
    flush,
    async carryOn() {
      await Promise.all([journal.load(), kept.load()])
      const { pending } = journal
      if (pending === null || stores.notices().some(({ kind }) => kind === 'newer')) return
      try {
        await makerOf().inTurn(() => end(pending))
      } catch {
        // the next start tries again; what the person has to know is that it is neither
        notices.push({ kind: 'restoreCutShort' })
      }
    },
  }
}
