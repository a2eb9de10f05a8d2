import type { Locale } from '@core/messages/define'
import { dateFormat } from './dateFormat'

/** `2023-11` in words: `2023年11月`, `November 2023`; what is no month stays as it is. */
export function monthLabel(month: string, locale: Locale): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? month : dateFormat('month', locale).format(date)
}
