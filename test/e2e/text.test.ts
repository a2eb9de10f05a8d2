import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { end, fixture, startReading, type Reading } from './reading'

/** Opens the digest of TeX and its paper whose title has these words, and watches what the policy refuses. */
async function openPaper(title: string, file = fixture('tex.md')): Promise<Reading> {
  const reading = await startReading({ args: [file] })
  await reading.page.evaluate(() => {
    const refused: string[] = []
    Object.assign(window, { refused })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, sample }) =>
      refused.push(`${violatedDirective} ${sourceFile} ${sample}`),
    )
  })
  await reading.rows.filter({ hasText: title }).first().click()
  await reading.article.getByRole('heading', { name: title }).first().waitFor()
  return reading
}

async function refusedIn({ page }: Reading): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as { refused: string[] }).refused)
}

/** Selects from the beginning of one text of the page to the end of another. */
async function select({ page }: Reading, from: string, to: string): Promise<void> {
  await page.evaluate(
    ([first, last]) => {
      const [start, end] = [document.querySelector(first!)!, document.querySelector(last!)!]
      window.getSelection()!.setBaseAndExtent(start, 0, end, end.childNodes.length)
    },
    [from, to],
  )
}

describe.skipIf(!requireBrowser())('texts', () => {
  test('formulas are set everywhere, in their own type, and the policy has nothing to refuse', async () => {
    const reading = await openPaper('Sorting Tea Shelves')
    const { page, article } = reading
    await expect.poll(() => article.locator('.formula .katex').count()).toBeGreaterThan(14)
    expect(await article.locator('.formula[data-unset]').count()).toBe(0)
    await expect.poll(() => page.getByRole('option').first().locator('.katex').count()).toBe(6)
    await page.evaluate(() => document.fonts.ready)
    const families = await page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    )
    expect(families).toContain('KaTeX_Math')
    expect(await refusedIn(reading)).toEqual([])
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('what has no business in a formula or a text does nothing', async () => {
    const reading = await openPaper('What Has No Business')
    const { article } = reading
    await expect.poll(() => article.locator('.formula[data-unset]').count()).toBeGreaterThan(8)
    expect(await article.locator('.katex-error, script, img, iframe').count()).toBe(0)
    expect(await refusedIn(reading)).toEqual([])
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('no click, key or dragging on a link leads past the look at it', async () => {
    const reading = await openPaper('Lévy Flights')
    const { app, page, article } = reading
    await app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openExternal = async (url) => void opened.push(url)
    })
    const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
    const address = page.url()
    const link = article.getByRole('link', { name: 'https://pigeons.example/data_set' }).first()
    const dialog = page.getByRole('dialog')
    await link.click({ button: 'middle' })
    await link.dragTo(page.getByRole('option').first())
    expect(await dialog.count()).toBe(0)
    for (const modifier of ['ControlOrMeta', 'Shift', 'Alt'] as const) {
      await page.evaluate(() => window.getSelection()?.removeAllRanges())
      await link.click({ modifiers: [modifier] })
      await dialog.waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    await link.focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor()
    expect(await dialog.innerText()).toContain('pigeons.example')
    expect(app.windows()).toHaveLength(1)
    expect(page.url()).toBe(address)
    expect(await opened()).toEqual([])
    await dialog.getByRole('button', { name: 'Open' }).click()
    await expect.poll(opened).toEqual(['https://pigeons.example/data_set'])
    await end(reading)
  })

  test('what is copied is what is seen, with the source of each formula once', async () => {
    const reading = await openPaper('Sorting Tea Shelves')
    const { page, article, note } = reading
    await expect.poll(() => article.locator('.formula .katex').count()).toBeGreaterThan(14)
    await select(reading, 'article h1', 'article h2')
    await page.keyboard.press('ControlOrMeta+c')
    await note.focus()
    await page.keyboard.press('ControlOrMeta+v')
    await expect
      .poll(() => note.inputValue())
      .toMatch(
        /^在\$O\(n\\log n\)\$时间内整理茶园的货架\s+Sorting Tea Shelves in \$O\(n \\log n\)\$ Time, for \$n\$ Shelves$/,
      )
    expect(await article.locator('.as-source').count()).toBe(0)
    await article.focus()
    await select(reading, 'article h2 .formula', 'article h2 .formula')
    await page.keyboard.press('w')
    await page.getByText('Following “$O(n \\log n)$”').waitFor()
    await end(reading)
  })

  test('the source of a selection is copied by a command, its TeX whole', async () => {
    const reading = await openPaper('Lévy Flights')
    const { app, page } = reading
    const copied = () => app.evaluate(({ clipboard }) => clipboard.readText())
    await select(reading, 'article h1', 'article h2')
    await page.keyboard.press('ControlOrMeta+Shift+C')
    await expect
      .poll(copied)
      .toBe(
        "L\\'evy飞行与{\\L}ukasiewicz的鸽子\n\nL\\'evy Flights of {\\L}ukasiewicz's Pigeons: A ``Na\\\"ive'' View",
      )
    await page.evaluate(() => {
      const textOf = (element: Element) => [...element.childNodes].find((node) => node.textContent !== '')!
      const strong = document.querySelector('article .summary .strong')!
      const last = [...document.querySelectorAll('article .summary [data-from]')].at(-2)!
      window.getSelection()!.setBaseAndExtent(textOf(strong), 2, textOf(last), 1)
    })
    await page.keyboard.press('ControlOrMeta+Shift+C')
    await expect.poll(copied).toBe("路线}有50\\%符合L\\'e")
    await end(reading)
  })

  test('a formula made to take for ever leaves its source, and the app at hand', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'duidu-bombs-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const doubled = (name: string, at: number): string => {
      const before = `\\${'abcdefghijklmno'[at]}`
      return `\\def\\${name}{${before}${before}}`
    }
    const bombs = [
      `\\def\\a{x}${[...'bcdefghijklmnop'].map(doubled).join('')}\\p`,
      `${'\\frac{'.repeat(90)}x${'}{}'.repeat(90)}`,
      `\\begin{matrix}${'&'.repeat(960)}\\end{matrix}`,
      `${'{'.repeat(480)}x${'}'.repeat(480)}`,
    ]
    const id = '2404.90901'
    const address = `https://arxiv.org/abs/${id}`
    const texts = ['炸弹', 'Bombs', `[${address}](${address})`, '都是炸弹。', '', '都是炸弹。']
    const abstract = `arXiv:${id}v1 Announce Type: new  Abstract: Here $${bombs.join('$ and $')}$ end.`
    const file = join(folder, 'bombs.md')
    await writeFile(
      file,
      `# 摘要\n\n| Ref | Title | Summary |\n| --- | --- | --- |\n| [^1] | [Bombs](${address}) | 都是炸弹。 |\n\n# 详细\n\n[^1]: ${[...texts, abstract].join('\n\n    ')}\n`,
    )
    const reading = await openPaper('Bombs', file)
    await expect.poll(() => reading.article.locator('.formula[data-unset]').count()).toBe(bombs.length)
    await reading.page.keyboard.press('s')
    await expect
      .poll(() => reading.page.getByRole('button', { name: 'Starred' }).getAttribute('aria-pressed'))
      .toBe('true')
    expect(reading.errors).toEqual([])
    await end(reading)
  })
})
