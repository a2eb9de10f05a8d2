import {
  MOST_VERSION_CHARACTERS,
  MOST_VERSIONS,
  type VersionBefore,
  type VersionNumber,
} from '../../noteVersions'

/** A former text of a note. */
export interface StoredVersion {
  readonly number: VersionNumber
  readonly text: string
  readonly changedAt: string
  readonly keptAt: string
  readonly before: VersionBefore
}

/** The former texts of one note, oldest first. */
export interface VersionRecord {
  /** The number of the next one: none is given twice. */
  readonly next: VersionNumber
  readonly versions: readonly StoredVersion[]
}

export const NO_VERSIONS: VersionRecord = { next: 1, versions: [] }

/** The shards of versions: each note's lie in the one that its paper's id leads to. */
export const VERSION_SHARDS = 1_000

/** Where a paper's versions lie: a number that follows from its id alone, so that no other is read. */
export function versionShardOf(id: string): number {
  let hash = 7
  for (let place = 0; place < id.length; place++) hash = (Math.imul(hash, 31) + id.charCodeAt(place)) >>> 0
  return hash % VERSION_SHARDS
}

/**
 * The record with further texts kept, oldest first. A text that is the newest already takes its place and
 * number; the oldest go where there are too many, or too much of them.
 */
export function withVersions(
  record: VersionRecord,
  texts: readonly Omit<StoredVersion, 'number'>[],
): VersionRecord {
  let { next } = record
  const versions = [...record.versions]
  for (const text of texts) {
    const newest = versions.at(-1)
    if (newest?.text === text.text) versions[versions.length - 1] = { ...text, number: newest.number }
    else versions.push({ ...text, number: next++ })
  }
  return { next, versions: trimmed(versions) }
}

/**
 * Two records of one note's versions, ours and one from elsewhere, as one. Ours keep their numbers, by which
 * the page may know them.
 */
export function joinVersions(ours: VersionRecord, theirs: VersionRecord): VersionRecord {
  let next = Math.max(ours.next, theirs.next)
  const texts = new Set(ours.versions.map(({ text }) => text))
  const numbers = new Set(ours.versions.map(({ number }) => number))
  const others = theirs.versions
    .filter(({ text }) => !texts.has(text))
    .map((version) => (numbers.has(version.number) ? { ...version, number: next++ } : version))
  const versions = [...ours.versions, ...others].sort((a, b) => (a.keptAt < b.keptAt ? -1 : 1))
  return { next, versions: others.length === 0 ? ours.versions : trimmed(versions) }
}

function trimmed(versions: readonly StoredVersion[]): readonly StoredVersion[] {
  let room = MOST_VERSION_CHARACTERS
  let first = versions.length
  while (first > 0 && versions.length - first < MOST_VERSIONS) {
    room -= versions[first - 1]!.text.length
    if (room < 0 && first < versions.length) break
    first--
  }
  return versions.slice(first)
}

function isVersion(value: unknown): boolean {
  const version = value as Partial<StoredVersion> | null
  return (
    typeof version === 'object' &&
    version !== null &&
    Number.isSafeInteger(version.number) &&
    typeof version.text === 'string' &&
    typeof version.changedAt === 'string' &&
    typeof version.keptAt === 'string'
  )
}

/** True for a record as a file may hold it. */
export function isVersionRecord(value: Record<string, unknown>): boolean {
  return Number.isSafeInteger(value.next) && Array.isArray(value.versions) && value.versions.every(isVersion)
}
