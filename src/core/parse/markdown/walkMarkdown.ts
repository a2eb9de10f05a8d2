import {
  CR,
  LF,
  SPACE,
  isLineStart,
  lineEnd,
  needle,
  seeker,
  skipMark,
  standsAt,
  trimEnd,
  type FileBytes,
} from '../fileBytes'
import { hasOddBlanks } from '../foldBlanks'
import { LIMITS } from '../limits'
import type { DigestText, EntryBlock } from '../opened'
import { linkFinder } from './linkLine'
import { MarkdownBlock, type BlockPlace, type MarkdownSource } from './markdownBlock'
import { makeSection } from './section'
import { tableBlocks } from './tableBlocks'
import { HEADINGS, TABLE_HEADER } from './tableRows'

const HEAD = needle('[^')

/** The beginning of an entry: `[^n]:` at the beginning of a line. */
interface Head {
  readonly place: number
  readonly ref: number
  /** After the colon. */
  readonly body: number
}

/**
 * Walks the entries of a Markdown digest by the bytes at fixed places: nothing in a digest is escaped, so
 * that Markdown's own grammar would lead astray. An entry begins at `[^n]:`, ends at the next one, and
 * hangs on the line of its link. Texts are read only when asked for. Several digests in one file are
 * walked one after the other. Every search goes forward only, so that the time is linear in the file.
 */
export function* walkMarkdown(text: DigestText): Generator<EntryBlock> {
  const { file, start, end, problems } = text
  const source: MarkdownSource = { ...text, isPlain: !hasOddBlanks(file, start) }
  const nextHead = headFinder(file, start, end)
  const findLink = linkFinder(file)

  let head = nextHead(start)
  let section = makeSection(text, start, head?.place ?? end)
  if (head === null) {
    yield* tableBlocks(source, section)
    return
  }
  for (let blocks = 0; head !== null; blocks++) {
    if (blocks === LIMITS.entries) {
      problems.add(
        'tooMany',
        head.place,
        `The file holds more than ${LIMITS.entries} entries; the rest was left out.`,
      )
      return
    }
    const next = nextHead(head.body)
    const limit = next?.place ?? end
    const block = blockBetween(file, head.body, limit)
    section.meet(head.ref, head.place)
    const link = findLink(head.body, block.limit)
    if (link.kind === 'link') {
      yield new MarkdownBlock(source, section, {
        ref: head.ref,
        place: head.place,
        body: head.body,
        limit: block.limit,
        end: block.end,
        lastLine: block.lastLine,
        link,
      })
    } else {
      const { kind, message } = LINK_PROBLEMS[link.kind]
      problems.add(kind, head.place, `Entry ${head.ref} ${message}`)
    }
    if (block.limit < limit) {
      section.close()
      section = makeSection(text, block.limit, limit)
    }
    head = next
  }
  section.close()
}

const LINK_PROBLEMS = {
  none: { kind: 'noLink', message: 'has no line with its link; it was left out.' },
  foreign: { kind: 'badLink', message: 'has a link that names no paper on arXiv; it was left out.' },
  tooLong: { kind: 'tooLong', message: `has a link of more than ${LIMITS.url} characters; it was left out.` },
} as const

function headFinder(file: FileBytes, start: number, end: number): (from: number) => Head | null {
  const next = seeker(file, HEAD)
  return (from) => {
    for (let at = next(from); at !== -1 && at < end; at = next(at + 1)) {
      if (!isLineStart(file, at, start)) continue
      const head = headAt(file, at)
      if (head !== null) return head
    }
    return null
  }
}

function headAt({ bytes }: FileBytes, place: number): Head | null {
  let ref = 0
  let at = place + 2
  for (; at < place + 11; at++) {
    const digit = bytes[at]! - 0x30
    if (!(digit >= 0 && digit <= 9)) break
    ref = ref * 10 + digit
  }
  const isHead = at > place + 2 && bytes[at] === 0x5d && bytes[at + 1] === 0x3a
  return isHead ? { place, ref, body: at + 2 } : null
}

/**
 * An entry's own part of what lies before the next entry. Another digest may begin between them, at its
 * first heading or the header of its table. These are the last lines before the next entry, so that one
 * look at the last line nearly always tells that there are none.
 */
function blockBetween(
  file: FileBytes,
  body: number,
  limit: number,
): Pick<BlockPlace, 'limit' | 'end' | 'lastLine'> {
  const end = trimEnd(file, body, limit)
  const lastLine = file.lastIndexOf(LF, end - 1) + 1
  const last = file.bytes[lastLine]
  const mayBeOther = lastLine > body && (last === 0x23 || last === 0x7c)
  const other = mayBeOther ? nextDigest(file, body, limit) : limit
  return other < limit ? blockBetween(file, body, other) : { limit, end, lastLine }
}

/** The first place behind an entry that another digest begins at, or `limit`. */
function nextDigest(file: FileBytes, body: number, limit: number): number {
  for (let at = lineEnd(file, body, limit) + 1; at < limit; at = lineEnd(file, at, limit) + 1) {
    const text = skipMark(file, at)
    if (standsAt(file, TABLE_HEADER, text) || isHeading(file, text)) return at
  }
  return limit
}

/** True where a line is one of a digest's headings. */
function isHeading(file: FileBytes, place: number): boolean {
  return HEADINGS.some((heading) => {
    if (!standsAt(file, heading, place)) return false
    const after = file.bytes[place + heading.length]
    return after === undefined || after === LF || after === CR || after === SPACE
  })
}
