import { LANG_TAG } from '@core/bilingual'
import type { Locale } from '@core/messages/define'

/** `2023-11` in words: `2023年11月`, `November 2023`; what is no month stays as it is. */
export function monthLabel(month: string, locale: Locale): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return month
  return new Intl.DateTimeFormat(LANG_TAG[locale], {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(date)
}
