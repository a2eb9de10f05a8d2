import type { Bilingual } from './bilingual'
import type { PaperId } from './paperId'
import type { SaveFailure } from './reports'
import type { Settings } from './settings'

/** Names a snapshot: they are numbered in the order in which they were made. */
export type SnapshotNumber = number

/** Why a snapshot was made: because it was time, at quitting, by hand, or before another was restored. */
export type SnapshotReason = 'time' | 'quitting' | 'asked' | 'restoring'

/** How much of what the reader made a snapshot holds. */
export interface SnapshotWeight {
  readonly notes: number
  /** Of all notes together. */
  readonly characters: number
  /** Papers that are read, and those that are starred. */
  readonly marks: number
}

/** A snapshot as the list names it. */
export type ListedSnapshot =
  | {
      readonly kind: 'whole'
      readonly number: SnapshotNumber
      /** ISO time. */
      readonly madeAt: string
      readonly reason: SnapshotReason
      readonly weight: SnapshotWeight
      /** Of the files that it holds, also where other snapshots hold the same ones. */
      readonly bytes: number
      /** Kept although its time is over: all that came after it are much smaller. */
      readonly held: boolean
    }
  /** It is kept as it is, and never restored. */
  | { readonly kind: 'broken'; readonly number: SnapshotNumber }

/** Why no snapshot was made. */
export type SnapshotProblem =
  | { readonly kind: 'notSaved'; readonly failure: SaveFailure }
  /** A file of the library is not what it should be; `store` is its store. */
  | { readonly kind: 'damaged'; readonly store: string }
  /** Something was found damaged in this run, and nobody has looked yet what came of it. */
  | { readonly kind: 'notLookedAt' }
  | { readonly kind: 'libraryReadOnly' }
  | { readonly kind: 'libraryClosed' }
  /** It kept changing while it was read. */
  | { readonly kind: 'changing' }
  /** One was made, and those whose time is over could not be removed. */
  | { readonly kind: 'notRemoved'; readonly failure: SaveFailure }

export interface SnapshotList {
  /** Latest first. */
  readonly snapshots: readonly ListedSnapshot[]
  /** What all of them take on disk. */
  readonly bytes: number
  /** Why none is being made now. */
  readonly problem: SnapshotProblem | null
}

export type MakeReport =
  | { readonly kind: 'made'; readonly number: SnapshotNumber }
  /** The latest one holds the same already. */
  | { readonly kind: 'unchanged'; readonly number: SnapshotNumber }
  | { readonly kind: 'notMade'; readonly problem: SnapshotProblem }

/** Why a snapshot is not restored; nothing was changed. */
export type SnapshotRefusal =
  | { readonly kind: 'gone' }
  /** `file` is the first of its files that is not whole; null where it is the snapshot's own list. */
  | { readonly kind: 'broken'; readonly file: string | null }
  | { readonly kind: 'notMade'; readonly problem: SnapshotProblem }

/** A note that restoring changes; the lengths are null where there is no note. */
export interface ChangedNote {
  readonly id: PaperId
  /** Null where the library has no such paper. */
  readonly title: Bilingual | null
  readonly charactersNow: number | null
  readonly charactersThen: number | null
}

/** The most notes of each kind that a look names. */
export const MOST_NOTES_NAMED = 50

/** Notes that change alike: how many, and the first `MOST_NOTES_NAMED` of them. */
export interface ChangedNotes {
  readonly count: number
  readonly named: readonly ChangedNote[]
}

export interface ListChanges {
  readonly back: number
  readonly changed: number
  readonly gone: number
}

/** What restoring a snapshot would change. */
export interface SnapshotChanges {
  readonly notes: {
    /** There then, and not now. */
    readonly back: ChangedNotes
    readonly changed: ChangedNotes
    /** There now, and not then. */
    readonly gone: ChangedNotes
    readonly same: number
  }
  /** Papers that become so. */
  readonly marks: {
    readonly read: number
    readonly unread: number
    readonly starred: number
    readonly unstarred: number
  }
  readonly searches: ListChanges
  readonly keywords: ListChanges
  readonly settings: readonly (keyof Settings)[]
}

export type SnapshotLook =
  | { readonly kind: 'whole'; readonly number: SnapshotNumber; readonly changes: SnapshotChanges }
  | { readonly kind: 'refused'; readonly refusal: SnapshotRefusal }

/** A note's text in a snapshot and now; null where it has none. */
export type SnapshotNote =
  | { readonly kind: 'whole'; readonly then: string | null; readonly now: string | null }
  | { readonly kind: 'refused'; readonly refusal: SnapshotRefusal }

/**
 * What became of restoring. `before` is the snapshot that was made of what was there before; restoring that
 * one undoes it. `notSaved`: it is restored, and saving it is tried again.
 */
export type RestoreReport =
  | { readonly kind: 'restored'; readonly before: SnapshotNumber }
  | { readonly kind: 'notSaved'; readonly before: SnapshotNumber; readonly failure: SaveFailure }
  | { readonly kind: 'refused'; readonly refusal: SnapshotRefusal }
