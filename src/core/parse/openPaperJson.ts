import { needle, skipBlanks, trimEnd } from './fileBytes'
import { LIMITS } from './limits'
import { paperIdOfLink } from './link'
import { makeEntry } from './makeEntry'
import type { DigestContent, DigestText, EntryBlock } from './opened'
import { foldBlanks } from './foldBlanks'
import { beyondBounds } from './jsonBounds'
import { joinStamps, unstampAbstract, unstampTitle } from './stamp'

/** The keys that are read, with every spelling that files have. */
const KEYS = {
  link: ['link'],
  titleZh: ['translated_title'],
  titleEn: ['title'],
  tldrZh: ['tldr'],
  tldrEn: ['en_tdlr', 'en_tldr'],
  abstractZh: ['translated_abstract'],
  abstractEn: ['abstract'],
} as const

/** Keys by which a file that cannot be read whole is known for a paper. */
const PAPER_KEYS = [needle('"translated_title"'), needle('"translated_abstract"')]

/**
 * Opens a file that holds one paper as a JSON object; null where the text is none: not JSON, or without
 * the keys of such a file.
 */
export function openPaperJson(text: DigestText): DigestContent | null {
  const { file, problems, isDamaged } = text
  const start = skipBlanks(file, text.start, text.end)
  const end = trimEnd(file, start, text.end)
  const noBlocks: DigestContent = { format: 'paper-json', channel: null, blocks: [] }
  if (end - start > LIMITS.jsonBytes) {
    // reading it all at once could take twenty times its size of memory, at one blow
    if (!PAPER_KEYS.some((key) => file.indexOf(key, start) !== -1)) return null
    const message = `The paper’s JSON has more than ${LIMITS.jsonBytes} bytes; it was not read.`
    problems.add('tooLong', start, message)
    return noBlocks
  }
  const json = file.text(start, end)
  if (beyondBounds(json, { depth: LIMITS.jsonDepth }) !== null) return null
  const paper = parseObject(json)
  if (paper === null) {
    if (!PAPER_KEYS.some((key) => file.indexOf(key, start) !== -1)) return null
    problems.add('badJson', start, 'The paper’s JSON cannot be read; the file may be cut off.')
    return noBlocks
  }
  const get = (keys: readonly string[]): string => {
    for (const key of keys) {
      const value = Object.hasOwn(paper, key) ? paper[key] : undefined
      if (typeof value === 'string') return value.isWellFormed() ? value : replaced(value)
    }
    return ''
  }
  const replaced = (value: string): string => {
    problems.add('badEncoding', start, 'A text holds half a character; it shows as U+FFFD.')
    return value.toWellFormed()
  }
  const url = get(KEYS.link).trim()
  const texts = {
    title: { zh: get(KEYS.titleZh), en: get(KEYS.titleEn) },
    tldr: { zh: get(KEYS.tldrZh), en: get(KEYS.tldrEn) },
    abstract: { zh: get(KEYS.abstractZh), en: get(KEYS.abstractEn) },
    isPlain: false,
  }
  const isPaper =
    url !== '' && texts.title.en !== '' && hasAny(paper, ['abstract', 'translated_title', 'tldr'])
  if (!isPaper) return null
  const paperId = paperIdOfLink(url)
  if (paperId === null) {
    problems.add('badLink', start, 'The paper’s link names no paper on arXiv.')
    return noBlocks
  }
  if (isDamaged)
    problems.add('badEncoding', start, 'The paper holds bytes that are no UTF-8; they show as U+FFFD.')
  const block: EntryBlock = {
    ref: 1,
    paperId,
    line: problems.lineOf(start),
    fingerprint: file.checksum(start, end),
    stamp: () =>
      joinStamps(unstampTitle(foldBlanks(texts.title.en)).stamp, unstampAbstract(texts.abstract.en).stamp),
    decode: () =>
      makeEntry({ ref: 1, paperId, url, texts }, (name, limit) => {
        problems.add('tooLong', start, `The ${name} has more than ${limit} characters; it was cut there.`)
      }),
  }
  return { ...noBlocks, blocks: [block] }
}

function parseObject(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null
  } catch {
    return null
  }
}

function hasAny(paper: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean {
  return keys.some((key) => Object.hasOwn(paper, key))
}
