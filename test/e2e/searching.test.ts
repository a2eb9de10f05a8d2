import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { countOf, end, fixture, listed, restart, startReading, storedFiles, type Reading } from './reading'

const press = (reading: Reading, key: string) => reading.page.keyboard.press(key)
const type = (reading: Reading, text: string) => reading.page.keyboard.insertText(text)

/** Opens the digest with five papers, and all of them. */
async function openFive(): Promise<Reading> {
  const reading = await startReading({ args: [fixture('epoch-c.md')] })
  await expect.poll(() => countOf(reading, 'All')).toBe('5')
  await reading.sources.getByText('All').first().click()
  await listed(reading, 5)
  return reading
}

/** Puts this into the search field, in the place of what was there. */
async function search(reading: Reading, text: string): Promise<void> {
  await press(reading, 'Escape')
  await press(reading, '/')
  await reading.page.getByRole('searchbox').waitFor()
  await type(reading, text)
}

/** The hits marked in one place, each once. */
async function marked(reading: Reading, within: string): Promise<readonly string[]> {
  const texts = await reading.page.locator(`${within} mark.hit`).allInnerTexts()
  return [...new Set(texts)]
}

describe.skipIf(!requireBrowser())('searching', () => {
  test('finds by one Chinese character, by a phrase and by fields, and marks what it found', async () => {
    const reading = await openFive()
    const digest = readFileSync(fixture('epoch-c.md'), 'utf8')
    const entries = digest.split(/\n\[\^\d+\]: /).slice(1)
    const expected = (holds: (entry: string) => boolean): number => entries.filter(holds).length

    for (const character of ['图', '的', '学']) {
      await search(reading, character)
      const count = expected((entry) => entry.includes(character))
      await listed(reading, count)
      if (count === 0) continue
      await press(reading, 'Enter')
      await reading.article.waitFor()
      await expect.poll(() => marked(reading, 'article')).toEqual([character])
    }
    const phrase = /abs\/(\d{4}\.\d{4,5})/.exec(entries[2]!)![1]!
    await search(reading, `“${phrase}”`)
    await listed(reading, 1)
    await search(reading, 'is:starred')
    await listed(reading, 0)
    await search(reading, 'cat：cs')
    await expect.poll(() => reading.rows.count()).toBeGreaterThan(0)
    await search(reading, 'cat:nothing')
    await listed(reading, 0)
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('what is hostile or not understood finds nothing it should not, and is said', async () => {
    const reading = await openFive()
    for (const text of ['(.*)+[', '"', 'is:foo', '-'.repeat(10_000), '“” ： － \\', '__proto__:x']) {
      await search(reading, text)
      await reading.page
        .getByText(/papers?$/)
        .first()
        .waitFor()
    }
    await search(reading, 'is:foo')
    await reading.page.getByText(/“is:foo” is not known; known: unread, read, starred, updated/).waitFor()
    await listed(reading, 0)
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('a note is found, its hits are counted and marked, and a tag in it is a field', async () => {
    const reading = await openFive()
    await press(reading, 'j')
    await reading.article.waitFor()
    await press(reading, 'e')
    await type(reading, '罕见词 twice 罕见词 #方法/对齐')
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    await press(reading, 'Escape')
    await search(reading, '罕见')
    await listed(reading, 1)
    await reading.page.getByText('2 hits', { exact: true }).waitFor()
    await search(reading, 'tag:方法')
    await listed(reading, 1)
    await search(reading, '-tag:方法')
    await listed(reading, 4)
    await end(reading)
  })

  test('a search is saved, named and found again after a restart, by keyboard alone', async () => {
    const first = await openFive()
    await search(first, '-有一个没有的词')
    await listed(first, 5)
    await press(first, 'Control+s')
    await first.page.getByText(/^Saved “/).waitFor()
    await expect.poll(() => countOf(first, '-有一个没有的词')).toBe('5')
    await expect
      .poll(() => storedFiles(first, '.'))
      .toEqual(expect.arrayContaining([expect.stringContaining('"query":"-有一个没有的词"')]))

    const again = await restart(first)
    await expect.poll(() => countOf(again, '-有一个没有的词')).toBe('5')
    await press(again, 'Control+k')
    await type(again, 'Saved searches')
    await press(again, 'Enter')
    const name = again.page.getByRole('textbox', { name: /Name of the search/ })
    await name.waitFor()
    await name.focus()
    await type(again, 'Mine')
    await press(again, 'Tab')
    await press(again, 'Escape')
    await expect.poll(() => countOf(again, 'Mine')).toBe('5')
    await again.sources.focus()
    await press(again, 'Home')
    for (let step = 0; step < 20; step++) {
      if ((await again.page.locator('section header h1').innerText()) === 'Mine') break
      await press(again, 'ArrowDown')
    }
    expect(await again.page.locator('section header h1').innerText()).toBe('Mine')
    await listed(again, 5)
    expect(again.errors).toEqual([])
    await end(again)
  })

  test('papers with a muted word are folded, opened and folded again, and stay so after a restart', async () => {
    const reading = await openFive()
    const title = (await reading.rows.nth(2).locator('.title').innerText()).trim()
    await press(reading, 'Control+k')
    await type(reading, 'Followed and muted words')
    await press(reading, 'Enter')
    const field = reading.page.getByRole('textbox', { name: 'Muted' })
    await field.waitFor()
    await field.focus()
    await type(reading, title)
    await press(reading, 'Enter')
    await reading.page.getByRole('button', { name: `Remove ${title}` }).waitFor()
    await press(reading, 'Escape')
    await listed(reading, 4)
    await reading.page.getByText('1 paper with muted words').waitFor()
    expect(await reading.rows.allInnerTexts()).not.toContainEqual(expect.stringContaining(title))
    expect(await countOf(reading, 'All')).toBe('5')

    await press(reading, 'Escape')
    await press(reading, 'Shift+U')
    await listed(reading, 5)
    expect(await reading.rows.nth(2).innerText()).toContain(title)
    await press(reading, 'Shift+U')
    await listed(reading, 4)

    const again = await restart(reading)
    await again.page.getByText('1 paper with muted words').waitFor()
    await listed(again, 4)
    expect(again.errors).toEqual([])
    await end(again)
  })

  test('the selected word is followed by a key, marked, named in its row, and a source', async () => {
    const reading = await openFive()
    await press(reading, 'j')
    const heading = reading.article.getByRole('heading', { level: 1 })
    await heading.waitFor()
    const word = await heading.evaluate((element) => {
      // Vue leaves empty texts as its marks
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      let text = walker.nextNode()!
      while (text.textContent!.length < 2) text = walker.nextNode()!
      const range = document.createRange()
      range.setStart(text, 0)
      range.setEnd(text, 2)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
      return range.toString()
    })
    await press(reading, 'w')
    await reading.page.getByText(`Following “${word}”`).waitFor()
    await expect.poll(() => heading.locator('mark.followed').first().innerText()).toBe(word)
    await expect.poll(() => countOf(reading, 'Followed')).not.toBe('0')
    await expect.poll(() => reading.rows.first().innerText()).toContain(`Followed: ${word}`)
    await end(reading)
  })
})
