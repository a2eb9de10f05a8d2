import type { ShardKind, SingleName } from '@core/library/stores'
import { usualBackup, type Backup, type Durability } from './storePlace'

/** `settings`, `notes/0001`: all names that a store can have. None comes from a file or the page. */
export type StoreName = SingleName | `${ShardKind}/${string}`

const SINGLE: Record<SingleName, Durability> = {
  settings: 'full',
  searches: 'full',
  keywords: 'full',
  session: 'rebuildable',
  undo: 'full',
  restoring: 'full',
}

/** The version before of what is under way says that something is which has ended long ago. */
const WITHOUT_BACKUP: ReadonlySet<StoreName> = new Set<SingleName>(['restoring'])

/**
 * What a reader made is kept in full, and so is which digests were read: their files may be gone. Papers
 * and rows can be made again from digest files, papers as long as those are there.
 */
const SHARDED: Record<ShardKind, Durability> = {
  reading: 'full',
  notes: 'full',
  versions: 'full',
  digests: 'full',
  rows: 'rebuildable',
  papers: 'rebuildable',
}

export const SINGLE_NAMES = Object.keys(SINGLE) as readonly SingleName[]
export const SHARD_KINDS = Object.keys(SHARDED) as readonly ShardKind[]

const DIGITS = 4
const MOST_SHARDS = 10 ** DIGITS

/** The name of a shard. Throws for a number that no shard has. */
export function shardName(kind: ShardKind, number: number): StoreName {
  if (!Number.isInteger(number) || number < 0 || number >= MOST_SHARDS) {
    throw new RangeError(`no shard ${number} of ${kind}`)
  }
  return `${kind}/${String(number).padStart(DIGITS, '0')}`
}

/**
 * The number of the shard that a file belongs to: its own file, its backup, or one on its way; null for
 * any other file, such as a broken one that was set aside.
 */
export function shardNumberOf(fileName: string): number | null {
  const match = /^(\d{4})\.json(?:\.bak|\.[0-9a-f]{16}\.tmp)?$/.exec(fileName)
  return match === null ? null : Number(match[1])
}

export interface StoreFacts {
  /** What the store's file calls itself. */
  readonly format: string
  readonly durability: Durability
  readonly backup: Backup
  /** Where the file lies, from the library's folder, with `/`. */
  readonly file: string
}

/** What follows from a store's name. Throws for a name that is not one of ours. */
export function storeFacts(name: StoreName): StoreFacts {
  const file = `${name}.json`
  if (Object.hasOwn(SINGLE, name)) {
    const durability = SINGLE[name as SingleName]
    const backup = WITHOUT_BACKUP.has(name) ? 'none' : usualBackup(durability)
    return { format: `duidu/${name}`, durability, backup, file }
  }
  const kind = SHARD_KINDS.find((kind) => name.startsWith(`${kind}/`))
  if (kind === undefined || !/^\d{4}$/.test(name.slice(kind.length + 1))) throw new Error('no such store')
  const durability = SHARDED[kind]
  // digest files are thrown away one day, and no other file of the library has the texts of papers
  const backup = kind === 'papers' ? 'copy' : usualBackup(durability)
  return { format: `duidu/${kind}`, durability, backup, file }
}
