import type { AnnounceType, DigestFormat, Entry, Problem } from '../digest'
import type { PaperId } from '../paperId'
import type { EntryBlock, OpenedDigest } from './opened'

/**
 * What an import must know of a digest before it reads any entry whole, column by column. A paper has the
 * same place in every column; one that a file announces several times stands at its first place only.
 */
export interface DigestOutline {
  readonly format: DigestFormat
  readonly channel: string | null
  readonly date: string | null
  readonly papers: readonly PaperId[]
  /** See `EntryBlock.fingerprint`. */
  readonly fingerprints: Uint32Array
  readonly versions: readonly (number | null)[]
  readonly types: readonly (AnnounceType | null)[]
  /** What could not be understood so far, by line. */
  readonly problems: readonly Problem[]
}

/** Entries of a digest that were read whole. */
export interface ReadEntries {
  /** In the order asked for. */
  readonly entries: readonly Entry[]
  /** All that could not be understood by now, by line. */
  readonly problems: readonly Problem[]
}

/** A digest whose entries have been found; those that are wanted can be read. */
export interface OutlinedDigest {
  readonly outline: DigestOutline
  /** Reads the entries at these places of the outline. */
  read(places: readonly number[]): ReadEntries
}

/** Walks a digest once and outlines it; its blocks must not have been walked before. */
export function outlineDigest(digest: OpenedDigest): OutlinedDigest {
  const blocks = new Map<PaperId, EntryBlock>()
  for (const block of digest.blocks()) {
    // a week pasted into one file announces a paper several times
    if (!blocks.has(block.paperId)) blocks.set(block.paperId, block)
  }
  const found = [...blocks.values()]
  const stamps = found.map((block) => block.stamp())
  const { format, channel, date } = digest
  return {
    outline: {
      format,
      channel,
      date,
      papers: [...blocks.keys()],
      fingerprints: Uint32Array.from(found, ({ fingerprint }) => fingerprint),
      versions: stamps.map(({ version }) => version),
      types: stamps.map(({ announceType }) => announceType),
      problems: digest.problems(),
    },
    read: (places) => ({
      entries: places.map((place) => found[place]!.decode()),
      problems: digest.problems(),
    }),
  }
}
