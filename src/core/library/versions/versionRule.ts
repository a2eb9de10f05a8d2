import type { VersionBefore } from '../../noteVersions'
import type { NoteRecord } from '../storedShapes'

/** A note that was left alone for so long is begun anew: what it says then becomes a version. */
export const PAUSE = 5 * 60_000
/** While a note is written on and on, what it says becomes a version this often. */
export const LONGEST_STRETCH = 15 * 60_000
/** What is replaced in one go from so many characters on is kept. */
const MUCH = 100
/** A text of fewer characters that shrinks is typing. */
const WORTH_KEEPING = 20

/** What is remembered of a note while it is being written. */
export interface NoteTrail {
  /** When this stretch of writing began, and the last change, in milliseconds. */
  readonly begunAt: number
  readonly changedAt: number
  /** The text that was kept last in this stretch. */
  readonly kept: NoteRecord | null
  /** The longest text since then. */
  readonly longest: NoteRecord | null
}

export interface NoteChange {
  readonly before: NoteRecord | null
  readonly after: NoteRecord | null
  readonly reason: VersionBefore
  /** Milliseconds. */
  readonly now: number
}

export interface ToKeep {
  /** Texts to be kept before the change is written, oldest first. */
  readonly texts: readonly NoteRecord[]
  readonly trail: NoteTrail
}

/**
 * Which texts of a note become versions before a change to it: the text as it was before a new stretch of
 * writing, before every deletion, bringing back and import, and whatever else would be lost otherwise:
 * where much is replaced in one go, or the text has shrunk to less than half.
 */
export function textsToKeep(trail: NoteTrail | undefined, change: NoteChange): ToKeep {
  const { before, after, reason, now } = change
  const goesOn = trail !== undefined && now - trail.changedAt < PAUSE && now - trail.begunAt < LONGEST_STRETCH
  const anew: NoteTrail = { begunAt: now, changedAt: now, kept: before, longest: after }
  if (before === null) return { texts: [], trail: anew }
  const { kept, longest } = goesOn ? trail : { kept: null, longest: null }
  if (reason === 'deletion') return { texts: lastTexts(before, longest, kept), trail: anew }
  if (!goesOn || reason !== 'change' || after === null) return { texts: [before], trail: anew }

  const keep = (text: NoteRecord): ToKeep => ({
    texts: holds(kept, text) ? [] : [text],
    trail: { ...trail, changedAt: now, kept: holds(kept, text) ? kept : text, longest: after },
  })
  const peak = longest ?? before
  if (peak.text.length >= WORTH_KEEPING && after.text.length * 2 < peak.text.length) return keep(peak)
  if (replaced(before.text, after.text) >= MUCH) return keep(before)
  const isLonger = longest === null || after.text.length >= longest.text.length
  return { texts: [], trail: { ...trail, changedAt: now, longest: isLonger ? after : longest } }
}

/** What is kept of a note that is deleted: its text, and a longer one that it was cut down from just now. */
function lastTexts(
  before: NoteRecord,
  longest: NoteRecord | null,
  kept: NoteRecord | null,
): readonly NoteRecord[] {
  const peak = longest !== null && longest.text.length > before.text.length ? longest : before
  // said again, so that the version tells of the deletion
  if (holds(kept, peak) && holds(kept, before)) return [kept]
  return holds(peak, before) ? [peak] : [peak, before]
}

function holds(whole: NoteRecord | null, part: NoteRecord): whole is NoteRecord {
  return whole !== null && whole.text.includes(part.text)
}

/** How many characters of `before` a change took away, taken as one replacement. */
function replaced(before: string, after: string): number {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let end = 0
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++
  }
  return before.length - start - end
}
