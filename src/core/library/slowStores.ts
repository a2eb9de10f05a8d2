import type { Adapter } from 'lowdb'
import type { Clock, LibraryStores } from './stores'

/** Milliseconds after which a disk is said not to answer: one that spins up takes a few seconds. */
export const SLOW_AFTER = 10_000

/**
 * The same stores. `onSlow` is told true when reading or writing one of them takes longer than
 * `SLOW_AFTER`, and false when none does any more: a call that hangs never rejects, so without this a save
 * could be under way for ever.
 */
export function watchStores(
  stores: LibraryStores,
  clock: Clock,
  onSlow: (isSlow: boolean) => void,
): LibraryStores {
  let slow = 0
  async function watched<T>(work: () => Promise<T>): Promise<T> {
    let isSlow = false
    const stop = clock.later(SLOW_AFTER, () => {
      isSlow = true
      if (++slow === 1) onSlow(true)
    })
    try {
      return await work()
    } finally {
      stop()
      if (isSlow && --slow === 0) onSlow(false)
    }
  }
  function adapter<T>(inner: Adapter<T>): Adapter<T> {
    return {
      read: () => watched(() => inner.read()),
      write: (data) => watched(() => inner.write(data)),
    }
  }
  return {
    shard: (kind, number) => adapter(stores.shard(kind, number)),
    single: (name) => adapter(stores.single(name)),
    readAgain: (kind, number) => watched(() => stores.readAgain(kind, number)),
    readSingleAgain: (name) => watched(() => stores.readSingleAgain(name)),
    shards: (kind) => watched(() => stores.shards(kind)),
    notices: () => stores.notices(),
    failure: (error) => stores.failure(error),
  }
}
