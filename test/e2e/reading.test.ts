import { describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import {
  countOf,
  end,
  fixture,
  importByDialog,
  listed,
  quit,
  restart,
  startReading,
  storedFiles,
  type Reading,
} from './reading'

const selected = (reading: Reading) => reading.page.locator('[role=option][aria-selected=true]')
const press = (reading: Reading, key: string) => reading.page.keyboard.press(key)

/** Opens the digest with five papers and its first paper. */
async function openFirst(options: Parameters<typeof startReading>[0] = {}): Promise<Reading> {
  const reading = await startReading({ args: [fixture('epoch-c.md')], ...options })
  await expect.poll(() => countOf(reading, 'All')).toBe('5')
  await listed(reading, 5)
  await press(reading, 'j')
  await reading.article.waitFor()
  return reading
}

describe.skipIf(!requireBrowser())('reading', () => {
  test('a paper becomes read by dwelling on it, and is made unread again by a key, for good', async () => {
    const reading = await openFirst()
    await expect.poll(() => countOf(reading, 'Unread'), { timeout: 8_000 }).toBe('4')
    await press(reading, 'm')
    await expect.poll(() => countOf(reading, 'Unread')).toBe('5')
    await reading.page.waitForTimeout(2_600) // longer than the dwell: it may not be marked behind one's back
    expect(await countOf(reading, 'Unread')).toBe('5')
    await end(reading)
  })

  test('nothing vanishes from the unread list under the reader’s hand', async () => {
    const reading = await openFirst()
    await reading.sources.getByText('Unread').first().click()
    await listed(reading, 5)
    await reading.rows.nth(0).click()
    await press(reading, 'm')
    await press(reading, 'j')
    await press(reading, 'm')
    await expect.poll(() => countOf(reading, 'Unread')).toBe('3')
    expect(await reading.rows.count()).toBe(5)
    expect(await selected(reading).getAttribute('aria-posinset')).toBe('2')
    await reading.sources.getByText('All').first().click()
    await reading.sources.getByText('Unread').first().click()
    await listed(reading, 3)
    await end(reading)
  })

  test('mark all, undo, redo', async () => {
    const reading = await openFirst()
    await press(reading, 'Shift+A')
    await expect.poll(() => countOf(reading, 'Unread')).toBe('0')
    await press(reading, 'Control+z')
    await expect.poll(() => countOf(reading, 'Unread')).toMatch(/^[45]$/)
    await press(reading, 'Control+Shift+Z')
    await expect.poll(() => countOf(reading, 'Unread')).toBe('0')
    await end(reading)
  })

  test('mark above and below leave the paper between', async () => {
    const reading = await openFirst()
    await press(reading, 'j')
    await press(reading, 'j')
    await expect.poll(() => selected(reading).getAttribute('aria-posinset')).toBe('3')
    await press(reading, 'Shift+K')
    await expect.poll(() => countOf(reading, 'Unread')).toBe('3')
    await press(reading, 'Shift+J')
    await expect.poll(() => countOf(reading, 'Unread')).toBe('1')
    await end(reading)
  })

  test('read, star and note are there again after quitting, with the open paper and the window', async () => {
    const first = await openFirst()
    const title = await first.article.getByRole('heading', { level: 1 }).innerText()
    await press(first, 'm')
    await press(first, 's')
    await press(first, 'e')
    await first.page.keyboard.insertText('过拟合可以通过增加训练轮次消除。')
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1180, 760))
    await first.page.waitForTimeout(700)

    const again = await restart(first)
    await again.article.waitFor()
    expect(await again.article.getByRole('heading', { level: 1 }).innerText()).toBe(title)
    await expect.poll(() => again.note.inputValue()).toBe('过拟合可以通过增加训练轮次消除。')
    expect(await countOf(again, 'Unread')).toBe('4')
    expect(await countOf(again, 'Starred')).toBe('1')
    expect(await countOf(again, 'Notes')).toBe('1')
    const size = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())
    expect(size).toEqual([1180, 760])
    expect(again.errors).toEqual([])
    await end(again)
  })

  test('the open paper’s row is in sight again after a restart, wherever it stands in the list', async () => {
    const first = await startReading({ args: [fixture('epoch-e.md')] })
    await expect.poll(() => first.rows.count()).toBeGreaterThan(5)
    await press(first, 'End')
    await expect.poll(() => selected(first).getAttribute('aria-posinset')).toBe('20')
    await first.article.waitFor()
    const again = await restart(first)
    await again.article.waitFor()
    await expect
      .poll(() =>
        selected(again).evaluate((row) => {
          const list = row.closest('[role=listbox]')!.getBoundingClientRect()
          const { top, bottom } = row.getBoundingClientRect()
          return top >= list.top && bottom <= list.bottom
        }),
      )
      .toBe(true)
    await end(again)
  })

  test('a note says that it is saved only when it is on disk; quitting at once loses no letter', async () => {
    const reading = await openFirst()
    await press(reading, 'e')
    await reading.page.keyboard.insertText('第一句。')
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    expect((await storedFiles(reading, 'notes')).join('')).toContain('第一句。')
    await reading.page.keyboard.insertText('第二句。')
    await quit(reading)
    expect((await storedFiles(reading, 'notes')).join('')).toContain('第一句。第二句。')
    await end(await startReading({ userData: reading.userData }))
  })

  test('read state, star and note stay with the paper when another file announces it', async () => {
    const reading = await openFirst()
    await press(reading, 's')
    await press(reading, 'e')
    await reading.page.keyboard.insertText('记下')
    await press(reading, 'Escape')
    await importByDialog(reading, fixture('sample.xml'))
    await reading.page.waitForTimeout(500)
    expect(await countOf(reading, 'All')).toBe('5')
    expect(await countOf(reading, 'Starred')).toBe('1')
    expect(await countOf(reading, 'Notes')).toBe('1')
    await end(reading)
  })

  test('keys do not fire while typing a note or composing', async () => {
    const reading = await openFirst()
    await press(reading, 'e')
    await reading.page.keyboard.type('jms123?')
    expect(await reading.note.inputValue()).toBe('jms123?')
    expect(await selected(reading).getAttribute('aria-posinset')).toBe('1')
    expect(await countOf(reading, 'Starred')).toBe('0')
    await press(reading, 'Escape')
    await reading.page.evaluate(() =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 's',
          keyCode: 229,
          isComposing: true,
          bubbles: true,
        } as KeyboardEventInit),
      ),
    )
    expect(await countOf(reading, 'Starred')).toBe('0')
    await press(reading, 's')
    await expect.poll(() => countOf(reading, 'Starred')).toBe('1')
    await end(reading)
  })

  test('search finds titles and summaries in both languages and Escape gives the list back', async () => {
    const reading = await openFirst()
    const word = (await reading.rows.nth(2).innerText()).match(/\p{Script=Han}{4}/u)![0]
    await press(reading, '/')
    await reading.page.keyboard.insertText(word)
    await expect.poll(() => reading.rows.count()).toBeLessThan(5)
    expect(await reading.rows.first().innerText()).toContain(word)
    await reading.page.keyboard.insertText(' 无此词语')
    await reading.page.getByText(/Nothing found/).waitFor()
    await press(reading, 'Escape')
    await press(reading, 'Escape')
    await listed(reading, 5)
    await end(reading)
  })

  test('1 to 4 choose the languages, and the choice is kept', async () => {
    const reading = await openFirst()
    const texts = (lang: string) => reading.article.locator(`[lang=${lang}]`)
    await press(reading, '3')
    await expect.poll(() => texts('en').count()).toBe(0)
    await press(reading, '4')
    await expect.poll(() => texts('zh-Hans').count()).toBe(0)
    const again = await restart(reading)
    await again.article.waitFor()
    await expect.poll(() => again.article.locator('[lang=zh-Hans]').count()).toBe(0)
    await press(again, '1')
    await expect.poll(() => again.article.locator('[lang=zh-Hans]').count()).toBeGreaterThan(0)
    await end(again)
  })

  test('o opens the paper’s page on arXiv in the system’s browser, with an address of our own making', async () => {
    const reading = await openFirst()
    await reading.app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openExternal = async (url) => void opened.push(url)
    })
    await press(reading, 'o')
    const opened = () => reading.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
    await expect.poll(opened).toHaveLength(1)
    expect((await opened())[0]).toMatch(/^https:\/\/arxiv\.org\/abs\/\d{4}\.\d{5}$/)
    await end(reading)
  })

  test('Space pages down and, at the end, goes to the next unread paper', async () => {
    const reading = await openFirst()
    await expect.poll(() => selected(reading).getAttribute('aria-posinset')).toBe('1')
    for (let page = 0; page < 12; page++) {
      if ((await selected(reading).getAttribute('aria-posinset')) === '2') break
      await press(reading, 'Space')
      await reading.page.waitForTimeout(150)
    }
    expect(await selected(reading).getAttribute('aria-posinset')).toBe('2')
    await end(reading)
  })

  test('the interface speaks Chinese on a Chinese system, and as the settings say', async () => {
    const chinese = await startReading({ locale: 'zh_CN', args: [fixture('epoch-c.md')] })
    await chinese.sources.getByText('未读').first().waitFor()
    expect(await chinese.page.locator('html').getAttribute('lang')).toMatch(/^zh/)
    await press(chinese, 'Control+,')
    await chinese.page.getByRole('dialog').getByLabel('English').check()
    await chinese.sources.getByText('Unread').first().waitFor()
    expect(await chinese.page.locator('html').getAttribute('lang')).toBe('en')
    await end(chinese)
  })
})
