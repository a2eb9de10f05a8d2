import type { Locale } from './messages/define'
import type { LanguageSetting } from './settings'

/**
 * The interface's language for a person whose system prefers `languages` (BCP 47 tags, most preferred
 * first): the first of them that the interface speaks, else English. Every Chinese counts as Chinese.
 */
export function systemLocale(languages: readonly string[]): Locale {
  for (const tag of languages) {
    const language = tag.toLowerCase().split(/[-_]/, 1)[0]
    if (language === 'zh' || language === 'en') return language
  }
  return 'en'
}

/** The language that `setting` asks for. */
export function interfaceLocale(setting: LanguageSetting, system: Locale): Locale {
  return setting === 'system' ? system : setting
}
