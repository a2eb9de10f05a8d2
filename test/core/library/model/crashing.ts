import type { PaperId } from '@core/paperId'
import { expect } from 'vitest'
import { checkEarly, numbersById } from './checkView'
import type { Disk } from './disk'
import type { Importing } from './importing'
import { beginMerge } from './exports'
import type { Taking } from './joining'
import { saveSearch } from './lists'
import { quickCommand } from './meanwhile'
import { endRestoration } from './referenceRestoring'
import { beginRestoring, contentsOf, isMade, timeOf } from './snapshots'
import { PAPER_IDS, type FileFacts } from './someFiles'
import type { TwoLibraries } from './twoLibraries'
import type { UnreliableStores } from './unreliableStores'

/** Quits and starts again: nothing may have changed. */
export async function restart(run: TwoLibraries): Promise<void> {
  run.log.push('restart')
  run.heal()
  expect(await run.flush()).toBe(true)
  const idsOf = (marking: { readonly changes: readonly { readonly id: PaperId }[] } | null) =>
    marking?.changes.map(({ id }) => id).sort()
  // what another program has left there is only passed over where something else is written
  if (!run.stores.elsewhere.has('undo'))
    expect(idsOf(run.disk().lastMarking)).toEqual(idsOf(run.reference.lastDone))
  if (run.random.chance(0.7)) await run.library.atQuitting()
  if (run.stores.elsewhere.size > 0) {
    // what another program has put there is all there is from now on
    run.holdDiskToPossible()
    run.disk().intoReference(run.reference)
  }
  const before = [...run.numbers]
  await reopen(run, run.stores.crashed())
  run.numbers = await numbersById(run.library)
  expect([...run.numbers].sort()).toEqual(before.sort())
}

/** The process ends at any moment, in the middle of whatever was under way. */
export async function crash(run: TwoLibraries, importing: Importing): Promise<void> {
  const { random, log, reference } = run
  if (random.chance(0.3)) await deleteInTrouble(run)
  log.push('crash')
  const moment = reference.possible.moment()
  let isFlushed = false
  const begun = await beginAnything(run, importing)
  if (random.chance(0.5)) void run.library.flush().then(({ kind }) => (isFlushed = kind === 'flushed'))
  if (random.chance(0.3)) void run.clock.pass(700)
  for (let more = random.below(4); more > 0 && begun.mayTouch !== null; more--) {
    await quickCommand(run, begun.mayTouch)
  }
  const longest = begun.isLong ? random.one([150, 600, 1_500]) : 150
  for (let turns = random.below(longest); turns > 0; turns--) await Promise.resolve()
  const stores = run.stores.crashed()
  if (isFlushed) reference.possible.acknowledge(moment)
  begun.mayBeThere()
  run.stores.files.clear() // the old library still runs, into nothing
  run.stores = stores
  run.holdDiskToPossible()
  run.disk().intoReference(reference)
  await reopen(run, stores)
  if (random.chance(0.5)) await importing.import(random.chance(0.7) ? begun.files : importing.someFiles())
  // what a crash tore apart is put together when a paper of that shard is opened
  for (const id of reference.papers.keys()) await run.library.openPaper(id)
}

interface Begun {
  readonly files: readonly FileFacts[]
  /** Papers whose marks must be left alone for now; null where everything must. */
  readonly mayTouch: readonly PaperId[] | null
  /** Whether it takes its time: other moments of it count too. */
  readonly isLong: boolean
  /** Takes down that what was begun may be on disk by now, and is where that was told. */
  mayBeThere(): void
}

/** Begins to import, to take an export in, to restore or to make a snapshot; or nothing. */
async function beginAnything(run: TwoLibraries, importing: Importing): Promise<Begun> {
  const { random, reference, stores } = run
  const nothing: Begun = { files: [], mayTouch: [], isLong: false, mayBeThere: () => undefined }
  const snapshots = [...stores.shelf.shelved.keys()]
  switch (random.below(8)) {
    case 0:
    case 1: {
      const files = importing.someFiles()
      void importing.begin(files).catch(() => undefined)
      const mayBeThere = (): void => {
        for (const file of files) reference.import(file, run.clock.now().toISOString())
      }
      return { ...nothing, files, mayTouch: importing.touchedBy(files), mayBeThere }
    }
    case 2: {
      const { report, taking } = await beginMerge(run, false)
      return { ...nothing, mayTouch: null, isLong: true, mayBeThere: whenTold(run, report, taking) }
    }
    case 3:
    case 4:
    case 5: {
      if (snapshots.length === 0) return nothing
      const number = random.one(snapshots)
      const taking = beginRestoring(run, number)
      const report = run.library.restoreSnapshot(number)
      return { ...nothing, mayTouch: null, isLong: true, mayBeThere: whenTold(run, report, taking) }
    }
    case 6:
      run.log.push('make snapshot')
      void run.library.makeSnapshot(false)
      return { ...nothing, isLong: true }
    default:
      return nothing
  }
}

/** What was begun may be there; once it was told as done, nothing of what was before may be. */
function whenTold(
  { reference: { possible } }: TwoLibraries,
  report: Promise<{ readonly kind: string }>,
  taking: Taking,
): () => void {
  let told: string | null = null
  void report.then(({ kind }) => (told = kind))
  return () => {
    taking.end(told !== 'refused')
    if (told === 'merged') possible.acknowledge(possible.moment())
    if (told === 'restored') possible.acknowledge(possible.moment(), isMade)
  }
}

/** Deletes a note when former texts cannot be written. */
async function deleteInTrouble(run: TwoLibraries): Promise<void> {
  const [id] = run.random.some([...run.disk().made.notes.keys()], 1)
  if (id === undefined) return
  run.stores.troubles.set('versions', run.random.one(['refused', 'flaky'] as const))
  await run.note(id, '')
  await run.flush()
}

async function reopen(run: TwoLibraries, stores: UnreliableStores): Promise<void> {
  const { random, reference } = run
  run.stores = stores
  const disk = run.disk()
  reference.forgetHistory(disk.lastMarking)
  run.open()
  await run.library.begin()
  if (disk.pending === null) await doEarly(run)
  else await endPending(run, disk)
  await run.library.state()
  if (random.chance(0.3)) await markEarly(run)
  await checkEarly(run.library)
}

/** Some things happen before everything has been read. */
async function doEarly(run: TwoLibraries): Promise<void> {
  const { random } = run
  if (random.chance(0.3)) await run.note(random.one(PAPER_IDS))
  if (random.chance(0.2)) await run.changeSettings()
  if (random.chance(0.1)) await saveSearch(run)
  if (random.chance(0.2)) await run.flush()
}

/** A restoration was cut short: the library brings it to its end, and says so. */
async function endPending(run: TwoLibraries, { made, pending }: Disk): Promise<void> {
  const { log, random, reference, library } = run
  const [then, before] = [contentsOf(run, pending!.to), contentsOf(run, pending!.before)]
  expect([then, before]).not.toContain(null)
  if (random.chance(0.3)) await run.changeSettings()
  const now = { ...made, settings: reference.settings }
  const kind = endRestoration(reference, now, before!, then!, timeOf(run, pending!))
  log.push(`${kind} ${pending!.to}`)
  const state = await library.state()
  expect(state).toMatchObject({
    notices: [{ kind, madeAt: run.stores.shelf.shelved.get(pending!.to)!.madeAt }],
  })
}

/** Marks what can be seen while older rows and the digests are still being read. */
async function markEarly(run: TwoLibraries): Promise<void> {
  run.numbers = await numbersById(run.library)
  const { reading, papers, possible } = run.reference
  const unread = [...run.numbers].filter(([id]) => !reading.has(id))
  const rows = await run.library.rows(Uint32Array.from(unread.map(([, number]) => number)), null)
  // a row that a crash left behind its paper tells an older version
  const whole = rows.filter(({ id, version }) => version === papers.get(id)!.version)
  const ids = run.random.some(whole, 3).map(({ id }) => id)
  const readAt = run.clock.now().toISOString()
  for (const { id, version } of whole) {
    // until the digests are known it is read in the version that its row has
    const early = { readAt, readVersion: version, starredAt: null }
    if (ids.includes(id)) possible.set(`reading ${id}`, early)
  }
  await run.mark(ids, { mark: 'read', value: true, undoable: false })
}
