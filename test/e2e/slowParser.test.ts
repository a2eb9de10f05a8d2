import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { countOf, end, fixture, importByDialog, listed, startReading, storedFiles } from './reading'

const ROOT = resolve(import.meta.dirname, '../..')

describe.skipIf(!requireBrowser())('a file that takes the parser too long', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-slow-'))
    // the app as it was built, with another program where its parser is
    for (const part of ['out', 'resources', 'package.json']) {
      await cp(join(ROOT, part), join(folder, 'app', part), { recursive: true })
    }
    const main = join(folder, 'app/out/main')
    await cp(join(main, 'parserWorker.js'), join(main, 'realParser.js'))
    await writeFile(
      join(main, 'slow.js'),
      `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ name }) => { while (name === 'for ever.md'); })`,
    )
    await writeFile(join(main, 'parserWorker.js'), "import './slow.js'\nimport './realParser.js'\n")
    await writeFile(join(folder, 'for ever.md'), '# 摘要\n')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('is refused with a sentence; meanwhile the app is as usable as ever, and nothing is touched', async () => {
    const reading = await startReading({ appFolder: join(folder, 'app'), args: [fixture('epoch-c.md')] })
    await expect.poll(() => countOf(reading, 'All')).toBe('5')
    await listed(reading, 5)
    await reading.page.keyboard.press('j')
    await reading.article.waitFor()
    await importByDialog(reading, join(folder, 'for ever.md'), fixture('epoch-d.md'))
    await reading.page.getByText('for ever.md').first().waitFor()

    await reading.page.keyboard.press('s')
    await expect.poll(() => countOf(reading, 'Starred')).toBe('1')
    await reading.page.keyboard.press('e')
    await reading.page.keyboard.insertText('写在解析时')
    await reading.page.getByText('Saved', { exact: true }).waitFor()
    // none of this had to wait for the parser
    expect(await countOf(reading, 'All')).toBe('5')

    await reading.page
      .getByText(/Reading it took longer than 10 seconds.*Nothing of it was imported/)
      .first()
      .waitFor()
    await expect.poll(() => countOf(reading, 'All')).toBe('10')
    expect(await countOf(reading, 'Starred')).toBe('1')
    expect((await storedFiles(reading, 'notes')).join('')).toContain('写在解析时')
    expect(reading.errors).toEqual([])
    await end(reading)
  })
})
