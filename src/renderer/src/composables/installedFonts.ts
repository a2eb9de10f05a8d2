import { quoted } from '@core/typeSettings'

/** Letters of many widths, so that two fonts agree on all of them only where they are one. */
const SAMPLE = 'mmmMWWiillI@#0123 Qgjpqy 你们，。'
const GENERIC = ['monospace', 'serif', 'sans-serif'] as const

type Measure = (font: string) => number

function canvasMeasure(): Measure | null {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return null
  return (font) => {
    context.font = `72px ${font}`
    return context.measureText(SAMPLE).width
  }
}

/**
 * Which of the named families are installed, in the same order. A family is there where it changes the
 * width of a text that one of the generic fonts would be set in otherwise. No permission is asked for,
 * and nothing is learnt of fonts that were not named.
 */
export function installedFonts(
  names: readonly string[],
  measure: Measure | null = canvasMeasure(),
): readonly string[] {
  if (measure === null) return []
  const widths = GENERIC.map((generic) => measure(generic))
  return names.filter((name) =>
    GENERIC.some((generic, place) => measure(`${quoted(name)}, ${generic}`) !== widths[place]),
  )
}
