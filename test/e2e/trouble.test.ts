import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { seal } from '../../src/main/storage/envelope'
import { requireBrowser } from '../electron/requireBrowser'
import {
  countOf,
  end,
  fixture,
  importByDialog,
  listed,
  quit,
  restart,
  startReading,
  storedFiles,
  type Reading,
} from './reading'

interface StoredNotes {
  readonly format: string
  readonly schemaVersion: number
  readonly data: { readonly records: readonly [readonly [string, { readonly text: string }]] }
}

const press = (reading: Reading, key: string) => reading.page.keyboard.press(key)

/** The files in a folder, but for its lock, with their bytes. */
async function filesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(path, 'latin1')])),
  )
}

async function openFirst(): Promise<Reading> {
  const reading = await startReading({ args: [fixture('epoch-c.md')] })
  await listed(reading, 5)
  await press(reading, 'j')
  await reading.article.waitFor()
  return reading
}

describe.skipIf(!requireBrowser())('when something is wrong with the files', () => {
  test('a note that cannot be saved says why, keeps the text, and is saved when the folder is back', async () => {
    const reading = await openFirst()
    await press(reading, 'e')
    await reading.page.keyboard.insertText('第一句。')
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    const notes = join(reading.userData, 'library/notes')
    await rename(notes, `${notes}-away`)
    await reading.page.keyboard.insertText('第二句。')
    await reading.page
      .getByText(/Not saved:/)
      .first()
      .waitFor()
    expect(await reading.note.inputValue()).toBe('第一句。第二句。')
    await rename(`${notes}-away`, notes)
    await reading.page.getByRole('button', { name: 'Try again' }).first().click()
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    expect((await storedFiles(reading, 'notes')).join('')).toContain('第一句。第二句。')

    // nobody presses anything: it is tried again by itself
    await rename(notes, `${notes}-away`)
    await reading.page.keyboard.insertText('第三句。')
    await reading.page
      .getByText(/Not saved:/)
      .first()
      .waitFor()
    await rename(`${notes}-away`, notes)
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    expect((await storedFiles(reading, 'notes')).join('')).toContain('第一句。第二句。第三句。')
    await end(reading)
  })

  test('a note that could not be saved is tried again at once when the person comes back to the window', async () => {
    const reading = await openFirst()
    await press(reading, 'e')
    const notes = join(reading.userData, 'library/notes')
    await rename(notes, `${notes}-away`)
    await reading.page.keyboard.insertText('一句。')
    // three tries have failed: the next by itself is eight seconds away
    await reading.page
      .getByText(/Not saved:/)
      .first()
      .waitFor()
    await reading.page.waitForTimeout(6_500)
    await rename(`${notes}-away`, notes)
    await reading.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.emit('focus')
    })
    await reading.page.getByText('Saved', { exact: true }).waitFor({ timeout: 3_000 })
    await end(reading)
  })

  test('a note whose file another program changes meanwhile keeps both texts, on screen and on disk', async () => {
    const reading = await openFirst()
    await press(reading, 'e')
    await reading.page.keyboard.insertText('写在这里。')
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    const file = join(reading.userData, 'library/notes/0001.json')
    const { data, format, schemaVersion } = JSON.parse(await readFile(file, 'utf8')) as StoredNotes
    const header = { format, schemaVersion, generation: 9, savedAt: '2099-01-01T00:00:00.000Z' }
    const [[id, note]] = data.records
    const theirs = { ...note, text: '写在别处。', changedAt: header.savedAt }
    await writeFile(file, seal(header, JSON.stringify({ records: [[id, theirs]] })).bytes)
    await reading.page.keyboard.insertText('再写一句。')
    const both = '写在这里。再写一句。\n\n---\n\n写在别处。'
    await expect.poll(() => reading.note.inputValue()).toBe(both)
    await reading.page.getByText(/^Another program changed the library’s files/).waitFor()
    // the caret stays where the person was writing
    await reading.page.keyboard.insertText('又一句。')
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    const text = '写在这里。再写一句。又一句。\n\n---\n\n写在别处。'
    expect(await reading.note.inputValue()).toBe(text)
    await quit(reading)
    const again = await startReading({ userData: reading.userData })
    await expect.poll(() => again.note.inputValue()).toBe(text)
    expect(again.errors).toEqual([])
    await end(again)
  })

  test('a broken note file is set aside, its backup is taken, and the person is told', async () => {
    const reading = await openFirst()
    await press(reading, 'e')
    for (const sentence of ['第一句。', '第二句。']) {
      await reading.page.keyboard.insertText(sentence)
      await reading.page.getByText('Saved', { exact: true }).waitFor()
    }
    await quit(reading)
    const notes = join(reading.userData, 'library/notes')
    const whole = await readFile(join(notes, '0001.json'), 'utf8')
    await writeFile(join(notes, '0001.json'), whole.slice(0, whole.length / 2))

    const again = await startReading({ userData: reading.userData })
    await again.page.getByText(/notes/i).first().waitFor()
    await again.page.getByText(/0001\.json\.corrupt/).waitFor()
    await expect.poll(() => again.note.inputValue()).toBe('第一句。')
    expect((await readdir(notes)).some((name) => name.includes('.corrupt-'))).toBe(true)
    await end(again)
  })

  test('papers whose file is lost are read again from their digest, which is said', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'duidu-lost-'))
    const digest = join(folder, '2023-11-04.cs.CL.md')
    await copyFile(fixture('epoch-c.md'), digest)
    const reading = await startReading({ args: [digest] })
    await listed(reading, 5)
    await press(reading, 'j')
    // said last, when it has been tried to pair the sentences
    await reading.article.getByText('Shown by paragraph').waitFor()
    const text = await reading.article.innerText()
    await quit(reading)
    const papers = join(reading.userData, 'library/papers')
    const whole = await readFile(join(papers, '0000.json'), 'utf8')

    // one copy is damaged: the other takes its place
    await writeFile(join(papers, '0000.json'), whole.replace('"abstract"', '"Abstract"'))
    const second = await startReading({ userData: reading.userData })
    await second.page.getByText(/^Papers: the file was broken and was restored from its backup/).waitFor()
    await expect.poll(() => second.article.innerText()).toBe(text)
    await quit(second)

    // both are damaged: the digest's own file is read again
    for (const name of ['0000.json', '0000.json.bak']) {
      await writeFile(join(papers, name), whole.slice(0, whole.length / 2))
    }
    const third = await startReading({ userData: reading.userData })
    await third.page.getByText(/with it the texts of 5 papers\. 5 came back/).waitFor()
    await expect.poll(() => third.article.innerText()).toBe(text)
    await quit(third)

    // both are gone, and so is the digest: what to do is said, and helps
    for (const name of ['0000.json', '0000.json.bak']) await rm(join(papers, name))
    await rename(digest, `${digest}.away`)
    const fourth = await startReading({ userData: reading.userData })
    await fourth.page.getByText(/the texts of 5 papers.*import these again: 2023-11-04\.cs\.CL\.md/).waitFor()
    expect(await fourth.article.innerText()).toContain('The abstract was lost')
    await rename(`${digest}.away`, digest)
    await importByDialog(fourth, digest)
    await expect.poll(() => fourth.article.innerText()).toBe(text)
    await end(fourth)
    await rm(folder, { recursive: true, force: true })
  })

  test('a library that another Duidu holds is said to be in use, and left alone', async () => {
    const library = await mkdtemp(join(tmpdir(), 'duidu-held-'))
    const first = await startReading({ args: [fixture('epoch-c.md')], env: { DUIDU_LIBRARY: library } })
    await expect.poll(() => countOf(first, 'All')).toBe('5')
    const second = await startReading({ args: [fixture('epoch-d.md')], env: { DUIDU_LIBRARY: library } })
    await second.page.getByRole('heading', { name: 'The library is in use' }).waitFor()
    // it keeps nothing, so it has nothing to ask about when it quits
    await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 700))
    await second.page.evaluate(() => window.reader.changeSettings({ theme: 'dark' }))
    await second.page.waitForTimeout(800)
    await end(second)
    expect(await countOf(first, 'All')).toBe('5')
    await end(first)
    await rm(library, { recursive: true, force: true })
  })

  test('a library from a newer Duidu is shown, says so, and is left as it was to the byte', async () => {
    const reading = await openFirst()
    await press(reading, 's')
    await reading.page.evaluate(() => window.reader.changeSettings({ dwellSeconds: 1 }))
    await quit(reading)
    const library = join(reading.userData, 'library')
    const reading1 = join(library, 'reading/0001.json')
    const header = {
      format: 'duidu/reading',
      schemaVersion: 99,
      generation: 50,
      savedAt: '2030-01-01T00:00:00.000Z',
    }
    // in a shape that this version does not know; the other files are as this version wrote them
    await writeFile(reading1, seal(header, '{"byPaper":{}}').bytes)
    const before = await filesIn(library)

    const again = await startReading({ userData: reading.userData })
    const { page } = again
    await page.getByText('This library was written by a newer Duidu.').waitFor()
    const words = page.getByText('This one shows the library and does not change it.')
    await press(again, 'j')
    await again.article.waitFor()
    // whoever reads is not told at every paper that it cannot be marked
    await page.waitForTimeout(2_000)
    expect(await words.count()).toBe(0)
    for (const key of ['m', 's', 'Control+z', 'Control+o']) {
      await press(again, key)
      await words.waitFor()
      await page.getByRole('button', { name: 'Close message' }).click()
    }
    await press(again, 'e')
    await page.keyboard.type('nothing of this is put in')
    expect(await again.note.inputValue()).toBe('')
    await press(again, 'Escape')
    // a page that asks all the same, and files that come from elsewhere
    const asked = await page.evaluate(async () => [
      await window.reader.mark({ mark: 'read', value: true, rows: Uint32Array.of(0), undoable: true }),
      await window.reader.importSample(),
    ])
    expect(asked[0]).toEqual({ kind: 'refused', failure: { kind: 'newerFormat' } })
    await words.waitFor()
    await page.evaluate(() => window.reader.changeSettings({ theme: 'sepia' }))
    await page.locator('[data-theme=sepia]').waitFor()
    expect(await page.getByText('Not saved').count()).toBe(0)
    // a question would keep it open
    await quit(again)
    expect(await filesIn(library)).toEqual(before)
    await rm(again.userData, { recursive: true, force: true, maxRetries: 5 })
  })

  test('a copied library opens elsewhere as it was', async () => {
    const reading = await openFirst()
    await press(reading, 's')
    await expect.poll(() => countOf(reading, 'Starred')).toBe('1')
    await quit(reading)
    const elsewhere = await mkdtemp(join(tmpdir(), 'duidu-copied-'))
    await mkdir(join(elsewhere, 'library'), { recursive: true })
    await cp(join(reading.userData, 'library'), join(elsewhere, 'library'), {
      recursive: true,
      filter: (path) => !path.includes('.lock-'),
    })
    const copy = await restart(reading).then(async (same) => {
      await end(same)
      return startReading({ userData: elsewhere })
    })
    await expect.poll(() => countOf(copy, 'Starred')).toBe('1')
    await end(copy)
  })
})
