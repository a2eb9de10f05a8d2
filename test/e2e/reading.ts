import { readdir, readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { cleanUp, launch, type LaunchOptions, type Running } from './launch'

/** What a person sees and does, in the words of the English interface. */
export interface Reading extends Running {
  readonly rows: Locator
  readonly article: Locator
  readonly note: Locator
  readonly sources: Locator
}

const FIXTURES = resolve(import.meta.dirname, '../fixtures/digests')

export const fixture = (name: string): string => join(FIXTURES, name)

/** A file of the shared samples; null where they are not there. */
export function shared(name: string): string | null {
  const root = process.env.DUIDU_SHARED ?? resolve(import.meta.dirname, '../../../shared')
  const path = join(root, 'digests', name)
  if (existsSync(path)) return path
  if (process.env.CI) throw new Error(`required in CI and not there: ${path}`)
  console.warn(
    `\n!!! SKIPPED, not tested: the shared sample ${name} is not there (DUIDU_SHARED names the folder).\n`,
  )
  return null
}

export interface ReadingOptions extends LaunchOptions {
  readonly locale?: string
}

/** Starts the app in English, or as `locale` says, and waits for its first screen. */
export async function startReading({
  locale = 'en_US',
  env,
  ...options
}: ReadingOptions = {}): Promise<Reading> {
  const running = await launch({ ...options, env: { LANGUAGE: '', LC_ALL: `${locale}.UTF-8`, ...env } })
  const { page } = running
  await page.locator('[data-theme]').first().waitFor()
  return {
    ...running,
    rows: page.getByRole('option'),
    article: page.getByRole('article'),
    note: page.getByRole('textbox', { name: /^(Note|笔记)/ }),
    sources: page.getByRole('tree'),
  }
}

/** Quits as a person does, and starts again on the same library. */
export async function restart(reading: Reading, options: ReadingOptions = {}): Promise<Reading> {
  await quit(reading)
  return startReading({ ...options, userData: reading.userData })
}

export async function quit(reading: Reading): Promise<void> {
  await reading.app.close()
}

export async function end(reading: Reading): Promise<void> {
  await quit(reading)
  await cleanUp(reading)
}

/** Answers the next dialog for files with these paths, and opens it by its key. */
export async function importByDialog(reading: Reading, ...paths: readonly string[]): Promise<void> {
  await reading.app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
  }, paths as string[])
  await reading.page.keyboard.press('Control+o')
}

/** Lets files fall on the window, as a file manager does. */
export async function drop(page: Page, ...paths: readonly string[]): Promise<void> {
  // a page cannot make a file with a path: a file field, filled by the browser, can
  await page.evaluate(() => {
    const field = Object.assign(document.createElement('input'), {
      type: 'file',
      multiple: true,
      id: 'to-drop',
    })
    field.hidden = true
    document.body.append(field)
  })
  await page.locator('#to-drop').setInputFiles(paths as string[])
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('#to-drop')
    const dataTransfer = new DataTransfer()
    for (const file of field?.files ?? []) dataTransfer.items.add(file)
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    }
    field?.remove()
  })
}

/**
 * Waits until so many papers are listed and those in sight have come: counts come before lists, and lists
 * before their rows.
 */
export async function listed({ page }: Pick<Reading, 'page'>, papers: number): Promise<void> {
  const list = () =>
    page.locator('[data-pane=list]').evaluate((pane) => {
      const options = [...pane.querySelectorAll('[role=option]')]
      return {
        busy: pane.querySelector('[aria-busy=true]') !== null || pane.ariaBusy === 'true',
        papers: Number(options[0]?.ariaSetSize ?? 0),
        blank: options.filter(({ textContent }) => textContent.trim() === '').length,
      }
    })
  await expect.poll(list).toEqual({ busy: false, papers, blank: 0 })
}

/** The count behind a source, `0` where it shows none. */
export async function countOf(reading: Reading, source: string): Promise<string> {
  const line = reading.sources
    .getByRole('treeitem')
    .filter({ hasText: new RegExp(`^\\s*${source}`) })
    .first()
  // what screen readers are told in addition stands behind the figure
  return /\d[\d,]*/.exec((await line.innerText()).replace(source, ''))?.[0] ?? '0'
}

/** Every JSON file of one kind of store in the library's folder, as text. */
export async function storedFiles(reading: Reading, kind: string): Promise<readonly string[]> {
  const folder = join(reading.userData, 'library', kind)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
}
