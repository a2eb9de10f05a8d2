import type { MarkChange, Marking } from './markHistory'
import { packIds, unpackIds } from './packedIds'
import type { PaperId } from '../paperId'
import { readingRecord, UNTOUCHED } from './readingRecord'
import type { ReadingRecord } from './storedShapes'

/**
 * One side of a change: when the mark was set, null where it is not, and the version that was read; when it was
 * taken back, where that is known.
 */
interface StoredSide {
  readonly at: string | null
  readonly version: number | null
  readonly off?: string
}

/** The last marking that can be undone, as it is kept for the next start. Papers changed alike stand together. */
export interface StoredMarking {
  readonly mark: 'read' | 'starred'
  readonly value: boolean
  readonly groups: readonly {
    readonly before: StoredSide
    readonly after: StoredSide
    /** See packedIds.ts. */
    readonly papers: string
  }[]
}

export interface StoredUndo {
  readonly marking: StoredMarking | null
}

function sideOf(mark: Marking['mark'], record: ReadingRecord | null): StoredSide {
  const off = mark === 'starred' ? record?.unstarredAt : record?.unreadAt
  const at = (mark === 'starred' ? record?.starredAt : record?.readAt) ?? null
  const version = mark === 'starred' ? null : (record?.readVersion ?? null)
  return { at, version, ...(off !== undefined && { off }) }
}

function recordOf(mark: Marking['mark'], { at, version, off }: StoredSide): ReadingRecord {
  return mark === 'starred'
    ? readingRecord({ ...UNTOUCHED, starredAt: at, unstarredAt: off })
    : readingRecord({ ...UNTOUCHED, readAt: at, readVersion: version, unreadAt: off })
}

/** A marking as it is stored; only the mark in question is kept of each record. */
export function storeMarking({ mark, value, changes }: Marking): StoredMarking {
  const groups = new Map<string, { before: StoredSide; after: StoredSide; ids: PaperId[] }>()
  for (const { id, before, after } of changes) {
    const sides = { before: sideOf(mark, before), after: sideOf(mark, after) }
    const { before: from, after: to } = sides
    // of 65,000 papers, JSON would take longer than all the rest
    const key = `${from.at}\n${from.version}\n${from.off}\n${to.at}\n${to.version}\n${to.off}`
    const group = groups.get(key)
    if (group) group.ids.push(id)
    else groups.set(key, { ...sides, ids: [id] })
  }
  return {
    mark,
    value,
    groups: [...groups.values()].map(({ before, after, ids }) => ({ before, after, papers: packIds(ids) })),
  }
}

/** The marking that was stored. It is `restored`: undoing it leaves alone what was changed since. */
export function restoreStored({ mark, value, groups }: StoredMarking): Marking {
  const changes = groups.flatMap(({ before, after, papers }): MarkChange[] => {
    const sides = { before: recordOf(mark, before), after: recordOf(mark, after) }
    return unpackIds(papers).map((id) => ({ id, ...sides }))
  })
  return { mark, value, changes, restored: true }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSide(value: unknown): boolean {
  return (
    isRecord(value) &&
    (value.at === null || typeof value.at === 'string') &&
    (value.version === null || Number.isSafeInteger(value.version)) &&
    (value.off === undefined || typeof value.off === 'string')
  )
}

/** What the store must look like to be believed; `{}` is one that was never written. */
export function isStoredUndo(data: unknown): data is Partial<StoredUndo> {
  if (!isRecord(data)) return false
  const { marking } = data
  if (marking === undefined || marking === null) return true
  return (
    isRecord(marking) &&
    (marking.mark === 'read' || marking.mark === 'starred') &&
    typeof marking.value === 'boolean' &&
    Array.isArray(marking.groups) &&
    marking.groups.every(
      (group: unknown) =>
        isRecord(group) && isSide(group.before) && isSide(group.after) && typeof group.papers === 'string',
    )
  )
}
