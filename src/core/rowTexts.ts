import type { Bilingual, Lang } from './bilingual'

/** A text with the language it is really in, for a row of the list. */
export interface RowText {
  readonly text: string
  readonly lang: Lang
}

const HAN = /\p{Script=Han}/u

/** The language that a text is really in: what a digest left untranslated is English in either place. */
export function textLang(text: string, place: Lang): Lang {
  return place === 'zh' && !HAN.test(text) ? 'en' : place
}

/** Both texts, the Chinese first, without what is missing and without saying the same twice; at most two. */
export function rowTexts({ zh, en }: Bilingual): readonly RowText[] {
  const shown: RowText[] = []
  if (zh !== '') shown.push({ text: zh, lang: textLang(zh, 'zh') })
  if (en !== '' && en !== zh) shown.push({ text: en, lang: 'en' })
  return shown
}
