import type { Lang } from './bilingual'

/** How one language is set. */
export interface TypeSettings {
  /** `sans` or `serif`: the app's own choice of fonts of that kind; anything else: a font family's name. */
  readonly family: string
  /** Of the text of an abstract, in CSS pixels; headings and summaries follow it. */
  readonly size: number
  /** From line to line, as a multiple of the size. */
  readonly leading: number
  /** The longest line: in Chinese characters, in English in digits (`ch`). */
  readonly measure: number
}

interface Range {
  readonly least: number
  readonly most: number
  readonly step: number
}

export const TYPE_RANGES: Readonly<Record<'size' | 'leading', Range>> & {
  readonly measure: Readonly<Record<Lang, Range>>
} = {
  size: { least: 12, most: 32, step: 0.5 },
  leading: { least: 1.2, most: 2.6, step: 0.05 },
  measure: { zh: { least: 16, most: 80, step: 1 }, en: { least: 30, most: 160, step: 2 } },
}

/** The longest name of a font family that is taken. */
export const MAX_FAMILY_LENGTH = 100

/** All texts together, as a share of their size; measures as a share of theirs. */
export const TEXT_SCALES = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2] as const
export const WIDTH_SCALES = [0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2] as const
/** The first column's share of the page, side by side. */
export const COLUMN_SHARES = [0.34, 0.38, 0.42, 0.463, 0.5, 0.54, 0.58, 0.62, 0.66] as const

export const DEFAULT_TYPE: Readonly<Record<Lang, TypeSettings>> = {
  zh: { family: 'sans', size: 16.5, leading: 1.85, measure: 38 },
  en: { family: 'serif', size: 16, leading: 1.68, measure: 72 },
}

/** The step of `steps` (in ascending order) that lies next to `value` in a direction; the last one there is. */
export function nextStep(steps: readonly number[], value: number, direction: 1 | -1): number {
  const further = steps.filter((step) => (direction === 1 ? step > value + 1e-6 : step < value - 1e-6))
  return (direction === 1 ? further[0] : further.at(-1)) ?? value
}

/** A name that can be a font family's: not empty, not endless, without control characters. */
export function isFamilyName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= MAX_FAMILY_LENGTH &&
    !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value)
  )
}

/** The app's own fonts of a kind, in the order in which they are tried. */
const STACKS: Readonly<Record<Lang, Readonly<Record<'sans' | 'serif', string>>>> = {
  zh: {
    sans: "'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    serif:
      "'Source Han Serif SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'Songti SC', SimSun, 'AR PL UMing CN', serif",
  },
  en: {
    sans: "'Source Sans 3', 'Inter', 'Helvetica Neue', 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', sans-serif",
    serif: "'Source Serif 4', Charter, Georgia, 'Noto Serif', 'Noto Sans CJK SC', serif",
  },
}

/** A name as CSS writes a string: whatever it holds, it stays inside its quotes. */
export function quoted(name: string): string {
  return `"${name.replace(/[\\"]/g, '\\$&').replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}"`
}

/** The value of `font-family` for a language; a named family has the app's own fonts behind it. */
export function fontStack(lang: Lang, family: string): string {
  if (family === 'sans' || family === 'serif') return STACKS[lang][family]
  return `${quoted(family)}, ${STACKS[lang][DEFAULT_TYPE[lang].family as 'sans' | 'serif']}`
}
