import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { violations } from './axe'
import { countOf, end, fixture, importByDialog, listed, restart, startReading, type Reading } from './reading'

/** Goes to a paper of the list, by its place from the top, and writes its note anew. */
async function writeNote(reading: Reading, down: number, text: string): Promise<void> {
  const { keyboard } = reading.page
  await reading.sources.getByText('All').first().click()
  const row = reading.rows.nth(down)
  await row.click()
  const title = await row.locator('[lang=en]').first().innerText()
  await reading.article.getByText(title).first().waitFor()
  await keyboard.press('e')
  await expect.poll(() => reading.note.evaluate((note) => note === document.activeElement)).toBe(true)
  await keyboard.press('Control+a')
  if (text === '') await keyboard.press('Delete')
  else await keyboard.insertText(text)
  await reading.page.getByText('Saved', { exact: true }).waitFor()
  await keyboard.press('Escape')
}

async function openSnapshots(reading: Reading): Promise<Locator> {
  await reading.sources.getByText('All').first().waitFor()
  await reading.page.keyboard.press('Control+k')
  await reading.page.getByRole('combobox', { name: 'Command or source' }).waitFor()
  await reading.page.keyboard.insertText('snapshots')
  await reading.page.keyboard.press('Enter')
  const panel = reading.page.getByRole('tabpanel', { name: 'Snapshots' })
  await panel.getByRole('button', { name: 'Make one now' }).waitFor()
  return panel
}

/** What has the focus, as a screen reader names it. */
const focused = (reading: Reading): Promise<string> =>
  reading.page.evaluate(() => {
    const { activeElement } = document
    return (activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '').trim()
  })

/** Goes on by Tab until something of this name has the focus; fails where nothing has. */
async function tabTo(reading: Reading, name: RegExp): Promise<void> {
  const passed: string[] = []
  for (let step = 0; step < 20; step++) {
    const there = await focused(reading)
    if (name.test(there)) return
    passed.push(there)
    await reading.page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${name}, only ${passed.join(' | ')}`)
}

describe.skipIf(!requireBrowser())('snapshots', () => {
  test('bring back what was written, after a look, and that is undone in the same place', async () => {
    let reading = await startReading()
    await importByDialog(reading, fixture('epoch-c.md'))
    await expect.poll(() => countOf(reading, 'All')).toBe('5')
    await listed(reading, 5)
    await writeNote(reading, 0, 'the first, as it was')
    await writeNote(reading, 2, 'the second 笔记')
    let panel = await openSnapshots(reading)
    await panel.getByRole('button', { name: 'Make one now' }).click()
    await panel.getByText('Snapshot made.').waitFor()
    await panel.getByText(/2 notes · .*kB · by hand/).waitFor()
    expect(await violations(reading)).toEqual([])
    await reading.page.keyboard.press('Escape')

    await writeNote(reading, 0, 'the first, spoiled')
    await writeNote(reading, 2, '')
    await expect.poll(() => countOf(reading, 'Notes')).toBe('1')

    // by keyboard alone from here: Tab reaches everything, and the focus goes on where one goes on
    panel = await openSnapshots(reading)
    const { keyboard } = reading.page
    expect(await focused(reading)).toBe('Snapshots')
    await tabTo(reading, /^Look… what restoring the snapshot of .* by hand would change$/)
    await keyboard.press('Enter')
    await expect.poll(() => focused(reading)).toBe('← All snapshots')
    await panel.getByText('1 note would come back').waitFor()
    await tabTo(reading, /^1 note would change$/)
    await keyboard.press('Enter')
    await panel.getByText('18 → 20 characters').waitFor()
    await tabTo(reading, /18 → 20 characters$/)
    await keyboard.press('Enter')
    await panel.locator('del', { hasText: 'spoiled' }).waitFor()
    await panel.locator('ins', { hasText: 'as it was' }).waitFor()
    expect(await violations(reading)).toEqual([])
    await keyboard.press('Shift+Tab')
    await tabTo(reading, /^← All snapshots$/)
    await keyboard.press('Enter')
    await expect.poll(() => focused(reading)).toMatch(/^Look… what restoring/)
    await keyboard.press('Enter')
    await expect.poll(() => focused(reading)).toBe('← All snapshots')
    await tabTo(reading, /^Restore$/)
    await keyboard.press('Enter')
    await panel.getByText('Restored and saved.').waitFor()
    await expect.poll(() => focused(reading)).toBe('Undo restoring')
    await expect.poll(() => countOf(reading, 'Notes')).toBe('2')
    expect(await violations(reading)).toEqual([])
    await keyboard.press('Enter')
    await panel.getByText('Everything is as it was before, and saved.').waitFor()
    await expect.poll(() => countOf(reading, 'Notes')).toBe('1')
    expect(await focused(reading)).toBe('Restore again')
    await keyboard.press('Enter')
    await expect.poll(() => countOf(reading, 'Notes')).toBe('2')

    // it is on disk: a restart finds it, and the way back
    reading = await restart(reading)
    await expect.poll(() => countOf(reading, 'Notes')).toBe('2')
    await reading.sources.getByText('All').first().click()
    await reading.page.keyboard.press('Home')
    await expect.poll(() => reading.note.inputValue()).toBe('the first, as it was')
    panel = await openSnapshots(reading)
    // of the three that were made before restoring, the first is what there was before all of it
    const before = panel.getByRole('listitem').filter({ hasText: 'before restoring' })
    await before.last().getByRole('button').click()
    await panel.getByText('1 note would go').waitFor()
    await panel.getByRole('button', { name: 'Restore', exact: true }).click()
    await panel.getByText('Restored and saved.').waitFor()
    await expect.poll(() => countOf(reading, 'Notes')).toBe('1')
    await panel.getByRole('button', { name: 'Undo restoring' }).click()
    await panel.getByText('Everything is as it was before, and saved.').waitFor()
    await expect.poll(() => countOf(reading, 'Notes')).toBe('2')
    const names = await readdir(join(reading.userData, 'library/snapshots'))
    expect(names.filter((name) => /^\d{8}\.json$/.test(name)).length).toBeGreaterThanOrEqual(4)
    expect(names.filter((name) => name.includes('.tmp'))).toEqual([])
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('one is made at quitting of what changed, and none where nothing did', async () => {
    let reading = await startReading()
    await importByDialog(reading, fixture('epoch-c.md'))
    await expect.poll(() => countOf(reading, 'All')).toBe('5')
    await listed(reading, 5)
    await writeNote(reading, 0, 'written and left')
    reading = await restart(reading)
    const panel = await openSnapshots(reading)
    await panel.getByText(/1 note · .* · at quitting/).waitFor()
    expect(await panel.getByRole('listitem').count()).toBe(1)
    await reading.page.keyboard.press('Escape')
    await end(reading)
  })
})
