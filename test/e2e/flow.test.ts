import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { countOf, end, fixture, listed, restart, startReading, type Reading } from './reading'

const press = (reading: Reading, key: string) => reading.page.keyboard.press(key)
const selected = (reading: Reading) =>
  reading.page.locator('[data-pane=list] [role=option][aria-selected=true]')
const place = (reading: Reading) => selected(reading).getAttribute('aria-posinset')
const heading = (reading: Reading) => reading.page.locator('[data-pane=list] h1').innerText()
const source = (reading: Reading, name: string) =>
  reading.sources.getByRole('treeitem').filter({ hasText: name }).first()
const list = (reading: Reading) => reading.page.getByRole('listbox')
const scrollTop = (reading: Reading) => list(reading).evaluate((element) => element.scrollTop)
const notice = (reading: Reading) => reading.page.locator('[role=status] .notice')
const palette = (reading: Reading) => reading.page.getByRole('combobox')

/** A fact about an item of the application menu. */
const menuItem = (reading: Reading, id: string, fact: 'label' | 'accelerator') =>
  reading.app.evaluate(({ Menu }, [id, fact]) => Menu.getApplicationMenu()?.getMenuItemById(id)?.[fact], [
    id,
    fact,
  ] as const)

describe.skipIf(!requireBrowser())('flow', () => {
  let folder: string
  let small: string
  let large: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-flow-'))
    small = join(folder, '2023-11-04.cs.CL.md')
    large = join(folder, '2023-11-03.cs.LG.md')
    await copyFile(fixture('epoch-c.md'), small)
    await copyFile(fixture('epoch-e.md'), large)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** Two digests: the newer with five papers, the older with twenty. */
  async function open(): Promise<Reading> {
    const reading = await startReading({ args: [large, small] })
    await expect.poll(() => countOf(reading, 'All')).toBe('25')
    const report = reading.page.getByRole('dialog')
    if (await report.isVisible()) await press(reading, 'Escape')
    await source(reading, '2023-11-04').click()
    await listed(reading, 5)
    return reading
  }

  test('a command is found and run by keyboard alone, also from a text field', async () => {
    const reading = await open()
    await press(reading, 'j')
    await reading.article.waitFor()
    await press(reading, '/')
    await press(reading, 'Control+k')
    await palette(reading).waitFor()
    await reading.page.keyboard.type('star or')
    await press(reading, 'Enter')
    await expect.poll(() => countOf(reading, 'Starred')).toBe('1')
    // the focus is back where it was
    await reading.page.keyboard.type('zzz')
    await expect.poll(() => reading.page.getByRole('searchbox').inputValue()).toContain('zzz')
    await press(reading, 'Control+k')
    await reading.page.keyboard.insertText('11-03')
    await press(reading, 'Enter')
    await expect.poll(() => heading(reading)).toContain('2023-11-03')
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('a key of one’s own tells conflicts, works after a restart, and stands in the menu', async () => {
    const first = await open()
    await press(first, 'Control+k')
    await first.page.keyboard.type('star or')
    await press(first, 'Control+Enter')
    const dialog = first.page.getByRole('dialog')
    await press(first, 'Enter') // on "Add a key", where the dialog begins
    await press(first, 'Control+c')
    await dialog.getByText('text fields need it for editing').waitFor()
    await press(first, 'Control+b')
    await dialog.getByText('Ctrl+B', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Add a key' }).click()
    await press(first, 'j')
    await dialog.getByText('J is the key of “Next paper”.').waitFor()
    await press(first, 'Enter') // on "Use it here instead"
    await dialog.getByText('J', { exact: true }).waitFor()
    await press(first, 'Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => menuItem(first, 'toggleStar', 'accelerator')).toBe('CommandOrControl+B')

    const again = await restart(first)
    await expect.poll(() => menuItem(again, 'toggleStar', 'accelerator')).toBe('CommandOrControl+B')
    expect(await menuItem(again, 'next', 'accelerator')).toBe('Down')
    await listed(again, 5)
    await press(again, 'ArrowDown')
    await expect.poll(() => place(again)).toBe('1')
    await press(again, 'Control+b')
    await expect.poll(() => countOf(again, 'Starred')).toBe('1')
    await press(again, 'j')
    await expect.poll(() => countOf(again, 'Starred')).toBe('0')
    expect(await place(again)).toBe('1')
    await end(again)
  })

  test('back and forward go to lists and papers; a list is where it was left', async () => {
    const reading = await open()
    await source(reading, '2023-11-03').click()
    await expect.poll(() => heading(reading)).toContain('2023-11-03')
    await listed(reading, 20)
    await reading.rows.nth(1).click()
    await reading.article.waitFor()
    await list(reading).evaluate((element) => (element.scrollTop = 700))
    await source(reading, '2023-11-04').click()
    await expect.poll(() => heading(reading)).toContain('2023-11-04')
    await listed(reading, 5)
    await expect.poll(() => scrollTop(reading)).toBe(0)
    await reading.rows.nth(2).click()
    await expect.poll(() => place(reading)).toBe('3')
    await press(reading, 'Alt+ArrowLeft')
    await expect.poll(() => selected(reading).count()).toBe(0)
    await listed(reading, 5)
    await press(reading, 'Alt+ArrowLeft')
    await expect.poll(() => heading(reading)).toContain('2023-11-03')
    await expect.poll(() => scrollTop(reading)).toBe(700)
    await press(reading, 'Alt+ArrowRight')
    await press(reading, 'Alt+ArrowRight')
    await expect.poll(() => heading(reading)).toContain('2023-11-04')
    await expect.poll(() => place(reading)).toBe('3')
    await source(reading, '2023-11-03').click()
    await expect.poll(() => scrollTop(reading)).toBe(700)
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('where nothing is unread, the next source is said first and gone to second', async () => {
    const reading = await open()
    await press(reading, 'Shift+A')
    await expect.poll(() => countOf(reading, 'Unread')).toBe('20')
    await press(reading, 'n')
    await notice(reading).getByText('Nothing unread left here. Next: 2023-11-03').waitFor()
    expect(await heading(reading)).toContain('2023-11-04')
    await press(reading, 'n')
    await expect.poll(() => heading(reading)).toContain('2023-11-03')
    await expect.poll(() => place(reading)).toBe('1')
    await end(reading)
  })

  test('what the wheel scrolls past becomes read where that is wanted, and all of it unread by one undo', async () => {
    const reading = await open()
    await press(reading, 'Control+,')
    await reading.page.getByRole('tab', { name: 'Reading' }).click()
    await reading.page
      .getByRole('dialog')
      .getByRole('checkbox', { name: /scrolled past/ })
      .check()
    await press(reading, 'Escape')
    await source(reading, '2023-11-03').click()
    await expect.poll(() => heading(reading)).toContain('2023-11-03')
    await expect.poll(() => list(reading).evaluate((element) => element.scrollHeight)).toBeGreaterThan(2_000)
    await list(reading).evaluate((element) => (element.scrollTop = 312)) // the app's doing, not the reader's
    await list(reading).hover()
    await reading.page.mouse.wheel(0, 416)
    await expect.poll(async () => Number(await countOf(reading, 'Unread'))).toBeLessThan(25)
    await notice(reading)
      .getByText(/marked as read/)
      .waitFor()
    await expect.poll(() => scrollTop(reading)).toBe(728)
    await expect.poll(() => countOf(reading, 'Unread')).toBe('21')
    await press(reading, 'Control+z')
    await expect.poll(() => countOf(reading, 'Unread')).toBe('25')
    await end(reading)
  })

  test('after a click on a mark or a mode, Space and arrows go on reading', async () => {
    const reading = await open()
    await press(reading, 'j')
    await reading.article.waitFor()
    const star = reading.page.getByRole('button', { name: 'Starred' })
    await star.click()
    await expect.poll(() => star.getAttribute('aria-pressed')).toBe('true')
    await reading.page.locator('.paper-pane label', { hasText: 'Stacked' }).click()
    const mode = reading.page.getByRole('radio', { checked: true })
    await expect.poll(() => mode.getAttribute('value')).toBe('stacked')
    await press(reading, 'ArrowDown')
    await expect.poll(() => place(reading)).toBe('2')
    for (let pages = 0; pages < 20 && (await place(reading)) !== '3'; pages++) await press(reading, 'Space')
    expect(await place(reading)).toBe('3')
    expect(await mode.getAttribute('value')).toBe('stacked')
    await press(reading, 'k')
    await press(reading, 'k')
    await expect.poll(() => star.getAttribute('aria-pressed')).toBe('true')
    await end(reading)
  })

  test('a note may be begun before its paper has come: its first letters are not lost, and can be undone', async () => {
    const reading = await open()
    await press(reading, 'j')
    await reading.article.waitFor()
    // all at once, as no hand is: what is slow here is a machine
    await reading.page.evaluate(() => {
      for (const key of ['n', 'e', ...'so me']) {
        document.activeElement!.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        )
      }
    })
    await expect.poll(() => reading.note.inputValue()).toBe('so me')
    expect(await place(reading)).toBe('2')
    await reading.page.keyboard.type('!')
    expect(await reading.note.inputValue()).toBe('so me!')
    for (let times = 0; times < 7 && (await reading.note.inputValue()) !== ''; times++) {
      await press(reading, 'Control+z')
    }
    expect(await reading.note.inputValue()).toBe('')
    await end(reading)
  })

  test('the open paper’s row is in sight when focus mode is left', async () => {
    const reading = await open()
    await source(reading, '2023-11-03').click()
    await listed(reading, 20)
    await press(reading, 'Home')
    await expect.poll(() => place(reading)).toBe('1')
    await press(reading, 'f')
    for (let step = 2; step <= 20; step++) await press(reading, 'j')
    await reading.page.keyboard.press('Escape')
    await expect.poll(() => place(reading)).toBe('20')
    await selected(reading).waitFor()
    expect(await scrollTop(reading)).toBeGreaterThan(0)
    await end(reading)
  })

  test('what is older is marked, the menu says what would be undone, and that can be done after a restart', async () => {
    const first = await open()
    await source(first, 'All').click()
    await expect.poll(() => heading(first)).toBe('All')
    await listed(first, 25)
    await first.page.getByRole('button', { name: 'More' }).click()
    await first.page.getByRole('menuitem', { name: 'Mark older than 7 days as read' }).click()
    await notice(first).getByText('25 papers marked as read').waitFor()
    await expect.poll(() => countOf(first, 'Unread')).toBe('0')
    await expect.poll(() => menuItem(first, 'undo', 'label')).toBe('Undo: 25 papers marked as read')

    const again = await restart(first)
    await expect.poll(() => countOf(again, 'All')).toBe('25')
    await expect.poll(() => menuItem(again, 'undo', 'label')).toBe('Undo: 25 papers marked as read')
    await listed(again, 25)
    await press(again, 'j')
    await expect.poll(() => place(again)).toBe('1')
    await press(again, 'm') // unread by hand: an undo of its own
    await expect.poll(() => countOf(again, 'Unread')).toBe('1')
    await press(again, 'Control+z')
    await expect.poll(() => countOf(again, 'Unread')).toBe('0')
    await press(again, 'Control+z')
    await expect.poll(() => countOf(again, 'Unread')).toBe('25')
    await expect.poll(() => menuItem(again, 'undo', 'label')).toBe('Undo')
    expect(again.errors).toEqual([])
    await end(again)
  })
})
