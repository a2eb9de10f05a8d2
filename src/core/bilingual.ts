/** The two languages that a digest holds. */
export type Lang = 'zh' | 'en'

/** One text in both languages; a text that the digest does not give is `''`. */
export interface Bilingual<T = string> {
  readonly zh: T
  readonly en: T
}

/** The value of `lang` for each language, as screen readers, fonts and line breaking want it. */
export const LANG_TAG: Bilingual = { zh: 'zh-Hans', en: 'en' }
