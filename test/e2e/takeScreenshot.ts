import { isPaperId } from '@core/paperId'
import type { Reader } from '@core/readerApi'
import type { FileReport } from '@core/reports'
import type { Session, Settings } from '@core/settings'
import type { Scope } from '@core/scope'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { cleanUp, launch } from './launch'

export { onRealElectron } from '../electron/requireBrowser'

/** What to draw. */
export interface Shot {
  /** Digests to import, by their full paths. */
  readonly files: readonly string[]
  /** The picture's full path. */
  readonly out: string
  /** Of the page, in CSS pixels. */
  readonly width: number
  readonly height: number
  /** Pixels of the picture to one CSS pixel. */
  readonly scale: number
  readonly settings: Partial<Settings>
  readonly scope?: Scope | undefined
  /** The paper to open, by its arXiv id. */
  readonly open?: string | undefined
  /** Keys to press at the end, as `KeyboardEvent.key` has them. */
  readonly keys: readonly string[]
}

/** What the page is asked for; the page's own type of `window` is not known here. */
type PageWindow = Window & { readonly reader: Reader }

/** The page has not changed for so many milliseconds: nothing more is coming. */
const QUIET = 200

/**
 * Starts the built app on a library of its own, imports, draws and throws the library away. Gives what a
 * person should know, such as files that could not be imported. Rejects where there is nothing to draw.
 */
export async function takeScreenshot(shot: Shot): Promise<readonly string[]> {
  if (shot.open !== undefined && !isPaperId(shot.open)) throw new Error(`${shot.open} is no arXiv id`)
  const running = await launch({
    args: [`--force-device-scale-factor=${shot.scale}`],
    env: { DUIDU_LIBRARY: '' },
  })
  const { app, page, errors } = running
  try {
    await page.locator('[data-theme]').first().waitFor()
    const reports = await importFiles(app, page, shot.files)
    await prepare(page, shot)
    await resize(app, page, shot)
    await page.reload()
    await listIsThere(page)
    if (shot.open !== undefined) await page.getByRole('article').waitFor()
    await isQuiet(page)
    for (const key of shot.keys) {
      await page.keyboard.press(key)
      await isQuiet(page)
    }
    await mkdir(dirname(shot.out), { recursive: true })
    await page.screenshot({ path: shot.out })
    return [...reports.flatMap(remarkOn), ...errors.map((error) => `The page said: ${error}`)]
  } finally {
    await app.close()
    await cleanUp(running)
  }
}

function remarkOn(report: FileReport): readonly string[] {
  if (report.kind !== 'failed') return []
  return [`${report.name} could not be imported: ${JSON.stringify(report.failure)}`]
}

/** Imports through the app's own dialog, which resolves when everything has been imported. */
async function importFiles(
  app: ElectronApplication,
  page: Page,
  files: readonly string[],
): Promise<readonly FileReport[]> {
  if (files.length === 0) return []
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
    },
    [...files],
  )
  return page.evaluate(async () => {
    const { reader } = window as unknown as PageWindow
    const report = new Promise<readonly FileReport[]>((resolve) => {
      reader.on('imported', ({ files }) => resolve(files))
    })
    await reader.importByDialog('files')
    return report
  })
}

/** Settings and session as asked for; the page takes them up when it is loaded again. */
async function prepare(page: Page, { settings, scope, open }: Shot): Promise<void> {
  const session: Partial<Session> = {
    ...(scope === undefined ? {} : { scope }),
    ...(open === undefined ? {} : { openPaper: open as Session['openPaper'] }),
  }
  const isThere = await page.evaluate(
    async ([settings, session]) => {
      const { reader } = window as unknown as PageWindow
      // what is drawn must not depend on how long the drawing took
      await reader.changeSettings({ ...settings, dwellSeconds: 0 })
      await reader.keepSession(session)
      return session.openPaper == null || (await reader.openPaper(session.openPaper)) !== null
    },
    [settings, session] as const,
  )
  if (!isThere) throw new Error(`none of the files holds the paper ${open}`)
}

/** Gives the page its size; a window with a frame is larger than its page. */
async function resize(app: ElectronApplication, page: Page, { width, height }: Shot): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const inner = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
    if (inner.width === width && inner.height === height) return
    await app.evaluate(
      ({ BrowserWindow }, missing) => {
        const [window] = BrowserWindow.getAllWindows()
        const [width = 0, height = 0] = window?.getSize() ?? []
        window?.setSize(width + missing.width, height + missing.height)
      },
      { width: width - inner.width, height: height - inner.height },
    )
    await isQuiet(page)
  }
  const inner = await page.evaluate(() => `${innerWidth}x${innerHeight}`)
  throw new Error(`the window does not become ${width}x${height}; its page has ${inner}`)
}

/** Waits until the list shows rows, each with its words, or knows that there are none. */
async function listIsThere(page: Page): Promise<void> {
  await page.locator('[data-theme]').first().waitFor()
  const count = await page.evaluate(async () => {
    const { reader } = window as unknown as PageWindow
    const { scope } = (await reader.start()).session
    await reader.digests() // all has been read
    return (await reader.list({ scope, query: '', keep: new Uint32Array() })).rows.length
  })
  if (count === 0) return
  await page.waitForFunction(() => {
    const rows = [...document.querySelectorAll('[role=option]')]
    return rows.length > 0 && rows.every((row) => row.textContent.trim() !== '')
  })
}

/** Waits until the page has stopped changing, its fonts have come, and that has been painted. */
async function isQuiet(page: Page): Promise<void> {
  await page.evaluate(async (quiet) => {
    await new Promise<void>((resolve) => {
      let timer = setTimeout(done, quiet)
      const observer = new MutationObserver(() => {
        clearTimeout(timer)
        timer = setTimeout(done, quiet)
      })
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
      function done(): void {
        observer.disconnect()
        resolve()
      }
    })
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  }, QUIET)
}
