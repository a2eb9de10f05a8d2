import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { FORMULA_BOMBS } from '../formulaBombs'
import { requireBrowser } from '../electron/requireBrowser'
import { aMarkdown, aRawEntry } from '../core/parse/aMarkdown'
import { violations } from './axe'
import { end, fixture, listed, restart, startReading, type Reading } from './reading'

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

/** A digest of one paper with these texts. */
async function digestOf(folder: string, title: string, zh: string, en: string): Promise<string> {
  const id = '2404.90901'
  const address = `https://arxiv.org/abs/${id}`
  const abstract = `arXiv:${id}v1 Announce Type: new  Abstract: ${en}`
  const texts = ['题目', title, `[${address}](${address})`, '', '', zh, abstract]
  const table = `| Ref | Title | Summary |\n| --- | --- | --- |\n| [^1] | [${title}](${address}) |  |`
  const file = join(folder, 'one.md')
  await writeFile(file, `# 摘要\n\n${table}\n\n# 详细\n\n[^1]: ${texts.join('\n\n    ')}\n`)
  return file
}

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'duidu-texts-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A digest of two papers: one with more formulas, set apart, than are laid out in one frame, and a short one. */
async function longAndShort(folder: string): Promise<string> {
  const line = (place: number) =>
    `$$\\sum_{k=1}^{${place}}\\frac{a_k}{b_k}\\le\\sqrt{\\frac{x_{${place}}}{y}}$$ ${'holds in words that fill a page. '.repeat(6)}`
  const long = Array.from({ length: 30 }, (_, place) => line(place)).join(' ')
  const file = join(folder, '2023-11-03.cs.LG.md')
  const abstractOf = (id: string, text: string) => `arXiv:${id}v1 Announce Type: new  Abstract: ${text}`
  const entries = [
    aRawEntry('2311.10001', { abstractEn: abstractOf('2311.10001', long) }),
    aRawEntry('2311.10002', { abstractEn: abstractOf('2311.10002', 'Short.') }),
  ]
  await writeFile(file, aMarkdown(...entries))
  return file
}

/** Signs that do not begin a line, and brackets that do not end one. */
interface Astray {
  /** Widths of the column at which a sign stood apart from its formula. */
  readonly apart: readonly string[]
  /** Widths at which a formula was broken within. */
  readonly broken: number
}

/** Makes the column of a text narrower pixel by pixel, and looks where the signs around formulas stand. */
async function signsAstray({ page }: Reading, paragraph: string): Promise<Astray> {
  return page.evaluate((selector) => {
    const column = document.querySelector<HTMLElement>(selector)!
    const apart: string[] = []
    let broken = 0
    const lineOf = (formula: Element, at: 0 | -1) =>
      [...formula.querySelectorAll('.katex-html > .katex-base')].at(at)!.getBoundingClientRect()
    const onOneLine = (a: DOMRect, b: DOMRect) => a.top < b.bottom && b.top < a.bottom
    for (let width = 420; width >= 160; width--) {
      column.style.width = `${width}px`
      for (const formula of column.querySelectorAll('.formula')) {
        const [first, last] = [lineOf(formula, 0), lineOf(formula, -1)]
        if (!onOneLine(first, last)) broken++
        const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT, (node) =>
          node.parentElement!.closest('.formula') !== null || node.textContent === ''
            ? NodeFilter.FILTER_REJECT
            : NodeFilter.FILTER_ACCEPT,
        )
        const texts: Text[] = []
        while (walker.nextNode()) texts.push(walker.currentNode as Text)
        const isBehind = (text: Text) =>
          (formula.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
        const behind = texts.find(isBehind)
        const ahead = texts.findLast((text) => !isBehind(text))
        const boxOf = (text: Text, at: number) => {
          const range = document.createRange()
          range.setStart(text, at)
          range.setEnd(text, at + 1)
          return range.getBoundingClientRect()
        }
        if (behind && /^[。，）),.;-]/.test(behind.data) && !onOneLine(last, boxOf(behind, 0))) {
          apart.push(`${width}: ${formula.getAttribute('data-source')}${behind.data.charAt(0)}`)
        }
        if (ahead && /[（(]$/.test(ahead.data) && !onOneLine(first, boxOf(ahead, ahead.length - 1))) {
          apart.push(`${width}: ${ahead.data.at(-1)}${formula.getAttribute('data-source')}`)
        }
      }
    }
    column.style.width = ''
    return { apart, broken }
  }, paragraph)
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

  test('no line begins with the sign that closes a formula, or ends with the bracket that opens it', async () => {
    const zh =
      '我们证明误差为$O(n\\log n)$，其中（$x_1+x_2+\\dots+x_k=n$）成立；又有（$\\alpha$，$\\beta$）与$\\sqrt{n}$。'
    const en =
      'The error is $O(n \\log n)$, where ($x_1 + x_2 + \\dots + x_k = n$) holds; the $k$-means of ($\\alpha$, $\\beta$) need $\\sqrt{n}$.'
    const reading = await openPaper('Signs', await digestOf(await aFolder(), 'Signs', zh, en))
    const { page, article, note } = reading
    await page.keyboard.press('2')
    await expect.poll(() => article.locator('.abstracts .formula .katex').count()).toBe(11)
    for (const lang of ['zh', 'en']) {
      const { apart, broken } = await signsAstray(reading, `.of-abstract .paragraphs p:lang(${lang})`)
      expect(apart).toEqual([])
      // a long one is still broken where it can be
      expect(broken).toBeGreaterThan(0)
    }
    const paragraph = 'article .of-abstract .paragraphs p:lang(zh)'
    await select(reading, paragraph, paragraph)
    await page.keyboard.press('ControlOrMeta+c')
    await note.focus()
    await page.keyboard.press('ControlOrMeta+v')
    await expect.poll(() => note.inputValue()).toBe(zh)
    expect(await refusedIn(reading)).toEqual([])
    await end(reading)
  })

  test('a formula wider than its column scrolls there by keyboard, and is no stop where it fits', async () => {
    const wide = `\\sqrt{${'a_{1}b_{2}c_{3}d_{4}'.repeat(6)}}`
    const en = `It is ($${wide}$), and $n$ is small. So $$${wide}$$, where $n$ is large.`
    const reading = await openPaper('Wide', await digestOf(await aFolder(), 'Wide', '公式很宽。', en))
    const { page, article } = reading
    await page.keyboard.press('4')
    const text = article.locator('.abstracts p')
    const formulas = article.getByRole('group', { name: 'Formula wider than its column' })
    const inTheText = () =>
      formulas.evaluateAll((all) =>
        all.map((formula) => {
          const box = formula.getBoundingClientRect()
          const room = formula.closest('p')!.getBoundingClientRect()
          return box.left >= room.left && box.right <= room.right
        }),
      )
    await text.evaluate((paragraph) => (paragraph.style.width = '300px'))
    await expect.poll(inTheText).toEqual([true, true])
    await article.focus()
    const scrolled = () => formulas.evaluateAll((all) => all.map(({ scrollLeft }) => scrollLeft > 0))
    for (const [at, expected] of [
      [0, [true, false]],
      [1, [true, true]],
    ] as const) {
      await expect
        .poll(async () => {
          await page.keyboard.press('Tab')
          return formulas.nth(at).evaluate((formula) => formula === document.activeElement)
        })
        .toBe(true)
      await page.keyboard.press('ArrowRight')
      await expect.poll(scrolled).toEqual(expected)
    }
    // the closing bracket stands beside the formula, not below it
    const apart = await text.evaluate((paragraph) =>
      [...paragraph.querySelectorAll('.together:has(.wide)')].map((together) => {
        const [last, formula] = [together.lastElementChild!, together.querySelector('.formula')!]
        const [sign, box] = [last.getBoundingClientRect(), formula.getBoundingClientRect()]
        return sign.left < box.right - 1 || sign.top > box.bottom || sign.bottom < box.top
      }),
    )
    expect(apart).toEqual([false])
    expect(await violations(reading)).toEqual([])
    await text.evaluate((paragraph) => (paragraph.style.width = '1600px'))
    await text.evaluate((paragraph) => (paragraph.style.maxWidth = 'none'))
    await expect.poll(() => formulas.count()).toBe(0)
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('a paper whose formulas take several frames is where it was left, also after a restart', async () => {
    let reading = await startReading({ args: [await longAndShort(await aFolder())] })
    const allSet = () =>
      expect.poll(() => reading.article.locator('.formula .katex').count(), { message: 'formulas' }).toBe(30)
    const top = () => reading.article.evaluate((article) => Math.round(article.scrollTop))
    await listed(reading, 2)
    await reading.rows.filter({ hasText: '2311.10001' }).click()
    await allSet()
    const left = await reading.article.evaluate((article) => {
      article.scrollTop = Math.round((article.scrollHeight - article.clientHeight) * 0.97)
      return article.scrollTop
    })
    expect(left).toBeGreaterThan(1_000)
    for (let time = 0; time < 3; time++) {
      await reading.rows.filter({ hasText: '2311.10002' }).click()
      await reading.article.getByText('Short.').waitFor()
      await reading.rows.filter({ hasText: '2311.10001' }).click()
      await allSet()
      await expect.poll(top, { message: `time ${time}` }).toBe(left)
    }
    reading = await restart(reading)
    await allSet()
    await expect.poll(top, { message: 'restarted' }).toBe(left)
    await end(reading)
  })

  test('a formula made to take for ever leaves its source, and the app at hand', async () => {
    const folder = await aFolder()
    const file = join(folder, 'bombs.md')
    const paper = (id: string, titleEn: string, text: string) =>
      aRawEntry(id, { titleEn, abstractEn: `arXiv:${id}v1 Announce Type: new  Abstract: ${text}` })
    await writeFile(
      file,
      aMarkdown(
        paper('2405.90001', 'Peace', 'Here $a$ and $b$.'),
        ...FORMULA_BOMBS.map((bomb, place) =>
          paper(`2405.9000${place + 2}`, `Bomb ${place + 1}`, `Here $${bomb}$.`),
        ),
      ),
    )
    const reading = await openPaper('Peace', file)
    await expect.poll(() => reading.article.locator('.katex').count()).toBe(2)
    const times = await reading.page.evaluate(async (count) => {
      const times: number[] = []
      for (let bomb = 0; bomb < count; bomb++) {
        const startedAt = performance.now()
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
        const isShown = (): boolean =>
          document.querySelector('article')?.textContent.includes(`Bomb ${bomb + 1}`) === true &&
          document.querySelector('article .formula[data-unset]') !== null
        while (!isShown() && performance.now() - startedAt < 10_000) await new Promise(requestAnimationFrame)
        times.push(Math.round(performance.now() - startedAt))
      }
      return times
    }, FORMULA_BOMBS.length)
    console.log(`formulas made to take for ever: shown as source after ${times.join(', ')} ms`)
    // the whole way through app and page, on a machine that may be busy; what a formula itself takes at most is
    // held by test/renderer/text/formulas.test.ts
    expect(Math.max(...times)).toBeLessThan(2_000)
    await reading.page.keyboard.press('s')
    await expect
      .poll(() => reading.page.getByRole('button', { name: 'Starred' }).getAttribute('aria-pressed'))
      .toBe('true')
    expect(reading.errors).toEqual([])
    await end(reading)
  })
})
