import { holdsText } from './text/holdsText'

/** Stands between two notes that were joined: a line across in Markdown. */
const BETWEEN_NOTES = '\n\n---\n\n'

/** Whether all lines of `part` stand in `whole`, one after the other. */
export function holdsLines(whole: string, part: string): boolean {
  return holdsText(`\n${whole.trim()}\n`, `\n${part.trim()}\n`)
}

/**
 * Two texts of one note as one that holds every line of both: one of them, to the letter, where it holds the
 * other whole (ours, where both do), else ours, a line across, and theirs. So joining the same text again
 * changes nothing.
 */
export function joinedText(ours: string, theirs: string): string {
  if (ours === '') return theirs
  if (holdsLines(ours, theirs)) return ours
  if (holdsLines(theirs, ours)) return theirs
  return `${ours.trimEnd()}${BETWEEN_NOTES}${theirs.trimStart()}`
}
