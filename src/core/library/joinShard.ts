import { isSameJson } from '../sameJson'
import type { PaperId } from '../paperId'

/** A record that another program changed, and what became of it. */
export interface Joined<R> {
  readonly id: PaperId
  /** As the reader had left it, saved or not. */
  readonly before: R | null
  readonly theirs: R
  readonly after: R
}

export interface ShardsToJoin<R> {
  /** The shard as it was last read or written here. */
  readonly base: ReadonlyMap<PaperId, R>
  /** As another program has left it. */
  readonly theirs: ReadonlyMap<PaperId, R>
  /** A record as the reader left it, saved or not; null where there is none, or none any more. */
  readonly ours: (id: PaperId) => R | null
  /** Whether a change of this record waits to be written, or it lies in another shard. */
  readonly mustWrite: (id: PaperId) => boolean
  readonly join: (ours: R, theirs: R) => R
}

export interface JoinedShard<R> {
  /** What must be written beyond what stands in their file. */
  readonly changes: ReadonlyMap<PaperId, R>
  /** What is new to the reader. */
  readonly joined: readonly Joined<R>[]
}

/**
 * What becomes of a shard that another program changed, record by record. What it left as it was stays as it
 * is here; what it changed is joined with what is here; and what it took away stays, as nothing tells a
 * deletion from a file that is older than the record.
 */
export function joinShard<R>({ base, theirs, ours, mustWrite, join }: ShardsToJoin<R>): JoinedShard<R> {
  const changes = new Map<PaperId, R>()
  const joined: Joined<R>[] = []
  for (const id of base.keys()) {
    const here = ours(id)
    if (!theirs.has(id) && here !== null) changes.set(id, here)
  }
  for (const [id, their] of theirs) {
    if (isSameJson(base.get(id), their)) continue
    const before = ours(id)
    const after = before === null ? their : join(before, their)
    if (mustWrite(id) || !isSameJson(after, their)) changes.set(id, after)
    if (!isSameJson(after, before)) joined.push({ id, before, theirs: their, after })
  }
  return { changes, joined }
}
