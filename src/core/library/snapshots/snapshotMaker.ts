import type { MakeReport, SnapshotNumber, SnapshotProblem, SnapshotReason } from '../../snapshots'
import type { FlushReport } from '../libraryApi'
import type { Clock, LibraryStores } from '../stores'
import type { Tables } from '../tables'
import { isTimeForAnother, rotate, SNAPSHOT_PERIOD } from './rotation'
import {
  SNAPSHOT_SHARDS,
  SNAPSHOT_SINGLES,
  type CollectedFiles,
  type SnapshotFacts,
  type SnapshotShelf,
} from './shelf'

/** From a start until what an earlier run could not keep any more is kept: everything else comes first. */
export const AFTER_START = 2 * 60_000
/** At quitting it must be this quick, or it is left to the next start. */
export const QUICK = 1_000
/** While files change as they are read, they are read again this often. */
const MOST_TRIES = 5

export interface SnapshotMakerOptions {
  readonly shelf: SnapshotShelf
  readonly tables: Tables
  readonly stores: LibraryStores
  readonly clock: Clock
  readonly isComplete: () => Promise<boolean>
  readonly flushMade: () => Promise<FlushReport>
  /** Snapshots that must not go now, whatever their time. */
  readonly needed: () => readonly SnapshotNumber[]
  /** Snapshots came or went, or could not be made: `problem` is what the person has to be told now. */
  readonly onChange: (problem: SnapshotProblem | null) => void
}

export type Made =
  | { readonly kind: 'made'; readonly facts: SnapshotFacts; readonly problem: SnapshotProblem | null }
  | { readonly kind: 'unchanged'; readonly facts: SnapshotFacts }
  | { readonly kind: 'notMade'; readonly problem: SnapshotProblem }
  /** There was no time for it. */
  | { readonly kind: 'stopped' }

interface Making {
  readonly reason: SnapshotReason
  readonly mayGoOn: () => boolean
  /** The reader says that what there is now is right. */
  readonly agrees: boolean
  /** Papers are still to be read, and what was found damaged cannot have been looked at yet. */
  readonly atStart?: boolean
}

/**
 * Makes snapshots: by itself while something changes, at quitting, and when it is asked to. What is on disk is
 * read, checked and kept, so that no save waits for it; and only where nothing was found damaged that nobody
 * has looked at.
 */
export class SnapshotMaker {
  readonly #options: SnapshotMakerOptions
  /** Counts the writes to stores that snapshots hold, as they begin and as they end. */
  #writes = 0
  /** That count when the newest snapshot held everything. */
  #keptWrites = 0
  #cancelTimer: (() => void) | null = null
  #triedAt: number | null = null
  /** How many notices of the stores the person has looked at. */
  #lookedAt = 0
  #problem: SnapshotProblem | null = null
  #told: string | null = null
  #runs = false
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: SnapshotMakerOptions) {
    this.#options = options
  }

  /** Why none is made now. */
  get problem(): SnapshotProblem | null {
    return this.#hindrance() ?? this.#problem
  }

  /** To be told whenever a write begins and ends. */
  readonly onWrite = (): void => {
    this.#writes++
    this.#schedule()
  }

  /** Everything has been read: from now on snapshots are made by themselves. */
  begin(): void {
    this.#runs = true
    // a run that was cut short may have left something
    this.#cancelTimer ??= this.#options.clock.later(AFTER_START, () => void this.#makeByItself())
  }

  #schedule(): void {
    if (!this.#runs || this.#cancelTimer !== null) return
    const { clock } = this.#options
    const since = clock.now().getTime() - (this.#triedAt ?? 0)
    const wait = since < 0 ? 0 : Math.max(0, SNAPSHOT_PERIOD - since)
    this.#cancelTimer = clock.later(Math.max(wait, AFTER_START), () => void this.#makeByItself())
  }

  async #makeByItself(): Promise<void> {
    this.#cancelTimer = null
    const { clock, onChange } = this.#options
    this.#triedAt = clock.now().getTime()
    const made = await this.inTurn(() =>
      this.make({ reason: 'time', mayGoOn: () => this.#runs, agrees: false }),
    )
    const problem = this.#see(made)
    if (problem !== null || made.kind === 'made') onChange(problem)
    if (made.kind === 'notMade' || this.#writes !== this.#keptWrites) this.#schedule()
  }

  /** Remembers how it went; gives what the person has to be told, which is told once until it goes well again. */
  #see(made: Made): SnapshotProblem | null {
    if (made.kind === 'stopped') return null
    // where nothing was made, nothing was removed either
    if (made.kind === 'unchanged' && this.#problem?.kind === 'notRemoved') return null
    this.#problem = made.kind === 'unchanged' ? null : made.problem
    if (this.#problem === null) {
      this.#told = null
      return null
    }
    const what = JSON.stringify(this.#problem)
    // a library that is only read changes no more, and says so itself
    if (this.#told === what || this.#problem.kind.startsWith('library')) return null
    this.#told = what
    return this.#problem
  }

  /** One after the other: a shelf takes one call at a time. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }

  /**
   * Makes one because a person wants it. `looked`: what was found damaged was looked at, and what there is now
   * is to be kept; `agrees`: what there is now is right, however much less than there was.
   */
  async ask(wish: 'now' | 'looked' | 'agrees'): Promise<MakeReport> {
    const { stores, flushMade, onChange } = this.#options
    if (wish === 'looked') this.#lookedAt = stores.notices().length
    await flushMade()
    const made = await this.inTurn(() =>
      this.make({ reason: 'asked', mayGoOn: () => true, agrees: wish === 'agrees' }),
    )
    this.#see(made)
    if (made.kind === 'notMade') this.#schedule()
    onChange(null)
    switch (made.kind) {
      case 'made':
      case 'unchanged':
        return { kind: made.kind, number: made.facts.number }
      case 'notMade':
        return made
      case 'stopped':
        return { kind: 'notMade', problem: { kind: 'changing' } }
    }
  }

  /** Keeps what changed, if that is quick; no other one is made after it. Never rejects. */
  async atQuitting(): Promise<void> {
    const didRun = this.#runs
    this.#runs = false
    this.#cancelTimer?.()
    if (!didRun || this.#writes === this.#keptWrites) return
    const { clock } = this.#options
    const end = clock.now().getTime() + QUICK
    const mayGoOn = (): boolean => clock.now().getTime() < end
    await this.inTurn(() => this.make({ reason: 'quitting', mayGoOn, agrees: false }))
  }

  /**
   * Makes one of what is on disk now, and lets go of those whose time is over. Where the newest holds the same,
   * it is enough, unless the reason is more than the time. Only in turn. Never rejects.
   */
  async make(making: Making): Promise<Made> {
    const { stores } = this.#options
    const problem = making.atStart === true ? null : await this.#hindranceTo(making.reason)
    if (problem !== null) return { kind: 'notMade', problem }
    try {
      return await this.#makeNow(making)
    } catch (error) {
      return { kind: 'notMade', problem: { kind: 'notSaved', failure: stores.failure(error) } }
    }
  }

  async #hindranceTo(reason: SnapshotReason): Promise<SnapshotProblem | null> {
    const { isComplete, stores } = this.#options
    // whoever restores has looked: what damage left is kept, so that this too can be undone
    if (reason === 'restoring') this.#lookedAt = stores.notices().length
    return (await isComplete()) ? this.#hindrance() : { kind: 'libraryClosed' }
  }

  async #makeNow({ reason, mayGoOn, agrees }: Making): Promise<Made> {
    const { shelf, clock } = this.#options
    const shelved = await shelf.list()
    const newest = shelved.findLast((snapshot) => snapshot.kind === 'whole')
    const now = clock.now()
    if (reason === 'time' && newest && !isTimeForAnother(Date.parse(newest.madeAt), now.getTime())) {
      this.#triedAt = Date.parse(newest.madeAt)
      return { kind: 'stopped' }
    }
    const found = await this.#collect(reason, mayGoOn)
    if ('kind' in found) return found
    const { files, writes } = found
    const number = (shelved.at(-1)?.number ?? 0) + 1
    const isEnough = newest?.sum === files.sum && reason !== 'restoring' && !agrees
    const facts = isEnough
      ? newest
      : await shelf.keep(
          files,
          { number, madeAt: now.toISOString(), reason, agreed: agrees ? number : (newest?.agreed ?? 0) },
          mayGoOn,
        )
    if (facts === null) return { kind: 'stopped' }
    if (writes !== null) this.#keptWrites = writes
    if (isEnough) return { kind: 'unchanged', facts }
    // before restoring none goes: it might be the one that is to be restored
    return { kind: 'made', facts, problem: reason === 'restoring' ? null : await this.#letGo() }
  }

  /** What is on disk, at one moment where that can be had; `writes` counts what it holds, null where it holds less. */
  async #collect(
    reason: SnapshotReason,
    mayGoOn: () => boolean,
  ): Promise<Made | { readonly files: CollectedFiles; readonly writes: number | null }> {
    for (let tries = 1; ; tries++) {
      const { notes, reading } = this.#options.tables
      const writes = this.#writes
      const isQuiet = (): boolean => this.#writes === writes && !notes.hasPending() && !reading.hasPending()
      const wasQuiet = isQuiet()
      const collected = await this.#options.shelf.collect(mayGoOn)
      if (collected.kind === 'stopped') return collected
      if (collected.kind === 'damaged') return { kind: 'notMade', problem: collected }
      const { files } = collected
      if (wasQuiet && isQuiet()) {
        // a file that another program took away or put back is whole, and not what was saved
        return [...notes.ids()].length === files.weight.notes
          ? { files, writes }
          : { kind: 'notMade', problem: { kind: 'damaged', store: 'notes' } }
      }
      if (tries < MOST_TRIES) continue
      // each file is whole, and what they miss is for the next one
      return reason === 'restoring'
        ? { kind: 'notMade', problem: { kind: 'changing' } }
        : { files, writes: null }
    }
  }

  /** Removes those whose time is over; gives why that could not be. The new one is made all the same. */
  async #letGo(): Promise<SnapshotProblem | null> {
    try {
      await this.#removeOver()
      return null
    } catch (error) {
      return { kind: 'notRemoved', failure: this.#options.stores.failure(error) }
    }
  }

  async #removeOver(): Promise<void> {
    const { shelf, needed } = this.#options
    const whole = (await shelf.list()).filter((snapshot) => snapshot.kind === 'whole')
    const { kept } = rotate(
      whole.map((snapshot) => ({ ...snapshot, madeAt: Date.parse(snapshot.madeAt) })),
      whole.at(-1)?.agreed ?? 0,
    )
    const over = whole
      .filter(({ number }) => !kept.has(number) && !needed().includes(number))
      .map(({ number }) => number)
    if (over.length > 0) await shelf.remove(over)
  }

  #hindrance(): SnapshotProblem | null {
    const notices = this.#options.stores.notices()
    if (notices.some(({ kind }) => kind === 'newer')) return { kind: 'libraryReadOnly' }
    const isUnseen = notices.slice(this.#lookedAt).some((notice) => 'store' in notice && isKept(notice.store))
    return isUnseen ? { kind: 'notLookedAt' } : null
  }
}

/** Whether snapshots hold this store. */
function isKept(store: string): boolean {
  return [...SNAPSHOT_SHARDS, ...SNAPSHOT_SINGLES].some(
    (name) => store === name || store.startsWith(`${name}/`),
  )
}
