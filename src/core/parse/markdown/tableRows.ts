import { lineEnd, needle, standsAt, type FileBytes } from '../fileBytes'
import { LIMITS } from '../limits'
import { paperIdOfLink } from '../link'

/** The headings over the table and over the details. */
export const HEADINGS = [needle('# 摘要'), needle('# 详细')]
export const TABLE_HEADER = needle('| Ref | Title | Summary |')
const ROW = needle('| [^')

/** One row of a digest's table: `| [^n] | [TITLE](LINK) | SUMMARY |`. */
export interface TableRow {
  readonly title: string
  readonly url: string
  readonly summary: string
}

/** Where the rows of a table lie, by their number. */
export type RowPlaces = ReadonlyMap<number, number>

/** Finds the rows of the table between two places of the file; the first of a number counts. */
export function findRows(file: FileBytes, start: number, end: number): RowPlaces {
  const places = new Map<number, number>()
  for (let at = start; at < end && places.size <= LIMITS.entries; at = lineEnd(file, at, end) + 1) {
    if (!standsAt(file, ROW, at)) continue
    const ref = refAt(file, at + ROW.length)
    if (ref !== null && !places.has(ref)) places.set(ref, at)
  }
  return places
}

/** Reads the row at a place; `noLink` where it has no link to arXiv, `tooLong` where it is over the limit of a row. */
export function readRow(file: FileBytes, place: number, end: number): TableRow | 'noLink' | 'tooLong' {
  const rowEnd = lineEnd(file, place, end)
  if (rowEnd - place > LIMITS.rowBytes) return 'tooLong'
  return splitRow(file.text(place, rowEnd).trimEnd()) ?? 'noLink'
}

/** What is said of a row that could not be read. */
export function rowProblem(ref: number, why: 'noLink' | 'tooLong'): string {
  return why === 'tooLong'
    ? `Row ${ref} has more than ${LIMITS.rowBytes / 1024 / 1024} MiB; it was left out.`
    : `Row ${ref} has no link to arXiv; it was left out.`
}

/**
 * Splits a row at its link. Nothing in a row is escaped: pipes and brackets may stand in title and
 * summary, so that the link to arXiv, which holds neither, is the one sure mark.
 */
function splitRow(line: string): TableRow | null {
  const open = line.indexOf('[', line.indexOf('] |') + 3)
  if (open === -1) return null
  for (let at = line.indexOf('](http', open); at !== -1; at = line.indexOf('](http', at + 1)) {
    const link = line.slice(at + 2, at + 2 + LIMITS.url + 1)
    const url = link.slice(0, Math.max(0, link.indexOf(')')))
    const after = at + 2 + url.length + 1
    if (paperIdOfLink(url) === null || !line.startsWith(' | ', after)) continue
    const summary = line.slice(after + 3)
    return {
      title: line.slice(open + 1, at),
      url,
      summary: summary.endsWith('|') ? summary.slice(0, -1).trim() : summary.trim(),
    }
  }
  return null
}

/** The number before `] |` at a place, or null. */
function refAt({ bytes }: FileBytes, place: number): number | null {
  let ref = 0
  let at = place
  for (; at < place + 9; at++) {
    const digit = bytes[at]! - 0x30
    if (!(digit >= 0 && digit <= 9)) break
    ref = ref * 10 + digit
  }
  return at > place && bytes[at] === 0x5d ? ref : null
}
