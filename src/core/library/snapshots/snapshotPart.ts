import type { PaperId } from '../../paperId'
import type { ReaderApi } from '../../readerApi'
import type { LibraryNotice } from '../../reports'
import type { SnapshotList, SnapshotNumber, SnapshotProblem, SnapshotRefusal } from '../../snapshots'
import type { FlushReport } from '../libraryApi'
import { OpenLook } from './openLook'
import { changesOf } from './readerState'
import { makeRestorer, refused, type RestorerOptions } from './restorer'
import { rotate } from './rotation'
import type { SnapshotReading, SnapshotShelf } from './shelf'
import { SnapshotMaker } from './snapshotMaker'

interface SnapshotPartOptions extends RestorerOptions {
  readonly onChange: (problem: SnapshotProblem | null) => void
}

type SnapshotMethod =
  | 'snapshots'
  | 'makeSnapshot'
  | 'lookAtSnapshot'
  | 'snapshotNote'
  | 'leaveSnapshot'
  | 'restoreSnapshot'
  | 'releaseSnapshots'

/** What a library answers that makes no snapshots. */
export const NO_SNAPSHOTS: Pick<ReaderApi, SnapshotMethod> = {
  snapshots: async () => ({ snapshots: [], bytes: 0, problem: { kind: 'libraryClosed' } }),
  makeSnapshot: async () => ({ kind: 'notMade', problem: { kind: 'libraryClosed' } }),
  releaseSnapshots: async () => ({ kind: 'notMade', problem: { kind: 'libraryClosed' } }),
  lookAtSnapshot: async () => ({ kind: 'refused', refusal: { kind: 'gone' } }),
  snapshotNote: async () => ({ kind: 'refused', refusal: { kind: 'gone' } }),
  leaveSnapshot: async () => undefined,
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
  /** Writes what may still be to be written of the last restoration. Never rejects. */
  flush(): Promise<FlushReport>
}

type UnreadLibrary = Extract<SnapshotRefusal, { kind: 'notMade' }>

/** Makes and restores none. */
const NO_PART: SnapshotPart = {
  api: NO_SNAPSHOTS,
  onWrite: () => undefined,
  begin: () => undefined,
  atQuitting: async () => undefined,
  notices: () => [],
  carryOn: async () => undefined,
  flush: async () => ({ kind: 'flushed' }),
}

/** The library's part that makes snapshots of what the reader made, and restores them; without a shelf it does nothing. */
export function makeSnapshotPart(
  shelf: SnapshotShelf | undefined,
  options: Omit<SnapshotPartOptions, 'shelf'>,
): SnapshotPart {
  return shelf === undefined ? NO_PART : snapshotPartOn({ ...options, shelf })
}

function snapshotPartOn(options: SnapshotPartOptions): SnapshotPart {
  const { shelf, tables } = options
  const restorer = makeRestorer(options, () => maker)
  const maker = new SnapshotMaker({ ...options, needed: () => restorer.needed() })
  const look = new OpenLook()
  const noteNow = (id: PaperId): string | null => tables.notes.get(id)?.text ?? null

  /** A snapshot without former texts, as soon as there is something that it can be compared with. */
  async function readWhole(number: SnapshotNumber): Promise<SnapshotReading | UnreadLibrary> {
    if (!(await options.isComplete())) return { kind: 'notMade', problem: { kind: 'libraryClosed' } }
    return shelf.read(number, () => false)
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
        const reading = await readWhole(number)
        if (reading.kind !== 'whole') return refused(reading)
        const rowOf = (id: PaperId) => {
          const row = tables.rows.numberOf(id)
          return row === undefined ? undefined : tables.rows.get(row)
        }
        const changes = changesOf(restorer.now(), reading.contents, rowOf)
        look.open(number, changes.notes, reading.contents.notes)
        return { kind: 'whole', number, changes } as const
      }),
    async snapshotNote(number, id) {
      // no turn is waited for: the disk is not asked
      const kept = look.textOf(number, id)
      if (kept !== undefined) return { kind: 'whole', then: kept, now: noteNow(id) }
      return maker.inTurn(async () => {
        const reading = await readWhole(number)
        if (reading.kind !== 'whole') return refused(reading)
        return {
          kind: 'whole',
          then: reading.contents.notes.get(id)?.text ?? null,
          now: noteNow(id),
        } as const
      })
    },
    leaveSnapshot: () => maker.inTurn(async () => look.close()),
    restoreSnapshot: (number) => maker.inTurn(() => restorer.restore(number)),
  }

  return {
    api,
    onWrite: maker.onWrite,
    begin: () => maker.begin(),
    atQuitting: () => maker.atQuitting(),
    notices: () => restorer.notices(),
    carryOn: () => restorer.carryOn(),
    flush: () => restorer.flush(),
  }
}
