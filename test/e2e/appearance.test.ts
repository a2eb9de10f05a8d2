import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GROUND, THEMES } from '../../src/core/themes'
import { requireBrowser } from '../electron/requireBrowser'
import { violations } from './axe'
import { pdfFacts } from './pdfFacts'
import { end, fixture, importByDialog, listed, restart, startReading, type Reading } from './reading'

let reading: Reading

const press = (key: string) => reading.page.keyboard.press(key)

async function openPaper(): Promise<void> {
  reading = await startReading()
  await importByDialog(reading, fixture('epoch-d.md'))
  // the list goes over to what was imported
  await listed(reading, 5)
  await press('Escape')
  await reading.rows.first().click()
  await reading.article.waitFor()
}

/** A style of the last paragraph in a language, as it is drawn. */
function styleOf(lang: 'zh' | 'en', property: string): Promise<string> {
  return reading.article
    .locator(`p.voice:lang(${lang})`)
    .last()
    .evaluate((text, property) => getComputedStyle(text).getPropertyValue(property), property)
}

async function clickMenu(id: string): Promise<void> {
  await reading.app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), id)
}

describe.skipIf(!requireBrowser())('appearance', () => {
  beforeEach(openPaper)
  afterEach(() => end(reading))

  test('axe-core finds nothing wrong in any theme, with a paper, in focus mode and in the dialogs', async () => {
    for (const theme of THEMES) {
      await clickMenu(`theme${theme[0]!.toUpperCase()}${theme.slice(1)}`)
      await reading.page.locator(`html[data-theme=${theme}]`).waitFor()
      expect(await violations(reading), theme).toEqual([])
      await press('f')
      await reading.page.getByRole('button', { name: /Leave focus mode/ }).waitFor()
      expect(await violations(reading), `${theme}, focus`).toEqual([])
      await press('Escape')
      await press('Control+p')
      await reading.page.getByRole('dialog').waitFor()
      expect(await violations(reading), `${theme}, print`).toEqual([])
      await press('Escape')
      await press('Control+,')
      for (const section of ['General', 'Reading', 'Type']) {
        await reading.page.getByRole('tab', { name: section }).click()
        expect(await violations(reading), `${theme}, ${section}`).toEqual([])
      }
      await press('Escape')
    }
    expect(reading.errors).toEqual([])
  })

  test('theme, size, width and columns are remembered, and the window begins in the theme’s ground', async () => {
    await clickMenu('themeSepia')
    await press('=')
    await press('=')
    await press('<')
    await press('|')
    await expect.poll(() => styleOf('zh', 'font-size')).toBe('19.8px')
    expect(await styleOf('en', 'font-size')).toBe('19.2px')
    // what the library keeps, it has before the app is left
    reading = await restart(reading)
    await reading.article.waitFor()
    expect(await reading.page.locator('html').getAttribute('data-theme')).toBe('sepia')
    await expect.poll(() => styleOf('zh', 'font-size')).toBe('19.8px')
    const ground = await reading.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBackgroundColor(),
    )
    expect(ground?.toLowerCase()).toBe(GROUND.sepia)
    // at its usual size there is room for two columns, English first
    await press('0')
    const left = async (lang: string): Promise<number> => {
      const box = await reading.article.locator(`p.voice:lang(${lang})`).last().boundingBox()
      return box?.x ?? 0
    }
    await expect.poll(async () => (await left('zh')) - (await left('en'))).toBeGreaterThan(100)
    expect(reading.errors).toEqual([])
  })

  test('a language’s font is chosen by keyboard and remembered; one that is not there is said to be missing', async () => {
    await press('Control+,')
    const dialog = reading.page.getByRole('dialog')
    await reading.page.getByRole('tab', { name: 'General' }).focus()
    await press('ArrowRight')
    await press('ArrowRight')
    const font = dialog.getByLabel('Font', { exact: true }).first()
    await font.focus()
    // the app's own sans, its own serif
    await font.selectOption('serif')
    await expect.poll(() => styleOf('zh', 'font-family')).toContain('Noto Serif CJK SC')
    await font.selectOption('')
    await reading.page.keyboard.type('No Such Font 123')
    await press('Tab')
    await dialog.getByText('Not installed here; another one stands in.').waitFor()
    await press('Escape')
    reading = await restart(reading)
    await reading.article.waitFor()
    expect(await styleOf('zh', 'font-family')).toMatch(/^"No Such Font 123", /)
    expect(await styleOf('en', 'font-family')).not.toContain('No Such Font')
    expect(reading.errors).toEqual([])
  })

  test('focus mode is entered, read through and left by keyboard, and puts the note away', async () => {
    const list = reading.page.getByRole('listbox')
    await press('f')
    await list.waitFor({ state: 'hidden' })
    expect(await reading.sources.isVisible()).toBe(false)
    expect(await reading.note.isVisible()).toBe(false)
    await expect
      .poll(() => reading.page.getByRole('status').allInnerTexts())
      .toContain('Focus mode: only the paper is shown. Escape leaves it.')
    const title = await reading.article.locator('h1').innerText()
    await press('j')
    await expect.poll(() => reading.article.locator('h1').innerText()).not.toBe(title)
    await press('e')
    await reading.note.waitFor()
    await reading.page.keyboard.insertText('kept while focused')
    await press('Escape')
    await reading.note.waitFor({ state: 'hidden' })
    await press('Escape')
    await list.waitFor()
    expect(await reading.note.inputValue()).toBe('kept while focused')
  })
})

describe.skipIf(!requireBrowser())('a PDF', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-pdf-'))
    await openPaper()
  })
  afterEach(async () => {
    await end(reading)
    await rm(folder, { recursive: true, force: true })
  })

  /** Answers the next dialog for a place to save, and asks for a PDF of the open paper or of the list. */
  async function savePdf(
    name: string,
    what: 'paper' | 'list',
    by: 'click' | 'Enter' = 'click',
  ): Promise<void> {
    await reading.app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      },
      join(folder, name),
    )
    await clickMenu('savePdf')
    const dialog = reading.page.getByRole('dialog')
    await dialog.locator(`input[value=${what}]`).check()
    if (by === 'click') await dialog.getByRole('button', { name: /^Save/ }).click()
    else await press('Enter')
  }

  test('is saved by Enter, too', async () => {
    await savePdf('one.pdf', 'paper', 'Enter')
    await reading.page.getByText('Saved as one.pdf').waitFor()
  })

  test('of one paper is one page, called by its id, with text in both languages that can be copied', async () => {
    const title = await reading.article.locator('h1').innerText()
    await savePdf('one.pdf', 'paper')
    await reading.page.getByText('Saved as one.pdf').waitFor()
    const facts = pdfFacts(await readFile(join(folder, 'one.pdf')))
    expect(facts.pages).toBe(1)
    expect(facts.title).toMatch(/^arXiv:\d{4}\.\d{5} · /)
    expect(facts.title).toContain(title)
    for (const character of title.replace(/\s/g, '')) expect(facts.characters).toContain(character)
    expect([...'Duidu对读']).toSatisfy((all: string[]) => all.every((one) => facts.characters.has(one)))
    expect(await readdir(folder)).toEqual(['one.pdf'])
    // the page is as it was
    expect(await reading.page.locator('.print').count()).toBe(0)
    expect(await reading.page.title()).not.toContain('arXiv')
  })

  test('of the list goes over several pages, with notes, and on white in a dark room', async () => {
    await clickMenu('themeDark')
    await press('e')
    await reading.page.keyboard.insertText('龘')
    await press('Escape')
    await savePdf('list.pdf', 'list')
    await reading.page.getByText('Saved as list.pdf').waitFor()
    const facts = pdfFacts(await readFile(join(folder, 'list.pdf')))
    await reading.page.emulateMedia({ media: 'print' })
    expect(
      await reading.page.evaluate(() => getComputedStyle(document.body).getPropertyValue('background-color')),
    ).toBe('rgb(255, 255, 255)')
    expect(facts.pages).toBeGreaterThan(1)
    expect(facts.characters).toContain('龘')
  })

  test('that cannot be written is told in words, and nothing is left behind', async () => {
    await savePdf('gone/x.pdf', 'paper')
    const alert = reading.page.getByRole('alert')
    await expect
      .poll(() => alert.allInnerTexts())
      .toContainEqual(
        expect.stringContaining('x.pdf was not saved. That folder is gone. Choose another place.'),
      )
    expect(await readdir(folder)).toEqual([])
    // once the place is right, trying again is enough
    await reading.app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      },
      join(folder, 'x.pdf'),
    )
    await reading.page.getByRole('button', { name: 'Try again' }).click()
    await reading.page.getByText('Saved as x.pdf').waitFor()
    expect(await readdir(folder)).toEqual(['x.pdf'])
  })
})
