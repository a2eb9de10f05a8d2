import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import {
  countOf,
  drop,
  end,
  fixture,
  importByDialog,
  listed,
  shared,
  startReading,
  type Reading,
} from './reading'

const canRun = requireBrowser()
const SEED = shared('samples/seed.txt')

describe.skipIf(!canRun)('opening digests', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-digests-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('the first start offers files, a folder, and the sample, which reads at once', async () => {
    const reading = await startReading()
    await reading.page.getByRole('button', { name: 'Open digest files…' }).waitFor()
    await reading.page.getByRole('button', { name: 'Open a folder…' }).waitFor()
    await reading.page.getByRole('button', { name: /sample/ }).click()
    await expect.poll(() => countOf(reading, 'Unread')).toBe('12')
    await listed(reading, 12)
    await reading.page.keyboard.press('j')
    await expect
      .poll(() => reading.article.getByRole('heading', { level: 1 }).innerText())
      .toMatch(/\p{Script=Han}/u)
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('by dialog, and the same file again changes nothing and says so', async () => {
    const reading = await startReading()
    await importByDialog(reading, fixture('epoch-c.md'))
    await expect.poll(() => countOf(reading, 'All')).toBe('5')
    await importByDialog(reading, fixture('epoch-c.md'))
    await reading.page
      .getByText(/already|nothing (?:new|changed)/i)
      .first()
      .waitFor()
    expect(await countOf(reading, 'All')).toBe('5')
    await end(reading)
  })

  test('by argument', async () => {
    const reading = await startReading({ args: [fixture('epoch-d.md')] })
    await expect.poll(() => countOf(reading, 'All')).toBe('5')
    await end(reading)
  })

  test('by dropping files on the window', async () => {
    const reading = await startReading()
    await reading.page.getByRole('button', { name: 'Open a folder…' }).waitFor()
    await drop(reading.page, fixture('epoch-a.md'), fixture('epoch-b.md'))
    await expect.poll(() => countOf(reading, 'All')).toBe('6')
    await end(reading)
  })

  test('by a second start, which hands its files over and leaves', async () => {
    const reading = await startReading({ args: [fixture('epoch-a.md')] })
    await expect.poll(() => countOf(reading, 'All')).toBe('3')
    const electron = createRequire(import.meta.url)('electron') as unknown as string
    const second = spawnSync(
      electron,
      [`--user-data-dir=${reading.userData}`, resolve(import.meta.dirname, '../..'), fixture('epoch-b.md')],
      { timeout: 30_000, encoding: 'utf8' },
    )
    expect(second.status).toBe(0)
    await expect.poll(() => countOf(reading, 'All')).toBe('6')
    await end(reading)
  })

  test('by the system’s word while it runs (macOS), files only', async () => {
    const [inner, pipe] = [join(folder, 'dropped'), join(folder, 'dropped.md')]
    await cp(fixture('epoch-c.md'), join(inner, '2023-11-03.md'))
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    const reading = await startReading()
    await reading.page.getByRole('button', { name: /sample/ }).waitFor()
    const open = (path: string) =>
      reading.app.evaluate(({ app }, path) => {
        app.emit('open-file', { preventDefault: () => undefined }, path)
      }, path)
    for (const path of [inner, pipe, fixture('epoch-a.md')]) await open(path)
    await expect.poll(() => countOf(reading, 'All')).toBe('3')
    await importByDialog(reading, fixture('epoch-b.md'))
    await expect.poll(() => countOf(reading, 'All')).toBe('6')
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test('a folder with its subfolders, where what is no digest is reported and the rest imported', async () => {
    await cp(fixture('epoch-c.md'), join(folder, 'cs.LG', '2023-11-03.md'))
    await cp(fixture('empty.md'), join(folder, '2023-11-04.cs.CL.md'))
    await writeFile(join(folder, 'shopping.txt'), 'milk\neggs\n')
    const reading = await startReading()
    await importByDialog(reading, folder)
    await expect.poll(() => countOf(reading, 'All')).toBe('5')
    await reading.page.getByText('shopping.txt').waitFor()
    await reading.page.keyboard.press('Escape')
    await expect.poll(() => reading.sources.getByText('2023-11-03').first().isVisible()).toBe(true)
    await reading.sources.getByText('2023-11-04').first().click()
    await reading.page.getByText('A normal day', { exact: true }).waitFor()
    await end(reading)
  })

  test('a file that is gone, and one that is a pipe, are said in words', async () => {
    const pipe = join(folder, 'pipe.md')
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    const reading = await startReading()
    await importByDialog(reading, join(folder, 'gone.md'), pipe, fixture('epoch-a.md'))
    await expect.poll(() => countOf(reading, 'All')).toBe('3')
    await reading.page.getByText('gone.md').waitFor()
    await reading.page.getByText('pipe.md').waitFor()
    await end(reading)
  })
})

describe.skipIf(!canRun || SEED === null)('the seed', () => {
  test('shows its 40 papers: 32 new, 7 updated, 1 cross-listed', async () => {
    const reading: Reading = await startReading({ args: [SEED!] })
    await expect.poll(() => countOf(reading, 'All')).toBe('40')
    await listed(reading, 40)
    const types = new Map<string, number>()
    await reading.page.keyboard.press('j')
    for (let number = 1; number <= 40; number++) {
      const row = reading.page.locator('[role=option][aria-selected=true]')
      await expect.poll(() => row.getAttribute('aria-posinset')).toBe(String(number))
      const text = await row.filter({ hasText: /\S/ }).innerText()
      const [, type = ''] = /· (cross|new|update)/.exec(text) ?? []
      types.set(type, (types.get(type) ?? 0) + 1)
      await reading.page.keyboard.press('ArrowDown')
    }
    expect(Object.fromEntries(types)).toEqual({ new: 32, update: 7, cross: 1 })
    expect(reading.errors).toEqual([])
    await end(reading)
  })

  test.each([
    // these two have no paper in common
    ['2024-02-19.cs.CL.md', '2024-02-05.cs.AI.md', 0],
    ['2023-05-31.cs.LG.md', '2023-05-31.stat.ML.md', 60],
    ['2024-02-19.cs.CL.md', '2024-06-18.cs.CL.md', 10],
  ])('papers that both %s and %s announce exist once', async (first, second, inBoth) => {
    const files = [shared(`samples/${first}`)!, shared(`samples/${second}`)!]
    const lists = await Promise.all(files.map(idsIn))
    const ids = new Set(lists.flat())
    expect(lists.flat().length - ids.size).toBe(inBoth)
    const reading = await startReading({ args: files })
    await expect.poll(() => countOf(reading, 'All')).toBe(String(ids.size))
    for (const list of lists) {
      const digest = reading.sources.getByRole('treeitem').filter({ hasText: String(list.length) })
      await expect.poll(() => digest.count()).toBeGreaterThan(0)
    }
    await end(reading)
  })
})

/** The ids of a digest's entries, by the line of their link. */
async function idsIn(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8')
  return [...text.matchAll(/^ {4}\[[^\]]*\/abs\/([^\]]+)\]\(/gm)].map(([, id]) => id!)
}
