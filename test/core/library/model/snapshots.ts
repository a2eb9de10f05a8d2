import type { PendingRestore } from '@core/library/snapshots/restoreJournal'
import type { PaperId } from '@core/paperId'
import type { SnapshotNumber } from '@core/snapshots'
import { expect } from 'vitest'
import { readDisk, type MadeState } from './disk'
import { canonical } from './possible'
import { wholeSettings } from './referenceChoices'
import { restoreInto } from './referenceRestoring'
import type { Taking } from './joining'
import type { TwoLibraries } from './twoLibraries'

/** So many that were asked for, and so many that were made before restoring, stay whatever becomes of the others. */
const SURELY_KEPT = 5

/** Whether this is what the reader made: snapshots hold it, and restoring saves nothing else. */
export function isMade(key: string): boolean {
  return !/^(?:digest|paper|session)/.test(key)
}

const asText = (value: unknown): string => JSON.stringify(canonical(value))

/** What a snapshot on the shelf holds, read without the library. */
export function contentsOf({ stores }: TwoLibraries, number: SnapshotNumber): MadeState | null {
  const shelved = stores.shelf.shelved.get(number)
  return shelved === undefined ? null : readDisk(shelved.texts).made
}

/**
 * A snapshot that was just made holds nothing but what may be on disk, and all there is; or `more` than that, where
 * another program has put something there; or `some` of it, where the disk does not take everything.
 */
function expectPresent(run: TwoLibraries, number: SnapshotNumber, how: 'all' | 'more' | 'some'): void {
  const { reference, stores } = run
  const { made, madeByKey, isCertain } = readDisk(stores.shelf.shelved.get(number)!.texts, stores)
  expect(reference.possible.objections(madeByKey, (key) => isMade(key) && isCertain(key))).toEqual([])
  if (how === 'some') return
  const isMeant = (id: PaperId, ours: ReadonlyMap<PaperId, unknown>): boolean => how === 'all' || ours.has(id)
  const notes = [...made.notes].map(([id, { text }]) => [id, text] as const)
  expect(sorted(notes.filter(([id]) => isMeant(id, reference.notes)))).toEqual(sorted(reference.notes))
  const reading = [...made.reading].filter(([id]) => isMeant(id, reference.reading))
  expect(sorted(reading)).toEqual(sorted(reference.reading))
  const { searches, keywords } = made
  // what another program put there of newer versions' settings does not show
  const settings = how === 'all' ? made.settings : wholeSettings(made.settings)
  const ours = how === 'all' ? reference.settings : wholeSettings(reference.settings)
  expect(asText({ searches, keywords, settings })).toBe(
    asText({ searches: reference.searches, keywords: reference.keywords, settings: ours }),
  )
}

function sorted<V>(entries: Iterable<readonly [string, V]>): readonly (readonly [string, V])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Makes a snapshot by hand. */
export async function makeSnapshot(run: TwoLibraries): Promise<void> {
  const { log, library, stores } = run
  log.push('make snapshot')
  const report = await library.makeSnapshot(false)
  log.push(`${report.kind} ${JSON.stringify(report)}`)
  if (report.kind === 'notMade') {
    expect([report.problem.kind, stores.areTroubled || stores.elsewhere.size > 0]).toEqual([
      report.problem.kind,
      true,
    ])
    return
  }
  expectPresent(run, report.number, stores.areTroubled || stores.elsewhere.size > 0 ? 'some' : 'all')
  if (report.kind === 'made') run.wanted.asked.push(report.number)
}

/** Of those asked for and of the ways back, each that was told and is among the latest few is there. */
export async function checkShelf({ stores, wanted, library }: TwoLibraries): Promise<void> {
  const { shelved } = stores.shelf
  const there = [...shelved.keys()].sort((a, b) => b - a)
  for (const reason of ['asked', 'restoring'] as const) {
    const made = [...shelved.values()].filter((snapshot) => snapshot.reason === reason)
    // one whose making was told as failed may be there all the same, and counts
    const all = [...new Set([...wanted[reason], ...made.map(({ number }) => number)])].sort((a, b) => b - a)
    const promised = all.slice(0, SURELY_KEPT).filter((number) => wanted[reason].includes(number))
    expect([reason, there]).toEqual([reason, expect.arrayContaining(promised)])
  }
  expect((await library.snapshots()).snapshots.map(({ number }) => number)).toEqual(there)
}

/** Restores any snapshot, or takes the last restoration back. */
export async function restoreSnapshot(run: TwoLibraries): Promise<void> {
  const { random } = run
  const there = [...run.stores.shelf.shelved.keys()]
  const back = run.wanted.restoring.at(-1)
  if (back !== undefined && random.chance(0.4)) return restore(run, back)
  if (there.length > 0) return restore(run, random.one(there))
  expect(await run.library.restoreSnapshot(1)).toEqual({ kind: 'refused', refusal: { kind: 'gone' } })
}

async function restore(run: TwoLibraries, number: SnapshotNumber): Promise<void> {
  const { log, reference, stores } = run
  const taking = beginRestoring(run, number)
  const wasElsewhere = stores.elsewhere.size > 0
  const report = await run.library.restoreSnapshot(number)
  log.push(JSON.stringify(report))
  const mayFail = stores.areTroubled || wasElsewhere
  if (report.kind === 'refused') {
    expect([report.refusal.kind, mayFail]).toEqual(['notMade', true])
    return taking.end(false)
  }
  // the way back holds what there was
  if (!taking.isDone) expectPresent(run, report.before, wasElsewhere ? 'more' : 'all')
  run.wanted.restoring.push(report.before)
  taking.end(true)
  if (report.kind === 'restored') reference.possible.acknowledge(reference.possible.moment(), isMade)
  else expect(mayFail).toBe(true)
}

/** The time of a restoration, which the marks that it changes get: when its way back was made. */
export function timeOf({ stores }: TwoLibraries, { before }: PendingRestore): string {
  return stores.shelf.shelved.get(before)!.madeAt
}

/** What another program changed is joined before the library takes a snapshot in, or after: the reference too. */
export function beginRestoring(run: TwoLibraries, number: SnapshotNumber): Taking {
  const { log, random, reference } = run
  const then = contentsOf(run, number)!
  run.touch(...random.some([...then.notes.keys(), ...reference.notes.keys()], 4))
  log.push(`restore ${number}`)
  return run.joining.whenTaken((pending) => restoreInto(reference, then, timeOf(run, pending!)), true)
}
