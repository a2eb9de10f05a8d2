import { lineEnd, type FileBytes } from '../fileBytes'
import { shareOut, type Loose } from '../shareOut'
import { fieldEnd, fieldStart, fieldText } from './fields'
import type { BlockPlace } from './markdownBlock'

/** How many lines of an irregular entry are read. */
const LINES = 400

/**
 * Reads an entry whose lines do not all stand at their places: of the first day, which knew no summaries,
 * broken off, wrapped, or with its blank lines taken out.
 */
export function readLooseTexts(file: FileBytes, at: BlockPlace, hasRegular: boolean): Loose {
  const before = readLines(file, at.body, at.link.start)
  const after = readLines(file, at.link.end + 1, at.limit)
  return shareOut(before, after, hasRegular)
}

function readLines(file: FileBytes, start: number, limit: number): string[] {
  const lines: string[] = []
  for (let at = start; at < limit && lines.length < LINES;) {
    const end = lineEnd(file, at, limit)
    const from = fieldStart(file, at, end)
    const text = fieldText(file, from, fieldEnd(file, from, end))
    lines.push(text.trim() === '' ? '' : text)
    at = end + 1
  }
  return lines
}
