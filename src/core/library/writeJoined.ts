import type { LibraryStores } from './stores'

/** So often a save takes another program's changes in; who writes on and on is met by the next one. */
export const MOST_ROUNDS = 3

/**
 * Writes a store; where that is refused because another program has changed its file, has the change taken in
 * and writes again, at most `MOST_ROUNDS` times. `write` takes what is to be written when it is called; `takeIn`
 * reads the file anew. Rejects as the two of them do.
 */
export async function writeJoined(
  stores: Pick<LibraryStores, 'failure'>,
  write: () => Promise<void>,
  takeIn: () => Promise<void>,
): Promise<void> {
  for (let round = 1; ; round++) {
    try {
      return await write()
    } catch (error) {
      if (round === MOST_ROUNDS || stores.failure(error).kind !== 'changedElsewhere') throw error
      await takeIn()
    }
  }
}
