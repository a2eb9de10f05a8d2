import type { Bilingual } from './bilingual'
import type { AnnounceType } from './digest'
import type { PaperId } from './paperId'
import type { DigestNumber } from './scope'

/**
 * A paper's place in the order in which the library first saw its papers, from 0. Stable for the
 * library's life; what the list and the bridge speak of instead of whole papers.
 */
export type RowNumber = number

/** What the library keeps of a paper besides its row: read only when the paper is opened. */
export interface PaperContent {
  readonly abstract: Bilingual
  readonly cut: Bilingual<boolean>
}

export const UNCUT: Bilingual<boolean> = { zh: false, en: false }

/** What the list shows of a paper. */
export interface Row {
  readonly number: RowNumber
  readonly id: PaperId
  readonly title: Bilingual
  readonly tldr: Bilingual
  /** The primary category, as far as any digest told it. */
  readonly category: string | null
  /** As announced in the digest that is the scope, elsewhere as last announced. */
  readonly announceType: AnnounceType | null
  readonly version: number | null
  readonly read: boolean
  readonly starred: boolean
  readonly noted: boolean
  /** Announced in a newer version since it was read. */
  readonly updated: boolean
  /** Words that the reader follows, or has muted, and that this paper holds; as far as is known by now. */
  readonly followed: readonly string[]
  readonly muted: readonly string[]
}

/** One digest's announcement of a paper, as the paper's page tells it. */
export interface Announcement {
  readonly digest: DigestNumber
  /** What the digest is called: see `DigestSource.name`. */
  readonly name: string
  readonly date: string
  readonly announceType: AnnounceType | null
  readonly version: number | null
}

export interface Note {
  readonly text: string
  /** ISO time of the last change. */
  readonly changedAt: string
}

/** Everything that is shown of one opened paper. */
export interface OpenPaper extends PaperContent {
  readonly row: Row
  /** The texts that only its page shows were lost with the file that held them: it is not that it has none. */
  readonly textsLost: boolean
  readonly categories: readonly string[]
  /** Newest first. */
  readonly announcements: readonly Announcement[]
  readonly note: Note | null
}
