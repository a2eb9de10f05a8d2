import type { Locale } from '@core/messages/define'
import { paperMonth, type PaperId } from '@core/paperId'
import { dateFormat } from '../../composables/dateFormat'
import { monthLabel } from '../../composables/monthLabel'

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/

/** The paper's month in words (`2023年11月`, `November 2023`); null where its id names no real month. */
export function monthInWords(id: PaperId, locale: Locale): string | null {
  const { year, month } = paperMonth(id)
  if (month < 1 || month > 12) return null
  return monthLabel(`${year}-${String(month).padStart(2, '0')}`, locale)
}

/** A digest's day in words (`2023年11月3日`, `Nov 3, 2023`); what is no day stays as it is. */
export function dayInWords(day: string, locale: Locale): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (!ISO_DAY.test(day) || Number.isNaN(date.getTime())) return day
  return dateFormat('day', locale).format(date)
}
