import type { Entry } from '../../digest'
import type { PaperId } from '../../paperId'
import { LF, lineEnd, needle, standsAt } from '../fileBytes'
import { foldBlanks } from '../foldBlanks'
import { makeEntry, type EntryTexts } from '../makeEntry'
import type { DigestText, EntryBlock } from '../opened'
import { joinStamps, unstampAbstract, unstampTitle, type Stamp } from '../stamp'
import type { Loose } from '../shareOut'
import { afterBlankLine, fieldEnd, fieldStart, fieldText, fullLineEnd } from './fields'
import type { LinkLine } from './linkLine'
import { readLooseTexts } from './looseTexts'
import type { Section } from './section'

export interface MarkdownSource extends DigestText {
  /** Whether the file has no blanks other than spaces and line feeds. */
  readonly isPlain: boolean
}

/** Where an entry lies. */
export interface BlockPlace {
  readonly ref: number
  readonly place: number
  /** After `[^n]:`. */
  readonly body: number
  /** Where the next entry, or the next digest, begins. */
  readonly limit: number
  /** After the last byte that is no blank. */
  readonly end: number
  /** The beginning of the last line that is not blank. */
  readonly lastLine: number
  readonly link: LinkLine
}

const ABSTRACT_STAMP = needle('arXiv:')
/** More bytes than any stamp has: `arXiv:cond-mat/0501234v12 Announce Type: replace-cross  Abstract: ` has 66. */
const STAMP_BYTES = 120

/** An entry of a Markdown digest. */
export class MarkdownBlock implements EntryBlock {
  readonly ref: number
  readonly paperId: PaperId
  readonly #source: MarkdownSource
  readonly #section: Section
  readonly #at: BlockPlace
  #fingerprint = -1

  constructor(source: MarkdownSource, section: Section, at: BlockPlace) {
    this.ref = at.ref
    this.paperId = at.link.paperId
    this.#source = source
    this.#section = section
    this.#at = at
  }

  get line(): number {
    return this.#source.problems.lineOf(this.#at.place)
  }

  get fingerprint(): number {
    if (this.#fingerprint === -1) {
      this.#fingerprint = this.#source.file.checksum(this.#at.body, this.#at.end)
    }
    return this.#fingerprint
  }

  stamp(): Stamp {
    const texts = this.#readStamps() ?? this.#readLoose().texts
    const title = unstampTitle(foldBlanks(texts.title.en))
    return joinStamps(title.stamp, unstampAbstract(texts.abstract.en).stamp)
  }

  decode(): Entry {
    const { file, problems, isDamaged } = this.#source
    const { ref, place, body, end, link } = this.#at
    if (isDamaged && !file.isUtf8(body, end)) {
      problems.add('badEncoding', place, `Entry ${ref} holds bytes that are no UTF-8; they show as U+FFFD.`)
    }
    const read = this.#readRegular() ?? this.#readIrregular()
    // on the first day the summary stood in the table alone
    const texts = read.tldr.zh.trim() === '' ? this.#withSummaryOfTable(read) : read
    return makeEntry({ ref, paperId: link.paperId, url: link.url, texts }, (name, limit) => {
      const message = `The ${name} of entry ${ref} has more than ${limit} characters; it was cut there.`
      problems.add('tooLong', place, message)
    })
  }

  /** The texts of an entry whose lines all stand at their places; null where they do not. */
  #readRegular(): EntryTexts | null {
    const { file, isPlain } = this.#source
    const { body, limit, end, lastLine, link } = this.#at
    const titleZh = file.indexOf(LF, body)
    const titleEn = afterBlankLine(file, titleZh + 1, link.start)
    if (titleEn === -1 || titleEn === link.start) return null
    const titleEnEnd = file.indexOf(LF, titleEn)
    if (afterBlankLine(file, titleEnEnd + 1, link.start) !== link.start) return null

    // start and end of the four texts behind the link, each on its own line behind a blank one
    const lines: number[] = []
    for (let at = link.end + 1; lines.length < 8;) {
      const start = afterBlankLine(file, at, limit)
      if (start === -1 || start === limit) return null
      const stop = start === lastLine ? fullLineEnd(file, end, limit) : lineEnd(file, start, limit)
      lines.push(start, stop)
      at = stop + 1
    }
    if (end > lines[7]!) return null

    this.#section.hasRegular = true
    const read = (start: number, stop: number): string => {
      const from = fieldStart(file, start, stop)
      return fieldText(file, from, fieldEnd(file, from, stop))
    }
    return {
      title: { zh: read(body, titleZh), en: read(titleEn, titleEnEnd) },
      tldr: { zh: read(lines[0]!, lines[1]!), en: read(lines[2]!, lines[3]!) },
      abstract: { zh: read(lines[4]!, lines[5]!), en: read(lines[6]!, lines[7]!) },
      isPlain,
    }
  }

  #readIrregular(): EntryTexts {
    const { problems } = this.#source
    const { ref, place } = this.#at
    const { texts, isMissing, isExtra } = this.#readLoose()
    if (isMissing) problems.add('missingFields', place, `Entry ${ref} lacks some of its texts.`)
    if (isExtra)
      problems.add('extraFields', place, `Entry ${ref} has more texts than known; those were left out.`)
    return texts
  }

  #readLoose(): Loose {
    return readLooseTexts(this.#source.file, this.#at, this.#section.hasRegular)
  }

  /** No more of the English title and abstract than holds their stamps; null where the entry is irregular. */
  #readStamps(): Pick<EntryTexts, 'title' | 'abstract'> | null {
    const { file } = this.#source
    const { body, end, lastLine, link } = this.#at
    // the title's line is the one before the blank line before the link, the abstract's is the last
    const titleEnd = file.lastIndexOf(LF, link.start - 2)
    const title = file.lastIndexOf(LF, titleEnd - 1) + 1
    const isRegular =
      title > body && lastLine > link.end && afterBlankLine(file, titleEnd + 1, link.start) === link.start
    if (!isRegular) return null
    const abstractText = fieldStart(file, lastLine, end)
    const isStamped = standsAt(file, ABSTRACT_STAMP, abstractText)
    return {
      title: { zh: '', en: wholeCharacters(file.text(Math.max(title, titleEnd - STAMP_BYTES), titleEnd)) },
      abstract: {
        zh: '',
        en: isStamped ? file.text(abstractText, Math.min(end, abstractText + STAMP_BYTES)) : '',
      },
    }
  }

  #withSummaryOfTable(texts: EntryTexts): EntryTexts {
    const summary = this.#section.summaryOf(this.ref, this.#at.link.url)
    return summary === '' ? texts : { ...texts, tldr: { zh: summary, en: texts.tldr.en } }
  }
}

/** Without the rest of a character that a cut left at the beginning. */
function wholeCharacters(text: string): string {
  return text.replace(/^\ufffd+/, '')
}
