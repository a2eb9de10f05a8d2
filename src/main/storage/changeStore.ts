import { Low, type Adapter } from 'lowdb'

/** Changes under way, by store: the next one starts from what the last one left. */
const turns = new WeakMap<object, Promise<unknown>>()

/**
 * Opens a store with its data, or with a copy of `defaults` where there is none yet. Rejects where the
 * adapter cannot read what is there.
 */
export async function openStore<T>(adapter: Adapter<T>, defaults: T): Promise<Low<T>> {
  const low = new Low<T>(adapter, structuredClone(defaults))
  await low.read()
  return low
}

/**
 * Changes a store: `mutate` gets a copy, the copy is written, and only then is it the store's data. A
 * change that could not be saved rejects and leaves `low.data` as it was (lowdb's own `update` would
 * leave it changed, and the next save would write what was reported as failed). Changes take turns.
 */
export function changeStore<T>(low: Low<T>, mutate: (data: T) => void): Promise<void> {
  const change = async (): Promise<void> => {
    const data = structuredClone(low.data)
    mutate(data)
    await low.adapter.write(data)
    low.data = data
  }
  const result = (turns.get(low) ?? Promise.resolve()).then(change)
  turns.set(
    low,
    result.catch(() => undefined),
  )
  return result
}
