import { arxivChannel } from '../../arxivCategories'
import { needle } from '../fileBytes'
import { LIMITS } from '../limits'
import { paperIdOfLink } from '../link'
import type { DigestContent, DigestText, EntryBlock } from '../opened'
import { TAG_BYTES, walkItems, type Element, type Item } from './elements'
import { RssBlock } from './rssBlock'
import { XmlReader } from './xmlText'

const RSS = needle('<rss')
const DOCTYPE = needle('<!DOCTYPE')

/**
 * Opens an RSS digest; null where the text is none. A document type declaration is refused: a feed needs
 * none, and they are how XML attacks its readers.
 */
export function openRss(text: DigestText): DigestContent | null {
  const { file, start, end, problems } = text
  const root = file.indexOf(RSS, start)
  if (root === -1) return null
  const doctype = file.indexOf(DOCTYPE, start)
  if (doctype !== -1 && doctype < root) {
    problems.add('badXml', doctype, 'The feed has a document type declaration; it was not read.')
    return { format: 'rss', channel: null, blocks: [] }
  }
  const reader = new XmlReader(file)
  const items = walkItems(file, root, end)
  const head = items.next()
  const channel = head.done === true ? null : channelOf(head.value, reader)
  return { format: 'rss', channel, blocks: walkBlocks(text, items, reader) }
}

/** `<title>Chat Arxiv cs.LG</title>`, `<description>This is arxiv RSS feed for cs.LG</description>` */
function channelOf({ title, description }: Item, reader: XmlReader): string | null {
  for (const element of [title, description]) {
    if (element === null) continue
    const lastWord = textOf(reader, element).trim().split(/\s+/).at(-1) ?? ''
    const channel = arxivChannel(lastWord)
    if (channel !== null) return channel
  }
  return null
}

function* walkBlocks(text: DigestText, items: Iterable<Item>, reader: XmlReader): Generator<EntryBlock> {
  const { problems } = text
  let ref = 0
  for (const item of items) {
    ref++
    if (ref > LIMITS.entries) {
      const message = `The feed holds more than ${LIMITS.entries} items; the rest was left out.`
      problems.add('tooMany', item.start, message)
      return
    }
    if (item.longTag !== null) {
      const message = `The tag <${item.longTag}> of item ${ref} has more than ${TAG_BYTES} bytes; what it holds was left out.`
      problems.add('tooLong', item.start, message)
      if (item.longTag === 'item') continue
    }
    if (item.isOpen) problems.add('badXml', item.start, `Item ${ref} has no end; the feed may be cut off.`)
    const url = item.link === null ? '' : textOf(reader, item.link).trim()
    const paperId = paperIdOfLink(url)
    if (paperId !== null) yield new RssBlock(text, reader, { ref, paperId, url, item })
    else if (url === '') problems.add('noLink', item.start, `Item ${ref} has no link; it was left out.`)
    else
      problems.add(
        'badLink',
        item.start,
        `Item ${ref} has a link that names no paper on arXiv; it was left out.`,
      )
  }
}

function textOf(reader: XmlReader, element: Element): string {
  const size = reader.read(element.start, Math.min(element.end, element.start + 8 * LIMITS.url))
  return reader.room.text(0, size)
}
