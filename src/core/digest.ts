import type { Bilingual } from './bilingual'
import type { PaperId } from './paperId'

/** Why a digest announces a paper, in arXiv's own words. */
export type AnnounceType = 'new' | 'cross' | 'replace' | 'replace-cross'
export const ANNOUNCE_TYPES: readonly AnnounceType[] = ['new', 'cross', 'replace', 'replace-cross']

/** A paper as one digest announces it; texts are cleaned, see docs/digest-format.md. */
export interface Entry {
  /** The entry's number in its digest, `[^n]`; in RSS the item's place, from 1. */
  readonly ref: number
  readonly paperId: PaperId
  /** The version that the stamp names, or null where there is no stamp. */
  readonly version: number | null
  readonly announceType: AnnounceType | null
  /** The category in the stamp (`cs.LG`), or null where the stamp names none. */
  readonly category: string | null
  /** The link as the file has it; never opened, see `arxivUrl`. */
  readonly url: string
  readonly title: Bilingual
  readonly tldr: Bilingual
  readonly abstract: Bilingual
  /** Whether the abstract breaks off in the digest. */
  readonly cut: Bilingual<boolean>
}

export type DigestFormat = 'markdown' | 'rss' | 'paper-json'

export const PROBLEM_KINDS = [
  'notADigest',
  'noLink',
  'badLink',
  'missingFields',
  'extraFields',
  'duplicateRef',
  'countDiffers',
  'badEncoding',
  'badXml',
  'badJson',
  'tooLong',
  'tooMany',
] as const
export type ProblemKind = (typeof PROBLEM_KINDS)[number]

/** Something in a file that could not be understood; the rest of the file is kept. */
export interface Problem {
  readonly line: number
  readonly kind: ProblemKind
  /** One English sentence, for logs and the command line; the interface words `kind` itself. */
  readonly message: string
}

/** What a file says, whoever reads it. */
export interface ParsedDigest {
  readonly format: DigestFormat
  /** The arXiv channel (`cs.LG`, `econ`) where the file's content or name tells it. */
  readonly channel: string | null
  /** The day as `YYYY-MM-DD` where the file's name tells it. */
  readonly date: string | null
  readonly entries: readonly Entry[]
  readonly problems: readonly Problem[]
}
