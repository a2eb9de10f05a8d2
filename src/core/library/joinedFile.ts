import type { Adapter } from 'lowdb'
import type { ToJoin } from './joinChoices'
import type { LibraryStores, SingleData } from './stores'
import { writeJoined } from './writeJoined'

export interface JoinedFileOptions<N extends keyof SingleData> {
  readonly name: N
  readonly empty: SingleData[N]
  readonly stores: LibraryStores
  /**
   * What becomes of it where another program has changed its file: that is `data` from then on, and written. `then`
   * is called as soon as it is so.
   */
  readonly join: (parts: ToJoin<SingleData[N]>) => {
    readonly data: SingleData[N]
    readonly then?: () => void
  }
}

/** A store of one file that is written whole: as it is here, saved or not, and as it was last seen on disk. */
export class JoinedFile<N extends keyof SingleData> {
  readonly #options: JoinedFileOptions<N>
  readonly #adapter: Adapter<SingleData[N]>
  #saved: SingleData[N]
  data: SingleData[N]

  constructor(options: JoinedFileOptions<N>) {
    this.#options = options
    this.#adapter = options.stores.single(options.name)
    this.#saved = options.empty
    this.data = options.empty
  }

  /** What is on disk, null where nothing is. Rejects where it is there but cannot be read. */
  async read(): Promise<SingleData[N] | null> {
    const stored = await this.#adapter.read()
    if (stored !== null) this.#saved = stored
    return stored
  }

  /** Saves `data` as it is at this moment, joined with what another program has left. Rejects where that fails. */
  write(): Promise<void> {
    return writeJoined(
      this.#options.stores,
      () => this.#write(),
      () => this.#takeIn(),
    )
  }

  async #write(): Promise<void> {
    const { data } = this
    await this.#adapter.write(data)
    this.#saved = data
  }

  async #takeIn(): Promise<void> {
    const { stores, name, join } = this.#options
    const theirs = await stores.readSingleAgain(name)
    // one that is gone is written anew
    if (theirs === null) return
    const { data, then } = join({ base: this.#saved, theirs, ours: this.data })
    this.data = data
    this.#saved = theirs
    then?.()
  }
}
