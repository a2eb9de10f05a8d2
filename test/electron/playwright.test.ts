import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { driveFixture, type Driven } from './harness'
import { requireChromium } from './requireBrowser'

declare global {
  var clicked: unknown[]
  var heard: string[]
  interface Window {
    api: { pathOf(file: File): string }
  }
}

/** What the fixture's page is called when it has loaded. */
const loaded = (driven: Driven, title: string): Promise<unknown> =>
  driven.page.waitForFunction((wanted) => document.title === wanted, title)

describe.skipIf(!requireChromium())('Playwright’s own launcher', () => {
  let driven: Driven
  beforeAll(async () => {
    driven = await driveFixture('files.mjs')
    await loaded(driven, 'files')
  })
  afterAll(() => driven.close())

  test('a chosen file has a path in the preload, a made-up one has none', async () => {
    const path = join(driven.userData, '对读 文件.md')
    writeFileSync(path, 'text')
    await driven.page.locator('#pick').setInputFiles([path])
    const paths = await driven.page.evaluate(() => {
      const { files } = document.querySelector<HTMLInputElement>('#pick')!
      return [window.api.pathOf(files![0]!), window.api.pathOf(new File(['text'], files![0]!.name))]
    })
    expect(paths).toEqual([path, ''])
  })

  test('a test answers a dialog in main, and emits an event of the machine', async () => {
    const answer = await driven.app.evaluate(async ({ dialog, powerMonitor }) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/chosen'] })
      powerMonitor.emit('shutdown')
      return [(await dialog.showOpenDialog({})).filePaths, globalThis.heard]
    })
    expect(answer).toEqual([['/chosen'], ['shutdown']])
  })

  test('a reload from outside is not the page’s own navigation', async () => {
    await driven.app.evaluate(({ webContents }) => {
      for (const one of webContents.getAllWebContents())
        one.on('will-navigate', (event) => event.preventDefault())
    })
    await driven.page.evaluate(() => (document.title = 'before'))
    await driven.page.reload()
    expect(await driven.page.title()).toBe('files')
  })

  test('a browser window belongs to its page, and the theme is the app’s', async () => {
    const window = await driven.app.browserWindow(driven.page)
    expect(await window.evaluate((one) => one.getContentBounds().width)).toBe(800)
    const isDark = () => driven.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    await driven.app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'dark'))
    await expect.poll(isDark).toBe(true)
    await driven.app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'system'))
    await expect.poll(isDark).toBe(false)
    await driven.page.emulateMedia({ colorScheme: 'dark' })
    expect(await isDark()).toBe(true)
  })
})

describe.skipIf(!requireChromium())('the application menu', () => {
  let driven: Driven
  beforeAll(async () => {
    driven = await driveFixture('menu.mjs')
    await loaded(driven, 'menu')
    await driven.app.evaluate(async ({ Menu }) => {
      while (!Menu.getApplicationMenu()) await new Promise((resolve) => setTimeout(resolve, 10))
    })
  })
  afterAll(() => driven.close())

  /** Presses keys and answers with the items that they clicked, before that of a last key. */
  async function press(...keys: string[]): Promise<unknown[]> {
    for (const key of [...keys, 'Shift+F6']) await driven.page.keyboard.press(key)
    return driven.app.evaluate(async () => {
      const { clicked } = globalThis
      while (clicked.length === 0 || String(clicked.at(-1)) !== 'f6,1,true') {
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      return clicked.splice(0).slice(0, -1)
    })
  }

  test('accelerators that the page does not take click their items', async () => {
    await driven.page.locator('#out').focus()
    expect(await press('Control+o', 'j', 'Control+z', '?')).toEqual([
      ['open', 1, true],
      ['next', 1, true],
      ['undo', 1, true],
      ['help', 1, true],
    ])
  })

  test('what the page takes, what is off, and what is typed does not', async () => {
    await driven.page.locator('#out').focus()
    expect(await press('p', 'F7', 'F6', 'o', 'Control+Shift+o')).toEqual([])
    await driven.page.locator('#field').focus()
    expect(await press('j', '?', 'Control+z')).toEqual([])
    expect(await press('Control+o')).toEqual([['open', 1, true]])
  })
})
