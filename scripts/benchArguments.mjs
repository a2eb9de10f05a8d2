// @ts-check
/** What `npm run bench` may be told, and where its figures go in docs/benchmarks.md. */
import { parseArgs } from 'node:util'

const PAGES = ['parse', 'import', 'start', 'list', 'search', 'mark', 'saves', 'open', 'scroll', 'align']

export const HELP = `npm run bench [-- NAME…] [--write]

Measures and prints tables; without a NAME, all of them, which takes some minutes.

  parse    reading digests, against reading and decoding the same files and against other parsers
  import   importing an archive of digests, again, and one day more
  start    opening a library, to the first rows and to the last
  list     lists and counts
  search   searching all texts, and whether it finds what a walk through them does
  mark     marking papers and saving notes, until they are safe on disk
  saves    saving a note against the disk's own flush, in a small library and in one of 65,000 papers
  open     opening a paper, in the library and from the click to the painted page
  scroll   scrolling a list with formulas in titles and summaries, in the page
  align    pairing Chinese and English sentences of abstracts

  --write  puts the figures into docs/benchmarks.md
  -h, --help

Real digests are taken from ../shared, or from the folder that DUIDU_SHARED names; what needs them is
left out without them. Libraries are made in the folder for temporary files: name one on another disk
with TMPDIR. Figures mean something only on a machine that does nothing else.`

/**
 * @param {readonly string[]} words
 * @returns {{ kind: 'help' } | { kind: 'bench', pages: readonly string[], write: boolean } | { kind: 'wrong', sentence: string }}
 */
export function parseBenchArguments(words) {
  let parsed
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    return { kind: 'wrong', sentence: error instanceof Error ? error.message : String(error) }
  }
  const { values, positionals } = parsed
  if (values.help) return { kind: 'help' }
  const unknown = positionals.find((name) => !PAGES.includes(name))
  if (unknown !== undefined) {
    return { kind: 'wrong', sentence: `There is no benchmark ${unknown}, but ${PAGES.join(', ')}.` }
  }
  const pages = positionals.length === 0 ? PAGES : PAGES.filter((name) => positionals.includes(name))
  return { kind: 'bench', pages, write: values.write ?? false }
}

/**
 * A document with new figures: what stands between `<!-- bench NAME -->` and `<!-- end -->` is replaced.
 * Throws where a name has no such place.
 *
 * @param {string} text
 * @param {ReadonlyMap<string, string>} figures
 * @returns {string}
 */
export function withFigures(text, figures) {
  for (const [name, figure] of figures) {
    const begin = `<!-- bench ${name} -->`
    const from = text.indexOf(begin)
    const to = text.indexOf('<!-- end -->', from)
    if (from === -1 || to === -1) throw new Error(`docs/benchmarks.md has no place for ${name}`)
    text = `${text.slice(0, from + begin.length)}\n\n${figure.trim()}\n\n${text.slice(to)}`
  }
  return text
}

/**
 * Whether a page of figures says that a goal was missed.
 * @param {string} page
 */
export function missesGoal(page) {
  return /\bMISSED\b/.test(page)
}
