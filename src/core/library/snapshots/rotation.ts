import type { SnapshotNumber, SnapshotReason, SnapshotWeight } from '../../snapshots'

/**
 * Which snapshots stay. Purely from what they are: no clock is asked, so neither a long pause nor a clock
 * that was set wrong throws one away.
 *
 * Time is cut into slots (of ten minutes, an hour, a day, a week, in UTC), and of each kind the latest slots
 * that have a snapshot keep their newest one. So what is kept of a week was kept of its last day before, and
 * a slot counts when the app was used in it, however long ago. Newer means made later, by number: a clock
 * that goes back makes no snapshot old.
 *
 * A snapshot is pushed out only by those that are not much smaller. After a loss, what there was before
 * stays, all of it, while the small ones take turns among themselves; until as much is there again, or the
 * reader says that it is right so (`agreed`).
 */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

interface Tier {
  readonly period: number
  readonly most: number
  /** When the first slot began: weeks begin on Mondays, and 1 January 1970 was a Thursday. */
  readonly from: number
}

export const TIERS: readonly Tier[] = [
  { period: 10 * MINUTE, most: 6, from: 0 },
  { period: HOUR, most: 24, from: 0 },
  { period: DAY, most: 14, from: 0 },
  { period: 7 * DAY, most: 8, from: 4 * DAY },
]

/**
 * How many that were made before restoring, and how many by hand, stay whatever their time: each of the ones is
 * a way back, each of the others was wanted just then.
 */
export const MOST_WANTED = 5

/** The shortest time between two that are made by themselves. */
export const SNAPSHOT_PERIOD = 10 * MINUTE

/** What the rule knows of a snapshot. */
export interface RotatedSnapshot {
  readonly number: SnapshotNumber
  /** Milliseconds. */
  readonly madeAt: number
  readonly reason: SnapshotReason
  readonly weight: SnapshotWeight
}

export interface Rotation {
  readonly kept: ReadonlySet<SnapshotNumber>
  /** Those of them that only stay because all that came after them are much smaller. */
  readonly held: ReadonlySet<SnapshotNumber>
}

/** Less than three quarters of the notes, of their text, or of the marks: more than a tidy hand takes away. */
export function isMuchSmaller(one: SnapshotWeight, other: SnapshotWeight): boolean {
  return (['notes', 'characters', 'marks'] as const).some((what) => one[what] * 4 < other[what] * 3)
}

/** Whether the last one, which may be null, was made so long ago that another may be; also after a clock that ran ahead. */
export function isTimeForAnother(madeAt: number | null, now: number): boolean {
  return madeAt === null || now < madeAt || now - madeAt >= SNAPSHOT_PERIOD
}

/** The slots that snapshots take, which come newest first. */
class Slots {
  readonly #taken = TIERS.map(() => new Set<number>())

  /** Whether it is the newest of its slot, and that one of the latest slots, in any tier. */
  take({ madeAt }: RotatedSnapshot): boolean {
    let isKept = false
    for (const [place, { period, most, from }] of TIERS.entries()) {
      const taken = this.#taken[place]!
      const slot = Math.floor((madeAt - from) / period)
      if (taken.size < most && !taken.has(slot)) isKept = true
      taken.add(slot)
    }
    return isKept
  }
}

/**
 * Which of these whole snapshots stay, and which of those are held. `agreed`: the newest one when the reader
 * last said that what there is now is right; it and those before it are not held.
 */
export function rotate(snapshots: readonly RotatedSnapshot[], agreed: SnapshotNumber): Rotation {
  const newestFirst = snapshots.toSorted((a, b) => b.number - a.number)
  const kept = new Set<SnapshotNumber>()
  const held = new Set<SnapshotNumber>()
  const slots = new Slots()
  const wanted = { restoring: 0, asked: 0 }
  for (const [place, snapshot] of newestFirst.entries()) {
    const { number, reason } = snapshot
    const hasSlot = slots.take(snapshot)
    const isWanted = (reason === 'restoring' || reason === 'asked') && ++wanted[reason] <= MOST_WANTED
    if (hasSlot || isWanted) kept.add(number)
    else if (number > agreed && hasSlotAmongAsLarge(snapshot, newestFirst.slice(0, place))) {
      kept.add(number)
      held.add(number)
    }
  }
  return { kept, held }
}

function hasSlotAmongAsLarge(snapshot: RotatedSnapshot, newer: readonly RotatedSnapshot[]): boolean {
  const slots = new Slots()
  for (const other of newer) if (!isMuchSmaller(other.weight, snapshot.weight)) slots.take(other)
  return slots.take(snapshot)
}
