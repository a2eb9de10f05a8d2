import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { violations } from './axe'
import { countOf, end, fixture, importByDialog, listed, startReading, type Reading } from './reading'

async function setTheme(reading: Reading, theme: 'light' | 'dark'): Promise<void> {
  await reading.page.evaluate((theme) => window.reader.changeSettings({ theme }), theme)
  await reading.page.locator(`html[data-theme=${theme}]`).waitFor()
}

const press = (reading: Reading, key: string) => reading.page.keyboard.press(key)

describe.skipIf(!requireBrowser()).each(['light', 'dark'] as const)(
  'axe-core finds nothing wrong, %s,',
  (theme) => {
    let reading: Reading
    beforeAll(async () => {
      reading = await startReading()
      await setTheme(reading, theme)
    })
    afterAll(() => end(reading))

    test('on first start', async () => {
      await reading.page.getByRole('button', { name: /sample/ }).waitFor()
      expect(await violations(reading)).toEqual([])
    })

    test('with a list and no paper', async () => {
      await importByDialog(reading, fixture('epoch-d.md'))
      await expect.poll(() => countOf(reading, 'All')).toBe('5')
      await listed(reading, 5)
      await press(reading, 'Escape')
      expect(await violations(reading)).toEqual([])
    })

    test.each(['5', '6', '1', '2', '3', '4'])(
      'with a paper in language mode %s, a sentence lit',
      async (mode) => {
        await press(reading, 'Home') // a paper whose sentences can be paired
        await reading.article.waitFor()
        await press(reading, mode)
        await press(reading, 's')
        await reading.article.locator('.of-abstract [data-pair]').first().waitFor()
        await press(reading, ']')
        await reading.article.locator('.of-abstract .kept').first().waitFor()
        expect(await violations(reading)).toEqual([])
      },
    )

    test('with a note that was saved', async () => {
      await press(reading, 'e')
      await reading.page.keyboard.insertText('笔记 note')
      await reading.page.getByText('Saved', { exact: true }).waitFor()
      expect(await violations(reading)).toEqual([])
      await press(reading, 'Escape')
    })

    test('with untranslated, cut and missing texts', async () => {
      await importByDialog(reading, fixture('oddities.md'))
      await listed(reading, 15)
      await press(reading, 'Escape')
      for (let paper = 0; paper < 15; paper++) {
        await press(reading, 'j')
        await reading.page.waitForTimeout(100)
        expect(await violations(reading)).toEqual([])
      }
    })

    test('with an empty digest, and a search without a hit', async () => {
      await importByDialog(reading, fixture('empty.md'))
      await reading.page.getByText('A normal day', { exact: true }).waitFor()
      expect(await violations(reading)).toEqual([])
      await press(reading, 'Escape')
      await reading.sources.getByText('All').first().click()
      await press(reading, '/')
      await reading.page.keyboard.insertText('nothing has these words')
      await reading.page.getByText(/Nothing found/).waitFor()
      expect(await violations(reading)).toEqual([])
      await press(reading, 'Escape')
      await press(reading, 'Escape')
    })

    test('with a search explained, marked and not understood, and with words followed and muted', async () => {
      await press(reading, '/')
      await reading.page.getByRole('region', { name: 'What can be searched' }).waitFor()
      expect(await violations(reading)).toEqual([])
      await reading.page.keyboard.insertText('a is:foo')
      await reading.page.getByText(/is not known/).waitFor()
      expect(await violations(reading)).toEqual([])
      await press(reading, 'Escape')
      await press(reading, '/')
      await reading.page.keyboard.insertText('a')
      await press(reading, 'Enter')
      await reading.page.locator('mark.hit').first().waitFor()
      expect(await violations(reading)).toEqual([])
      await press(reading, 'Control+s')
      await press(reading, 'Escape')
      await reading.page.evaluate(() =>
        window.reader.keepKeywords([
          { text: '模型', kind: 'muted' },
          { text: '的', kind: 'followed' },
        ]),
      )
      await reading.page.locator('mark.followed').first().waitFor()
      expect(await violations(reading)).toEqual([])
      for (const name of ['Saved searches', 'Followed and muted words']) {
        await press(reading, 'Control+k')
        await reading.page.keyboard.insertText(name)
        await press(reading, 'Enter')
        await reading.page.getByRole('dialog', { name }).waitFor()
        expect(await violations(reading)).toEqual([])
        await press(reading, 'Escape')
      }
      await reading.page.evaluate(() => window.reader.keepKeywords([]))
    })

    test('with the settings, the key help and an import report open', async () => {
      await press(reading, 'Control+,')
      await reading.page.getByRole('dialog').waitFor()
      expect(await violations(reading)).toEqual([])
      await press(reading, 'Escape')
      await press(reading, '?')
      await reading.page.getByRole('dialog').waitFor()
      expect(await violations(reading)).toEqual([])
      await press(reading, 'Escape')
      await importByDialog(reading, fixture('README.md'), fixture('epoch-a.md'))
      await reading.page.getByText('README.md').first().waitFor()
      expect(await violations(reading)).toEqual([])
      await press(reading, 'Escape')
    })

    test('with the command palette, and the keys of a command with a conflict', async () => {
      const dialog = reading.page.getByRole('dialog')
      await press(reading, 'Control+k')
      await dialog.waitFor()
      expect(await violations(reading)).toEqual([])
      await reading.page.keyboard.insertText('no command of this name')
      await dialog.getByText('Nothing by that name').first().waitFor()
      expect(await violations(reading)).toEqual([])
      await press(reading, 'Control+a')
      await reading.page.keyboard.insertText('settings')
      await press(reading, 'Control+Enter')
      await dialog.getByRole('button', { name: 'Add a key' }).click()
      expect(await violations(reading)).toEqual([])
      await press(reading, 'j')
      await dialog.getByText('J is the key of “Next paper”.').waitFor()
      expect(await violations(reading)).toEqual([])
      await press(reading, 'Escape')
      await dialog.waitFor({ state: 'detached' })
    })

    test.each([
      [760, 700],
      [480, 700],
    ])('in a narrow window of %i by %i', async (width, height) => {
      await reading.app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setSize(...size),
        [width, height] as [number, number],
      )
      await expect.poll(() => reading.page.evaluate(() => innerWidth)).toBeLessThan(width + 1)
      expect(await violations(reading)).toEqual([])
      await press(reading, 'j')
      expect(await violations(reading)).toEqual([])
      expect(reading.errors).toEqual([])
    })
  },
)

describe.skipIf(!requireBrowser())('by keyboard alone', () => {
  test('a person opens a digest, chooses sources, reads, stars, notes, searches and changes the settings', async () => {
    const reading = await startReading()
    await importByDialog(reading, fixture('epoch-d.md'))
    await expect.poll(() => countOf(reading, 'All')).toBe('5')
    await listed(reading, 5)
    await press(reading, 'Escape')

    // F6 walks through the panes and names each for a screen reader
    const panes: string[] = []
    for (let step = 0; step < 4; step++) {
      await press(reading, 'F6')
      panes.push(
        await reading.page.evaluate(() => {
          const pane = document.activeElement?.closest('nav, section, main, article')
          return pane?.getAttribute('aria-label') ?? pane?.tagName ?? ''
        }),
      )
    }
    expect(new Set(panes).size).toBeGreaterThanOrEqual(2)

    // sources: arrows and Enter
    await reading.sources.focus()
    await press(reading, 'Home')
    await press(reading, 'ArrowDown')
    await press(reading, 'Enter')
    await listed(reading, 5)

    // list: arrows move and open
    await reading.page.getByRole('listbox').focus()
    await press(reading, 'ArrowDown')
    await press(reading, 'ArrowDown')
    await expect
      .poll(() => reading.page.locator('[role=option][aria-selected=true]').getAttribute('aria-posinset'))
      .toBe('2')

    // paper: every button is reached by Tab and named
    const names = new Set<string>()
    for (let step = 0; step < 40; step++) {
      await press(reading, 'Tab')
      const name = await reading.page.evaluate(() => {
        const element = document.activeElement
        return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''
      })
      if (names.has(name) && step > 25) break
      names.add(name)
    }
    expect([...names].join('\n')).toMatch(/Starred[^]*arXiv:/)

    // the widths of panes
    const splitter = reading.page.getByRole('separator').first()
    const before = Number(await splitter.getAttribute('aria-valuenow'))
    await splitter.focus()
    await press(reading, 'ArrowRight')
    expect(Number(await splitter.getAttribute('aria-valuenow'))).toBeGreaterThan(before)

    // the help names every key that works, and Escape gives the focus back
    await press(reading, '?')
    const help = reading.page.getByRole('dialog')
    await help.waitFor()
    for (const words of [
      'Next unread paper',
      'Star or unstar',
      'Write note',
      'Open on arXiv',
      'Mark all as read',
    ]) {
      expect(await help.innerText()).toContain(words)
    }
    await press(reading, 'Escape')
    await help.waitFor({ state: 'hidden' })
    expect(reading.errors).toEqual([])
    await end(reading)
  })
})
