import type { SnapshotFacts } from '@core/library/snapshots/shelf'
import type { SnapshotNumber, SnapshotReason, SnapshotWeight } from '@core/snapshots'
import { createHash } from 'node:crypto'
import type { StoreShape } from './inspectFile'
import type { StoreName } from './storeNames'

/** A store's file as a snapshot holds it: its name, the checksum in its envelope, and its size. */
export type HeldFile = readonly [store: StoreName, sha256: string, bytes: number]

/** What a snapshot's own file says. */
export interface SnapshotManifest {
  readonly madeAt: string
  readonly reason: SnapshotReason
  readonly agreed: SnapshotNumber
  readonly weight: SnapshotWeight
  readonly files: readonly HeldFile[]
}

const REASONS: readonly unknown[] = ['time', 'quitting', 'asked', 'restoring'] satisfies SnapshotReason[]
/** The stores that snapshots hold; a list that names any other was not written by us. */
const STORE = /^(?:(?:reading|notes|versions)\/\d{4}|searches|keywords|settings)$/
const SHA256 = /^[0-9a-f]{64}$/

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isHeldFile(value: unknown): value is HeldFile {
  return (
    Array.isArray(value) &&
    value.length === 3 &&
    typeof value[0] === 'string' &&
    STORE.test(value[0]) &&
    typeof value[1] === 'string' &&
    SHA256.test(value[1]) &&
    isCount(value[2])
  )
}

function isManifest(data: unknown): data is SnapshotManifest {
  if (typeof data !== 'object' || data === null) return false
  const { madeAt, reason, agreed, weight, files } = data as Partial<Record<string, unknown>>
  const { notes, characters, marks } = (weight ?? {}) as Partial<Record<string, unknown>>
  return (
    typeof madeAt === 'string' &&
    !Number.isNaN(Date.parse(madeAt)) &&
    REASONS.includes(reason) &&
    [agreed, notes, characters, marks].every(isCount) &&
    Array.isArray(files) &&
    files.every(isHeldFile)
  )
}

export const MANIFEST_SHAPE: StoreShape = {
  format: 'duidu/snapshot',
  schemaVersion: 1,
  validate: isManifest,
}

/** What a snapshot's own file is called. */
export function manifestName(number: SnapshotNumber): string {
  return `${String(number).padStart(8, '0')}.json`
}

/** The number of the snapshot that a file belongs to; null for any other file. */
export function numberOfManifest(name: string): SnapshotNumber | null {
  const match = /^(\d{8})\.json$/.exec(name)
  return match === null ? null : Number(match[1])
}

/** Tells what holds the same from what does not. */
export function sumOf(files: readonly HeldFile[]): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex')
}

export function factsOf(number: SnapshotNumber, { files, ...facts }: SnapshotManifest): SnapshotFacts {
  return { number, ...facts, bytes: files.reduce((sum, [, , bytes]) => sum + bytes, 0), sum: sumOf(files) }
}
