import { openDigest } from '@core/parse/openDigest'
import type { Entry } from '@core/digest'
import { textPieces } from '@core/text/textPieces'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { nodeFileBytes } from '../../src/main/files/nodeFileBytes'
import { requireBrowser } from '../electron/requireBrowser'
import { end, shared, startReading } from './reading'

/** Papers, of two abstracts each. */
const PAPERS = 2_500
const corpus = shared('corpus.tar.xz')

/** How much there is to set in a paper's abstracts: formulas count most, then TeX that reads as text. */
function weightOf({ abstract }: Entry): number {
  const pieces = [...textPieces(abstract.zh), ...textPieces(abstract.en)]
  const count = (kind: string): number => pieces.filter((piece) => piece.kind === kind).length
  return count('math') * 100 + count('converted')
}

/** A digest of the corpus's papers with the most to set, every abstract in both languages. */
function mathematicalDigest(archive: string, folder: string): string {
  execFileSync('tar', ['xJf', archive, '-C', folder])
  const papers = new Map<string, { readonly entry: Entry; readonly weight: number }>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.md')) continue
    for (const block of openDigest(nodeFileBytes(readFileSync(join(folder, name))), name).blocks()) {
      const entry = block.decode()
      if (papers.has(entry.paperId) || entry.abstract.zh === '' || entry.abstract.en === '') continue
      papers.set(entry.paperId, { entry, weight: weightOf(entry) })
    }
  }
  const chosen = [...papers.values()].sort((a, b) => b.weight - a.weight).slice(0, PAPERS)
  expect(chosen.at(-1)?.weight).toBeGreaterThan(0)
  const blocks = chosen.map(({ entry: { paperId, title, tldr, abstract } }, place) => {
    const address = `https://arxiv.org/abs/${paperId}`
    const texts = [
      title.en,
      `[${address}](${address})`,
      tldr.zh,
      tldr.en,
      abstract.zh,
      `arXiv:${paperId}v1 Announce Type: new  Abstract: ${abstract.en}`,
    ]
    return `[^${place + 1}]: ${title.zh}\n\n    ${texts.join('\n\n    ')}\n`
  })
  const rows = chosen.map(
    ({ entry }, place) => `| [^${place + 1}] | [Paper](https://arxiv.org/abs/${entry.paperId}) | … |\n`,
  )
  const file = join(folder, 'mathematical.md')
  writeFileSync(
    file,
    `# 摘要\n\n| Ref | Title | Summary |\n| --- | --- | --- |\n${rows.join('')}\n# 详细\n\n${blocks.join('\n')}`,
  )
  return file
}

interface Walk {
  readonly papers: number
  readonly set: number
  readonly unset: readonly string[]
  readonly errorBoxes: number
  readonly refused: readonly string[]
  readonly waited: number
  /** Frames that took over 100 ms, in milliseconds. */
  readonly slow: readonly number[]
}

describe.skipIf(corpus === null || !requireBrowser())('5,000 mathematical abstracts', () => {
  test(
    'are set in the real page without an error box and without anything for the policy to refuse',
    { timeout: 600_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'duidu-formulas-'))
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
      const reading = await startReading({ args: [mathematicalDigest(corpus!, folder)] })
      await expect.poll(() => reading.rows.count(), { timeout: 60_000 }).toBeGreaterThan(5)
      // what starting costs is not what abstracts cost
      await expect
        .poll(() => reading.page.locator('.row .formula:not([data-unset]):not(:has(math))').count())
        .toBe(0)
      const walk = await reading.page.evaluate(async (papers): Promise<Walk> => {
        const refused: string[] = []
        document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
          refused.push(violatedDirective),
        )
        const slow: number[] = []
        // what the app still does since it was started is not what abstracts cost either
        let begun = Infinity
        new PerformanceObserver((list) => {
          for (const { startTime, duration } of list.getEntries()) {
            if (startTime >= begun && duration > 100) slow.push(Math.round(duration))
          }
        }).observe({ type: 'long-animation-frame' })
        // a task after the next frame: all of it has been painted, and a key pressed then is a task of its own
        const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
        // nobody asks for a paper before the last one is there: what is measured is a paper, not a queue of them
        const rest = () => new Promise((resolve) => requestIdleCallback(resolve))
        // nobody presses a key in the moment in which the list appears
        for (let turn = 0; turn < 30; turn++) {
          await rest()
          await frame()
        }
        const titleId = () => document.querySelector('article .facts')?.textContent ?? ''
        const waits = () =>
          [...document.querySelectorAll('article .formula')].some(
            (formula) => !formula.hasAttribute('data-unset') && formula.querySelector('.katex') === null,
          )
        const unset: string[] = []
        let [set, errorBoxes, waited, seen] = [0, 0, 0, 0]
        begun = performance.now()
        for (; seen < papers; seen++) {
          await rest()
          const before = titleId()
          document.body.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }),
          )
          let turns = 0
          for (; titleId() === before || waits(); turns++) {
            if (turns > 600) return { papers: seen, set, unset, errorBoxes, refused, waited, slow }
            await frame()
          }
          waited = Math.max(waited, turns)
          const abstracts = document.querySelector('article .abstracts')!
          set += abstracts.querySelectorAll('.formula .katex').length
          errorBoxes += document.querySelectorAll('.katex-error').length
          for (const formula of abstracts.querySelectorAll('.formula[data-unset]')) {
            unset.push(formula.textContent ?? '')
          }
        }
        await frame()
        return { papers: seen, set, unset, errorBoxes, refused, waited, slow }
      }, PAPERS)
      const { papers, set, unset, errorBoxes, refused, slow } = walk
      console.log(
        `${papers * 2} abstracts: ${set} formulas set, ${unset.length} shown as source; ` +
          `${slow.length} frames over 100 ms (longest ${Math.max(0, ...slow)} ms)`,
      )
      expect(papers).toBe(PAPERS)
      expect(errorBoxes).toBe(0)
      expect(refused).toEqual([])
      expect(reading.errors).toEqual([])
      // what KaTeX refuses are commands of the authors' own
      expect(set).toBeGreaterThan(6_000)
      expect(unset.length).toBeLessThan(set / 100)
      await end(reading)
    },
  )
})
