import type { Bilingual } from './bilingual'
import type { PaperId } from './paperId'

/** Names a version among those of its note; never given twice to two texts of one note. */
export type VersionNumber = number

/**
 * What was about to happen to a note when its text was kept; `elsewhere`: another program had changed the file
 * that it was to be saved in.
 */
export type VersionBefore = 'change' | 'deletion' | 'bringBack' | 'import' | 'restore' | 'elsewhere'

/** A former text of a note, as the list of versions names it. */
export interface NoteVersion {
  readonly number: VersionNumber
  /** ISO time of the last change to the text. */
  readonly changedAt: string
  /** ISO time when another text took its place. */
  readonly keptAt: string
  readonly before: VersionBefore
  readonly characters: number
}

/** A former text whole. */
export interface NoteVersionText {
  readonly version: NoteVersion
  readonly text: string
}

/** A note that was deleted and can be brought back. */
export interface DeletedNote {
  readonly id: PaperId
  /** Null where the library has no such paper. */
  readonly title: Bilingual | null
  /** ISO time. */
  readonly deletedAt: string
  /** Of its last text. */
  readonly characters: number
  /** How its last text begins. */
  readonly opening: string
}

/** What became of bringing a version back; `gone`: the note has no version of that number any more. */
export type BringBackReport =
  { readonly kind: 'broughtBack'; readonly text: string } | { readonly kind: 'gone' }

/** How many former texts a note keeps. */
export const MOST_VERSIONS = 20

/** True where a note has fewer versions than it may, latest first, and yet had others: they were too long together. */
export function areCutShort(versions: readonly NoteVersion[]): boolean {
  const oldest = versions.at(-1)
  // numbers count from 1, and none is left out
  return oldest !== undefined && oldest.number > 1 && versions.length < MOST_VERSIONS
}

/** The most characters that the versions of one note have together; the newest is kept whatever its size. */
export const MOST_VERSION_CHARACTERS = 4 * 1_048_576
/** The most deleted notes that are listed, latest first; one more is named where there are more. */
export const MOST_DELETED_LISTED = 500
/** The characters of a deleted note's text that its list shows. */
export const OPENING_LENGTH = 120
