import { LANG_TAG } from '@core/bilingual'
import type { Locale } from '@core/messages/define'

const OPTIONS = {
  month: () => ({ year: 'numeric', month: 'long' }),
  day: (locale) => ({ year: 'numeric', month: locale === 'en' ? 'short' : 'long', day: 'numeric' }),
} satisfies Record<string, (locale: Locale) => Intl.DateTimeFormatOptions>

const made = new Map<string, Intl.DateTimeFormat>()

/** How months and days are written, in UTC. Made once each: making one takes longer than a hundred dates. */
export function dateFormat(what: keyof typeof OPTIONS, locale: Locale): Intl.DateTimeFormat {
  const key = `${what} ${locale}`
  let format = made.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(LANG_TAG[locale], { ...OPTIONS[what](locale), timeZone: 'UTC' })
    made.set(key, format)
  }
  return format
}
