import * as shapes from '../../src/core/library/storedShapes'
import { tinyShards } from '../core/library/tinyShards'

/** `storedShapes` with shards of a few papers, for a bundle in which it stands for the real one. */
export * from '../../src/core/library/storedShapes'
export const {
  PAPERS_PER_SHARD,
  READING_PER_SHARD,
  NOTE_SHARD_CHARACTERS,
  ENTRIES_PER_DIGEST_SHARD,
  shardOf,
} = tinyShards(shapes)
