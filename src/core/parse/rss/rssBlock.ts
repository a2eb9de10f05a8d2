import type { Entry } from '../../digest'
import type { PaperId } from '../../paperId'
import { LF, type FileBytes } from '../fileBytes'
import { foldBlanks } from '../foldBlanks'
import { makeEntry, type EntryTexts } from '../makeEntry'
import type { DigestText, EntryBlock } from '../opened'
import { shareOut, type Loose } from '../shareOut'
import { joinStamps, unstampAbstract, unstampTitle, type Stamp } from '../stamp'
import type { Item } from './elements'
import type { XmlReader } from './xmlText'

export interface RssItem {
  readonly ref: number
  readonly paperId: PaperId
  readonly url: string
  /** Its title is the Chinese summary, its description holds all texts, one `<p>` each. */
  readonly item: Item
}

/** An item of an RSS digest. */
export class RssBlock implements EntryBlock {
  readonly ref: number
  readonly paperId: PaperId
  readonly #text: DigestText
  readonly #reader: XmlReader
  readonly #item: RssItem

  constructor(text: DigestText, reader: XmlReader, item: RssItem) {
    this.ref = item.ref
    this.paperId = item.paperId
    this.#text = text
    this.#reader = reader
    this.#item = item
  }

  get line(): number {
    return this.#text.problems.lineOf(this.#item.item.start)
  }

  get fingerprint(): number {
    return this.#text.file.checksum(this.#item.item.start, this.#item.item.end)
  }

  stamp(): Stamp {
    const { title, abstract } = this.#read().texts
    return joinStamps(unstampTitle(foldBlanks(title.en)).stamp, unstampAbstract(abstract.en).stamp)
  }

  decode(): Entry {
    const { file, problems, isDamaged } = this.#text
    const { ref, paperId, url, item } = this.#item
    if (isDamaged && !file.isUtf8(item.start, item.end)) {
      problems.add(
        'badEncoding',
        item.start,
        `Item ${ref} holds bytes that are no UTF-8; they show as U+FFFD.`,
      )
    }
    const { texts, isMissing, isExtra } = this.#read()
    if (isMissing) problems.add('missingFields', item.start, `Item ${ref} lacks some of its texts.`)
    if (isExtra) {
      problems.add('extraFields', item.start, `Item ${ref} has more texts than known; those were left out.`)
    }
    return makeEntry({ ref, paperId, url, texts: this.#withTitle(texts) }, (name, limit) => {
      const message = `The ${name} of item ${ref} has more than ${limit} characters; it was cut there.`
      problems.add('tooLong', item.start, message)
    })
  }

  #read(): Loose {
    const { item, url } = this.#item
    const { description } = item
    if (description === null) return shareOut([], [], false)
    const size = this.#reader.read(description.start, description.end)
    const { room, isPlain } = this.#reader
    const fields = readParagraphs(room, size)
    const [titleZh, titleEn, link, tldrZh, tldrEn, abstractZh, abstractEn] = fields
    if (fields.length === 7 && link?.trim() === url) {
      const texts: EntryTexts = {
        title: { zh: titleZh!, en: titleEn! },
        tldr: { zh: tldrZh!, en: tldrEn! },
        abstract: { zh: abstractZh!, en: abstractEn! },
        isPlain,
      }
      return { texts, isMissing: false, isExtra: false }
    }
    const linkPlace = fields.findIndex((text) => text.trim() === url)
    const before = fields.slice(0, Math.max(0, linkPlace))
    return shareOut(before, fields.slice(linkPlace + 1), false)
  }

  /** The item's title is the Chinese summary once more; on the first day it stood there alone. */
  #withTitle(texts: EntryTexts): EntryTexts {
    const { title } = this.#item.item
    if (title === null || texts.tldr.zh.trim() !== '') return texts
    const size = this.#reader.read(title.start, title.end)
    return { ...texts, tldr: { zh: this.#reader.room.text(0, size), en: texts.tldr.en } }
  }
}

/** The most lines of a description that are read: seven texts have 21. */
const LINES = 200

/**
 * The texts of a description: what stands on the lines between `<p>` and `</p>`. Nothing in them is
 * escaped a second time, so `<p>` counts only as a line of its own. A description without any is taken
 * line by line.
 */
function readParagraphs(room: FileBytes, size: number): string[] {
  const texts: string[] = []
  for (let at = 0, lines = 0; at < size && lines < LINES; lines++) {
    const end = Math.min(size, room.indexOf(LF, at))
    const line = room.text(at, end)
    if (!isTag(line, '<p>') && !isTag(line, '</p>')) texts.push(withoutTags(line))
    at = end + 1
  }
  return texts
}

function isTag(text: string, tag: string): boolean {
  return text.length < 12 && text.trim() === tag
}

/** `<p>text</p>` on one line, as other programs write it. */
function withoutTags(line: string): string {
  return line.startsWith('<p>') && line.endsWith('</p>') ? line.slice(3, -4) : line
}
