import { LANG_TAG } from '@core/bilingual'
import type { Locale } from '@core/messages/define'
import { paperMonth, type PaperId } from '@core/paperId'

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/

function format(locale: Locale, options: Intl.DateTimeFormatOptions, date: Date): string {
  return new Intl.DateTimeFormat(LANG_TAG[locale], { ...options, timeZone: 'UTC' }).format(date)
}

/** The paper's month in words (`2023年11月`, `November 2023`); null where its id names no real month. */
export function monthInWords(id: PaperId, locale: Locale): string | null {
  const { year, month } = paperMonth(id)
  if (month < 1 || month > 12) return null
  return format(locale, { year: 'numeric', month: 'long' }, new Date(Date.UTC(year, month - 1)))
}

/** A digest's day in words (`2023年11月3日`, `3 Nov 2023`); what is no day stays as it is. */
export function dayInWords(day: string, locale: Locale): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (!ISO_DAY.test(day) || Number.isNaN(date.getTime())) return day
  return format(locale, { year: 'numeric', month: locale === 'en' ? 'short' : 'long', day: 'numeric' }, date)
}
