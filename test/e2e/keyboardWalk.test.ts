import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { focusPlace } from './focusPlace'
import { pdfFacts } from './pdfFacts'
import { countOf, end, fixture, importByDialog, restart, startReading, type Reading } from './reading'

/**
 * What a person without a mouse does in one sitting; the tests go on where the one before them ended. After
 * every step: what is seen, and where the keyboard is.
 */
describe.skipIf(!requireBrowser())('without a mouse, a person', () => {
  let reading: Reading
  let folder: string

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await reading.page.keyboard.press(key)
  }
  const type = (text: string) => reading.page.keyboard.insertText(text)
  const focusIs = (place: RegExp | string) =>
    expect
      .poll(() => focusPlace(reading.page))
      .toMatch(place instanceof RegExp ? place : new RegExp(`^${place}`))
  const sees = (text: string | RegExp) => reading.page.getByText(text).first().waitFor()
  const dialog = () => reading.page.getByRole('dialog')
  const heading = () => reading.page.locator('[data-pane=list] h1').innerText()
  const title = () => reading.article.locator('h1').innerText()
  const abstract = () => reading.article.locator('.of-abstract')
  const kept = () => abstract().locator('.kept')
  const list = () => reading.page.getByRole('listbox')
  const place = () => list().locator('[aria-selected=true]').getAttribute('aria-posinset')
  const papers = async () => Number((await reading.rows.first().getAttribute('aria-setsize')) ?? 0)
  const rowOf = (text: string) => reading.rows.filter({ hasText: text })

  /** Runs a command by its name. */
  async function command(name: string): Promise<void> {
    await press('Control+k')
    await focusIs('combobox')
    await type(name)
    await reading.page.getByRole('option', { selected: true }).filter({ hasText: name }).waitFor()
    await press('Enter')
  }

  /** Searches, and opens the first hit. */
  async function open(text: string, hits: number): Promise<void> {
    await press('/')
    await focusIs('input "Search"')
    await type(text)
    await expect.poll(papers).toBe(hits)
    await press('Enter')
    await expect.poll(place).toBe('1')
    await focusIs(/^listbox/)
  }

  async function leaveSearch(): Promise<void> {
    await press('Escape')
    await expect.poll(papers).toBe(22)
    await focusIs(/^listbox/)
  }

  /** Goes to a source with the arrows, as in a tree. */
  async function goToSource(name: string): Promise<void> {
    for (let step = 0; step < 4 && !(await focusPlace(reading.page)).startsWith('tree'); step++) {
      await press('F6')
    }
    await focusIs('tree "Sources"')
    await press('Home')
    const active = () =>
      reading.sources.evaluate((tree) => {
        const id = tree.getAttribute('aria-activedescendant')
        return (id && document.getElementById(id)?.innerText.trim()) || ''
      })
    for (let step = 0; step < 40; step++) {
      const before = await active()
      if (before.startsWith(name)) break
      await press('ArrowDown')
      await expect.poll(active).not.toBe(before)
    }
    await expect.poll(heading).toContain(name)
    await press('F6')
    await focusIs(/^listbox/)
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-walk-'))
    reading = await startReading()
    // what is unread must not depend on how long a machine takes
    await reading.page.evaluate(() => window.reader.changeSettings({ dwellSeconds: 0 }))
  })
  afterEach(() => expect(reading.errors).toEqual([]))
  afterAll(async () => {
    await end(reading)
    await rm(folder, { recursive: true, force: true })
  })

  test('opens the sample, and digests of their own', async () => {
    await reading.page.getByRole('heading', { name: 'Welcome' }).or(reading.page.locator('main h1')).waitFor()
    await focusIs('button "Open digest files')
    await press('Tab', 'Tab')
    await focusIs('button "Read the sample')
    await press('Enter')
    await expect.poll(() => countOf(reading, 'All')).toBe('12')
    await focusIs(/^listbox/)
    await importByDialog(reading, fixture('tex.md'), fixture('epoch-c.md'))
    await expect.poll(() => countOf(reading, 'All')).toBe('22')
    await press('Escape')
    await focusIs(/^listbox/)
  })

  test('goes to a source, and reads a paper in all six ways', async () => {
    await goToSource('All')
    await press('End')
    await expect.poll(place).toBe('22')
    await reading.article.waitFor()
    await press('Home')
    await expect.poll(place).toBe('1')
    await focusIs(/^listbox "All"/)
    // a paper of the sample, whose sentences are all paired
    await open('经验回放', 1)
    await expect.poll(title).toContain('雅达利')

    const shape = () =>
      abstract().evaluate((element) => {
        const langs = [...element.querySelectorAll('[lang]')].map((one) => one.getAttribute('lang'))
        const pairs = element.querySelector('.pairs')
        const kind = pairs
          ? [...pairs.classList].at(-1)
          : element.querySelector('.reveal')
            ? 'reveal'
            : 'text'
        return `${kind} ${[...new Set(langs)].join(' ')}`
      })
    for (const [key, expected] of [
      ['6', 'reveal en'],
      ['6', 'reveal zh-Hans'],
      ['5', 'turn zh-Hans en'],
      ['4', 'text en'],
      ['3', 'text zh-Hans'],
      ['2', 'text zh-Hans en'],
      ['1', 'side zh-Hans en'],
    ] as const) {
      await press(key)
      await expect.poll(shape).toBe(expected)
      await focusIs(/^listbox/)
    }
    await leaveSearch()
  })

  test('walks through sentence pairs, and hides and shows the other language', async () => {
    await open('经验回放', 1)
    await expect.poll(title).toContain('雅达利')
    await abstract().locator('.pair').first().waitFor()
    const voice = reading.article.locator('[role=status]')
    const spoken = () => voice.innerText()
    await press(']')
    await expect.poll(spoken).toMatch(/^Sentence 1 of \d+/)
    await press(']', ']')
    await expect.poll(spoken).toMatch(/^Sentence 3 of \d+/)
    await expect.poll(() => kept().count()).toBe(2)
    const third = await kept().first().innerText()
    await press('[')
    await expect.poll(spoken).toMatch(/^Sentence 2 of \d+/)
    expect(await kept().first().innerText()).not.toBe(third)
    await focusIs(/^listbox/)

    await press('v') // what is to be shown on demand is hidden first
    await expect.poll(() => abstract().locator('.reveal').count()).toBe(1)
    const revealed = abstract().locator('.revealed')
    expect(await revealed.count()).toBe(0)
    await press('v')
    await expect.poll(() => revealed.count()).toBe(1)
    await press('v')
    await expect.poll(() => revealed.count()).toBe(0)
    await press('Shift+V')
    await expect.poll(() => revealed.count()).toBeGreaterThan(4)
    await press('Shift+V')
    await expect.poll(() => revealed.count()).toBe(0)
    await press('Escape')
    await expect.poll(() => kept().count()).toBe(0)
    await leaveSearch()
  })

  test('takes another way for one paper only', async () => {
    await open('title:Adam', 1)
    await expect.poll(title).toContain('Adam')
    await leaveSearch()
    const modes = reading.page.getByRole('group', { name: /^Languages/ })
    for (const [digit, name] of [
      ['2', 'Stacked'],
      ['3', 'Chinese only'],
      ['4', 'English only'],
      ['5', 'In turn'],
      ['6', 'Reveal'],
      ['1', 'Side by side'],
    ] as const) {
      await press(`Control+${digit}`)
      await modes.getByRole('radio', { name, checked: true }).waitFor()
      await focusIs(/^listbox/)
    }
    await press('Control+4')
    await expect
      .poll(() => reading.page.getByRole('group', { name: 'Languages (for this paper only)' }).count())
      .toBe(1)
    await expect.poll(() => abstract().locator('[lang=zh-Hans]').count()).toBe(0)
    await press('j')
    await expect.poll(title).not.toContain('Adam')
    await modes.getByRole('radio', { name: 'Side by side', checked: true }).waitFor()
    await expect
      .poll(() => reading.page.getByRole('group', { name: 'Languages (for this paper only)' }).count())
      .toBe(0)
  })

  test('looks at where a link leads, and opens it or not', async () => {
    await reading.app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openExternal = async (url) => void opened.push(url)
    })
    const opened = () => reading.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
    await open('pigeons', 1)
    await press('Enter') // from the list to the paper
    await expect.poll(title).toContain('飞行')
    await abstract().locator('[data-pair]').first().waitFor()
    await focusIs('article "L')
    const toLink = async (): Promise<void> => {
      for (let step = 0; step < 12; step++) {
        if ((await focusPlace(reading.page)).startsWith('link "https://pigeons.example/data')) return
        await press('Tab')
      }
    }
    await toLink()
    await focusIs('link "https://pigeons.example/data_set"')
    await press('Enter')
    await dialog().getByText('pigeons.example', { exact: true }).waitFor()
    await focusIs('button "Cancel"')
    await press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await focusIs('link "https://pigeons.example/data_set"')
    await press('Enter')
    await focusIs('button "Cancel"')
    await press('Enter') // declined by its button
    await dialog().waitFor({ state: 'detached' })
    expect(await opened()).toEqual([])
    await press('Enter')
    await focusIs('button "Cancel"')
    await press('Shift+Tab', 'Shift+Tab')
    await focusIs('button "Open"')
    await press('Enter')
    await expect.poll(opened).toEqual(['https://pigeons.example/data_set'])
    await focusIs('link "https://pigeons.example/data_set"')

    // another paper takes the link away, and not the focus
    await press('Control+5')
    await focusIs(/^(article|link) /)
    await command('Previous paper')
    await open('Shelves', 1)
    await expect.poll(title).toContain('货架')
    await focusIs(/^listbox/)
    await leaveSearch()
  })

  test('keeps the keyboard in the paper when a paper with a link under it goes', async () => {
    await open('pigeons', 1)
    await press('Enter')
    await focusIs('article "L')
    await leaveSearch()
    await press('Enter')
    await focusIs('article "L')
    for (let step = 0; step < 12 && !(await focusPlace(reading.page)).startsWith('link'); step++) {
      await press('Tab')
    }
    await focusIs('link "https://pigeons')
    await press('j')
    await expect.poll(title).not.toContain('飞行')
    await focusIs('article "')
    await press('F6', 'F6')
    await focusIs(/^listbox/)
  })

  test('searches with fields, saves the search, and opens it as a source', async () => {
    await open('title:网络 -Adam', 1)
    await press('/') // what was typed is selected
    await focusIs('input "Search"')
    await type('is:unread in:abstract 网络')
    await expect.poll(papers).toBeGreaterThan(1) // as long as it was one
    const count = await papers()
    await press('Enter')
    await focusIs(/^listbox/)
    await press('Control+s')
    await sees(/^Saved “/)
    await focusIs(/^listbox/)
    await leaveSearch()
    await goToSource('is:unread in:abstract 网络')
    await expect.poll(papers).toBe(count)
    await goToSource('All')
  })

  test('follows a word and mutes another', async () => {
    await command('Follow the selected word')
    await dialog().waitFor()
    await focusIs('input "Followed"')
    await type('注意力')
    await press('Enter')
    await reading.page.getByRole('button', { name: 'Remove 注意力' }).waitFor()
    await press('Tab', 'Tab')
    await focusIs('button "Remove 注意力"')
    await press('Tab')
    await focusIs('input "Muted"')
    await type('雅达利')
    await press('Enter')
    await reading.page.getByRole('button', { name: 'Remove 雅达利' }).waitFor()
    await press('Escape')
    await focusIs(/^listbox/)
    await sees('1 paper with muted words')
    await expect.poll(papers).toBe(21)
    await rowOf('Followed: 注意力').first().waitFor()
    await press('Shift+U')
    await expect.poll(papers).toBe(22)
    // and no longer: what is taken away by its own button leaves the keyboard in the dialog
    await command('Followed and muted words')
    await focusIs('input "Followed"')
    await press('Tab', 'Tab', 'Enter')
    await reading.page.getByRole('button', { name: 'Remove 注意力' }).waitFor({ state: 'detached' })
    await focusIs('input "Followed"')
    for (let step = 0; step < 4; step++) await press('Tab')
    await focusIs('button "Remove 雅达利"')
    await press('Enter')
    await reading.page.getByRole('button', { name: 'Remove 雅达利' }).waitFor({ state: 'detached' })
    await focusIs('input "')
    await press('Escape')
    await focusIs(/^listbox/)
  })

  test('finds a command, gives it a key, and uses it', async () => {
    await press('Control+k')
    await focusIs('combobox "Command or source"')
    await type('star or')
    await press('Control+Enter')
    await dialog().getByRole('heading', { name: 'Star or unstar' }).waitFor()
    await press('Enter') // on "Add a key", where the dialog begins
    await press('Control+b')
    await dialog().getByText('Ctrl+B', { exact: true }).waitFor()
    await focusIs('button "Add a key')
    await press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await focusIs(/^listbox/)
    await press('Home')
    await expect.poll(place).toBe('1')
    await press('Control+b')
    await expect.poll(() => countOf(reading, 'Starred')).toBe('1')
    await focusIs(/^listbox/)
  })

  test('goes back and forward', async () => {
    await press('Home')
    await expect.poll(place).toBe('1')
    const first = await title()
    await press('j', 'j')
    await expect.poll(place).toBe('3')
    await expect.poll(title).not.toBe(first)
    await press('Alt+ArrowLeft', 'Alt+ArrowLeft')
    await expect.poll(place).toBe('1')
    await expect.poll(title).toBe(first)
    await focusIs(/^listbox/)
    await press('Alt+ArrowRight')
    await expect.poll(place).toBe('2')
    await focusIs(/^listbox/)
  })

  test('marks what is above, below and all as read, and takes it back, also after a restart', async () => {
    const unread = () => countOf(reading, 'Unread')
    await press('Home', 'j', 'j')
    await expect.poll(place).toBe('3')
    await command('Settings')
    await press('Escape')
    const before = await unread()
    await press('Shift+K')
    await sees(/marked as read/)
    await expect.poll(unread).not.toBe(before)
    await press('Control+z')
    await expect.poll(unread).toBe(before)
    await press('Shift+J')
    await expect.poll(async () => Number(await unread())).toBeLessThan(4)
    await press('Control+z')
    await expect.poll(unread).toBe(before)
    // the message has the same as a button; when it goes, the keyboard stays
    await press('Shift+A')
    await expect.poll(unread).toBe('0')
    await focusIs(/^listbox/)
    await press('Control+z')
    await expect.poll(unread).toBe(before)
    await press('Shift+A')
    await expect.poll(unread).toBe('0')
    reading = await restart(reading)
    await expect.poll(papers).toBe(22)
    await focusIs(/^listbox/)
    await press('Control+z')
    await expect.poll(unread).toBe(before)
    await focusIs(/^listbox/)
  })

  test('changes appearance, fonts, sizes, widths, columns and density', async () => {
    await reading.article.waitFor()
    for (const [name, theme] of [
      ['Appearance: dark', 'dark'],
      ['Appearance: sepia', 'sepia'],
      ['Appearance: high contrast, dark', 'contrastDark'],
      ['Appearance: high contrast, light', 'contrastLight'],
      ['Appearance: light', 'light'],
    ] as const) {
      await command(name)
      await reading.page.locator(`html[data-theme=${theme}]`).waitFor()
      await focusIs(/^listbox/)
    }
    for (const [key, words] of [
      ['=', 'Text size 110 %'],
      ['-', 'Text size 100 %'],
      ['<', /Width of the paper \d+ %/],
      ['>', 'Width of the paper 100 %'],
      ['}', /First column \d+ % of the page/],
      ['{', /First column \d+ % of the page/],
    ] as const) {
      await press(key)
      await sees(words)
      await focusIs(/^listbox/)
    }
    const height = () => reading.rows.first().evaluate((row) => row.getBoundingClientRect().height)
    const tall = await height()
    await press('Shift+D')
    await expect.poll(height).toBeLessThan(tall)
    await press('Shift+D')
    await expect.poll(height).toBe(tall)

    await press('Control+,')
    await focusIs('tab "General"')
    await press('End')
    await focusIs('tab "Snapshots"')
    await press('ArrowLeft')
    await focusIs('tab "Type"')
    await press('Tab')
    await focusIs(/^(group|select|input|button|tabpanel) "/)
    for (let step = 0; step < 8 && !(await focusPlace(reading.page)).startsWith('select "Font'); step++) {
      await press('Tab')
    }
    await focusIs('select "Font')
    await press('ArrowDown')
    const family = () =>
      reading.article
        .locator('p.voice:lang(zh)')
        .last()
        .evaluate((text) => getComputedStyle(text).fontFamily)
    await expect.poll(family).toContain('Noto Serif CJK SC')
    await press('ArrowUp')
    await expect.poll(family).not.toContain('Noto Serif CJK SC')
    await press('Escape')
    await focusIs(/^listbox/)
  })

  test('is alone with the paper, writes a note, and reads it set', async () => {
    await press('f')
    await list().waitFor({ state: 'hidden' })
    await focusIs('article "')
    await press('Escape')
    await list().waitFor()
    await focusIs(/^listbox/)

    await press('e')
    await focusIs('textarea "Note')
    await type('# 想法\n\n边界是 $O(n)$。\n\n- one\n- two')
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    await press('Control+e')
    const set = reading.page.locator('.note-text')
    await set.locator('.katex').waitFor()
    await focusIs('article "')
    for (let step = 0; step < 20 && !(await focusPlace(reading.page)).startsWith('group "Note'); step++) {
      await press('Tab')
    }
    await focusIs('group "Note')
    // the next paper takes the note away, and not the focus
    await press('j')
    await set.waitFor({ state: 'detached' })
    await focusIs('article "')
    await press('k')
    await set.waitFor()
    await press('Control+e')
    await focusIs('textarea "Note')
    expect(await reading.note.inputValue()).toContain('$O(n)$')
    await press('Escape')
    await focusIs('article "')
    await press('Escape')
    await focusIs(/^listbox/)
  })

  test('prints, and saves a PDF of the paper with its note', async () => {
    await press('Control+p')
    await dialog().getByRole('heading', { name: 'Print' }).waitFor()
    await focusIs('input "This paper')
    await press('ArrowDown')
    await dialog().getByRole('radio', { name: /All/, checked: true }).waitFor()
    await focusIs('input "')
    await press('Escape')
    await focusIs(/^listbox/)

    const file = join(folder, 'walk.pdf')
    await reading.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, file)
    await command('Save as PDF')
    await focusIs('input "This paper')
    await press('Tab')
    await focusIs('input "')
    await press('Tab', 'Tab')
    await focusIs('button "Save')
    await press('Enter')
    await sees('Saved as walk.pdf')
    await focusIs(/^listbox/)
    expect(pdfFacts(await readFile(file)).characters).toContain('想')
  })
})
