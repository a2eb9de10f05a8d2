import type { PaperId } from '@core/paperId'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launch, cleanUp } from '../e2e/launch'
import { onRealElectron } from '../electron/requireBrowser'
import { findChromium } from '../electron/findChromium.mjs'
import { openOnDisk, readWhole } from './libraryOnDisk'
import { median, percentile } from './measure'
import { runPage } from './runPage'
import { readFileSync, readdirSync } from 'node:fs'
import { count, ms, table, times } from './table'
import { discard, type WorkFolder } from './workFolder'

const OPENED = 40
const ALL = { scope: { kind: 'all' }, query: '', keep: new Uint32Array() } as const

/** What opening a paper takes: in the library, and from the click to the painted page. */
async function benchOpen(work: WorkFolder): Promise<string> {
  const size = work.sizes.at(-1)!
  return [
    '### In the library\n',
    await inLibrary(await work.library(size)),
    '\n### From the click to the painted page\n',
    await inPage(work, await work.copy(size)),
  ].join('\n')
}

async function inLibrary(folder: string): Promise<string> {
  const opened = await openOnDisk(folder)
  await readWhole(opened)
  const ids = await someIds(opened.library)
  const open = async (id: PaperId): Promise<number> => {
    const start = performance.now()
    if ((await opened.library.openPaper(id)) === null) throw new Error(`no paper ${id}`)
    return performance.now() - start
  }
  const cold: number[] = []
  const warm: number[] = []
  for (const id of ids) {
    cold.push(await open(id))
    warm.push(await open(id))
  }
  await opened.close()
  const shards = readdirSync(join(folder, 'papers')).filter((name) => name.endsWith('.json'))
  const bare = shards.map((name) => {
    const start = performance.now()
    JSON.parse(readFileSync(join(folder, 'papers', name)).toString())
    return performance.now() - start
  })
  const row = (what: string, values: readonly number[]): readonly string[] => [
    what,
    ms(median(values)),
    ms(percentile(values, 0.95)),
    values === bare ? '1' : times(median(values), median(bare)),
  ]
  return [
    `${count(ids.length)} papers, far apart in the library; *cold*: its shard is on disk, *warm*: in memory.\n`,
    table(
      ['', 'median', 'p95', 'against bare'],
      [
        row('bare: reading and `JSON.parse` of a shard of papers', bare),
        row('open a paper, cold', cold),
        row('open a paper, warm', warm),
      ],
    ),
  ].join('\n')
}

async function someIds(library: Awaited<ReturnType<typeof openOnDisk>>['library']): Promise<PaperId[]> {
  const { rows } = await library.list(ALL)
  const ids: PaperId[] = []
  for (let place = 0; place < OPENED; place++) {
    // a step that is no divisor of a shard's size, so that the next paper lies in another one
    const number = rows[(place * 9973) % rows.length]!
    ids.push(...(await library.rows(Uint32Array.of(number), null)).map(({ id }) => id))
  }
  return ids
}

async function inPage(work: WorkFolder, library: string): Promise<string> {
  const chromium = findChromium()
  if (!onRealElectron && chromium.kind === 'missing') return `Left out: ${chromium.sentence}\n`
  const userData = work.place('user-data')
  await mkdir(userData)
  await rename(library, join(userData, 'library'))
  const running = await launch({ userData, env: { DUIDU_LIBRARY: '' } })
  try {
    const { page } = running
    await page.locator('[role=listbox]').waitFor()
    await page.evaluate(async () => {
      const { reader } = window as unknown as {
        reader: {
          digests(): Promise<unknown>
          keepSession(change: object): Promise<void>
          changeSettings(change: object): Promise<void>
        }
      }
      await reader.digests()
      await reader.changeSettings({ dwellSeconds: 0 })
      await reader.keepSession({ scope: { kind: 'all' }, openPaper: null })
    })
    await page.reload()
    await page.locator('[role=option]').first().waitFor()
    const figures = await clicks(page)
    const row = (what: string, values: readonly number[]): readonly string[] => [
      what,
      ms(median(values)),
      ms(percentile(values, 0.95)),
      values === figures.bare ? '1' : times(median(values), median(figures.bare)),
    ]
    const where = onRealElectron
      ? 'In Electron.'
      : 'On the stand-in, whose messages between page and main process are slower than Electron’s, in a browser that' +
        ' draws without a graphics card: an upper bound.'
    return [
      `${where} ${figures.cold.length} papers far apart in the list, each clicked and, after another one, clicked again.`,
      'From the pointer event to the second animation frame after the new title stands in the page. *Bare*: from a',
      'pointer event to the second animation frame after it, in turns with the others.\n',
      table(
        ['', 'median', 'p95', 'against bare'],
        [
          row('bare: two animation frames', figures.bare),
          row('click to painted paper, first time', figures.cold),
          row('click to painted paper, again', figures.warm),
        ],
      ),
    ].join('\n')
  } finally {
    await running.app.close()
    await cleanUp(running)
    await discard(userData)
  }
}

interface Clicks {
  readonly cold: readonly number[]
  readonly warm: readonly number[]
  readonly bare: readonly number[]
}

async function clicks(page: Page): Promise<Clicks> {
  const [cold, warm, bare]: [number[], number[], number[]] = [[], [], []]
  const total = Number(await page.locator('[role=option]').first().getAttribute('aria-setsize'))
  for (let turn = -2; turn < OPENED; turn++) {
    await scrollTo(page, ((turn + 2) * 9973) % (total - 10))
    const first = await clickRow(page, 1)
    await clickRow(page, 2)
    const again = await clickRow(page, 1)
    const frames = await clickNothing(page)
    if (turn < 0) continue
    cold.push(first)
    warm.push(again)
    bare.push(frames)
  }
  return { cold, warm, bare }
}

/** Brings a row to the top of the list and waits until the rows there have their words. */
async function scrollTo(page: Page, index: number): Promise<void> {
  await page.evaluate((index) => {
    const box = document.querySelector('[role=listbox]')!
    const [row] = document.querySelectorAll<HTMLElement>('[role=option]')
    box.scrollTop = index * row!.offsetHeight
  }, index)
  await page.waitForFunction((index) => {
    const rows = [index + 1, index + 2, index + 3].map((place) =>
      document.querySelector(`[aria-posinset="${place}"]`),
    )
    return rows.every((row) => row !== null && row.textContent.trim() !== '')
  }, index)
}

/** Clicks the nth row in sight; milliseconds from the pointer event to the painted paper. */
async function clickRow(page: Page, nth: number): Promise<number> {
  const place = await page.evaluate((nth) => {
    const box = document.querySelector('[role=listbox]')!.getBoundingClientRect()
    const rows = [...document.querySelectorAll('[role=option]')]
    const inSight = rows.filter((row) => row.getBoundingClientRect().top >= box.top - 1)
    inSight.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
    const row = inSight[nth]!
    const title = row.querySelector('.title')!.textContent
    const painted = new Promise<number>((resolve) => {
      addEventListener(
        'pointerdown',
        ({ timeStamp }) => {
          const isThere = (): boolean =>
            [...document.querySelectorAll('article :is(h1, h2)')].some((one) => one.textContent === title)
          const finish = (): void => {
            observer.disconnect()
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - timeStamp)))
          }
          const observer = new MutationObserver(() => {
            if (isThere()) finish()
          })
          observer.observe(document.body, { subtree: true, childList: true, characterData: true })
        },
        { once: true, capture: true },
      )
    })
    Object.assign(window, { painted })
    const { x, y, width, height } = row.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  }, nth)
  await page.mouse.click(place.x, place.y)
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted)
}

/** A pointer event that nothing answers, on the edge of the list's head. */
async function clickNothing(page: Page): Promise<number> {
  await page.evaluate(() => {
    const painted = new Promise<number>((resolve) => {
      addEventListener(
        'pointerdown',
        ({ timeStamp }) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - timeStamp)))
        },
        { once: true, capture: true },
      )
    })
    Object.assign(window, { painted })
  })
  await page.mouse.click(3, 3)
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted)
}

await runPage(benchOpen)
