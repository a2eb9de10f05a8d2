import { assertNever } from '../../assertNever'
import type { PaperId } from '../../paperId'
import type { ReaderApi } from '../../readerApi'
import type { LibraryNotice, SaveFailure } from '../../reports'
import type {
  RestoreReport,
  SnapshotList,
  SnapshotNumber,
  SnapshotProblem,
  SnapshotRefusal,
} from '../../snapshots'
import type { KeptSettings } from '../keptSettings'
import type { FlushReport } from '../libraryApi'
import type { SearchPart } from '../search/searchPart'
import type { Clock, LibraryStores } from '../stores'
import type { Tables } from '../tables'
import type { VersionRecord } from '../versions/versionRecord'
import { notesOf, readingOf } from './readerNow'
import { changesOf, planRestore, type ReaderState, type RestorePlan } from './readerState'
import { RestoreJournal, type PendingRestore } from './restoreJournal'
import { rotate } from './rotation'
import type { SnapshotContents, SnapshotReading, SnapshotShelf } from './shelf'
import { SnapshotMaker } from './snapshotMaker'

export interface SnapshotPartOptions {
  readonly shelf: SnapshotShelf
  readonly tables: Tables
  readonly stores: LibraryStores
  readonly clock: Clock
  readonly kept: KeptSettings
  readonly search: SearchPart
  readonly isComplete: () => Promise<boolean>
  readonly flush: () => Promise<FlushReport>
  /** Tells that these papers' marks or notes changed. */
  readonly changed: (ids: readonly PaperId[]) => void
  /** Tells that these notes hold now what was not written here. */
  readonly notesTaken: (ids: readonly PaperId[]) => void
  readonly settingsChanged: () => void
  readonly onRestored: () => void
  readonly onChange: (problem: SnapshotProblem | null) => void
}

type SnapshotMethod = 'snapshots' | 'makeSnapshot' | 'lookAtSnapshot' | 'restoreSnapshot' | 'releaseSnapshots'

/** Milliseconds until saving what was restored is tried again. */
const RETRY_AFTER = 5_000

/** What a library answers that makes no snapshots. */
export const NO_SNAPSHOTS: Pick<ReaderApi, SnapshotMethod> = {
  snapshots: async () => ({ snapshots: [], bytes: 0, problem: { kind: 'libraryClosed' } }),
  makeSnapshot: async () => ({ kind: 'notMade', problem: { kind: 'libraryClosed' } }),
  releaseSnapshots: async () => ({ kind: 'notMade', problem: { kind: 'libraryClosed' } }),
  lookAtSnapshot: async () => ({ kind: 'refused', refusal: { kind: 'gone' } }),
  restoreSnapshot: async () => ({ kind: 'refused', refusal: { kind: 'gone' } }),
}

export interface SnapshotPart {
  readonly api: Pick<ReaderApi, SnapshotMethod>
  /** To be told of every write that begins and ends. */
  onWrite(): void
  /** Everything has been read: snapshots are made by themselves from now on. */
  begin(): void
  /** After the last flush: makes a snapshot where that is quick. Never rejects. */
  atQuitting(): Promise<void>
  /** What became of a restoration that the last run could not bring to its end. */
  notices(): readonly LibraryNotice[]
  /**
   * Brings such a restoration to its end; to be called when notes, marks and lists have been read. Rejects
   * where it cannot be read whether there is one.
   */
  carryOn(): Promise<void>
}

const refused = (refusal: SnapshotRefusal) => ({ kind: 'refused', refusal }) as const

/** The library's part that makes snapshots of what the reader made, and restores them. */
export function makeSnapshotPart(options: SnapshotPartOptions): SnapshotPart {
  const { shelf, tables, stores, clock, kept, search, flush } = options
  const journal = new RestoreJournal(stores)
  const needed = (): readonly SnapshotNumber[] =>
    journal.pending === null ? [] : [journal.pending.to, journal.pending.before]
  const maker = new SnapshotMaker({ ...options, needed })
  const notices: LibraryNotice[] = []
  let cancelRetry: (() => void) | null = null

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

  /** Takes a snapshot's contents in, at one moment; saving follows by itself. */
  function take({ versions: lost, ...then }: SnapshotContents, expected?: ReaderState): void {
    const plan = planRestore(now(), then, expected)
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
    const failure = await trySettling()
    cancelRetry = failure && clock.later(RETRY_AFTER, () => void settle())
    return failure
  }

  async function trySettling(): Promise<SaveFailure | null> {
    const report = await flush()
    if (report.kind === 'notFlushed') return report.failure
    try {
      if (journal.pending !== null) await journal.write(null)
      return null
    } catch (error) {
      return stores.failure(error)
    }
  }

  /**
   * The way back: a snapshot that holds all of `present`. What is changed while it is made may be in it or not;
   * by being other than in `present` that is known.
   */
  async function keepPresent(): Promise<
    | { readonly kind: 'kept'; readonly before: SnapshotNumber; readonly present: ReaderState }
    | { readonly kind: 'notMade'; readonly problem: SnapshotProblem }
  > {
    // what was handed over of notes may only now be put in
    await flush()
    const present = now()
    const report = await flush()
    if (report.kind === 'notFlushed') {
      return { kind: 'notMade', problem: { kind: 'notSaved', failure: report.failure } }
    }
    const made = await maker.make({ reason: 'restoring', mayGoOn: () => true, agrees: false })
    switch (made.kind) {
      case 'made':
      case 'unchanged':
        return { kind: 'kept', before: made.facts.number, present }
      case 'notMade':
        return made
      case 'stopped':
        return { kind: 'notMade', problem: { kind: 'changing' } }
      default:
        return assertNever(made)
    }
  }

  async function restore(number: SnapshotNumber): Promise<RestoreReport> {
    if (!(await options.isComplete())) {
      return refused({ kind: 'notMade', problem: { kind: 'libraryClosed' } })
    }
    // the journal knows of one at a time
    const unsettled = journal.pending && (await settle())
    if (unsettled !== null) {
      return refused({ kind: 'notMade', problem: { kind: 'notSaved', failure: unsettled } })
    }
    const have = await papersWithVersions()
    const reading = await shelf.read(number, (id) => !have.has(id))
    if (reading.kind !== 'whole') return refused(reading)
    const keeping = await keepPresent()
    if (keeping.kind === 'notMade') return refused(keeping)
    const { before, present } = keeping
    try {
      await journal.write({ to: number, before })
    } catch (error) {
      return refused({ kind: 'notMade', problem: { kind: 'notSaved', failure: stores.failure(error) } })
    }
    // what was changed since need not be in the way back: it stays
    take(reading.contents, present)
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
    const timeOf = (reading: SnapshotReading): string =>
      reading.kind === 'whole' ? reading.facts.madeAt : ''
    if (there.kind === 'whole') {
      take(there.contents, back.kind === 'whole' ? back.contents : undefined)
      notices.push({ kind: 'restoreEnded', madeAt: timeOf(there) })
    } else if (back.kind === 'whole') {
      take(back.contents)
      notices.push({ kind: 'restoreTakenBack' })
    } else notices.push({ kind: 'restoreCutShort' })
    await settle()
  }

  async function list(): Promise<SnapshotList> {
    const shelved = await shelf.list()
    const whole = shelved.filter((snapshot) => snapshot.kind === 'whole')
    const { held } = rotate(
      whole.map((snapshot) => ({ ...snapshot, madeAt: Date.parse(snapshot.madeAt) })),
      whole.at(-1)?.agreed ?? 0,
    )
    return {
      snapshots: shelved
        .map((snapshot) => {
          if (snapshot.kind === 'broken') return { kind: 'broken', number: snapshot.number } as const
          const { kind, number, madeAt, reason, weight, bytes } = snapshot
          return { kind, number, madeAt, reason, weight, bytes, held: held.has(number) }
        })
        .reverse(),
      bytes: await shelf.bytes(),
      problem: maker.problem,
    }
  }

  const api: Pick<ReaderApi, SnapshotMethod> = {
    snapshots: () => maker.inTurn(list),
    makeSnapshot: (looked) => maker.ask(looked ? 'looked' : 'now'),
    releaseSnapshots: () => maker.ask('agrees'),
    lookAtSnapshot: (number) =>
      maker.inTurn(async () => {
        if (!(await options.isComplete())) {
          return refused({ kind: 'notMade', problem: { kind: 'libraryClosed' } })
        }
        const reading = await shelf.read(number, () => false)
        if (reading.kind !== 'whole') return refused(reading)
        const rowOf = (id: PaperId) => {
          const row = tables.rows.numberOf(id)
          return row === undefined ? undefined : tables.rows.get(row)
        }
        return { kind: 'whole', number, changes: changesOf(now(), reading.contents, rowOf) } as const
      }),
    restoreSnapshot: (number) => maker.inTurn(() => restore(number)),
  }

  return {
    api,
    onWrite: maker.onWrite,
    begin: () => maker.begin(),
    atQuitting: () => maker.atQuitting(),
    notices: () => notices,
    async carryOn(): Promise<void> {
      await Promise.all([journal.load(), kept.load()])
      const { pending } = journal
      if (pending === null || stores.notices().some(({ kind }) => kind === 'newer')) return
      try {
        await maker.inTurn(() => end(pending))
      } catch {
        // the next start tries again; what the person has to know is that it is neither
        notices.push({ kind: 'restoreCutShort' })
      }
    },
  }
}
