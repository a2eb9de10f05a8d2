import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { THEMES } from '../../src/core/themes'
import { requireBrowser } from '../electron/requireBrowser'
import { violations } from './axe'
import { focusPlace } from './focusPlace'
import { end, fixture, listed, restart, startReading, storedFiles, type Reading } from './reading'

/** The tests go on where the one before them ended: one note, over four runs of the app. */
describe.skipIf(!requireBrowser())('the former versions of a note', () => {
  let reading: Reading

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await reading.page.keyboard.press(key)
  }
  const type = (text: string) => reading.page.keyboard.insertText(text)
  const saved = () => reading.page.getByText('Saved', { exact: true }).waitFor()
  const panel = () => reading.page.getByRole('dialog', { name: 'Versions of the note' })
  const radios = () => panel().getByRole('radio')
  const source = () => panel().getByRole('group', { name: /^The version of/ })

  async function openFirst(): Promise<void> {
    await listed(reading, 5)
    await press('Home')
    await reading.article.waitFor()
  }

  /** Ends this run of the app and begins another. */
  async function again(): Promise<void> {
    expect(reading.errors).toEqual([])
    reading = await restart(reading)
    await openFirst()
  }

  async function writeNote(text: string): Promise<void> {
    await press('e')
    await expect.poll(() => focusPlace(reading.page)).toMatch(/Note/)
    await press('Control+a')
    if (text === '') await press('Delete')
    else await type(text)
    await saved()
    await press('Escape')
  }

  beforeAll(async () => {
    reading = await startReading({ args: [fixture('epoch-c.md')] })
  })
  afterEach(() => expect(reading.errors).toEqual([]))
  afterAll(() => end(reading))

  test('are none at first, and that is said', async () => {
    await openFirst()
    await press('Shift+E')
    await panel().getByText('There are no former versions yet').waitFor()
    expect(await violations(reading)).toEqual([])
    await press('Escape')
    await panel().waitFor({ state: 'detached' })
  })

  test('are there after a restart, compared with what the note says now', async () => {
    await writeNote('The bound is 收敛很快 on one line.\n\nSecond paragraph stays.')
    await again()
    await writeNote('The rate is 收敛并不快 on one line.\n\nSecond paragraph stays.')
    await press('Shift+E')
    await expect.poll(() => focusPlace(reading.page)).toMatch(/^input/)
    expect(await radios().count()).toBe(1)
    expect(await source().locator('del > span:not(.said)').allInnerTexts()).toEqual(['bound', '很'])
    expect(await source().locator('ins > span:not(.said)').allInnerTexts()).toEqual(['rate', '并不'])
    // what a screen reader hears of it
    expect(await source().getByRole('deletion').first().textContent()).toBe(
      'gone since: bound (end of what is gone) ',
    )
    expect(await panel().getByRole('status').first().innerText()).toMatch(
      /^Since then: \d+ characters removed, \d+ characters added/,
    )
  })

  test.each(THEMES)('are shown so that axe-core finds nothing wrong, %s', async (theme) => {
    await reading.page.evaluate((theme) => window.reader.changeSettings({ theme }), theme)
    await reading.page.locator(`html[data-theme=${theme}]`).waitFor()
    expect(await violations(reading)).toEqual([])
    await panel().getByRole('button', { name: 'Text', exact: true }).click()
    await expect.poll(() => source().innerText()).toContain('The bound is 收敛很快 on one line.')
    expect(await violations(reading)).toEqual([])
    await panel().getByRole('button', { name: 'Difference', exact: true }).click()
  })

  test('give the keyboard back to where it was when they are closed', async () => {
    await press('Escape')
    await panel().waitFor({ state: 'detached' })
    await press('Tab')
    const before = await focusPlace(reading.page)
    await press('Shift+E')
    await panel().waitFor()
    await press('Escape')
    await panel().waitFor({ state: 'detached' })
    expect(await focusPlace(reading.page)).toBe(before)
  })

  test('of a note that was deleted are there in the next run, and bring it back', async () => {
    await writeNote('')
    await again()
    expect(await reading.note.inputValue()).toBe('')
    await press('Control+k')
    await type('deleted notes')
    await press('Enter')
    const list = reading.page.getByRole('dialog', { name: 'Deleted notes' })
    await list.getByText('The rate is 收敛并不快').waitFor()
    expect(await violations(reading)).toEqual([])
    await expect.poll(() => focusPlace(reading.page)).toMatch(/^button/)
    await press('Enter')
    await panel().waitFor()
    await expect.poll(() => focusPlace(reading.page)).toMatch(/^input/)
    await press('Escape')
    await panel().waitFor({ state: 'detached' })
    await expect.poll(() => focusPlace(reading.page)).toMatch(/^listbox/)
    await reading.page.getByRole('button', { name: 'Versions', exact: true }).focus()
    await press('Enter')
    await panel().getByText('before it was deleted').waitFor()
    await panel().getByText('The note is empty now.').waitFor()
    expect(await violations(reading)).toEqual([])
    expect(await radios().count()).toBe(2)
    await press('ArrowDown')
    await expect.poll(() => source().innerText()).toContain('The bound is')
    await press('ArrowUp')
    await expect.poll(() => source().innerText()).toContain('The rate is')
    // on by the keyboard alone: the text, what copies it, and what brings it back
    await press('Tab', 'Tab', 'Tab', 'Enter')
    await panel().waitFor({ state: 'detached' })
    await reading.page.getByText(/^The note is as of .* again/).waitFor()
    await expect.poll(() => reading.note.inputValue()).toContain('The rate is 收敛并不快')
    await saved()
    await expect.poll(() => focusPlace(reading.page)).toMatch(/^button "Versions"/)
    expect((await storedFiles(reading, 'notes')).join('')).toContain('The rate is 收敛并不快')
  })

  test('brought back stay over a restart, and what they replaced is a version', async () => {
    await again()
    expect(await reading.note.inputValue()).toContain('The rate is 收敛并不快')
    await press('Control+k')
    await type('versions of')
    await press('Enter')
    await panel().waitFor()
    await radios().last().press('Space')
    await expect.poll(() => source().innerText()).toContain('bound')
    await panel().getByRole('button', { name: 'Bring back' }).click()
    await expect.poll(() => reading.note.inputValue()).toContain('The bound is 收敛很快')
    await saved()
    await again()
    expect(await reading.note.inputValue()).toContain('The bound is 收敛很快')
    await press('Shift+E')
    await panel().getByText('before a version was brought back').waitFor()
    expect(await source().locator('del > span:not(.said)').allInnerTexts()).toEqual(['rate', '并不'])
  })
})
