import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requireBrowser } from '../electron/requireBrowser'
import { violations } from './axe'
import { countOf, end, fixture, importByDialog, quit, restart, startReading } from './reading'

describe.skipIf(!requireBrowser())('the library’s folder', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duidu-place-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('is moved at the next start, told, and found at every one after', async () => {
    const target = join(folder, '新的 library')
    await mkdir(target)
    let reading = await startReading()
    await importByDialog(reading, fixture('epoch-c.md'))
    await expect.poll(() => countOf(reading, 'All')).toBe('5')
    const choose = (path: string) =>
      reading.app.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
      }, path)
    await reading.page.keyboard.press('Control+,')
    const settings = (): Locator => reading.page.getByRole('dialog', { name: 'Settings' })
    await settings().getByText(join(reading.userData, 'library'), { exact: true }).waitFor()
    await choose(folder)
    await settings().getByRole('button', { name: 'Move…' }).click()
    await settings()
      .getByText(/There is something in that folder/)
      .waitFor()
    await choose(target)
    await settings().getByRole('button', { name: 'Move…' }).click()
    await settings().getByText(`It moves to ${target} when Duidu starts next.`).waitFor()
    expect(await violations(reading)).toEqual([])
    reading = await restart(reading)
    await reading.page.getByRole('alert').getByText(`The library now lies in ${target}.`).waitFor()
    await expect.poll(() => countOf(reading, 'All')).toBe('5')
    expect(await readdir(target)).toContain('papers')
    expect(await readdir(join(reading.userData, 'library'))).toContain('papers')
    reading = await restart(reading)
    await expect.poll(() => countOf(reading, 'All')).toBe('5')
    await reading.page.keyboard.press('Control+,')
    await settings().getByText(target, { exact: true }).waitFor()
    // a disk that is not connected leaves an empty folder
    await quit(reading)
    await rename(target, `${target}-away`)
    await mkdir(target)
    reading = await startReading({ userData: reading.userData })
    await reading.page.getByRole('heading', { name: 'The library is not there' }).waitFor()
    expect(await violations(reading)).toEqual([])
    await quit(reading)
    expect(await readdir(target)).toEqual([])
    await rm(target, { recursive: true })
    await rename(`${target}-away`, target)
    reading = await startReading({ userData: reading.userData })
    await expect.poll(() => countOf(reading, 'All')).toBe('5')
    expect(reading.errors).toEqual([])
    await end(reading)
  })
})
