import type { ShardKind, SingleName } from './stores'

/** Makes data of one version data of the next. Pure; may throw on what cannot be. */
export type Migration = (data: unknown) => unknown

/** What a kind of store's data is written as, and how older data becomes so. */
export interface StoreVersion {
  /** From 1. A change that older versions would misread needs a new one. */
  readonly version: number
  /** By the version that it brings up to date: a step for each from 1 on. */
  readonly migrations: ReadonlyMap<number, Migration>
}

export type StoreVersions = Readonly<Record<ShardKind | SingleName, StoreVersion>>

const AS_AT_FIRST: StoreVersion = { version: 1, migrations: new Map() }

/**
 * The version of each kind of store, each with its own count: raising one leaves the others' files as they are.
 * Whoever raises one adds the step from the version before, and a file of that version to
 * `test/fixtures`; a library in which any file is newer than this is read-only (docs/storage.md).
 */
export const STORE_VERSIONS: StoreVersions = {
  reading: AS_AT_FIRST,
  notes: AS_AT_FIRST,
  versions: AS_AT_FIRST,
  digests: AS_AT_FIRST,
  rows: AS_AT_FIRST,
  papers: AS_AT_FIRST,
  searches: AS_AT_FIRST,
  keywords: AS_AT_FIRST,
  settings: AS_AT_FIRST,
  session: AS_AT_FIRST,
  undo: AS_AT_FIRST,
  restoring: AS_AT_FIRST,
}
