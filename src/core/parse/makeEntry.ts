import type { Bilingual } from '../bilingual'
import type { Entry } from '../digest'
import type { PaperId } from '../paperId'
import { cleanChineseAbstract } from './chineseAbstract'
import { cleanChineseTitle, withoutStamp } from './chineseTitle'
import { isChineseCut, isEnglishCut } from './cutOff'
import { foldBlanks } from './foldBlanks'
import { stripLabels } from './leftovers'
import { LIMITS } from './limits'
import { joinStamps, unstampAbstract, unstampTitle } from './stamp'

/** The texts of an entry as its file has them, before anything is cleaned. */
export interface EntryTexts {
  readonly title: Bilingual
  readonly tldr: Bilingual
  readonly abstract: Bilingual
  /** Whether the texts are known to hold no blanks but spaces; see `foldBlanks`. */
  readonly isPlain: boolean
}

export interface EntryParts {
  readonly ref: number
  readonly paperId: PaperId
  readonly url: string
  readonly texts: EntryTexts
}

/** The name of a text, for the sentence that says it was too long. */
export type TextName =
  | 'Chinese title'
  | 'English title'
  | 'Chinese summary'
  | 'English summary'
  | 'Chinese abstract'
  | 'English abstract'

/**
 * Cleans an entry's texts and reads its stamp. The same for all formats; docs/digest-format.md has the
 * rules. Texts over the limits are cut, which `onTooLong` is told.
 */
export function makeEntry(parts: EntryParts, onTooLong: (name: TextName, limit: number) => void): Entry {
  const { ref, paperId, url, texts } = parts
  const { isPlain } = texts
  const within = (text: string, name: TextName, limit: number): string => {
    if (text.length <= limit) return text
    onTooLong(name, limit)
    return cutAt(text, limit)
  }
  const rawAbstract = within(texts.abstract.en, 'English abstract', LIMITS.abstract)
  const title = unstampTitle(foldBlanks(within(texts.title.en, 'English title', LIMITS.title), isPlain))
  const abstract = unstampAbstract(rawAbstract)
  const stamp = joinStamps(title.stamp, abstract.stamp)
  const isCut = texts.abstract.en.length > LIMITS.abstract || isEnglishCut(rawAbstract)

  const chineseTitle = foldBlanks(within(texts.title.zh, 'Chinese title', LIMITS.title), isPlain)
  const rawChinese = foldBlanks(within(texts.abstract.zh, 'Chinese abstract', LIMITS.abstract), isPlain)
  const chinese = cleanChineseAbstract(rawChinese, paperId, abstract.stamp !== null)
  const tldr = foldBlanks(within(texts.tldr.zh, 'Chinese summary', LIMITS.abstract), isPlain)
  const tldrEn = foldBlanks(within(texts.tldr.en, 'English summary', LIMITS.abstract), isPlain)
  return {
    ref,
    paperId,
    version: stamp.version,
    announceType: stamp.announceType,
    category: stamp.category,
    url,
    title: {
      zh: cleanChineseTitle(chineseTitle, title.text, paperId, title.stamp !== null),
      en: title.text,
    },
    tldr: { zh: withoutStamp(stripLabels(tldr, false), paperId), en: tldrEn },
    abstract: { zh: chinese, en: foldBlanks(abstract.text, isPlain) },
    cut: {
      zh: texts.abstract.zh.length > LIMITS.abstract || isChineseCut(chinese, isCut),
      en: isCut,
    },
  }
}

/** The first `limit` characters of a text; a pair of surrogates is not torn. */
export function cutAt(text: string, limit: number): string {
  const last = text.charCodeAt(limit - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? limit - 1 : limit)
}
