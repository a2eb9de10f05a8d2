import { Low } from 'lowdb'
import type { SnapshotNumber } from '../../snapshots'
import type { LibraryStores } from '../stores'
import { writeJoined } from '../writeJoined'

/** A restoration that has begun and of which nobody knows yet whether it is on disk. */
export interface PendingRestore {
  readonly to: SnapshotNumber
  /** The snapshot of what was there before. */
  readonly before: SnapshotNumber
}

export interface StoredRestore {
  readonly pending: PendingRestore | null
}

function isNumber(value: unknown): value is SnapshotNumber {
  return Number.isSafeInteger(value) && (value as number) > 0
}

export function isStoredRestore(data: unknown): data is StoredRestore {
  if (typeof data !== 'object' || data === null) return false
  const { pending } = data as { readonly pending?: Partial<PendingRestore> | null }
  return pending === null || (typeof pending === 'object' && isNumber(pending.to) && isNumber(pending.before))
}

/**
 * Remembers on disk that a restoration is under way, from before its first write until after its last: cut
 * short in between, the next start brings it to its end.
 */
export class RestoreJournal {
  readonly #stores: LibraryStores
  readonly #low: Low<StoredRestore>
  #loaded: Promise<void> | null = null

  constructor(stores: LibraryStores) {
    this.#stores = stores
    this.#low = new Low<StoredRestore>(stores.single('restoring'), { pending: null })
  }

  /** Reads it, once; rejects where it is there but cannot be read. */
  load(): Promise<void> {
    this.#loaded ??= this.#low.read()
    return this.#loaded
  }

  get pending(): PendingRestore | null {
    return this.#low.data.pending
  }

  /**
   * Resolves when it is on disk; rejects where it could not be written. One that was rejected may be on disk
   * all the same: it is pending until null has been written.
   */
  async write(pending: PendingRestore | null): Promise<void> {
    await this.load()
    if (pending !== null) this.#low.data = { pending }
    await writeJoined(
      this.#stores,
      () => this.#low.adapter.write({ pending }),
      // what is under way here counts, whatever another program has put there meanwhile
      async () => void (await this.#stores.readSingleAgain('restoring')),
    )
    this.#low.data = { pending }
  }
}
