import type { LibraryStores } from '@core/library/stores'
import type { Adapter } from 'lowdb'
import { TestClock } from '../builders'
import { copyOf, shelved, type Disk } from './shelved'

/** Stores whose process is gone after so many writes: no later one does anything, and none is answered. */
export function dyingStores({ memory }: Disk, after: number, dead: () => void): LibraryStores {
  let left = after
  function dying<T>(adapter: Adapter<T>): Adapter<T> {
    return {
      read: () => adapter.read(),
      write(data) {
        if (left-- > 0) return adapter.write(data)
        dead()
        return new Promise(() => undefined)
      },
    }
  }
  return {
    shard: (kind, number) => dying(memory.shard(kind, number)),
    single: (name) => dying(memory.single(name)),
    readAgain: (kind, number) => memory.readAgain(kind, number),
    readSingleAgain: (name) => memory.readSingleAgain(name),
    shards: (kind) => memory.shards(kind),
    notices: () => [],
    failure: (error) => memory.failure(error),
  }
}

/** What a new start finds where restoring was killed after so many writes; `died`: it was. */
export async function killedAfter(
  source: Disk,
  writes: number,
): Promise<{ disk: Disk; died: boolean; kept: boolean }> {
  const disk = copyOf(source)
  const died = await new Promise<boolean>((resolve, reject) => {
    const stores = dyingStores(disk, writes, () => resolve(true))
    shelved({ disk, stores, clock: new TestClock(Date.UTC(2023, 10, 5)) })
      .then(({ library }) => library.restoreSnapshot(1))
      .then(() => resolve(false), reject)
  })
  return { disk: copyOf(disk), died, kept: disk.shelf.shelved.has(2) }
}
