import type { Problem } from './digest'
import type { PaperId } from './paperId'
import type { DigestNumber } from './scope'
import type { SavedSearchId } from './search/savedSearch'

/** Why a save failed, as far as the operating system tells; worded in messages/errors.ts. */
export type SaveFailure =
  | { readonly kind: 'diskFull' }
  /** `code` names the system's error and call, for whoever is asked for help: `EIO, fsync`. */
  | {
      readonly kind: 'quotaFull' | 'diskFault' | 'tooManyOpen' | 'noAnswer' | 'busy'
      readonly code: string
    }
  | { readonly kind: 'readOnly' }
  | { readonly kind: 'noPermission' }
  | { readonly kind: 'folderGone' }
  | { readonly kind: 'changedElsewhere' }
  /** The same of papers and digests, which are not taken in before the next start. */
  | { readonly kind: 'papersChangedElsewhere' }
  | { readonly kind: 'newerFormat' }
  | { readonly kind: 'unknown'; readonly detail: string }

/** Why the library does not make a change; worded where failed saves are. */
export type Refusal =
  | { readonly kind: 'newerFormat' }
  /** By so many characters more than a note may have. */
  | { readonly kind: 'noteTooLong'; readonly characters: number }
  | { readonly kind: 'libraryUnreadable' }

/** Nothing was changed, and why not. */
export interface Refused {
  readonly kind: 'refused'
  readonly failure: Refusal
}

/** What became of a change: the library holds it from here on, and `SaveHealth` tells how safe it is. */
export type ChangeReport = { readonly kind: 'changed' } | Refused

/** Why a file could not be opened as a digest. */
export type FileFailure =
  | { readonly kind: 'notFound' }
  | { readonly kind: 'noPermission' }
  | { readonly kind: 'notAFile' }
  | { readonly kind: 'tooLarge'; readonly limitBytes: number }
  | { readonly kind: 'changing' }
  | { readonly kind: 'notADigest' }
  /** Reading it took more memory, or more time, than any digest takes. */
  | { readonly kind: 'tooMuchMemory'; readonly limitBytes: number }
  | { readonly kind: 'tooSlow'; readonly seconds: number }
  /** What was read of it is nothing that a digest can say: a fault of the reader, or of one who turned it. */
  | { readonly kind: 'misread' }
  | { readonly kind: 'tooManyFiles'; readonly limit: number }
  | { readonly kind: 'notStored'; readonly failure: SaveFailure }
  | { readonly kind: 'unknown'; readonly detail: string }

/** What became of one file of an import. */
export type FileReport = {
  /** The file's base name. */
  readonly name: string
} & (
  | {
      /**
       * `imported`: a new digest; `updated`: a digest of the same day and channel that said something
       * else; `unchanged`: known to the last entry, nothing was written.
       */
      readonly kind: 'imported' | 'updated' | 'unchanged'
      readonly digest: DigestNumber
      readonly entries: number
      readonly newPapers: number
      readonly problems: readonly Problem[]
    }
  | {
      /** A paper's own JSON file: it adds to the library's papers and makes no digest. */
      readonly kind: 'paper'
      readonly newPapers: number
      readonly problems: readonly Problem[]
    }
  | { readonly kind: 'failed'; readonly failure: FileFailure }
)

export interface ImportReport {
  readonly files: readonly FileReport[]
  /** What was imported is in the library and not on disk yet; saving is tried again. */
  readonly notSaved?: SaveFailure
  /** Why nothing at all was imported: the library may not be changed. */
  readonly refused?: Refusal
}

/** Whether what was dropped is imported; `elsewhere`: some of it lies on another machine, and nothing was touched. */
export type DropReport = { readonly kind: 'taken' } | { readonly kind: 'elsewhere' }

export interface ImportProgress {
  readonly done: number
  readonly total: number
  /** The file being read. */
  readonly name: string
}

/** What became of what was printed. */
export type PrintReport =
  | { readonly kind: 'printed' }
  | { readonly kind: 'cancelled' }
  /** In the system's words. */
  | { readonly kind: 'failed'; readonly detail: string }

/** What became of a PDF; `name` is its file's base name. */
export type PdfReport =
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'notMade'; readonly detail: string }
  | { readonly kind: 'notSaved'; readonly name: string; readonly failure: SaveFailure }

/** How safe a note's text is. `saved`: it would survive a power cut. */
export type NoteState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'editing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'notSaved'; readonly failure: SaveFailure }

/** What another program had written into files of the library while it was open, and has been taken in. */
export interface JoinedReport {
  /** Notes that say more now, each with what the other had there. */
  readonly notes: readonly { readonly id: PaperId; readonly theirs: string }[]
  /** Papers whose read marks or stars have changed. */
  readonly marks: number
}

/** The same of saved searches, followed and muted words and settings: how many came in, or became others. */
export interface JoinedChoices {
  readonly searches: number
  readonly keywords: number
  readonly settings: number
  /** Searches and words for which there was no room. */
  readonly left: number
}

/**
 * How safe everything that the reader made is; `trouble` stays until a save succeeds, `slow` until the disk
 * answers: a call to it has hung for long.
 */
export type SaveHealth =
  | { readonly kind: 'well' }
  | { readonly kind: 'slow' }
  | { readonly kind: 'trouble'; readonly failure: SaveFailure }

/** What a load of one of the library's files found that a person must be told. */
export type StoreNotice =
  /** A store was broken and its backup was taken instead; the broken file was kept under `kept`. */
  | { readonly kind: 'restored'; readonly store: string; readonly savedAt: string; readonly kept: string }
  /** A store was broken and had no backup: it starts empty; the broken file was kept under `kept`. */
  | { readonly kind: 'lost'; readonly store: string; readonly kept: string }
  /** A store's file was gone, and its backup was taken instead. */
  | { readonly kind: 'missing'; readonly store: string; readonly savedAt: string }
  /** A store was written by a newer Duidu: it is shown but not written. */
  | { readonly kind: 'newer'; readonly store: string }

/** What became at this start of restoring a snapshot, which the last run could not bring to its end. */
export type RestoreNotice =
  /** It is restored; `madeAt` is the snapshot's time. */
  | { readonly kind: 'restoreEnded'; readonly madeAt: string }
  /** Nothing of it was on disk, be it that it was refused: it is not restored. */
  | { readonly kind: 'restoreNotBegun'; readonly madeAt: string }
  /** The snapshot is broken, and everything is as it was before; what there was instead is a snapshot. */
  | { readonly kind: 'restoreTakenBack' }
  /** Part of it is restored, part not. */
  | { readonly kind: 'restoreCutShort' }

/** What became of papers whose texts were lost with the file that held them. */
export interface ReadAgainNotice {
  readonly kind: 'readAgain'
  /** So many have their texts again, from the files of their digests. */
  readonly back: number
  /** So many have not. */
  readonly left: number
  /** The files of the digests that announced those, newest first. */
  readonly files: readonly string[]
}

/** What a person must be told about the library's files, once, after opening it. */
export type LibraryNotice = StoreNotice | ReadAgainNotice | RestoreNotice

export type LibraryState =
  /** `complete` is false while only the newest rows have been read. */
  | {
      readonly kind: 'ready'
      readonly complete: boolean
      readonly papers: number
      readonly digests: number
      readonly readOnly: boolean
      readonly notices: readonly LibraryNotice[]
    }
  /** The stores are there but cannot be read; nothing is written until that changes. */
  | { readonly kind: 'unreadable'; readonly folder: string; readonly detail: string }
  /** The library was moved to this folder, as that file says, and is not there: its disk may not be connected. */
  | { readonly kind: 'missing'; readonly folder: string; readonly rememberedIn: string }
  /** Another Duidu has this folder open; this one neither reads nor writes it. */
  | { readonly kind: 'heldByAnother'; readonly folder: string }

/** A digest as the sources pane names it. */
export interface DigestSource {
  readonly number: DigestNumber
  /** The channel, or the file's base name where no channel is known. */
  readonly name: string
  readonly channel: string | null
  /** `YYYY-MM-DD`: from the file's name, else its time stamp. */
  readonly date: string
  readonly total: number
}

export interface CategoryCount {
  readonly category: string
  readonly total: number
  readonly unread: number
}

/** How many papers a saved search finds. */
export interface SearchCount {
  readonly search: SavedSearchId
  readonly total: number
  readonly unread: number
}

/** How many papers each source holds. */
export interface SourceCounts {
  readonly all: number
  readonly unread: number
  readonly starred: number
  readonly noted: number
  readonly updated: number
  /** Papers with a word that the reader follows; null where no word is followed. */
  readonly followed: { readonly total: number; readonly unread: number } | null
  /** Of the saved searches those that have been counted. */
  readonly searches: readonly SearchCount[]
  readonly categories: readonly CategoryCount[]
  /** Unread papers of each digest, in the order of `ReaderApi.digests`. */
  readonly digestUnread: Uint32Array
}

/** Why an exported library was not taken in; nothing was changed then. */
export type ExportProblem =
  /** No zip, or one that Duidu did not write. */
  | { readonly kind: 'notAnExport' }
  /** Cut off, changed or otherwise not what Duidu writes; `part` is the file in the archive, if it is one. */
  | { readonly kind: 'damaged'; readonly part: string | null }
  | { readonly kind: 'newer' }
  /** Larger, packed or unpacked, than a library may be. */
  | { readonly kind: 'tooLarge' }
  /** Looking through it took longer than a library takes. */
  | { readonly kind: 'tooSlow'; readonly seconds: number }
  /** Both notes of this paper are longer together than a note may be. */
  | { readonly kind: 'noteTooLong'; readonly paper: PaperId }
  | { readonly kind: 'file'; readonly failure: FileFailure }
  /** What lies there says something else than when it was looked at. */
  | { readonly kind: 'otherThanSeen' }
  /** Our own library cannot be read, or not be written. */
  | { readonly kind: 'libraryClosed' }
  | { readonly kind: 'libraryReadOnly' }
  /** The app was quit meanwhile. */
  | { readonly kind: 'stopped' }
  /** Some of our own papers cannot be read. */
  | { readonly kind: 'ownPapers'; readonly failure: SaveFailure }
  /** Some former texts of our own notes cannot be read. */
  | { readonly kind: 'ownVersions'; readonly failure: SaveFailure }

/** What became of the entries of a list: `left` are those for which there was no room. */
export interface MergedCounts {
  readonly added: number
  readonly known: number
  readonly left: number
}

/** What an exported library brings, or brought. */
export interface MergeCounts {
  /** ISO time. */
  readonly exportedAt: string
  readonly withPapers: boolean
  readonly papers: { readonly added: number; readonly known: number }
  /** `left`: without their papers a digest says nothing. */
  readonly digests: MergedCounts
  /** Papers whose marks became others, and those whose marks were so already. */
  readonly marks: {
    readonly read: number
    readonly unread: number
    readonly starred: number
    readonly unstarred: number
    readonly same: number
  }
  /**
   * Notes that are new here, those that were joined with ours, those that were deleted here since and stay out,
   * and those that ours held already.
   */
  readonly notes: {
    readonly added: number
    readonly joined: readonly PaperId[]
    readonly deleted: readonly PaperId[]
    readonly same: number
  }
  readonly searches: MergedCounts
  readonly keywords: MergedCounts
  readonly settings: 'taken' | 'left' | 'none'
}

/** What choosing an exported library showed. */
export type ExportLook =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly name: string; readonly problem: ExportProblem }
  | { readonly kind: 'whole'; readonly name: string; readonly counts: MergeCounts }

/**
 * What became of it. `notSaved`: it is taken in, and saving it is tried again. `partly`: all is in but some of the
 * papers, which could not be read when they were taken in; `failure` where what is in is not saved.
 */
export type MergeReport =
  | { readonly kind: 'refused'; readonly problem: ExportProblem }
  | { readonly kind: 'merged'; readonly counts: MergeCounts }
  | { readonly kind: 'notSaved'; readonly counts: MergeCounts; readonly failure: SaveFailure }
  | {
      readonly kind: 'partly'
      readonly counts: MergeCounts
      readonly problem: ExportProblem
      readonly failure: SaveFailure | null
    }

/** What became of an export; `name` is its file's base name. */
export type ExportReport =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problem: ExportProblem }
  | { readonly kind: 'saved'; readonly name: string; readonly counts: ExportedCounts }
  | { readonly kind: 'notSaved'; readonly name: string; readonly failure: SaveFailure }

export interface ExportedCounts {
  readonly reading: number
  readonly notes: number
  readonly papers: number
}

/** Where the library lies. */
export interface LibraryPlace {
  readonly folder: string
  /** Where it goes at the next start, if that was asked for. */
  readonly moveTo: string | null
  /** The environment says where it lies: it cannot be moved from here. */
  readonly fixed: boolean
  /** It is not in the app's own folder: where it is gone, it is not made anew. */
  readonly moved: boolean
}

/** Why a library was not moved, or may not be. */
export type MoveProblem =
  | { readonly kind: 'notEmpty' }
  | { readonly kind: 'holdsLibrary' }
  | { readonly kind: 'heldByAnother'; readonly folder: string }
  /** One of both folders lies in the other. */
  | { readonly kind: 'inside' }
  | { readonly kind: 'fixed' }
  /** The folder is gone, or is not the one that was chosen. */
  | { readonly kind: 'notChosen' }
  | { readonly kind: 'stopped' }
  /** This came to lie in it since it was chosen; it was left as it is. */
  | { readonly kind: 'inTheWay'; readonly path: string }
  | { readonly kind: 'failed'; readonly detail: string }

/** What became of choosing a place: the library goes there at the next start. */
export type MoveReport =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problem: MoveProblem }
  | { readonly kind: 'planned'; readonly place: LibraryPlace }

/** What became of the move at this start. */
export type MovedLibrary =
  | { readonly kind: 'moved'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'notMoved'
      readonly from: string
      readonly to: string
      readonly problem: MoveProblem
      /** It could not be called off: the next start tries again. */
      readonly again: boolean
    }
