import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { THEMES } from '../../src/core/themes'
import { requireBrowser } from '../electron/requireBrowser'
import { violations } from './axe'
import { countOf, end, fixture, listed, startReading, type Reading } from './reading'

/** One running app; what is on the screen is tried in every theme, which is quicker than an app for each. */
describe.skipIf(!requireBrowser())('axe-core finds nothing wrong in any theme', () => {
  let reading: Reading

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await reading.page.keyboard.press(key)
  }
  const type = (text: string) => reading.page.keyboard.insertText(text)
  const dialog = () => reading.page.getByRole('dialog')

  async function everyThemeIsClean(): Promise<void> {
    for (const theme of THEMES) {
      await reading.page.evaluate((theme) => window.reader.changeSettings({ theme }), theme)
      await reading.page.locator(`html[data-theme=${theme}]`).waitFor()
      expect(await violations(reading), theme).toEqual([])
    }
  }

  async function command(name: string): Promise<void> {
    await press('Control+k')
    await reading.page.getByRole('combobox').waitFor()
    await type(name)
    await press('Enter')
  }

  beforeAll(async () => {
    reading = await startReading({ args: [fixture('epoch-d.md'), fixture('tex.md')] })
  })
  afterAll(() => end(reading))

  test('with a list and a paper', async () => {
    await expect.poll(() => countOf(reading, 'All')).toBe('10')
    await listed(reading, 10)
    await press('Escape')
    await reading.page.evaluate(() => window.reader.changeSettings({ dwellSeconds: 0 }))
    await reading.sources.press('Home')
    await reading.sources.press('ArrowDown')
    await reading.sources.press('ArrowDown')
    await listed(reading, 10)
    // a paper whose sentences can be paired
    await reading.rows.filter({ hasText: '会自己报错的温度计' }).click()
    await expect.poll(() => reading.article.locator('h1').innerText()).toBe('会自己报错的温度计')
    await reading.article.waitFor()
    await everyThemeIsClean()
  })

  test.each(['5', '6', '1', '2', '3', '4'])('in language mode %s, a sentence lit', async (mode) => {
    await press(mode, ']')
    await reading.article.locator('.kept').first().waitFor()
    if (mode === '6') await press('v')
    await everyThemeIsClean()
  })

  test('with hits, followed and muted words, the search explained, and saved searches', async () => {
    await press('1', 'Escape', '/')
    await reading.page.getByRole('region', { name: 'What can be searched' }).waitFor()
    await everyThemeIsClean()
    await reading.page.evaluate(() =>
      window.reader.keepKeywords([
        { text: '鸽子', kind: 'muted' },
        { text: '的', kind: 'followed' },
      ]),
    )
    await type('a')
    await press('Enter')
    await reading.page.locator('mark.hit').first().waitFor()
    await reading.page.locator('mark.followed').first().waitFor()
    await everyThemeIsClean()
    await press('Control+s')
    for (const name of ['Saved searches', 'Followed and muted words']) {
      await command(name)
      await reading.page.getByRole('dialog', { name }).waitFor()
      await everyThemeIsClean()
      await press('Escape')
      await dialog().waitFor({ state: 'detached' })
    }
    await reading.page.evaluate(() => window.reader.keepKeywords([]))
    await press('Escape')
  })

  test('with the palette, and the keys of a command', async () => {
    await press('Control+k')
    await dialog().waitFor()
    await everyThemeIsClean()
    await type('star or')
    await press('Control+Enter')
    await dialog().getByRole('button', { name: 'Add a key' }).waitFor()
    await everyThemeIsClean()
    await press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })

  test('with a note that is read, and a link that is looked at', async () => {
    await press('/')
    await type('pigeons')
    await listed(reading, 1)
    await press('Enter')
    const link = reading.article.getByRole('link', { name: 'https://pigeons.example/data_set' }).first()
    await link.waitFor()
    await press('e')
    await type(
      '# 想法\n\n$O(n)$, `code`, [text](https://example.org)\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    )
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    await press('Control+e')
    await reading.page.locator('.note-text .katex').waitFor()
    await everyThemeIsClean()
    await link.press('Enter')
    await dialog().waitFor()
    await everyThemeIsClean()
    await press('Escape')
    expect(reading.errors).toEqual([])
  })

  test('and finds each of what is wrong', async () => {
    await reading.page.evaluate(() => {
      const wrong = Object.assign(document.createElement('div'), { id: 'wrong' })
      wrong.append(document.createElement('button'), document.createElement('button'))
      document.querySelector('article')?.append(wrong)
    })
    const found = (await violations(reading)).map((line) => line.split(':')[0])
    await reading.page.evaluate(() => document.querySelector('#wrong')?.remove())
    expect(found).toEqual(['button-name', 'button-name'])
  })
})
