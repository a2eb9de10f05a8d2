import type { PaperId } from '../../paperId'
import { lineEnd, needle, seeker, skipBlanks, standsAt, trimEnd, type FileBytes } from '../fileBytes'
import { LIMITS } from '../limits'
import { paperIdOfLink } from '../link'

/** The line of an entry that holds nothing but its link, `[LINK](LINK)`: what its other fields hang on. */
export interface LinkLine {
  readonly kind: 'link'
  readonly paperId: PaperId
  readonly url: string
  /** Where the line begins and where it ends (its line feed, or the end of the block). */
  readonly start: number
  readonly end: number
}

export type LinkSearch = LinkLine | { readonly kind: 'none' | 'foreign' | 'tooLong' }

const INDENTED = needle('\n    [http')
const OPENING = needle('[http')
/** How many lines of a block are searched for a link whose indentation was lost. */
const LINES = 200

/** A search for the link line of one block after the other. */
export function linkFinder(file: FileBytes): (body: number, limit: number) => LinkSearch {
  const next = seeker(file, INDENTED)
  return (body, limit) => {
    let poor: LinkSearch = { kind: 'none' }
    for (let at = next(body); at !== -1 && at < limit; at = next(at + 1)) {
      const link = readLine(file, at + 1, limit)
      if (link.kind === 'link') return link
      if (link.kind !== 'none') poor = link
    }
    const link = searchLines(file, body, limit)
    return link.kind === 'none' ? poor : link
  }
}

function searchLines(file: FileBytes, body: number, limit: number): LinkSearch {
  let poor: LinkSearch = { kind: 'none' }
  let start = lineEnd(file, body, limit) + 1
  for (let lines = 0; start < limit && lines < LINES; lines++) {
    const link = readLine(file, start, limit)
    if (link.kind === 'link') return link
    if (link.kind !== 'none') poor = link
    start = lineEnd(file, start, limit) + 1
  }
  return poor
}

function readLine(file: FileBytes, start: number, limit: number): LinkSearch {
  const end = lineEnd(file, start, limit)
  const open = skipBlanks(file, start, end)
  if (!standsAt(file, OPENING, open)) return { kind: 'none' }
  const close = trimEnd(file, open, end)
  if (file.bytes[close - 1] !== 0x29) return { kind: 'none' }
  if (close - open > 2 * LIMITS.url + 4) return { kind: 'tooLong' }
  const url = linkTarget(file, open, close)
  if (url === null) return { kind: 'none' }
  if (url.length > LIMITS.url) return { kind: 'tooLong' }
  const paperId = paperIdOfLink(url)
  return paperId === null ? { kind: 'foreign' } : { kind: 'link', paperId, url, start, end }
}

/** The target of `[X](Y)` between two places; almost always X and Y are the same. */
function linkTarget(file: FileBytes, open: number, close: number): string | null {
  const { bytes } = file
  const half = (close - open - 4) / 2
  const middle = open + 1 + half
  if (bytes[middle] === 0x5d && bytes[middle + 1] === 0x28) return file.text(middle + 2, close - 1)
  const line = file.text(open, close)
  const split = line.lastIndexOf('](')
  return split === -1 || line.includes(' ') ? null : line.slice(split + 2, -1)
}
