import type { PaperId } from '@core/paperId'
import { expect } from 'vitest'
import type { Taking } from './joining'
import { mergeInto } from './referenceMerging'
import { anExport, sourceOf, type TheirExport } from './theirExport'
import type { TwoLibraries } from './twoLibraries'

/**
 * Notes that were deleted here after theirs had been written, and held all lines of theirs. What was deleted, and
 * when, the library's own versions tell; that they are all there is checked after each command.
 */
async function deletedSince(run: TwoLibraries, { notes }: TheirExport): Promise<ReadonlySet<PaperId>> {
  const { library, reference } = run
  const deleted = new Set<PaperId>()
  for (const [id, theirs] of notes) {
    if (reference.notes.has(id)) continue
    const [latest, ...older] = await library.noteVersions(id)
    if (latest?.before !== 'deletion' || latest.keptAt <= theirs.changedAt) continue
    for (const { number } of [latest, ...older]) {
      const { text } = (await library.noteVersion(id, number))!
      if (`\n${text.trim()}\n`.includes(`\n${theirs.text.trim()}\n`)) deleted.add(id)
    }
  }
  return deleted
}

export interface BegunMerge {
  readonly report: ReturnType<TwoLibraries['library']['mergeExport']>
  readonly taking: Taking
  /** What the reference says that came in; null where it has not taken it in. */
  counts(): ReturnType<typeof mergeInto> | null
}

/** Begins to take another library's export in. */
export async function beginMerge(run: TwoLibraries, isSpoiled: boolean): Promise<BegunMerge> {
  const { random, log, reference, library } = run
  const now = run.clock.now()
  const theirs = anExport(random, reference, now)
  const takeSettings = random.chance(0.3)
  const stayOut = await deletedSince(run, theirs)
  run.touch(...random.some(theirs.notes, 4).map(([id]) => id))
  const { notes, reading, searches, keywords, papers } = theirs
  log.push(`take in ${JSON.stringify({ notes, reading, searches, keywords })}, ${papers.length} papers`)
  let counts: ReturnType<typeof mergeInto> | null = null
  const taking = run.joining.whenTaken(
    () => (counts = mergeInto(reference, theirs, stayOut, takeSettings)),
    false,
  )
  const source = sourceOf(theirs, now, random, isSpoiled)
  return { report: library.mergeExport(source, takeSettings), taking, counts: () => counts }
}

/** Takes another library's export in; a spoiled one is refused, and changes nothing. */
export async function mergeExport(run: TwoLibraries): Promise<void> {
  const isSpoiled = run.random.chance(0.1)
  const { report, taking, counts } = await beginMerge(run, isSpoiled)
  const told = await report
  run.log.push(told.kind)
  taking.end(told.kind !== 'refused')
  if (isSpoiled || told.kind === 'refused') {
    expect([told.kind, isSpoiled]).toEqual(['refused', true])
    return
  }
  expect(told.kind === 'partly' ? told : told.counts).toMatchObject(counts()!)
  const { possible } = run.reference
  if (told.kind === 'merged') possible.acknowledge(possible.moment())
  else expect(run.stores.areTroubled || run.stores.elsewhere.size > 0).toBe(true)
}
