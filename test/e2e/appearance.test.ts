import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { onRealElectron, requireBrowser } from '../electron/requireBrowser'
import { pdfFacts } from './pdfFacts'
import { countOf, end, fixture, importByDialog, restart, startReading, type Reading } from './reading'

const press = (reading: Reading, key: string) => reading.page.keyboard.press(key)
const sizeOf = (reading: Reading, lang: string): Promise<number> =>
  reading.article
    .locator(`p.voice:lang(${lang})`)
    .last()
    .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize))

/** Answers the next dialog for a place to save with this path. */
async function saveAt(reading: Reading, path: string): Promise<void> {
  await reading.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
}

async function clickMenu(reading: Reading, id: string): Promise<void> {
  await reading.app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), id)
}

async function withPaperOpen(): Promise<Reading> {
  const reading = await startReading()
  await importByDialog(reading, fixture('epoch-d.md'))
  await expect.poll(() => countOf(reading, 'All')).toBe('5')
  await press(reading, 'Escape')
  await press(reading, 'j')
  await reading.article.waitFor()
  return reading
}

describe.skipIf(!requireBrowser())('printing', () => {
  let reading: Reading
  let folder: string
  afterEach(async () => {
    await end(reading)
    await rm(folder, { recursive: true, force: true })
  })

  test('the open paper becomes a PDF with its text, on as many pages as it needs', async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-pdf-'))
    reading = await withPaperOpen()
    await saveAt(reading, join(folder, 'one.pdf'))
    await clickMenu(reading, 'savePdf')
    await reading.page.getByRole('dialog').getByRole('button', { name: 'Save…' }).click()
    await reading.page.getByText('Saved as one.pdf').waitFor()
    const bytes = await readFile(join(folder, 'one.pdf'))
    await writeFile('/tmp/type-lab/one.pdf', bytes)
  })
})
