import type { StoreNotice } from '@core/reports'
import type { Adapter } from 'lowdb'
import { basename, dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { seal } from './envelope'
import {
  fitsShape,
  inspectFile,
  MAX_STORE_BYTES,
  readEnvelope,
  type KnownFile,
  type StoreShape,
} from './inspectFile'
import { loadStore } from './loadStore'
import { install, keepOldVersion, writeTemp } from './replaceFile'
import { ChangedElsewhereError, errorCode, NewerFormatError, UnreadableStoreError } from './storeErrors'
import { NODE_FILES, sameStamp, type FileStamp, type StoreFiles } from './storeFiles'
import { discard, mainPath, usualBackup, type Backup, type Durability, type StorePlace } from './storePlace'

export interface DurableOptions extends StoreShape {
  readonly durability: Durability
  /** By default the version before for full durability, none otherwise. */
  readonly backup?: Backup
  /** What notices and errors call the store; otherwise its file's name. */
  readonly store?: string
  readonly files?: StoreFiles
  readonly platform?: NodeJS.Platform
  readonly now?: () => Date
  readonly wait?: (milliseconds: number) => Promise<void>
  /** The names in the store's folder, read while nobody else could write there; the first load needs them. */
  readonly names?: readonly string[] | undefined
  /** Told of every notice that a load gives, whoever asked for the load. */
  readonly onNotice?: (notice: StoreNotice) => void
}

export interface Loaded<T> {
  /** Null where there is nothing yet, or nothing left: `notice` tells which. */
  readonly data: T | null
  readonly notice: StoreNotice | null
  /** Written by a newer version: every write is refused. */
  readonly readOnly: boolean
}

/**
 * A lowdb adapter for one JSON file that keeps what it promised: `write` resolves only when the data is
 * as safe as the store's durability says, and a write that rejects leaves the old file or a whole new
 * one, never anything between. See docs/storage.md for the path that a write takes and why.
 *
 * One adapter at a time may be used for a file, and only by the process that holds its folder's lock.
 */
export class DurableAdapter<T> implements Adapter<T> {
  readonly #options: DurableOptions
  readonly #place: StorePlace
  readonly #store: string
  #state: 'unread' | 'ready' | 'newer' = 'unread'
  #known: KnownFile | null = null
  #generation = 0
  /** The last file that was tried to be put in place: an error does not always mean it is not there. */
  #attempted: string | null = null
  #names: readonly string[] | undefined
  #queue: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(path: string, options: DurableOptions) {
    this.#options = options
    this.#names = options.names
    this.#store = options.store ?? basename(path)
    this.#place = {
      files: options.files ?? NODE_FILES,
      folder: dirname(path),
      name: basename(path),
      durability: options.durability,
      backup: options.backup ?? usualBackup(options.durability),
      platform: options.platform ?? process.platform,
      now: options.now ?? (() => new Date()),
      wait: options.wait ?? ((milliseconds) => wait(milliseconds)),
    }
  }

  /** The store's data, null where there is none. Rejects as `load` does. */
  async read(): Promise<T | null> {
    return (await this.load()).data
  }

  /**
   * Reads the store, repairing what a crash or damage left. Rejects with `UnreadableStoreError` where
   * the file is there but cannot be read.
   */
  load(): Promise<Loaded<T>> {
    return this.#enqueue(() => this.#load())
  }

  /**
   * Reads the file anew after `write` was refused because another program had changed it; null where it is
   * gone. From then on it may be written. Touches nothing, as the other program may be at it: rejects with
   * `ChangedElsewhereError` where it is not whole, with `NewerFormatError` where a newer version wrote it (as
   * every later write does), and with `UnreadableStoreError` where it cannot be read.
   */
  readAgain(): Promise<T | null> {
    return this.#enqueue(() => this.#readAgain())
  }

  /**
   * Saves `data` as it is at this moment. Writes take turns. Rejects with `ChangedElsewhereError` where
   * the file is not the one last read or written, with `NewerFormatError` where a newer version wrote
   * it, and with the system's error where a step failed; `saveFailure` words each of them. Data of a
   * wrong shape is refused before anything is touched.
   *
   * A store of full durability that is there must have been read before it is written.
   */
  async write(data: T): Promise<void> {
    const json = JSON.stringify(data)
    // What JSON cannot hold (NaN, a hole) would be found broken at the next start: better now than then.
    const asRead: unknown = this.#place.durability === 'full' ? JSON.parse(json) : data
    if (!fitsShape(this.#options, asRead)) throw new TypeError(`data of a wrong shape for ${this.#store}`)
    await this.#enqueue(() => this.#write(json))
  }

  /** Lets the writes that wait finish, and refuses any other. Never rejects. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#queue
  }

  #enqueue<R>(task: () => Promise<R>): Promise<R> {
    if (this.#closed) return Promise.reject(new Error(`${this.#store} is closed`))
    const result = this.#queue.then(task)
    // not its result: what was read last would stay in memory for as long as the adapter does
    this.#queue = result.then(
      () => undefined,
      () => undefined,
    )
    return result
  }

  async #load(): Promise<Loaded<T>> {
    this.#state = 'unread'
    const names = this.#names
    this.#names = undefined // a load may change them, and a save will
    let loaded
    try {
      loaded = await loadStore(this.#place, this.#store, this.#options, names)
    } catch (error) {
      throw new UnreadableStoreError(this.#store, error)
    }
    this.#state = loaded.newer ? 'newer' : 'ready'
    this.#known = loaded.known
    this.#generation = Math.max(this.#generation, loaded.generation)
    if (loaded.notice !== null) this.#options.onNotice?.(loaded.notice)
    // `validate` vouches for the type
    return { data: loaded.data as T | null, notice: loaded.notice, readOnly: loaded.newer }
  }

  async #readAgain(): Promise<T | null> {
    let found
    try {
      found = await inspectFile(this.#place.files, mainPath(this.#place), this.#options)
      if (found.kind === 'missing') await this.#place.files.lstat(this.#place.folder)
    } catch (error) {
      throw new UnreadableStoreError(this.#store, error)
    }
    if (found.kind === 'broken') throw new ChangedElsewhereError(this.#store)
    if (found.kind === 'newer') {
      this.#state = 'newer'
      this.#options.onNotice?.({ kind: 'newer', store: this.#store })
      throw new NewerFormatError(this.#store)
    }
    this.#state = 'ready'
    this.#known = found.kind === 'whole' ? found.known : null
    if (found.kind === 'missing') return null
    this.#generation = Math.max(this.#generation, found.header.generation)
    return found.data as T
  }

  async #write(json: string): Promise<void> {
    if (this.#state === 'unread') await this.#loadBeforeWrite()
    if (this.#state === 'newer') throw new NewerFormatError(this.#store)
    await this.#checkUnchanged()

    const { format, schemaVersion } = this.#options
    this.#generation++
    const savedAt = this.#place.now().toISOString()
    const sealed = seal({ format, schemaVersion, generation: this.#generation, savedAt }, json)
    if (sealed.bytes.length > MAX_STORE_BYTES) throw new RangeError(`${this.#store} is too large`)

    const temp = await writeTemp(this.#place, sealed.bytes)
    this.#attempted = sealed.sha256
    try {
      if (this.#known !== null && this.#known.schemaVersion < schemaVersion)
        await keepOldVersion(this.#place, this.#known.schemaVersion)
      await install(this.#place, temp.path, this.#known === null ? 'nothing' : 'something', () => {
        this.#known = { stamp: temp.stamp, sha256: sealed.sha256, schemaVersion }
      })
    } catch (error) {
      await discard(this.#place, temp.path)
      throw error
    }
  }

  /** Data nobody read must not be overwritten, unless it can be made again anyway. */
  async #loadBeforeWrite(): Promise<void> {
    const { data } = await this.#load()
    if (data === null || this.#state === 'newer' || this.#place.durability === 'rebuildable') return
    this.#state = 'unread'
    throw new ChangedElsewhereError(this.#store)
  }

  async #checkUnchanged(): Promise<void> {
    const stamp = await this.#stampNow()
    if (stamp === null && this.#known === null) return
    if (stamp === null) {
      await this.#place.files.lstat(this.#place.folder) // where the folder is gone, that is the news
      throw new ChangedElsewhereError(this.#store)
    }
    if (this.#known !== null && sameStamp(stamp, this.#known.stamp)) return
    // Copied back, mounted anew, or put there by a rename that reported a failure: the bytes decide.
    const file = await readEnvelope(this.#place.files, mainPath(this.#place))
    const isOurs =
      file.kind === 'read' &&
      file.opened.kind === 'whole' &&
      (file.opened.sha256 === this.#known?.sha256 || file.opened.sha256 === this.#attempted)
    if (!isOurs) throw new ChangedElsewhereError(this.#store)
    const { sha256, header } = file.opened
    this.#known = { stamp: file.stamp, sha256, schemaVersion: header.schemaVersion }
  }

  async #stampNow(): Promise<FileStamp | null> {
    try {
      return await this.#place.files.lstat(mainPath(this.#place))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    }
  }
}
