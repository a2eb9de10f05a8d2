import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { GROUND, THEMES, type Theme } from '@core/themes'
import { describe, expect, test } from 'vitest'

const css = readFileSync(resolve(import.meta.dirname, '../../../src/renderer/src/styles/tokens.css'), 'utf8')

/** The colours of the rule whose selector is `selector`. */
function coloursOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`)
  const rule = css.slice(start, css.indexOf('}', start))
  return new Map(
    [...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name!, colour!]),
  )
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((place) => {
    const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

const GROUNDS = ['paper', 'side', 'field', 'hover', 'select']
const TEXTS = ['ink', 'soft', 'muted', 'accent', 'star', 'ok', 'bad']

const selectorOf = (theme: Theme): string => (theme === 'light' ? ':root' : `:root[data-theme='${theme}']`)

describe.each([...THEMES, 'print'] as const)('%s', (theme) => {
  const colours = coloursOf(theme === 'print' ? ':root[data-theme]' : selectorOf(theme))
  const least = theme.startsWith('contrast') ? 7 : 4.5
  const pairs = [
    ...GROUNDS.flatMap((ground) => TEXTS.map((text) => [text, ground] as const)),
    ['ink', 'lit'],
    ['soft', 'lit'],
    ['on-accent', 'accent'],
  ] as const

  test.each(pairs)('%s on %s can be read', (text, ground) => {
    expect(contrast(colours.get(text)!, colours.get(ground)!)).toBeGreaterThanOrEqual(least)
  })

  test.each(GROUNDS)('the edge of a field and the unread dot stand out from %s', (ground) => {
    expect(contrast(colours.get('edge')!, colours.get(ground)!)).toBeGreaterThanOrEqual(3)
    expect(contrast(colours.get('unread')!, colours.get(ground)!)).toBeGreaterThanOrEqual(3)
  })
})

test.each(THEMES)('%s: the window’s first ground is the page’s', (theme) => {
  expect(coloursOf(selectorOf(theme)).get('paper')).toBe(GROUND[theme])
})
