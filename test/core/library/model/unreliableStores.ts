import type { LibraryStores, ReaderShardKind, ShardKind, SingleName } from '@core/library/stores'
import type { SaveFailure } from '@core/reports'
import type { Adapter } from 'lowdb'
import type { Random } from './random'
import { UnreliableSnapshots } from './unreliableSnapshots'

/**
 * What happens to writes: `refused` leaves the old file, `landed` rejects although the new file is there
 * (as when only the folder's flush failed), `flaky` is any of them.
 */
export type Trouble = 'none' | 'refused' | 'landed' | 'flaky'

export const STORE_KINDS = [
  'reading',
  'notes',
  'versions',
  'digests',
  'rows',
  'papers',
  'settings',
  'session',
  'undo',
  'restoring',
  'searches',
  'keywords',
  'snapshots',
] as const
export type StoreKind = (typeof STORE_KINDS)[number]

/** What can be made again, and is written whatever lies there, unless it was read before. */
const REBUILDABLE: ReadonlySet<StoreKind> = new Set(['rows', 'papers', 'session'])
/** So many former texts of each file are remembered. */
const FORMER = 6

/** Thrown where another program has changed a file. */
class ChangedElsewhere extends Error {}

/** A file that another program had changed and that is joined, as the library knew it and as it found it. */
export interface TakenIn {
  readonly kind: ReaderShardKind | SingleName
  readonly name: string
  readonly known: string | undefined
  /** The same with what was written there and told as failed. */
  readonly landed: string | undefined
  readonly found: string | undefined
}

/**
 * Stores in memory that take their time, in turns of the microtask queue, and fail when told to. As those on
 * disk they refuse to write over what another program has put there.
 */
export class UnreliableStores implements LibraryStores {
  readonly troubles = new Map<StoreKind, Trouble>()
  /** Files whose last write was rejected. */
  readonly failing = new Set<string>()
  /** Files that another program has put there, and that were neither read nor written since. */
  readonly elsewhere = new Set<string>()
  /** Records that it has put where another file may hold them too: `notes 2311.00001`. */
  readonly mayLieTwice = new Set<string>()
  /** Files that were to be written in this run: the library knows all that they held. */
  readonly written = new Set<string>()
  /** Former texts of files, the oldest first. */
  readonly former = new Map<string, readonly string[]>()
  readonly shelf: UnreliableSnapshots
  /** Told of every file that is read anew because another program had changed it. */
  onTakenIn: (taken: TakenIn) => void = () => undefined
  /** Told of every write that begins, at the moment at which the library asks for it. */
  onWriting: (name: string) => void = () => undefined
  /** Told of every write that is on disk. */
  onWritten: (name: string, text: string) => void = () => undefined
  readonly #random: Random
  /** Files as they were last read or written here. */
  readonly #known = new Map<string, string | undefined>()
  /** The same, but for writes that were told as failed: what is joined is told apart by these. */
  readonly #bases = new Map<string, string | undefined>()
  /** By file: writes and reads take turns, as those of an adapter on disk do. */
  readonly #turns = new Map<string, Promise<unknown>>()

  constructor(
    random: Random,
    readonly files = new Map<string, string>(),
    shelved: UnreliableSnapshots['shelved'] = new Map(),
  ) {
    this.#random = random
    this.shelf = new UnreliableSnapshots(this, shelved)
  }

  readonly shard: LibraryStores['shard'] = (kind, number) => this.#adapter(kind, `${kind}/${number}`)
  readonly single: LibraryStores['single'] = (name) => this.#adapter(name, name)
  readonly readAgain: LibraryStores['readAgain'] = (kind, number) => this.#readAnew(kind, `${kind}/${number}`)
  readonly readSingleAgain: LibraryStores['readSingleAgain'] = (name) => this.#readAnew(name, name)

  #readAnew(kind: TakenIn['kind'], name: string): Promise<never | null> {
    return this.#inTurn(name, async () => {
      await this.wait()
      const [known, landed] = [this.#bases.get(name), this.#known.get(name)]
      const found = this.files.get(name)
      this.#see(name, found)
      // of a file that is written whole, one that is gone tells nothing: what was there last still counts
      if (found !== undefined || name.includes('/')) this.#bases.set(name, found)
      this.failing.delete(name)
      this.onTakenIn({ kind, name, known, landed, found })
      return found === undefined ? null : (JSON.parse(found) as never)
    })
  }

  /** Whether anything may be refused now. */
  get areTroubled(): boolean {
    return this.troubles.size > 0 || [...this.elsewhere].some((name) => !isJoined(name))
  }

  async shards(kind: ShardKind): Promise<readonly number[]> {
    await this.wait()
    return [...this.files.keys()]
      .filter((name) => name.startsWith(`${kind}/`))
      .map((name) => Number(name.slice(kind.length + 1)))
      .sort((a, b) => a - b)
  }

  notices(): readonly never[] {
    return []
  }

  failure(error: unknown): SaveFailure {
    if (error instanceof ChangedElsewhere) return { kind: 'changedElsewhere' }
    return { kind: 'unknown', detail: String(error) }
  }

  /** The files as they are at this moment, for a library that starts after a crash. */
  crashed(): UnreliableStores {
    const stores = new UnreliableStores(this.#random, new Map(this.files), new Map(this.shelf.shelved))
    for (const name of this.elsewhere) stores.elsewhere.add(name)
    for (const home of this.mayLieTwice) stores.mayLieTwice.add(home)
    for (const [name, texts] of this.former) stores.former.set(name, texts)
    return stores
  }

  /** Another program puts a file there, or takes it away. */
  putElsewhere(name: string, text: string | undefined): void {
    if (text === undefined) this.files.delete(name)
    else this.files.set(name, text)
    if (text === this.#known.get(name)) this.elsewhere.delete(name)
    else this.elsewhere.add(name)
  }

  /** The other program puts back what it changed of files that are not joined; gives their names. */
  takeBackElsewhere(): readonly string[] {
    const names = [...this.elsewhere].filter((name) => !isJoined(name) && this.#known.has(name))
    for (const name of names) this.putElsewhere(name, this.#known.get(name))
    return names
  }

  /** A file as the library last read or wrote it; `unread` where it has not. */
  known(name: string): { readonly text: string | undefined } | 'unread' {
    return this.#known.has(name) ? { text: this.#known.get(name) } : 'unread'
  }

  /** What becomes of the next write of a store. */
  fate(kind: StoreKind): Exclude<Trouble, 'flaky'> {
    const told = this.troubles.get(kind) ?? 'none'
    return told === 'flaky' ? this.#random.one(['none', 'refused', 'landed'] as const) : told
  }

  async wait(): Promise<void> {
    for (let turns = this.#random.below(8); turns > 0; turns--) await Promise.resolve()
  }

  #adapter<T>(kind: ShardKind | SingleName, name: string): Adapter<T> {
    return {
      read: () =>
        this.#inTurn(name, async () => {
          await this.wait()
          const text = this.files.get(name)
          this.#see(name, text)
          this.#bases.set(name, text)
          return text === undefined ? null : (JSON.parse(text) as T)
        }),
      write: (data) => {
        const text = JSON.stringify(data)
        this.onWriting(name)
        return this.#inTurn(name, () => this.#write(kind, name, text))
      },
    }
  }

  #see(name: string, text: string | undefined): void {
    this.#known.set(name, text)
    this.elsewhere.delete(name)
  }

  async #write(kind: StoreKind, name: string, text: string): Promise<void> {
    this.written.add(name)
    await this.wait()
    const present = this.files.get(name)
    const mustBeKnown = this.#known.has(name) || !REBUILDABLE.has(kind)
    if (mustBeKnown && present !== this.#known.get(name)) {
      this.failing.add(name)
      throw new ChangedElsewhere(name)
    }
    const trouble = this.fate(kind)
    if (trouble !== 'refused') {
      if (present !== undefined)
        this.former.set(name, [...(this.former.get(name) ?? []), present].slice(-FORMER))
      this.files.set(name, text)
      this.#see(name, text)
      this.onWritten(name, text)
    }
    await this.wait()
    if (trouble === 'none') {
      this.#bases.set(name, text)
      this.failing.delete(name)
      return
    }
    this.failing.add(name)
    throw new Error(`${trouble}: ${name}`)
  }

  #inTurn<R>(name: string, task: () => Promise<R>): Promise<R> {
    const result = (this.#turns.get(name) ?? Promise.resolve()).then(task)
    this.#turns.set(
      name,
      result.catch(() => undefined),
    )
    return result
  }
}

/**
 * Whether a file that another program has changed is joined with what is here, or written over where it is about
 * this run; those of papers, rows and digests are refused.
 */
export function isJoined(name: string): boolean {
  return !/^(?:papers|rows|digests)\//.test(name)
}
