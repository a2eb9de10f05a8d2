type Shapes = typeof import('@core/library/storedShapes')

export const TINY_SHARD = 5

/** Shards of a few papers, so that a few dozen papers fill many. For `vi.mock` of storedShapes. */
export function tinyShards(shapes: Shapes): Shapes {
  return {
    ...shapes,
    PAPERS_PER_SHARD: TINY_SHARD as Shapes['PAPERS_PER_SHARD'],
    READING_PER_SHARD: 3 as Shapes['READING_PER_SHARD'],
    NOTE_SHARD_CHARACTERS: 40 as Shapes['NOTE_SHARD_CHARACTERS'],
    ENTRIES_PER_DIGEST_SHARD: 12 as Shapes['ENTRIES_PER_DIGEST_SHARD'],
    shardOf: (number) => ({ shard: Math.floor(number / TINY_SHARD), place: number % TINY_SHARD }),
  }
}
