import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aRawEntry } from '../core/parse/aMarkdown'
import { feed, itemOf } from '../core/parse/anRss'
import { requireBrowser } from '../electron/requireBrowser'
import { catchOpened, expectHarmless, HOSTILE, runCommand, watch, writeDigest } from './hostile'
import { countOf, end, listed, quit, restart, startReading, type Reading } from './reading'

const TAG = '<script>hacked=2</script>'
/** Every text that a digest has for a paper. */
const TEXTS = {
  titleZh: `门${HOSTILE}`,
  titleEn: `Door ${HOSTILE}`,
  tldrZh: `一句${HOSTILE}`,
  tldrEn: `One line ${HOSTILE}`,
  abstractZh: `我们研究门${HOSTILE}。`,
  abstractEn: `arXiv:2405.90001v1 Announce Type: new  Abstract: We study doors ${HOSTILE}.`,
}
/** A link that may be opened, after a look, of signs that would do something as HTML. */
const LINK = 'https://xn--80ak6aa92e.example/?q=%22onmouseover=hacked=9&%3Cscript%3E'

const press = (reading: Reading, key: string) => reading.page.keyboard.press(key)

async function answerDialogs(reading: Reading, path: string): Promise<void> {
  await reading.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, path)
}

describe.skipIf(!requireBrowser())('what a stranger wrote is literal text', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-strange-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('in a feed and in a paper of JSON, in every text and mode', async () => {
    const rss = join(folder, 'feed <img src=x onerror=hacked=6>.xml')
    await writeFile(rss, feed(itemOf(aRawEntry('2405.90001', TEXTS)), `Chat Arxiv &lt;b&gt;${'cs.LG'}`))
    const json = join(folder, '2405.90002.json')
    await writeFile(
      json,
      JSON.stringify({
        title: `${TEXTS.titleEn} (arXiv:2405.90002v1 [cs.CV])`,
        abstract: TEXTS.abstractEn,
        link: 'http://arxiv.org/abs/2405.90002',
        context: HOSTILE,
        path: `${HOSTILE}.json`,
        total_tokens: HOSTILE,
        translated_title: TEXTS.titleZh,
        translated_abstract: TEXTS.abstractZh,
        tldr: TEXTS.tldrZh,
        en_tdlr: TEXTS.tldrEn,
        __proto__: { hacked: 6 },
      }),
    )
    const reading = await startReading({ args: [rss, json] })
    await watch(reading)
    await expect.poll(() => countOf(reading, 'All')).toBe('2')
    await reading.sources.getByText('All', { exact: true }).click()
    await listed(reading, 2)
    for (const row of await reading.rows.all()) {
      expect(await row.innerText()).toContain(TAG)
      await row.click()
      await reading.article.waitFor()
      for (const mode of ['1', '2', '3', '4', '5', '6']) {
        await press(reading, mode)
        await expect.poll(() => reading.article.innerText(), { message: `mode ${mode}` }).toContain(TAG)
      }
      await expectHarmless(reading, await row.innerText())
    }
    await end(reading)
  })

  test('in the look that a link gets, and in what is copied', async () => {
    const abstractEn = `We study ${LINK} and doors.`
    const reading = await startReading({ args: [await writeDigest(folder, 'look.md', { abstractEn })] })
    const opened = await catchOpened(reading)
    await watch(reading)
    await listed(reading, 1)
    await reading.rows.first().click()
    const link = reading.article.locator('.link[title*=hacked]')
    await link.press('Enter')
    const dialog = reading.page.getByRole('dialog')
    await dialog.getByText('xn--80ak6aa92e.example', { exact: true }).waitFor()
    await expectHarmless(reading, 'the look')
    await dialog.getByRole('button', { name: 'Copy' }).click()
    const copied = () => reading.app.evaluate(({ clipboard }) => clipboard.readText())
    await expect.poll(copied).toBe(await link.getAttribute('title'))
    expect(await opened()).toEqual([])
    await end(reading)
  })

  test('in what a note said before, in deleted notes, where a paper was announced, and in the look at a snapshot', async () => {
    const names = ['2024-05-20', '2024-05-21'].map((day) => `${day}.<img src=x onerror=hacked=8>.md`)
    const first = await writeDigest(folder, names[0]!, TEXTS)
    // the same bytes would be the same digest
    const second = await writeDigest(folder, names[1]!, TEXTS, { titleEn: 'A window' })
    const begun = await startReading({ args: [first, second] })
    const door = { hasText: 'hacked=2' }
    await begun.rows.filter(door).first().click()
    await begun.article.waitFor()
    await press(begun, 'e')
    await begun.page.keyboard.insertText(`${HOSTILE} as it was`)
    await begun.page.getByText('Saved', { exact: true }).waitFor()
    await begun.page.evaluate(() => window.reader.makeSnapshot(true))

    const reading = await restart(begun)
    const { page, article } = reading
    const dialog = page.getByRole('dialog')
    await watch(reading)
    await reading.rows.filter(door).first().click()
    await article.waitFor()
    await article.getByRole('button', { name: 'in 2 digests' }).click()
    const announced = article.getByRole('list', { name: 'Where it was announced' })
    expect(await announced.innerText()).toContain('<img src=x onerror=hacked=8>')
    await expectHarmless(reading, 'announcements')

    await press(reading, 'e')
    await press(reading, 'Control+a')
    await page.keyboard.insertText(`${HOSTILE} <b>as it is</b>`)
    await page.getByText('Saved', { exact: true }).waitFor()
    await press(reading, 'Escape')
    await press(reading, 'Shift+E')
    const source = dialog.getByRole('group', { name: /^The version of/ })
    await expect.poll(() => source.innerText()).toContain('<b>')
    expect(await dialog.locator('.paper').innerText()).toContain('hacked=2')
    await expectHarmless(reading, 'what has changed since a version')
    await dialog.getByRole('button', { name: 'Text', exact: true }).click()
    await expect.poll(() => source.innerText()).toContain(`${TAG}`)
    await expectHarmless(reading, 'the text of a version')
    await press(reading, 'Escape')
    await dialog.waitFor({ state: 'detached' })

    await press(reading, 'e')
    await press(reading, 'Control+a')
    await press(reading, 'Delete')
    await page.getByText('Saved', { exact: true }).waitFor()
    await press(reading, 'Escape')
    await runCommand(reading, 'deletedNotes')
    await dialog.getByText('<b>as it is</b>').or(dialog.getByText('<img src=x')).first().waitFor()
    await expectHarmless(reading, 'deleted notes')
    await press(reading, 'Escape')
    await dialog.waitFor({ state: 'detached' })

    await runCommand(reading, 'snapshots')
    const panel = page.getByRole('tabpanel', { name: 'Snapshots' })
    await panel.getByRole('listitem').filter({ hasText: 'by hand' }).getByRole('button').click()
    await panel.getByText('1 note would come back').click()
    await expect.poll(() => panel.innerText()).toContain('hacked=2')
    await expectHarmless(reading, 'the look at a snapshot')
    await end(reading)
  })

  test('where a library goes out, comes in elsewhere, and lies', async () => {
    const path = join(folder, 'mine <img src=x onerror=hacked=7>\u202Epiz.zip')
    const reading = await startReading({
      args: [await writeDigest(folder, '2024-05-20.<img src=x onerror=hacked=8>.md', TEXTS)],
    })
    await watch(reading)
    await listed(reading, 1)
    await reading.rows.first().click()
    await reading.article.waitFor()
    await press(reading, 'e')
    await reading.page.keyboard.insertText(HOSTILE)
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    await press(reading, 'Escape')
    await reading.page.evaluate(async (text) => {
      await window.reader.saveSearch('doors', text.slice(0, 90))
      await window.reader.keepKeywords([{ text: '<b>doors</b>', kind: 'muted' }])
    }, HOSTILE)
    await answerDialogs(reading, path)
    await runCommand(reading, 'exportLibrary')
    const out = reading.page.getByRole('dialog')
    await out.getByRole('checkbox', { name: /papers too/ }).check()
    await expectHarmless(reading, 'export')
    await out.getByRole('button', { name: 'Export…' }).click()
    const notice = reading.page.getByText(/Exported to mine <img src=x/)
    await notice.waitFor()
    expect(await notice.innerText()).not.toContain('\u202E')
    await expectHarmless(reading, 'notice')
    expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK')
    await end(reading)

    const library = join(folder, '<img src=x onerror=hacked=9>')
    const elsewhere = await startReading({ env: { DUIDU_LIBRARY: library } })
    await elsewhere.page.getByRole('button', { name: /sample/ }).waitFor()
    await watch(elsewhere)
    await answerDialogs(elsewhere, path)
    await runCommand(elsewhere, 'importLibrary')
    const dialog = elsewhere.page.getByRole('dialog')
    await dialog.getByText(/mine <img src=x/).waitFor()
    expect(await dialog.innerText()).not.toContain('\u202E')
    await expectHarmless(elsewhere, 'look at what comes in')
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.getByText('Imported and saved:').waitFor()
    await expectHarmless(elsewhere, 'what came in')
    await press(elsewhere, 'Escape')
    await listed(elsewhere, 1)
    await elsewhere.rows.first().click()
    await expect.poll(() => elsewhere.article.innerText()).toContain(TAG)
    await expect.poll(() => elsewhere.note.inputValue()).toContain(TAG)
    await expectHarmless(elsewhere, 'paper, note and sources that came in')
    await press(elsewhere, 'Control+,')
    await elsewhere.page.getByText(library).first().waitFor()
    await expectHarmless(elsewhere, 'where the library lies')
    await quit(elsewhere)

    // what is told of a store that was broken, and of a library that does not open
    await writeFile(join(library, 'settings.json'), HOSTILE)
    const broken = await startReading({ userData: elsewhere.userData, env: { DUIDU_LIBRARY: library } })
    await watch(broken)
    await broken.page.getByText(/settings\.json\.corrupt/).waitFor()
    await expectHarmless(broken, 'a store that was broken')
    await quit(broken)
    await rm(join(library, 'settings.json'), { force: true })
    await mkdir(join(library, 'settings.json'))
    const closed = await startReading({ userData: elsewhere.userData, env: { DUIDU_LIBRARY: library } })
    await watch(closed)
    await closed.page.getByText(library).first().waitFor()
    await expectHarmless(closed, 'a library that does not open')
    await end(closed)
  })
})
