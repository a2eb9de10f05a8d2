import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { MAX_NOTE_LENGTH } from '@core/readerApi'
import { describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { end, fixture, listed, startReading, storedFiles, type Reading } from './reading'

/** The app with a paper's note open. */
async function writing(): Promise<Reading> {
  const reading = await startReading({ args: [fixture('epoch-c.md')] })
  await listed(reading, 5)
  await reading.page.keyboard.press('j')
  await reading.article.waitFor()
  await reading.page.keyboard.press('e')
  return reading
}

/** Answers every message box from now on with this button, and remembers what it said. */
async function answerBoxes({ app }: Reading, button: string): Promise<void> {
  await app.evaluate(({ dialog }, label) => {
    const boxes: string[] = ((globalThis as unknown as { boxes?: string[] }).boxes ??= [])
    dialog.showMessageBox = async (...args: unknown[]) => {
      const options = args.at(-1) as { message: string; detail: string; buttons: string[] }
      boxes.push(`${options.message}\n${options.detail}`)
      return { response: options.buttons.indexOf(label), checkboxChecked: false }
    }
  }, button)
}

const boxesOf = ({ app }: Reading): Promise<readonly string[]> =>
  app.evaluate(() => (globalThis as unknown as { boxes: string[] }).boxes)

/** Quits as the menu does; the app may ask. */
const askToQuit = ({ app }: Reading): Promise<void> => app.evaluate(({ app: electron }) => electron.quit())

describe.skipIf(!requireBrowser())('quitting', () => {
  test('with a note that cannot be saved asks; going back keeps the text, and it is saved when it can be', async () => {
    const reading = await writing()
    await reading.page.keyboard.insertText('第一句。')
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    const notes = join(reading.userData, 'library/notes')
    await rename(notes, `${notes}-away`)
    await reading.page.keyboard.insertText('第二句。')
    await answerBoxes(reading, 'Back to Duidu')
    await askToQuit(reading)
    await expect.poll(() => boxesOf(reading)).toHaveLength(1)
    const [box] = await boxesOf(reading)
    expect(box).toContain('Not everything could be saved\nThe library’s folder is gone.')
    expect(box).toContain('1 note (2311.')
    // back in the window, with the text and why it is not saved
    expect(await reading.note.inputValue()).toBe('第一句。第二句。')
    await reading.page
      .getByText(/Not saved: The library’s folder is gone/)
      .first()
      .waitFor()
    await rename(`${notes}-away`, notes)
    // nobody presses a button: it is tried again by itself
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    expect((await storedFiles(reading, 'notes')).join('')).toContain('第一句。第二句。')
    await end(reading)
  })

  test('with text that only the window has asks too; so does closing it, and the page is not loaded again', async () => {
    const reading = await writing()
    const { page, app } = reading
    await page.keyboard.insertText('短')
    await page.getByText('Saved', { exact: true }).waitFor()
    // as an input method may do, which cannot be refused
    const length = MAX_NOTE_LENGTH + 7
    await reading.note.evaluate((area: HTMLTextAreaElement, characters) => {
      area.value = '长'.repeat(characters)
      area.dispatchEvent(new InputEvent('input', { bubbles: true }))
    }, length)
    await page.getByText('Not saved: 7 characters too long').waitFor()
    await answerBoxes(reading, 'Back to Duidu')
    await askToQuit(reading)
    await expect.poll(() => boxesOf(reading)).toHaveLength(1)
    expect((await boxesOf(reading))[0]).toMatch(/^A note stands only in the window\n.*1 note \(2311\./)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(() => boxesOf(reading)).toHaveLength(2)
    // main decides whether the page may go; without a listener Playwright lets it go, if it is the faster one
    page.on('dialog', () => undefined)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
    await page.getByText(/^The window stays open: what was typed last into the note of 2311\./).waitFor()
    expect((await reading.note.inputValue()).length).toBe(length)

    await answerBoxes(reading, 'Quit and discard it')
    const gone = app.waitForEvent('close')
    await askToQuit(reading).catch(() => undefined)
    await gone
    const again = await startReading({ userData: reading.userData })
    await expect.poll(() => again.note.inputValue()).toBe('短')
    await end(again)
  })

  test('by the system, as it shuts down, saves what was typed a moment ago', async () => {
    const reading = await writing()
    await reading.page.keyboard.insertText('关机前一刻')
    const gone = reading.app.waitForEvent('close')
    await reading.app
      .evaluate(({ powerMonitor }) => powerMonitor.emit('shutdown', { preventDefault() {} }))
      .catch(() => undefined)
    await gone
    const again = await startReading({ userData: reading.userData })
    await expect.poll(() => again.note.inputValue()).toBe('关机前一刻')
    await end(again)
  })
})

describe.skipIf(!requireBrowser())('a page whose process ends', () => {
  test('loses nothing that was typed, is loaded again, and that is said', async () => {
    const reading = await writing()
    await answerBoxes(reading, 'OK')
    await reading.page.keyboard.insertText('崩溃前一刻')
    await reading.page.getByText(/^(Editing|Saving…|Saved)$/).waitFor()
    await reading.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
    await expect.poll(() => boxesOf(reading)).toHaveLength(1)
    expect((await boxesOf(reading))[0]).toContain('was loaded again')
    await expect.poll(async () => (await storedFiles(reading, 'notes')).join('')).toContain('崩溃前一刻')
    const process = reading.app.process()
    await reading.app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined)
    await expect.poll(() => process.exitCode).toBe(0)
    const again = await startReading({ userData: reading.userData })
    await expect.poll(() => again.note.inputValue()).toBe('崩溃前一刻')
    await end(again)
  })
})
