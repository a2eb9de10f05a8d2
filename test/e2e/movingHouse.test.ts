import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeZip } from '../../src/main/files/writeZip'
import { requireBrowser } from '../electron/requireBrowser'
import { violations } from './axe'
import { countOf, end, fixture, importByDialog, listed, quit, startReading, type Reading } from './reading'

const menu = (reading: Reading, id: string): Promise<void> =>
  reading.app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), id)

/** What the system's dialogs answer from now on. */
async function answerDialogs(reading: Reading, path: string): Promise<void> {
  await reading.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, path)
}

async function writeNote(reading: Reading, text: string): Promise<void> {
  // the count of the papers may come before the list of them
  await reading.rows.first().waitFor()
  await reading.page.keyboard.press('Home')
  await reading.article.waitFor()
  await reading.page.keyboard.press('e')
  await reading.page.keyboard.insertText(text)
  await reading.page.getByText('Saved', { exact: true }).waitFor()
  await reading.page.keyboard.press('Escape')
}

async function aLibraryWith(note: string): Promise<Reading> {
  const reading = await startReading()
  await importByDialog(reading, fixture('epoch-c.md'))
  await expect.poll(() => countOf(reading, 'All')).toBe('5')
  await listed(reading, 5)
  await writeNote(reading, note)
  return reading
}

const PART = 10_000

/** An exported library of so many papers, all unknown: taking it in takes a while. */
async function writeGreatExport(path: string, papers: number): Promise<void> {
  const texts = { zh: '题', en: 'T' }
  const facts = { category: 'cs.LG', announceType: 'new', version: 1, date: '2023-11-01', digest: 1 }
  const cut = { zh: false, en: false }
  const ids = Array.from({ length: papers }, (_, n) => `2311.${String(n).padStart(5, '0')}`)
  const records = ids.map((id) => ({
    ...{ id, title: texts, tldr: texts, ...facts, fingerprint: 1, abstract: texts, cut },
  }))
  // no part of ours has more than some ten thousand papers
  const parts = Array.from({ length: Math.ceil(papers / PART) }, (_, n) => ({
    name: `papers/${String(n + 1).padStart(4, '0')}.json`,
    records: records.slice(n * PART, (n + 1) * PART),
  }))
  const manifest = {
    ...{ format: 'duidu/export', formatVersion: 1, exportedAt: '2026-11-24T08:00:00.000Z', withPapers: true },
    parts: parts.map((part) => [part.name, part.records.length]),
  }
  async function* files() {
    for (const part of parts) yield { name: part.name, text: JSON.stringify({ records: part.records }) }
    yield { name: 'duidu.json', text: JSON.stringify(manifest) }
  }
  await writeZip(path, files(), new Date())
}

describe.skipIf(!requireBrowser())('exporting a library and taking it in elsewhere', () => {
  let folder: string
  let path: string
  let library: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-house-'))
    path = join(folder, 'mine.zip')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('one file holds it, and a place that is gone is said in words', async () => {
    const reading = await aLibraryWith('written at home 笔记')
    await reading.page.keyboard.press('s')
    await expect.poll(() => countOf(reading, 'Starred')).toBe('1')
    await answerDialogs(reading, join(folder, 'gone', 'mine.zip'))
    await menu(reading, 'exportLibrary')
    const dialog = reading.page.getByRole('dialog', { name: 'Export library' })
    await dialog.getByRole('checkbox', { name: /papers too \(5 papers\)/ }).check()
    expect(await violations(reading)).toEqual([])
    await dialog.getByRole('button', { name: 'Export…' }).click()
    await reading.page
      .getByRole('alert')
      .getByText(/not exported\. That folder is gone/)
      .waitFor()
    // the dialog lets nothing else have the keyboard: what is told stands in it, and is closed there
    expect(await violations(reading)).toEqual([])
    const told = dialog.getByRole('alert').filter({ hasText: 'not exported' })
    await told.getByRole('button', { name: 'Close message' }).press('Enter')
    await told.waitFor({ state: 'detached' })
    expect(await dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true)
    await answerDialogs(reading, path)
    await dialog.getByRole('button', { name: 'Export…' }).click()
    await reading.page
      .getByText(/Exported to mine\.zip: 1 note, reading states of \d papers?, 5 papers whole/)
      .waitFor()
    expect(await readdir(folder)).toEqual(['mine.zip'])
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('an empty library becomes the same', async () => {
    const reading = await startReading()
    await reading.page.getByRole('button', { name: /sample/ }).waitFor()
    await answerDialogs(reading, path)
    await menu(reading, 'importLibrary')
    const dialog = reading.page.getByRole('dialog', { name: 'Import library' })
    await dialog.getByText('5 new papers').waitFor()
    expect(await violations(reading)).toEqual([])
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.getByText('Imported and saved:').waitFor()
    expect(await violations(reading)).toEqual([])
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect.poll(() => countOf(reading, 'All')).toBe('5')
    await expect.poll(() => countOf(reading, 'Starred')).toBe('1')
    await reading.sources.getByText('Notes').first().click()
    await listed(reading, 1)
    await reading.page.keyboard.press('Home')
    await expect.poll(() => reading.note.inputValue()).toBe('written at home 笔记')
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('the note on screen takes the other in, and what is typed next keeps both', async () => {
    const reading = await aLibraryWith('written on the way')
    await answerDialogs(reading, path)
    await menu(reading, 'importLibrary')
    const dialog = reading.page.getByRole('dialog', { name: 'Import library' })
    await dialog.getByText(/1 note that differs from yours/).waitFor()
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.getByText('Imported and saved:').waitFor()
    await reading.page.keyboard.press('Escape')
    const both = 'written on the way\n\n---\n\nwritten at home 笔记'
    await expect.poll(() => reading.note.inputValue()).toBe(both)
    await reading.note.focus()
    await reading.page.keyboard.press('Control+End')
    await reading.page.keyboard.insertText(', and more')
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    await menu(reading, 'importLibrary')
    await dialog.getByText('Your library has all of it already.').or(dialog.getByText('It brings:')).waitFor()
    await reading.page.keyboard.press('Escape')
    expect(await reading.note.inputValue()).toBe(`${both}, and more`)
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('while it is taken in, Escape closes nothing, and the outcome is told', async () => {
    const great = join(folder, 'great.zip')
    await writeGreatExport(great, 60_000)
    const reading = await startReading()
    await reading.page.getByRole('button', { name: /sample/ }).waitFor()
    await answerDialogs(reading, great)
    await menu(reading, 'importLibrary')
    const dialog = reading.page.getByRole('dialog', { name: 'Import library' })
    await dialog.getByText('60,000 new papers').waitFor()
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    // Chromium closes a dialog whose closing was prevented once at the second press
    for (let time = 0; time < 3; time++) await reading.page.keyboard.press('Escape')
    await dialog.getByText('This cannot be stopped halfway.').waitFor()
    expect(await dialog.locator('button:enabled').count()).toBe(0)
    await dialog.getByText('Imported and saved:').waitFor()
    await reading.page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => countOf(reading, 'All')).toBe('60,000')
    expect(reading.errors).toEqual([])
    await quit(reading)
    library = reading.userData
  })

  const exportAll = async (reading: Reading, name: string): Promise<void> => {
    await expect.poll(() => countOf(reading, 'All')).toBe('60,000')
    await answerDialogs(reading, join(folder, name))
    await menu(reading, 'exportLibrary')
    const dialog = reading.page.getByRole('dialog', { name: 'Export library' })
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('button', { name: 'Export…' }).click()
  }

  test('quitting waits for an export that is under way', async () => {
    const reading = await startReading({ userData: library })
    await reading.app.evaluate(({ dialog }) => {
      // where it takes more than five seconds it is asked whether to wait
      dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false })
    })
    await exportAll(reading, 'whole.zip')
    expect(await readdir(folder)).not.toContain('whole.zip')
    await quit(reading)
    expect(await readdir(folder)).toContain('whole.zip')
  })

  test('what an export leaves that is killed is gone after the next start', async () => {
    const reading = await startReading({ userData: library })
    const left = async () => (await readdir(folder)).filter((name) => name.endsWith('.tmp'))
    const exporting = exportAll(reading, 'killed.zip')
    await expect.poll(left, { interval: 5 }).toEqual([expect.stringMatching(/^\.killed\.zip\./)])
    reading.app.process().kill('SIGKILL')
    await exporting.catch(() => undefined) // the app may be gone before the click has been acknowledged
    expect(await left()).toHaveLength(1)
    const again = await startReading({ userData: library })
    await expect.poll(left).toEqual([])
    expect(await readdir(folder)).not.toContain('killed.zip')
    await end(again)
  })

  test('what is no export is refused in words and changes nothing', async () => {
    const reading = await aLibraryWith('stays as it is')
    await writeFile(join(folder, 'holiday.zip'), 'no zip at all')
    await answerDialogs(reading, join(folder, 'holiday.zip'))
    await menu(reading, 'importLibrary')
    await reading.page
      .getByRole('alert')
      .getByText(/holiday\.zip was not imported; nothing has changed/)
      .waitFor()
    expect(await reading.note.inputValue()).toBe('stays as it is')

    // nor does what took the place of an archive after the look at it
    await writeGreatExport(join(folder, 'swapped.zip'), 3)
    await answerDialogs(reading, join(folder, 'swapped.zip'))
    await menu(reading, 'importLibrary')
    const dialog = reading.page.getByRole('dialog', { name: 'Import library' })
    await dialog.getByText('3 new papers').waitFor()
    await writeGreatExport(join(folder, 'swapped.zip'), 4)
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.getByText(/not what it was when you looked at it\. Choose it again/).waitFor()
    expect(await violations(reading)).toEqual([])
    await dialog.getByRole('button', { name: 'Done' }).click()
    expect(await countOf(reading, 'All')).toBe('5')
    expect(await reading.note.inputValue()).toBe('stays as it is')
    await end(reading)
  })
})
