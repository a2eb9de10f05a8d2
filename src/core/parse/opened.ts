import type { DigestFormat, Entry, Problem } from '../digest'
import type { PaperId } from '../paperId'
import type { ProblemLog } from './problemLog'
import type { Utf8File } from './readAsUtf8'
import type { Stamp } from './stamp'

/**
 * One entry of a file, found but not yet read. An import that knows the paper already needs no more than
 * the id, the fingerprint and the stamp.
 */
export interface EntryBlock {
  readonly ref: number
  readonly paperId: PaperId
  /** The line on which the entry begins. */
  readonly line: number
  /**
   * CRC-32 of the entry's bytes without its number: the same for entries of the same text in files of the
   * same format and line ends. Where it differs the text may still be the same: read it.
   */
  readonly fingerprint: number
  /** Version, announce type and category, without reading the rest. */
  stamp(): Stamp
  /** Reads the whole entry. May add to the file's problems. */
  decode(): Entry
}

/** A file whose format is known and whose entries can be walked. */
export interface OpenedDigest {
  readonly format: DigestFormat
  /** The arXiv channel where the file's content or name tells it. */
  readonly channel: string | null
  /** The day as `YYYY-MM-DD` where the file's name tells it. */
  readonly date: string | null
  /** The entries in the file's order, found as one goes. To be walked once. */
  blocks(): Iterable<EntryBlock>
  /**
   * What could not be understood so far, by line; complete when the blocks have been walked and those
   * wanted been read. A file that is no digest at all has no blocks and one problem, `notADigest`.
   */
  problems(): readonly Problem[]
}

/** A file's text, and where its problems go; what the readers of the three formats are given. */
export interface DigestText extends Utf8File {
  readonly problems: ProblemLog
}

/** What a format's reader finds in a file. */
export interface DigestContent {
  readonly format: DigestFormat
  readonly channel: string | null
  readonly blocks: Iterable<EntryBlock>
}
