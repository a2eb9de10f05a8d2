import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { cleanUp, launch } from '../e2e/launch'
import { findChromium } from '../electron/findChromium.mjs'
import { onRealElectron } from '../electron/requireBrowser'
import { openOnDisk } from './libraryOnDisk'
import { median, percentile } from './measure'
import { runPage } from './runPage'
import { count, ms, table, times } from './table'
import { discard, type WorkFolder } from './workFolder'

const PAPERS = 400
const TURNS = 6
/** A turn scrolls over so many frames, half a row each: as fast as a wheel is turned in search of something. */
const FRAMES = 110
const STEP = 52
const LONG_FRAME = 50

type Kind = 'plain' | 'formulas'
const DAYS: Readonly<Record<Kind, string>> = { plain: '2024-02-01', formulas: '2024-02-02' }

/** What scrolling the list costs whose titles and summaries hold formulas, against the same with words for them. */
async function benchScroll(work: WorkFolder): Promise<string> {
  const chromium = findChromium()
  if (!onRealElectron && chromium.kind === 'missing') return `Left out: ${chromium.sentence}\n`
  const userData = work.place('user-data')
  await makeLibrary(work.place('scrolled'), join(userData, 'library'))
  const running = await launch({ userData, env: { DUIDU_LIBRARY: '' } })
  try {
    const { page } = running
    await page.getByRole('option').first().waitFor()
    await page.setViewportSize({ width: 1440, height: 900 })
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const passes: Record<Kind, Record<Way, Pass[]>> = {
      plain: { first: [], again: [] },
      formulas: { first: [], again: [] },
    }
    for (let turn = 0; turn < TURNS; turn++) {
      for (const kind of ['plain', 'formulas'] as const) {
        await page.getByRole('treeitem', { name: DAYS[kind] }).click()
        for (const way of ['first', 'again'] as const) {
          passes[kind][way].push(await measured(page, session, turn, way))
        }
      }
    }
    return report(passes)
  } finally {
    await running.app.close()
    await cleanUp(running)
    await discard(userData)
  }
}

function report(passes: Record<Kind, Record<Way, Pass[]>>): string {
  const rows = (['first', 'again'] as const).flatMap((way) => {
    const busy = (kind: Kind): number => median(passes[kind][way].map((pass) => pass.busy / FRAMES))
    return (['plain', 'formulas'] as const).map((kind) => {
      const intervals = passes[kind][way].flatMap((pass) => pass.intervals)
      const what = kind === 'plain' ? '**words**' : 'formulas'
      return [
        `${what}, ${way === 'first' ? 'seen for the first time' : 'seen again'}`,
        ms(busy(kind)),
        kind === 'plain' ? '1' : times(busy(kind), busy('plain')),
        ms(median(intervals)),
        ms(percentile(intervals, 0.95)),
        ms(Math.max(...intervals)),
        count(intervals.filter((interval) => interval > LONG_FRAME).length),
      ]
    })
  })
  const formulas = Math.max(...passes.formulas.first.map((pass) => pass.formulas))
  const where = onRealElectron
    ? 'In Electron'
    : 'On the stand-in, in a browser that draws without a graphics card'
  return [
    `${where}: ${TURNS} turns of ${FRAMES} frames, half a row each.`,
    `The one list has two formulas in every text of a row, up to ${formulas} in the page at once, the other words in`,
    'their places. *Busy*: the time of the page’s main thread, from the first frame until every formula is set, over',
    'the frames.\n',
    table(
      ['', 'busy, a frame', 'against words', 'median frame', 'p95', 'longest', `over ${LONG_FRAME} ms`],
      rows,
    ),
  ].join('\n')
}

/** Down over rows that have not been shown yet, and up over them again. */
type Way = 'first' | 'again'

interface Pass {
  /** Milliseconds in which the main thread was not idle. */
  readonly busy: number
  /** Between two animation frames. */
  readonly intervals: readonly number[]
  /** Set in the page at the end. */
  readonly formulas: number
}

async function measured(page: Page, session: CDPSession, turn: number, way: Way): Promise<Pass> {
  const top = turn * FRAMES * STEP
  const [from, step] = way === 'first' ? [top, STEP] : [top + FRAMES * STEP, -STEP]
  await page.evaluate(async (from) => {
    document.querySelector('[role=listbox]')!.scrollTop = from
    await new Promise((resolve) => setTimeout(resolve, 300))
  }, from)
  await page.waitForFunction(isSet)
  const before = await busyTime(session)
  const intervals = await page.evaluate(
    async ({ frames, step }) => {
      const box = document.querySelector('[role=listbox]')!
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      const intervals: number[] = []
      let last = await frame()
      for (let turn = 0; turn < frames; turn++) {
        box.scrollTop += step
        const now = await frame()
        intervals.push(now - last)
        last = now
      }
      return intervals
    },
    { frames: FRAMES, step },
  )
  await page.waitForFunction(isSet)
  const busy = (await busyTime(session)) - before
  const formulas = await page.evaluate(() => document.querySelectorAll('[role=option] .katex').length)
  return { busy, intervals, formulas }
}

/** In the page: whether every row in it has its words and every formula is set. */
function isSet(): boolean {
  const rows = [...document.querySelectorAll('[role=option]')]
  const formulas = [...document.querySelectorAll('[role=option] .formula')]
  return (
    rows.every((row) => row.textContent.trim() !== '') &&
    formulas.every((formula) => formula.querySelector('.katex') !== null)
  )
}

async function busyTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
}

async function makeLibrary(digests: string, library: string): Promise<void> {
  mkdirSync(digests, { recursive: true })
  const files = (['plain', 'formulas'] as const).map((kind, place) => {
    const file = join(digests, `${DAYS[kind]}.math.ST.md`)
    writeFileSync(file, madeUpDigest(kind, 1 + place * PAPERS))
    return file
  })
  const opened = await openOnDisk(library)
  await opened.importFiles(files)
  await opened.close()
  await discard(digests)
}

/** Papers whose formulas are all different, as those of a day are, and of the kinds that titles have. */
function madeUpDigest(kind: Kind, first: number): string {
  const numbers = Array.from({ length: PAPERS }, (_, place) => first + place)
  const blocks = numbers.map((number, place) => {
    const id = `2402.${String(number).padStart(5, '0')}`
    const [a, b, c, d] =
      kind === 'formulas'
        ? [
            `$\\ell_{${number}}$`,
            `$\\mathcal{O}(n^{${number}/2}\\log n)$`,
            `$\\|x_{${number}}-\\hat{x}\\|_2 \\le \\sqrt{${number}}$`,
            `$\\mathbb{E}[f_{${number}}(X)]$`,
          ]
        : ['norms', 'fast rates', 'a small distance', 'the mean']
    const texts = [
      `Estimates with ${a} for trees in ${b}, study ${number}`,
      `[https://arxiv.org/abs/${id}](https://arxiv.org/abs/${id})`,
      `用 ${c} 估计树的高度，在 ${d} 已知时误差比常用做法小一成，且只需一半数据。`,
      `树的高度之${number}。`,
      `arXiv:${id}v1 Announce Type: new  Abstract: Of the height of trees, ${number}.`,
    ]
    return `[^${place + 1}]: 用 ${a} 估计树，${b}，之${number}\n\n    ${texts.join('\n\n    ')}\n`
  })
  const rows = numbers.map(
    (number, place) =>
      `| [^${place + 1}] | [Paper](https://arxiv.org/abs/2402.${String(number).padStart(5, '0')}) | … |\n`,
  )
  return `# 摘要\n\n| Ref | Title | Summary |\n| --- | --- | --- |\n${rows.join('')}\n# 详细\n\n${blocks.join('\n')}`
}

await runPage(benchScroll)
