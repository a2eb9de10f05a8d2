import type { Bilingual, Lang } from '@core/bilingual'
import { UNCUT } from '@core/paper'
import { textLang } from '@core/rowTexts'
import type { LanguageMode } from '@core/settings'

/** Something that a person must know about a text before trusting it. */
export type Remark =
  /** The Chinese slot holds a text without any Chinese. */
  | 'notTranslated'
  /** The digest does not give the text in this language. */
  | 'missing'
  /** The other language was asked for, but only this one is there. */
  | 'insteadOf'

/** One text as the page shows it. */
export interface ShownText {
  /** The language slot of the digest that it comes from. */
  readonly slot: Lang
  /** The language that it is really written in: what `lang` says. */
  readonly lang: Lang
  /** `''` where the digest does not give it. */
  readonly text: string
  readonly cut: boolean
  readonly remark: Remark | null
}

const LETTER = /\p{L}/u

/** True where a text in the Chinese slot was left in another language. `19 (2023)` was not. */
export function isUntranslated(text: string): boolean {
  return textLang(text, 'zh') === 'en' && LETTER.test(text)
}

function one(texts: Bilingual, cut: Bilingual<boolean>, slot: Lang): ShownText {
  const text = texts[slot]
  const untranslated = slot === 'zh' && isUntranslated(text)
  return {
    slot,
    lang: untranslated ? 'en' : slot,
    text,
    cut: cut[slot] && text !== '',
    remark: text === '' ? 'missing' : untranslated ? 'notTranslated' : null,
  }
}

/** Whether the untranslated Chinese slot only repeats what the English one says, or its beginning. */
function repeatsEnglish(zh: ShownText, en: ShownText): boolean {
  return zh.remark === 'notTranslated' && en.text.startsWith(zh.text)
}

/**
 * The texts to be shown of a title or an abstract in a language mode, Chinese first: two, one, or none
 * where the digest gives neither language. In the modes of one language the other one steps in for a
 * missing text, so that no page is empty without need.
 */
export function shownTexts(
  texts: Bilingual,
  mode: LanguageMode,
  cut: Bilingual<boolean> = UNCUT,
): readonly ShownText[] {
  const zh = one(texts, cut, 'zh')
  const en = one(texts, cut, 'en')
  if (zh.text === '' && en.text === '') return []
  if (mode === 'zh' || mode === 'en') {
    const asked = mode === 'zh' ? zh : en
    const other = mode === 'zh' ? en : zh
    return [asked.text !== '' ? asked : { ...other, remark: other.remark ?? 'insteadOf' }]
  }
  return repeatsEnglish(zh, en) ? [{ ...en, remark: 'notTranslated' }] : [zh, en]
}

/**
 * The summaries to be shown, Chinese first. A missing one is nothing to speak of: most digests have no
 * English summary, many papers have none at all.
 */
export function shownSummaries(texts: Bilingual, mode: LanguageMode): readonly ShownText[] {
  return shownTexts(texts, mode).filter(({ remark }) => remark !== 'missing' && remark !== 'insteadOf')
}
