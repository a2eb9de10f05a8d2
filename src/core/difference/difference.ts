import { commonParts, type CommonPart, type Effort } from './commonParts'
import { commonEnds, lineUnits, numbered, wordUnits } from './units'

/** A part of one text or of both. */
export interface DifferencePiece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

export interface Difference {
  /**
   * In order, none empty, no two alike beside each other: what is the same and removed is the text before,
   * what is the same and added the one after.
   */
  readonly pieces: readonly DifferencePiece[]
  /** In what the texts could be compared throughout; `whole`: only their beginning and end. */
  readonly by: 'words' | 'lines' | 'whole'
}

/** Steps for one comparison: some tens of milliseconds, whatever the texts. */
const EFFORT = 4_000_000
/** What it costs to take a text apart, for each of its characters. */
const STEPS_PER_CHARACTER = 6

/**
 * What has changed from one text to another: first in lines, then, where lines differ, in words (Chinese and
 * Japanese in characters). The time is bounded: what differs too much is given as lines, or as one change.
 */
export function difference(before: string, after: string): Difference {
  const effort: Effort = { steps: EFFORT }
  const lines = partsIn(lineUnits(before), lineUnits(after), effort)
  const framing = withoutBlankParts(lines.parts, before)
  if (!lines.complete) return { pieces: piecesOf(framing, before, after), by: 'whole' }

  let complete = true
  const parts: CommonPart[] = []
  for (const gap of gapsBetween(framing, before.length, after.length)) {
    const words = wordsIn(gap, before, after, effort)
    complete &&= words.complete
    parts.push(...words.parts)
    if (gap.next !== null) parts.push(gap.next)
  }
  return { pieces: piecesOf(parts, before, after), by: complete ? 'words' : 'lines' }
}

/** How many characters a difference removes and adds. */
export function changedCharacters(pieces: readonly DifferencePiece[]): {
  readonly removed: number
  readonly added: number
} {
  const count = { same: 0, removed: 0, added: 0 }
  for (const { kind, text } of pieces) count[kind] += text.length
  return { removed: count.removed, added: count.added }
}

interface Parts {
  readonly parts: readonly CommonPart[]
  readonly complete: boolean
}

/** What two lists of units have in common, in characters. */
function partsIn(before: readonly string[], after: readonly string[], effort: Effort): Parts {
  const { parts, complete } = commonParts(...numbered(before, after), effort)
  const [placesBefore, placesAfter] = [placesOf(before), placesOf(after)]
  const inCharacters = parts.map((part) => ({
    before: placesBefore[part.before]!,
    after: placesAfter[part.after]!,
    length: placesBefore[part.before + part.length]! - placesBefore[part.before]!,
  }))
  return { parts: inCharacters, complete }
}

/** Where each unit begins, and where the last one ends. */
function placesOf(units: readonly string[]): Int32Array {
  const places = new Int32Array(units.length + 1)
  units.forEach((unit, index) => (places[index + 1] = places[index]! + unit.length))
  return places
}

/** What lies between two common parts. */
interface Gap {
  readonly before: number
  readonly beforeEnd: number
  readonly after: number
  readonly afterEnd: number
  /** The common part behind it. */
  readonly next: CommonPart | null
}

function gapsBetween(parts: readonly CommonPart[], beforeEnd: number, afterEnd: number): readonly Gap[] {
  let [before, after] = [0, 0]
  const gapTo = (next: CommonPart | null): Gap => {
    const gap = {
      before,
      beforeEnd: next?.before ?? beforeEnd,
      after,
      afterEnd: next?.after ?? afterEnd,
      next,
    }
    if (next !== null) [before, after] = [next.before + next.length, next.after + next.length]
    return gap
  }
  return [...parts.map(gapTo), gapTo(null)]
}

/** What the words of a gap have in common, by at most half of the effort that is left: others come after it. */
function wordsIn(gap: Gap, before: string, after: string, effort: Effort): Parts {
  const [textBefore, textAfter] = [
    before.slice(gap.before, gap.beforeEnd),
    after.slice(gap.after, gap.afterEnd),
  ]
  const { start, end } = commonEnds(textBefore, textAfter)
  const [middleBefore, middleAfter] = [textBefore, textAfter].map((text) =>
    text.slice(start, text.length - end),
  ) as [string, string]
  const middle = partsInWords(middleBefore, middleAfter, effort)
  const parts = [
    { before: 0, after: 0, length: start },
    ...middle.parts.map((part) => moved(part, start, start)),
    { before: textBefore.length - end, after: textAfter.length - end, length: end },
  ].filter(({ length }) => length > 0)
  return {
    parts: withoutSpecks(parts, textBefore, textAfter).map((part) => moved(part, gap.before, gap.after)),
    complete: middle.complete,
  }
}

function partsInWords(before: string, after: string, effort: Effort): Parts {
  if (before === '' || after === '') return { parts: [], complete: true }
  const share = Math.floor(effort.steps / 2)
  const left: Effort = { steps: share - STEPS_PER_CHARACTER * (before.length + after.length) }
  if (left.steps < 0) return { parts: [], complete: false }
  const found = partsIn(wordUnits(before), wordUnits(after), left)
  effort.steps -= share - left.steps
  return found
}

function moved(part: CommonPart, before: number, after: number): CommonPart {
  return { before: part.before + before, after: part.after + after, length: part.length }
}

/** Blank lines are equal wherever they are: between changed lines they say nothing. */
function withoutBlankParts(parts: readonly CommonPart[], before: string): readonly CommonPart[] {
  return parts.filter((part) => {
    const end = part.before + part.length
    const isAtAnEnd = part.before + part.after === 0 || end === before.length
    return isAtAnEnd || before.slice(part.before, end).trim() !== ''
  })
}

/**
 * Without common parts that are no longer than what changed on either side of them: `the` in the midst of
 * a sentence written anew is no part that was kept.
 */
function withoutSpecks(parts: readonly CommonPart[], before: string, after: string): readonly CommonPart[] {
  const kept: CommonPart[] = []
  let [endBefore, endAfter] = [0, 0]
  parts.forEach((part, index) => {
    const next = parts[index + 1] ?? { before: before.length, after: after.length }
    const left = Math.max(part.before - endBefore, part.after - endAfter)
    const right = Math.max(next.before - part.before, next.after - part.after) - part.length
    if (part.length <= Math.min(left, right)) return
    kept.push(part)
    ;[endBefore, endAfter] = [part.before + part.length, part.after + part.length]
  })
  return kept
}

/** The texts in pieces: common parts, and between them first what was removed, then what was added. */
function piecesOf(parts: readonly CommonPart[], before: string, after: string): readonly DifferencePiece[] {
  const pieces: DifferencePiece[] = []
  const put = (kind: DifferencePiece['kind'], text: string): void => {
    const last = pieces.at(-1)
    if (text === '') return
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text }
    else pieces.push({ kind, text })
  }
  for (const gap of gapsBetween(parts, before.length, after.length)) {
    put('removed', before.slice(gap.before, gap.beforeEnd))
    put('added', after.slice(gap.after, gap.afterEnd))
    if (gap.next !== null) put('same', before.slice(gap.next.before, gap.next.before + gap.next.length))
  }
  return pieces
}
