import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { webAddress } from '@core/text/webAddress'
import { BAD_LINKS } from '../badLinks'
import { requireBrowser } from '../electron/requireBrowser'
import {
  catchOpened,
  expectHarmless,
  holdSaveDialog,
  HOSTILE,
  runCommand,
  watch,
  writeDigest,
} from './hostile'
import { countOf, end, importByDialog, listed, startReading, type Reading } from './reading'

const press = (reading: Reading, key: string) => reading.page.keyboard.press(key)
const type = (reading: Reading, text: string) => reading.page.keyboard.insertText(text)

describe.skipIf(!requireBrowser())('a digest from a stranger', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-hostile-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('is literal text in every view', async () => {
    const abstract = `${HOSTILE} We study doors. 中文<b>粗体</b>。`
    const file = await writeDigest(
      folder,
      '2024-05-20.<img src=x onerror=hacked=6>.md',
      {
        titleZh: `门${HOSTILE}`,
        titleEn: `Door ${HOSTILE}`,
        tldrZh: `一句${HOSTILE}`,
        abstractZh: abstract,
        abstractEn: abstract,
      },
      { titleEn: 'A plain title', titleZh: '普通标题' },
    )
    const broken = join(folder, '<script>hacked=7<\u2215script>\u202Edm.md')
    await writeFile(broken, HOSTILE)
    const reading = await startReading()
    const { page, article, note } = reading
    await page.getByRole('button', { name: /sample/ }).waitFor()
    await watch(reading)

    await importByDialog(reading, file, broken)
    const dialog = page.getByRole('dialog')
    await dialog.getByText('<script>hacked=7').waitFor()
    expect(await dialog.innerText()).toContain('<img src=x onerror=hacked=6>.md')
    expect(await dialog.innerText()).not.toContain('\u202E')
    await expectHarmless(reading, 'import report')
    await press(reading, 'Escape')

    await listed(reading, 2)
    expect(await reading.rows.first().innerText()).toContain('<script>hacked=2</script>')
    await expectHarmless(reading, 'list')
    const source = reading.sources.getByRole('treeitem').filter({ hasText: 'onerror=hacked=6' }).first()
    await source.click()
    await page.locator('[data-pane=list] h1').filter({ hasText: 'onerror=hacked=6' }).waitFor()
    await listed(reading, 2)
    await expectHarmless(reading, 'sources and heading')

    await reading.rows.first().click()
    await article.waitFor()
    for (const mode of ['1', '2', '3', '4', '5', '6']) {
      await press(reading, mode)
      await expect
        .poll(() => article.innerText(), { message: `mode ${mode}` })
        .toContain('<script>hacked=2</script>')
      await expectHarmless(reading, `paper, mode ${mode}`)
    }
    const titles = await reading.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getTitle()),
    )
    expect(titles).toHaveLength(1)
    expect(titles[0]).not.toMatch(/[\u202A-\u202E\n]/)

    await press(reading, 'e')
    await type(
      reading,
      `${HOSTILE}\n\n![x](https://tracker.example/x.png)\n\n<div onclick=hacked=8>note</div>`,
    )
    await page.getByText('Saved', { exact: true }).waitFor()
    await press(reading, 'Control+e')
    const set = page.locator('.note .reading')
    await set.getByText('<div onclick=hacked=8>note</div>').waitFor()
    await expectHarmless(reading, 'note that is read')
    await press(reading, 'Control+e')
    await note.waitFor()
    await expectHarmless(reading, 'note that is written')
    await press(reading, 'Escape')

    await press(reading, '/')
    await page.getByRole('searchbox').waitFor()
    await type(reading, '"<script>hacked"')
    await expect.poll(() => page.locator('[data-pane=list] mark.hit').count()).toBeGreaterThan(0)
    await expect.poll(() => article.locator('mark.hit').count()).toBeGreaterThan(0)
    await expectHarmless(reading, 'search hits')
    await press(reading, 'Escape')

    await page.evaluate(async (text) => {
      await window.reader.saveSearch('doors', text.slice(0, 90))
      await window.reader.keepKeywords([{ text: '<b>粗体</b>', kind: 'followed' }])
    }, HOSTILE)
    await reading.sources.getByText('<img src=x onerror="hacked=1">').first().waitFor()
    await expectHarmless(reading, 'saved searches and keywords')
    for (const command of ['editSearches', 'editKeywords']) {
      await runCommand(reading, command)
      await dialog.waitFor()
      await expectHarmless(reading, command)
      await press(reading, 'Escape')
      await dialog.waitFor({ state: 'detached' })
    }

    await press(reading, 'Control+k')
    await page.getByRole('combobox').waitFor()
    await type(reading, 'onerror')
    await page.getByRole('listbox').getByRole('option').filter({ hasText: 'onerror' }).first().waitFor()
    await expectHarmless(reading, 'palette')
    await press(reading, 'Escape')

    await press(reading, 'Control+,')
    for (const section of ['General', 'Reading', 'Type']) {
      await page.getByRole('tab', { name: section }).click()
      await expectHarmless(reading, `settings, ${section}`)
    }
    await press(reading, 'Escape')

    for (const what of ['paper', 'list']) {
      const release = await holdSaveDialog(reading, join(folder, `${what}.pdf`))
      await runCommand(reading, 'savePdf')
      await dialog.locator(`input[value=${what}]`).check()
      await dialog.getByRole('button', { name: /^Save/ }).click()
      const print = page.locator('.print')
      await expect.poll(() => print.textContent(), { message: what }).toContain('<script>hacked=2</script>')
      await expectHarmless(reading, `print of the ${what}`)
      await release()
      await page.getByText(`Saved as ${what}.pdf`).waitFor()
    }
    await end(reading)
  })

  test('may hold characters that cannot be seen: they are kept apart, and marked', async () => {
    const file = await writeDigest(folder, 'hidden.md', {
      titleEn: 'Bidi \u202Egnihton\u202C and z\u200Bero and tag\u{E0041}s',
      titleZh: '门\u2067里\u2069外',
      abstractEn: 'An \u202Eabstract\u202C with z\u200Bero width, tag\u{E0041}s, and a \uFEFFmark.',
    })
    const reading = await startReading({ args: [file] })
    await watch(reading)
    await listed(reading, 1)
    await reading.rows.first().click()
    await reading.article.waitFor()
    await press(reading, '4')
    const hidden = reading.article.locator('bdi.hidden')
    await expect.poll(() => hidden.count()).toBeGreaterThan(6)
    const seen = await hidden.evaluateAll((all) =>
      all.map((element) => [
        element.getAttribute('title'),
        getComputedStyle(element).getPropertyValue('unicode-bidi'),
        getComputedStyle(element, '::before').content,
      ]),
    )
    for (const [title, bidi, sign] of seen) {
      expect(title).toMatch(/^Invisible characters: U\+/)
      expect([bidi, sign]).toEqual(['isolate', '"◌"'])
    }
    expect(await reading.rows.first().locator('bdi.hidden').count()).toBeGreaterThan(2)
    await expectHarmless(reading, 'hidden characters')
    await end(reading)
  })

  test('may hold bad links: none is opened, by no way of opening one', async () => {
    const oneLine = BAD_LINKS.filter((link) => !/[\n\0]/.test(link) && link.length < 200)
    const abstractEn = oneLine
      .flatMap((link) => [link, `\\url{${link}}`, `\\href{${link}}{press}`])
      .join(' and ')
    const few = oneLine.join(' ').slice(0, 1_800)
    const file = await writeDigest(folder, 'links.md', {
      titleEn: 'Bad links',
      titleZh: `坏链接 ${few}`,
      tldrZh: `点 ${few}`,
      tldrEn: few,
      abstractZh: oneLine.join('，'),
      abstractEn,
    })
    const reading = await startReading({ args: [file] })
    const { page, article, app } = reading
    const opened = await catchOpened(reading)
    const address = page.url()
    await listed(reading, 1)
    await reading.rows.first().click()
    await article.waitFor()
    await press(reading, '1')
    await press(reading, 'e')
    await type(
      reading,
      oneLine
        .map((link) => `[press](${link}) [press](<${link}>) <${link}> ${link} ![x](${link})`)
        .join('\n\n'),
    )
    await page.getByText('Saved', { exact: true }).waitFor()
    await press(reading, 'Control+e')
    await page.locator('.note .reading').waitFor()

    // what became a link at all leads to an address that may be opened, and only to the look at it
    const links = page.locator('article .link, .note .reading .link, [data-pane=list] .link')
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('title') ?? ''))
    expect(addresses.length).toBeGreaterThan(0)
    for (const url of addresses) {
      expect(webAddress(url)?.href, url).toBe(url)
      expect(BAD_LINKS).not.toContain(url)
    }
    const dialog = page.getByRole('dialog')
    for (const link of await links.all()) {
      const url = await link.getAttribute('title')
      await link.scrollIntoViewIfNeeded()
      await link.click({ button: 'middle' })
      await link.dragTo(reading.rows.first())
      expect(await dialog.count(), url!).toBe(0)
      await page.evaluate(() => window.getSelection()?.removeAllRanges())
      for (const open of [() => link.press('Enter'), () => link.click()]) {
        await open()
        expect(await dialog.locator('.address').textContent()).toBe(url)
        await press(reading, 'Escape')
        await dialog.waitFor({ state: 'detached' })
      }
      await link.press('Enter')
      await dialog.getByRole('button', { name: 'Copy' }).click()
      await dialog.waitFor({ state: 'detached' })
      await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(url)
    }

    // the page itself may try, as one that turned would
    const rejected = await page.evaluate(async (bad) => {
      const answers = await Promise.allSettled(
        bad.flatMap((link) => [window.reader.openLink(link), window.reader.openOnArxiv(link as never)]),
      )
      return answers.filter(({ status }) => status === 'rejected').length
    }, BAD_LINKS)
    expect(rejected).toBe(2 * BAD_LINKS.length)
    const tried = await page.evaluate((bad) => {
      let tries = 0
      const attempt = (action: () => unknown): void => {
        tries++
        try {
          action()
        } catch {
          // refused before anything happened
        }
      }
      for (const link of bad) {
        attempt(() => window.open(link))
        attempt(() => window.open(link, '_blank', 'noopener'))
        for (const [target, event] of [
          ['_blank', { bubbles: true }],
          ['_self', { bubbles: true, ctrlKey: true }],
          ['_self', { bubbles: true, button: 1 }],
        ] as const) {
          attempt(() => {
            const anchor = Object.assign(document.createElement('a'), { href: link, target, rel: 'opener' })
            document.body.append(anchor)
            anchor.dispatchEvent(
              new MouseEvent(event && 'button' in event ? 'auxclick' : 'click', {
                ...event,
                cancelable: true,
              }),
            )
            anchor.remove()
          })
        }
        attempt(() => {
          const data = new DataTransfer()
          data.setData('text/uri-list', link)
          data.setData('text/plain', link)
          for (const type of ['dragenter', 'dragover', 'drop'])
            document.body.dispatchEvent(
              new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
            )
          document.body.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
          )
        })
      }
      return tries
    }, BAD_LINKS)
    expect(tried).toBe(6 * BAD_LINKS.length)
    await page.evaluate(() => document.querySelector<HTMLElement>('[role=listbox]')?.focus())
    await app.evaluate(({ clipboard }) => clipboard.writeText('javascript:alert(1)'))
    await press(reading, 'Control+v')

    // whatever was going to happen has, once the library has answered again
    await press(reading, 's')
    await expect.poll(() => countOf(reading, 'Starred')).toBe('1')
    expect(await opened()).toEqual([])
    expect(app.windows()).toHaveLength(1)
    expect(page.url()).toBe(address)
    expect(await dialog.count()).toBe(0)
    await end(reading)
  })
})
