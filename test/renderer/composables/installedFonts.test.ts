import { expect, test } from 'vitest'
import { installedFonts } from '../../../src/renderer/src/composables/installedFonts'

const GENERIC: Readonly<Record<string, number>> = { monospace: 100, serif: 80, 'sans-serif': 90 }

/** Measures as a machine with these fonts would; what is not there falls back to the generic one. */
function machine(widths: Readonly<Record<string, number>>) {
  return (font: string): number => {
    const [name, generic] = font.includes(', ') ? font.split(/, (?=[a-z-]+$)/) : ['', font]
    return widths[JSON.parse(name || '""')] ?? GENERIC[generic!]!
  }
}

test('a family is installed where it changes how a text is set', () => {
  const measure = machine({ Georgia: 77, 'Noto Serif': 80, 'O\'Neill "Sans"': 91 })
  expect(installedFonts(['Georgia', 'Gone', 'Noto Serif', 'O\'Neill "Sans"'], measure)).toEqual([
    'Georgia',
    'Noto Serif',
    'O\'Neill "Sans"',
  ])
})

test('where nothing can be measured, nothing is known to be installed', () => {
  expect(installedFonts(['Georgia'], null)).toEqual([])
})
