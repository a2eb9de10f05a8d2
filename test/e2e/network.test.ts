import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { catchOpened, holdSaveDialog, runCommand } from './hostile'
import { countOf, drop, end, fixture, importByDialog, startReading, type Reading } from './reading'

const watch = join(import.meta.dirname, 'networkWatch.cjs')

/** What every thread of a process with that module asks of a network is noted in a file. */
function watchThreads(file: string) {
  const lines = async (): Promise<readonly string[]> => (await readFile(file, 'utf8')).trim().split('\n')
  return {
    env: { NETWORK_WATCH: file },
    threads: async () => (await lines()).filter((line) => line.endsWith(': begins')),
    asked: async () => (await lines()).filter((line) => !line.endsWith(': begins')),
  }
}

/** Exports the library with its papers, and takes it in again. */
async function moveHouse(reading: Reading, path: string): Promise<void> {
  const { app, page } = reading
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, path)
  const dialog = page.getByRole('dialog')
  await runCommand(reading, 'exportLibrary')
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Export…' }).click()
  await page.getByText(/Exported to/).waitFor()
  await runCommand(reading, 'importLibrary')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await dialog.getByText('Imported and saved:').waitFor()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await dialog.waitFor({ state: 'detached' })
}

const press = (reading: Reading, key: string) => reading.page.keyboard.press(key)

/** Notes every connection that main opens and every name that it asks for, from here on. */
async function watchMain({ app }: Reading): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(() => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    const { subscribe } = process.getBuiltinModule('node:diagnostics_channel')
    for (const channel of [
      'net.client.socket',
      'http.client.request.start',
      'undici:request:create',
      'udp.socket',
    ]) {
      subscribe(channel, () => void asked.push(channel))
    }
    const dns = process.getBuiltinModule('node:dns')
    for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6'] as const) {
      const original = dns[name] as (...args: unknown[]) => unknown
      Object.assign(dns, {
        [name]: (...args: unknown[]) => {
          asked.push(`dns.${name} ${String(args[0])}`)
          return original.apply(dns, args)
        },
      })
    }
  })
  return () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
}

describe.skipIf(!requireBrowser())('the app', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-network-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('asks nothing of any network, whatever is done with it, and leaves it by one door only', async () => {
    const threads = watchThreads(join(folder, 'asked'))
    const reading = await startReading({ env: threads.env, modules: [watch] })
    const { page, article } = reading
    const requested: string[] = []
    reading.app.context().on('request', (request) => requested.push(request.url()))
    page.on('websocket', (socket) => requested.push(socket.url()))
    const [opened, asked] = [await catchOpened(reading), await watchMain(reading)]
    const [navigation] = await page.evaluate(() =>
      performance.getEntriesByType('navigation').map(({ name }) => name),
    )
    const { origin } = new URL(navigation!)

    // a session that uses everything
    await page.getByRole('button', { name: /sample/ }).click()
    await expect.poll(() => countOf(reading, 'All')).toBe('12')
    await importByDialog(reading, fixture('tex.md'), fixture('sample.xml'), fixture('paper.json'))
    await expect.poll(async () => Number(await countOf(reading, 'All'))).toBeGreaterThan(18)
    await press(reading, 'Escape')
    await drop(page, fixture('epoch-e.md'))
    await expect.poll(async () => Number(await countOf(reading, 'All'))).toBeGreaterThan(30)
    await press(reading, 'Escape')
    await page.evaluate(() => window.reader.changeSettings({ theme: 'dark' }))
    await page.locator('html[data-theme=dark]').waitFor()
    await page.reload()
    await page.locator('html[data-theme=dark]').waitFor()
    await reading.rows.first().waitFor()

    await reading.sources.getByText('All').first().click()
    await press(reading, '/')
    await page.getByRole('searchbox').waitFor()
    await page.keyboard.insertText('pigeons')
    await reading.rows.filter({ hasText: 'Lévy' }).first().click()
    for (const mode of ['1', '2', '3', '4', '5', '6', '4']) {
      await press(reading, mode)
      await article.waitFor()
    }
    await press(reading, ']')
    await press(reading, 'e')
    await page.keyboard.insertText('![x](https://tracker.example/x.png) [y](https://tracker.example/y)')
    await page.getByText('Saved', { exact: true }).waitFor()
    await press(reading, 'Control+e')
    await page.locator('.note .reading .link').first().waitFor()
    await press(reading, 'Escape')
    await expect.poll(() => page.locator('mark.hit').count()).toBeGreaterThan(0)
    await press(reading, 'Control+k')
    await page.getByRole('combobox').waitFor()
    await press(reading, 'Escape')
    await press(reading, 'Control+,')
    await page.getByRole('tab', { name: 'Type' }).click()
    await press(reading, 'Escape')
    const release = await holdSaveDialog(reading, join(folder, 'list.pdf'))
    await runCommand(reading, 'savePdf')
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[value=list]').check()
    await dialog.getByRole('button', { name: /^Save/ }).click()
    await expect.poll(() => page.locator('.print').count()).toBe(1)
    await release()
    await page.getByText('Saved as list.pdf').waitFor()

    await moveHouse(reading, join(folder, 'library.zip'))

    // a link that is looked at and declined
    const link = article.getByRole('link', { name: 'https://pigeons.example/data_set' }).first()
    await link.click()
    await dialog.waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await opened()).toEqual([])
    expect(await asked()).toEqual([])

    // and the ways out: after a look, and by the command for the paper's page
    await link.click()
    await dialog.getByRole('button', { name: 'Open' }).click()
    await expect.poll(opened).toEqual(['https://pigeons.example/data_set'])
    await article.focus()
    await press(reading, 'o')
    await expect
      .poll(opened)
      .toEqual([
        'https://pigeons.example/data_set',
        expect.stringMatching(/^https:\/\/arxiv\.org\/abs\/2404\.9010\d$/),
      ])

    expect(requested.length).toBeGreaterThan(3)
    expect(
      requested.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('app://duidu/')),
    ).toEqual([])
    expect(await asked()).toEqual([])
    // the library's thread and the parser's, besides main
    expect((await threads.threads()).length).toBeGreaterThanOrEqual(3)
    expect(reading.errors).toEqual([])
    await end(reading)
    expect(await threads.asked()).toEqual([])
  })

  test('is watched by what sees a thread of a thread ask', async () => {
    const { env, asked } = watchThreads(join(folder, 'seen'))
    const inner =
      'fetch("http://127.0.0.1:9999/").catch(() => 0); require("node:dgram").createSocket("udp4").close()'
    const outer = `new (require('node:worker_threads').Worker)(${JSON.stringify(inner)}, { eval: true })`
    const middle = `new (require('node:worker_threads').Worker)(${JSON.stringify(outer)}, { eval: true })`
    const { status } = spawnSync(process.execPath, ['-r', watch, '-e', middle], {
      env: { ...process.env, ...env },
    })
    expect(status).toBe(0)
    expect([...(await asked())].sort()).toEqual([
      expect.stringMatching(/^thread \d: connect .*"port":"9999"/),
      expect.stringMatching(/^thread \d: udp$/),
    ])
  })
})
