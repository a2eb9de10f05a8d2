import { MemorySnapshots } from '@core/library/snapshots/memorySnapshots'
import type { SnapshotFacts } from '@core/library/snapshots/shelf'
import type { UnreliableStores } from './unreliableStores'

type Keep = MemorySnapshots['keep']

/**
 * A shelf of snapshots in memory beside stores that take their time: files change while it reads them, and it
 * fails as its stores do. A snapshot that a crash cuts off is not there.
 */
export class UnreliableSnapshots extends MemorySnapshots {
  readonly #stores: UnreliableStores

  constructor(stores: UnreliableStores, shelved: MemorySnapshots['shelved']) {
    super(stores)
    this.#stores = stores
    this.onRead = () => stores.wait()
    for (const [number, snapshot] of shelved) this.shelved.set(number, snapshot)
  }

  override async list(): ReturnType<MemorySnapshots['list']> {
    await this.#stores.wait()
    return super.list()
  }

  override async keep(...[files, facts, mayGoOn]: Parameters<Keep>): Promise<SnapshotFacts | null> {
    await this.#stores.wait()
    const fate = this.#stores.fate('snapshots')
    const kept = fate === 'refused' ? null : await super.keep(files, facts, mayGoOn)
    await this.#stores.wait()
    if (fate !== 'none') throw new Error(`${fate}: snapshots`)
    return kept
  }

  override async read(...args: Parameters<MemorySnapshots['read']>): ReturnType<MemorySnapshots['read']> {
    await this.#stores.wait()
    return super.read(...args)
  }

  override async remove(numbers: Parameters<MemorySnapshots['remove']>[0]): Promise<void> {
    for (const number of numbers) {
      await this.#stores.wait()
      const fate = this.#stores.fate('snapshots')
      if (fate !== 'refused') await super.remove([number])
      if (fate !== 'none') throw new Error(`${fate}: snapshots`)
    }
  }
}
