import type { ExportProblem, MergeCounts, MergeReport } from '../../reports'
import type { ContentSaver } from '../contentSaver'
import { cleanSettings } from '../cleanSettings'
import type { KeptSettings } from '../keptSettings'
import type { FlushReport } from '../libraryApi'
import type { Marking } from '../markHistory'
import type { SearchPart } from '../search/searchPart'
import type { NoteRecord, StoredDigest } from '../storedShapes'
import { hasNewer, type Clock, type LibraryStores } from '../stores'
import type { Tables } from '../tables'
import type { DigestNumber } from '../../scope'
import type { PaperId } from '../../paperId'
import type { ExportManifest } from './exportFormat'
import { exportParts, type ExportPart } from './exportParts'
import { LookingTime } from './lookingTime'
import { isOfDeleted } from './mergeState'
import { planMerge, refuseTooLong, type MergePlan, type OurState } from './mergePlan'
import { ExportProblemError, openExport, type ExportSource, type OpenedExport } from './readExport'
import { readTheirs, type Theirs } from './readTheirs'
import { takePapers } from './takePapers'
import { versionShardOf } from '../versions/versionRecord'

export interface MovingPartOptions {
  readonly tables: Tables
  readonly clock: Clock
  readonly stores: LibraryStores
  readonly kept: KeptSettings
  readonly search: SearchPart
  readonly content: ContentSaver
  readonly isComplete: () => Promise<boolean>
  /** Tells that these papers' marks or notes changed. */
  readonly changed: (ids: readonly PaperId[]) => void
  /** Keeps markings, so that they can be undone. */
  readonly remember: (markings: readonly Marking[]) => void
  /** Resolves when what was handed over of notes has been put in. */
  readonly notesSettled: () => Promise<unknown>
  /** Tells that these notes hold now what was not written here. */
  readonly notesTaken: (ids: readonly PaperId[]) => void
  readonly settingsChanged: () => void
  readonly papersChanged: () => void
  readonly flush: () => Promise<FlushReport>
}

export type Looked =
  | { readonly kind: 'whole'; readonly counts: MergeCounts }
  | { readonly kind: 'refused'; readonly problem: ExportProblem }

/** The library's part that exports it and takes exported ones in. */
export interface MovingPart {
  /** What to write, part by part; refused where not all of the library can be read. */
  exportParts(
    withPapers: boolean,
  ): Promise<
    | { readonly kind: 'ready'; readonly parts: AsyncGenerator<ExportPart, ExportManifest> }
    | { readonly kind: 'refused'; readonly problem: ExportProblem }
  >
  /** What an export would bring; changes nothing. */
  lookAtExport(source: ExportSource): Promise<Looked>
  /** Takes an export in; resolves when that is saved, or known not to be. What is refused changes nothing. */
  mergeExport(source: ExportSource, takeSettings: boolean): Promise<MergeReport>
}

export function makeMovingPart(options: MovingPartOptions): MovingPart {
  const { tables, clock, stores, kept, search, content, isComplete } = options
  const now = (): string => clock.now().toISOString()

  /** Why nothing may be moved now; null where it may. */
  async function hindrance(): Promise<ExportProblem | null> {
    if (!(await isComplete())) return { kind: 'libraryClosed' }
    return hasNewer(stores) ? { kind: 'libraryReadOnly' } : null
  }

  function sameDigest({ date, channel, fileName }: StoredDigest): DigestNumber | null {
    const same = tables.digests
      .ofDay(date)
      .find((ours) => (channel === null ? ours.fileName === fileName : true) && ours.channel === channel)
    return same?.number ?? null
  }

  function ourState(deleted: ReadonlySet<NoteRecord>): OurState {
    const { searches, keywords } = search.lists()
    return {
      reading: (id) => tables.reading.get(id),
      note: (id) => tables.notes.get(id),
      hasDeleted: (theirs) => deleted.has(theirs),
      searches,
      keywords,
      hasPaper: (id) => tables.rows.numberOf(id) !== undefined,
      sameDigest,
    }
  }

  /** Which of these notes were deleted here after they had been written. */
  async function readDeleted(notes: Theirs['notes'], time: LookingTime): Promise<ReadonlySet<NoteRecord>> {
    // of a note that was deleted a moment ago, the versions may not be on disk yet
    const fresh = new Set([...notes.keys()].filter((id) => tables.notes.isPending(id)))
    const shards = new Set(await stores.shards('versions'))
    const deleted = new Set<NoteRecord>()
    for (const [id, theirs] of notes) {
      await time.pass()
      const isGone = tables.notes.get(id) === null
      if (!isGone || !(shards.has(versionShardOf(id)) || fresh.has(id))) continue
      if (isOfDeleted(await tables.versions.of(id), theirs)) deleted.add(theirs)
    }
    return deleted
  }

  const whyUnread = (error: unknown): ExportProblem =>
    error instanceof ExportProblemError
      ? error.problem
      : { kind: 'ownVersions', failure: stores.failure(error) }

  /** Reads all of an export, and what it would bring as things are now. */
  async function look(source: ExportSource, takeSettings: boolean) {
    const time = new LookingTime(clock)
    const opened = await openExport(source, () => clock.breathe())
    const theirs = await readTheirs(opened, time)
    const deleted = await readDeleted(theirs.notes, time).catch((error: unknown) => {
      throw new ExportProblemError(whyUnread(error))
    })
    // whether a newer Duidu wrote former texts shows only now that they have been read
    if (hasNewer(stores)) throw new ExportProblemError({ kind: 'libraryReadOnly' })
    const planNow = (deletedNow: ReadonlySet<NoteRecord>): MergePlan =>
      planMerge(theirs, ourState(deletedNow), takeSettings, now())
    const plan = planNow(deleted)
    refuseTooLong(plan)
    return { opened, theirs, deleted, plan, planNow }
  }

  /** Takes the papers in as far as they can be read; says what came in, and why not all where that is so. */
  async function takeAllPapers(opened: OpenedExport, plan: MergePlan) {
    const { papers, digests, withPapers } = plan.counts
    if (!withPapers) return { papers, digests, problem: null }
    const before = { papers: tables.marks.present.count(), digests: tables.digests.size }
    let problem: ExportProblem | null = null
    try {
      await takePapers(tables, clock, opened, plan, () => content.save())
    } catch (error) {
      problem =
        error instanceof ExportProblemError
          ? error.problem
          : { kind: 'ownPapers', failure: stores.failure(error) }
    }
    options.papersChanged()
    return {
      papers: { ...papers, added: tables.marks.present.count() - before.papers },
      digests: { ...digests, added: tables.digests.size - before.digests },
      problem,
    }
  }

  function takeNotes({ notes }: MergePlan): void {
    for (const [id, after] of notes) {
      const before = tables.notes.get(id)
      // before the note itself: it waits for them
      if (before !== null) tables.versions.keep(id, [{ note: before, before: 'import', successor: after }])
    }
    if (notes.length > 0) tables.notes.setAll(notes)
    options.notesTaken(notes.map(([id]) => id))
  }

  /**
   * Takes everything but the papers, as our library is at this very moment: nothing that the reader made
   * since the export was looked at is overwritten.
   */
  function takeState(plan: MergePlan): MergePlan {
    if (plan.renewed.length > 0) tables.reading.setAll(plan.renewed)
    takeNotes(plan)
    const { read, unread, starred, unstarred } = plan.changes
    const markings: readonly Marking[] = [
      { mark: 'read', value: true, changes: read },
      { mark: 'read', value: false, changes: unread },
      { mark: 'starred', value: true, changes: starred },
      { mark: 'starred', value: false, changes: unstarred },
    ]
    options.remember(markings.filter(({ changes }) => changes.length > 0))
    if (plan.counts.searches.added + plan.counts.keywords.added > 0) {
      search.takeLists(plan.searches, plan.keywords)
    }
    if (plan.settings !== null) {
      kept.changeSettings(cleanSettings(plan.settings))
      options.settingsChanged()
    }
    const ids = new Set([...plan.renewed, ...plan.notes].map(([id]) => id))
    if (ids.size > 0) options.changed([...ids])
    return plan
  }

  /** The same, also what was deleted since: while that is read, no other may be. */
  async function takeStateNow({ theirs, deleted, planNow }: Awaited<ReturnType<typeof look>>) {
    const goneNow = (): string =>
      [...theirs.notes.keys()].filter((id) => tables.notes.get(id) === null).join(' ')
    let problem: ExportProblem | null = null
    for (let gone: string | null = null; gone !== goneNow();) {
      gone = goneNow()
      try {
        deleted = await readDeleted(theirs.notes, new LookingTime(clock))
      } catch (error) {
        problem = whyUnread(error)
      }
    }
    // how long notes become was looked at before: what was written since adds little
    return { counts: takeState(planNow(deleted)).counts, problem }
  }

  /** Values where the export is at fault; whatever else goes wrong is thrown on. */
  async function refusing<T>(
    work: () => Promise<T>,
  ): Promise<T | { readonly kind: 'refused'; readonly problem: ExportProblem }> {
    const problem = await hindrance()
    if (problem !== null) return { kind: 'refused', problem }
    try {
      return await work()
    } catch (error) {
      if (error instanceof ExportProblemError) return { kind: 'refused', problem: error.problem }
      throw error
    }
  }

  return {
    async exportParts(withPapers) {
      const problem = await hindrance()
      if (problem !== null) return { kind: 'refused', problem }
      const { searches, keywords } = search.lists()
      const lists = { settings: kept.settings, searches: searches.searches, keywords }
      return { kind: 'ready', parts: exportParts(tables, lists, withPapers, now()) }
    },

    lookAtExport: (source) =>
      refusing(async () => ({ kind: 'whole' as const, counts: (await look(source, false)).plan.counts })),

    mergeExport: (source, takeSettings) =>
      refusing(async (): Promise<MergeReport> => {
        const looked = await look(source, takeSettings)
        const { papers, digests, ...taken } = await takeAllPapers(looked.opened, looked.plan)
        await options.notesSettled()
        const state = await takeStateNow(looked)
        const counts = { ...state.counts, papers, digests }
        const problem = taken.problem ?? state.problem
        const report = await options.flush()
        const failure = report.kind === 'flushed' ? null : report.failure
        if (problem !== null) return { kind: 'partly', counts, problem, failure }
        return failure === null ? { kind: 'merged', counts } : { kind: 'notSaved', counts, failure }
      }),
  }
}
