import type { Lang } from '@core/bilingual'
import type { Settings } from '@core/settings'
import { fontStack } from '@core/typeSettings'

/** Wide enough for both columns at their measures. */
const PAGE_WIDTH = 1080

export const round = (value: number): number => Math.round(value * 1000) / 1000

/**
 * The custom properties by which all texts of papers are set, with their values: see docs/type.md. A
 * font family's name comes from a person and is a CSS string here, never anything else.
 */
export function typeVariables(settings: Settings): ReadonlyMap<string, string> {
  const { textScale, widthScale, columnShare } = settings
  const variables = new Map<string, string>()
  const voices = [
    ['zh', settings.zhType, 'em'],
    ['en', settings.enType, 'ch'],
  ] as const satisfies readonly (readonly [Lang, unknown, string])[]
  for (const [lang, type, unit] of voices) {
    variables.set(`--font-${lang}`, fontStack(lang, type.family))
    variables.set(`--${lang}-size`, `${round(type.size * textScale)}px`)
    variables.set(`--${lang}-leading`, String(round(type.leading)))
    variables.set(`--${lang}-measure`, `${round(type.measure * widthScale)}${unit}`)
  }
  variables.set('--page-width', `${round(PAGE_WIDTH * widthScale * Math.max(1, textScale))}px`)
  variables.set('--columns', `minmax(0, ${round(columnShare)}fr) minmax(0, ${round(1 - columnShare)}fr)`)
  variables.set('--columns-direction', settings.englishFirst ? 'rtl' : 'ltr')
  return variables
}

/** Puts them on an element, from where all that stands in it inherits them. */
export function setTypeVariables({ style }: HTMLElement, settings: Settings): void {
  for (const [name, value] of typeVariables(settings)) style.setProperty(name, value)
}
