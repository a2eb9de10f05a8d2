import { needle, standsAt, type FileBytes } from '../fileBytes'
import { CDATA, CDATA_END } from './xmlText'

/** The content of an XML element: after its opening tag and before its closing one. */
export interface Element {
  readonly start: number
  readonly end: number
}

/** One item of a feed, or what stands in the channel before the first. */
export interface Item extends Element {
  readonly title: Element | null
  readonly link: Element | null
  readonly description: Element | null
  /** Whether its closing tag is missing, so that it reaches to the next item or the end of the file. */
  readonly isOpen: boolean
  /** A tag, its own or of a text, that is longer than any is read; what that holds is left out. */
  readonly longTag: Name | null
}

const CHILDREN = ['title', 'link', 'description'] as const
const NAMES = ['item', ...CHILDREN] as const
type Name = (typeof NAMES)[number]
const NAME_BYTES = NAMES.map((name) => [name, needle(name)] as const)

const LESS_THAN = 0x3c
const SLASH = 0x2f
/** The most bytes of an opening tag behind its name, `>` among them. */
export const TAG_BYTES = 4096

interface Tag {
  readonly name: Name
  readonly isClosing: boolean
  readonly start: number
  /** After `>`; of one that is too long, after as much as was looked at. */
  readonly end: number
  readonly isTooLong: boolean
}

/**
 * Walks the items of a feed, after its channel, in one pass over the tags: within text every `<` is
 * escaped, so that outside CDATA a tag is a tag wherever it stands. The first that comes is the channel.
 */
export function* walkItems(file: FileBytes, start: number, end: number): Generator<Item> {
  let current: Record<'title' | 'link' | 'description', Element | null> = noChildren()
  let itemStart = start
  let isChannel = true
  let longTag: Name | null = null
  let child: { readonly name: Name; readonly start: number } | null = null

  for (let tag = nextTag(file, start, end); tag !== null; tag = nextTag(file, tag.end, end)) {
    if (tag.name !== 'item') {
      if (!tag.isClosing) {
        child = tag.isTooLong ? null : { name: tag.name, start: tag.end }
        if (tag.isTooLong) longTag ??= tag.name
      } else if (child?.name === tag.name) {
        current[tag.name] ??= { start: child.start, end: tag.start }
        child = null
      }
      continue
    }
    const isInside = itemStart !== -1
    if (isInside) {
      yield { start: itemStart, end: tag.start, ...current, isOpen: !tag.isClosing && !isChannel, longTag }
      isChannel = false
    }
    current = noChildren()
    child = null
    longTag = tag.isTooLong && !tag.isClosing ? 'item' : null
    // where the item is left out its tag is what the problem points to
    itemStart = tag.isClosing ? -1 : longTag ? tag.start : tag.end
  }
  if (itemStart === -1) return
  // broken off within a text: what there is of it counts
  if (child !== null && child.name !== 'item') current[child.name] ??= { start: child.start, end }
  yield { start: itemStart, end, ...current, isOpen: !isChannel, longTag }
}

function noChildren(): Record<(typeof CHILDREN)[number], Element | null> {
  return { title: null, link: null, description: null }
}

/** The next tag of a name that counts. */
function nextTag(file: FileBytes, from: number, limit: number): Tag | null {
  const { bytes } = file
  for (let at = file.indexOf(LESS_THAN, from); at !== -1 && at < limit;) {
    if (standsAt(file, CDATA, at)) {
      const close = file.indexOf(CDATA_END, at)
      if (close === -1) return null
      at = file.indexOf(LESS_THAN, close)
      continue
    }
    const isClosing = bytes[at + 1] === SLASH
    const nameStart = isClosing ? at + 2 : at + 1
    for (const [name, nameBytes] of NAME_BYTES) {
      if (!standsAt(file, nameBytes, nameStart)) continue
      const nameEnd = nameStart + nameBytes.length
      const end = tagEnd(file, nameEnd, limit)
      if (end === 'tooLong') {
        // it is not looked at again, so that a file of such tags is read in linear time
        return { name, isClosing, start: at, end: nameEnd + TAG_BYTES, isTooLong: true }
      }
      if (end !== null) return { name, isClosing, start: at, end, isTooLong: false }
    }
    at = file.indexOf(LESS_THAN, at + 1)
  }
  return null
}

/** The place after `>` of a tag whose name ends at `at`; null where the name goes on, the tag is empty or breaks off. */
function tagEnd({ bytes }: FileBytes, at: number, limit: number): number | 'tooLong' | null {
  if (bytes[at] === 0x3e) return at + 1
  if (bytes[at] !== 0x20 && bytes[at] !== 0x0a && bytes[at] !== 0x0d && bytes[at] !== 0x09) return null
  const stop = Math.min(limit, at + TAG_BYTES)
  for (let place = at; place < stop; place++) {
    if (bytes[place] === 0x3e) return bytes[place - 1] === SLASH ? null : place + 1
  }
  return stop < limit ? 'tooLong' : null
}
