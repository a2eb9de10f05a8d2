import type { ExportProblem, MergeCounts, MergeReport } from '../../reports'
import type { ContentSaver } from '../contentSaver'
import { cleanSettings, type KeptSettings } from '../keptSettings'
import type { FlushReport } from '../libraryApi'
import type { Marking } from '../markHistory'
import type { SearchPart } from '../search/searchPart'
import type { StoredDigest } from '../storedShapes'
import type { Clock, LibraryStores } from '../stores'
import type { Tables } from '../tables'
import type { DigestNumber } from '../../scope'
import type { PaperId } from '../../paperId'
import type { ExportManifest } from './exportFormat'
import { exportParts, type ExportPart } from './exportParts'
import { planMerge, type MergePlan } from './mergePlan'
import { ExportProblemError, openExport, type ExportSource } from './readExport'
import { takePapers } from './takePapers'

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
    return stores.notices().some(({ kind }) => kind === 'newer') ? { kind: 'libraryReadOnly' } : null
  }

  function sameDigest({ date, channel, fileName }: StoredDigest): DigestNumber | null {
    const same = tables.digests
      .ofDay(date)
      .find((ours) => (channel === null ? ours.fileName === fileName : true) && ours.channel === channel)
    return same?.number ?? null
  }

  async function plan(source: ExportSource, takeSettings: boolean) {
    const opened = await openExport(source)
    const { searches, keywords } = search.lists()
    const ours = {
      reading: (id: PaperId) => tables.reading.get(id),
      note: (id: PaperId) => tables.notes.get(id),
      searches,
      keywords,
      hasPaper: (id: PaperId) => tables.rows.numberOf(id) !== undefined,
      sameDigest,
    }
    return { opened, plan: await planMerge(opened, ours, takeSettings, now()) }
  }

  function takeNotes({ notes }: MergePlan): void {
    for (const [id, after] of notes) {
      const before = tables.notes.get(id)
      // before the note itself: it waits for them
      if (before !== null) tables.versions.keep(id, [{ note: before, before: 'import', successor: after }])
    }
    if (notes.length > 0) tables.notes.setAll(notes)
  }

  function takeState(plan: MergePlan): void {
    if (plan.renewed.length > 0) tables.reading.setAll(plan.renewed)
    takeNotes(plan)
    const { read, starred } = plan
    const markings: readonly Marking[] = [
      { mark: 'read', value: true, changes: read },
      { mark: 'starred', value: true, changes: starred },
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
      refusing(async () => ({ kind: 'whole' as const, counts: (await plan(source, false)).plan.counts })),

    mergeExport: (source, takeSettings) =>
      refusing(async (): Promise<MergeReport> => {
        const { opened, plan: found } = await plan(source, takeSettings)
        const { counts } = found
        if (counts.withPapers) {
          await takePapers(tables, clock, opened, found, () => content.save())
          options.papersChanged()
        }
        takeState(found)
        const report = await options.flush()
        return report.kind === 'flushed'
          ? { kind: 'merged', counts }
          : { kind: 'notSaved', counts, failure: report.failure }
      }),
  }
}
