// @ts-check
/** What `npm run screenshot` may be told. */
import { parseArgs } from 'node:util'

export const HELP = `npm run screenshot -- [FILE…] OUT.png [options]

Opens the built app, in Electron where it is installed, else in Chromium through the stand-in, without a
window and with a library of its own that is thrown away; imports the FILEs; draws it into OUT.png.
Without a FILE it shows the first start.

  --theme light|dark|sepia|contrastLight|contrastDark
                                 if left out, as the system has it
  --language zh|en               likewise
  --size 1440x900                of the page, in CSS pixels
  --scale 2                      pixels of the picture to one CSS pixel
  --scope SCOPE                  what the list shows: unread, all, starred, noted, updated,
                                 category:NAME, or digest:NUMBER, from 1 in the order of the FILEs; if
                                 left out, what the app shows after the import
  --open ID                      opens a paper by its arXiv id
  --mode side|stacked|zh|en|interleaved|reveal
                                 how the paper's two languages lie
  --density comfortable|compact  of the list's rows
  --keys "j j e"                 pressed at the end, by KeyboardEvent.key; with Control+, Shift+ and so on
  -h, --help`

const CHOICES = /** @type {const} */ ({
  theme: ['light', 'dark', 'sepia', 'contrastLight', 'contrastDark'],
  language: ['zh', 'en'],
  mode: ['side', 'stacked', 'zh', 'en', 'interleaved', 'reveal'],
  density: ['comfortable', 'compact'],
})
const SIMPLE_SCOPES = /** @type {const} */ (['unread', 'all', 'starred', 'noted', 'updated'])

/**
 * @typedef {import('../test/e2e/takeScreenshot').Shot} Shot
 * @typedef {import('../src/core/scope').Scope} Scope
 * @typedef {{ kind: 'help' } | { kind: 'shot', shot: Shot } | { kind: 'wrong', sentence: string }} Asked
 */

/**
 * Reads the words after `npm run screenshot --`. Never throws: what is wrong with them is one sentence.
 *
 * @param {readonly string[]} words
 * @returns {Asked}
 */
export function parseScreenshotArguments(words) {
  const text = /** @type {const} */ ({ type: 'string' })
  let parsed
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        theme: text,
        language: text,
        size: text,
        scale: text,
        scope: text,
        open: text,
        mode: text,
        density: text,
        keys: text,
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
  const { values, positionals } = parsed
  if (values.help) return { kind: 'help' }
  const out = positionals.at(-1)
  if (!out?.toLowerCase().endsWith('.png')) return wrong('Name the picture last: OUT.png.')
  for (const [name, allowed] of Object.entries(CHOICES)) {
    const value = values[/** @type {keyof typeof CHOICES} */ (name)]
    if (value !== undefined && !(/** @type {readonly string[]} */ (allowed).includes(value))) {
      return wrong(`--${name} is one of ${allowed.join(', ')}.`)
    }
  }
  const size = sizeOf(values.size ?? '1440x900')
  if (size === null) return wrong('--size is written as 1440x900, from 300x300 to 7680x4320.')
  const scale = Number(values.scale ?? '1')
  if (!(scale >= 0.5 && scale <= 4)) return wrong('--scale is a number from 0.5 to 4.')
  const scope = values.scope === undefined ? undefined : scopeOf(values.scope)
  if (scope === null) {
    return wrong(`--scope is one of ${SIMPLE_SCOPES.join(', ')}, digest:NUMBER, category:NAME.`)
  }
  return {
    kind: 'shot',
    shot: {
      files: positionals.slice(0, -1),
      out,
      ...size,
      scale,
      scope,
      open: values.open,
      keys: values.keys?.split(/\s+/).filter((key) => key !== '') ?? [],
      // checked against CHOICES above
      settings: /** @type {Shot['settings']} */ (
        withoutMissing({
          theme: values.theme,
          language: values.language,
          languageMode: values.mode,
          density: values.density,
        })
      ),
    },
  }
}

/** @param {string} sentence @returns {Asked} */
function wrong(sentence) {
  return { kind: 'wrong', sentence }
}

/** @param {string} text */
function sizeOf(text) {
  const match = /^(\d{3,4})x(\d{3,4})$/.exec(text)
  const [width, height] = [Number(match?.[1]), Number(match?.[2])]
  return width >= 300 && width <= 7680 && height >= 300 && height <= 4320 ? { width, height } : null
}

/** @param {string} text @returns {Scope | null} */
function scopeOf(text) {
  const simple = SIMPLE_SCOPES.find((name) => name === text)
  if (simple !== undefined) return { kind: simple }
  const digest = /^digest:([1-9]\d{0,5})$/.exec(text)
  if (digest !== null) return { kind: 'digest', digest: Number(digest[1]) }
  const category = /^category:(\S{1,40})$/.exec(text)
  return category === null ? null : { kind: 'category', category: category[1] ?? '' }
}

/** @param {Readonly<Record<string, string | undefined>>} record */
function withoutMissing(record) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}
