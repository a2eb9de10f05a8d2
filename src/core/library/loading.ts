import { FIRST_ROWS } from './firstRows'
import type { Clock } from './stores'
import { seeDigest, seeRow, type Tables } from './tables'
import { PAPERS_PER_SHARD, type RowShard } from './storedShapes'

/** What has been read so far. */
export interface Loaded {
  /** Rows of later dates than this may be listed; null once everything has been read. */
  readonly listAfter: string | null
}

/**
 * Reads the library so that the newest rows can be shown first: reading states and notes, then the
 * newest shards of rows. `rest` reads everything else. Both reject where a store is there but cannot
 * be read.
 */
export async function loadNewest(
  tables: Tables,
  clock: Clock,
): Promise<{ readonly first: Loaded; readonly rest: () => Promise<void> }> {
  await Promise.all([tables.reading.load(), tables.notes.load()])
  const shards = await tables.content.shardNumbers()
  let listAfter: string | null = ''
  let next = 0
  let length = 0
  const take = (shard: number, data: RowShard): void => {
    const firstNumber = shard * PAPERS_PER_SHARD
    for (const [place, row] of data.rows.entries()) {
      // where damage left a paper twice, it is shown once
      if (tables.rows.numberOf(row.id) === undefined) seeRow(tables, firstNumber + place, row)
    }
    length = Math.max(length, firstNumber + data.rows.length)
  }
  while (next < shards.length && tables.rows.order(listAfter).length < FIRST_ROWS) {
    const shard = shards[next++]!
    const data = await tables.content.readRows(shard)
    // a lost shard's numbers stay taken: what states and digests say of its papers comes back with them
    if (data === null) length = Math.max(length, (shard + 1) * PAPERS_PER_SHARD)
    else take(shard, data)
    listAfter = data?.newestBefore ?? listAfter
  }
  tables.content.setLength(length)

  const rest = async (): Promise<void> => {
    for (; next < shards.length; next++) {
      const shard = shards[next]!
      const data = await tables.content.readRows(shard)
      if (data !== null) take(shard, data)
      await clock.breathe()
    }
    tables.content.setLength(length)
    for (const [count, digest] of (await tables.digestStore.load()).entries()) {
      seeDigest(tables, digest)
      if (count % 500 === 499) await clock.breathe()
    }
  }
  return { first: { listAfter }, rest }
}
