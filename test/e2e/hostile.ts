import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { aMarkdown, aRawEntry, type RawEntry } from '../core/parse/aMarkdown'
import type { Reading } from './reading'

/** What would do something if any of it were taken for HTML, a style or a template. */
export const HOSTILE =
  '<img src=x onerror="hacked=1"><script>hacked=2</script><svg onload=hacked=3></svg><iframe src="javascript:parent.hacked=4"></iframe><style>*{display:none}</style>{{constructor.constructor("hacked=5")()}}'

/** Writes a digest and gives its path. */
export async function writeDigest(
  folder: string,
  name: string,
  ...texts: readonly Partial<RawEntry>[]
): Promise<string> {
  const entries = texts.map((text, place) => aRawEntry(`2405.9000${place + 1}`, text))
  const path = join(folder, name)
  await writeFile(path, aMarkdown(...entries))
  return path
}

interface Watched {
  refused: string[]
  hacked?: unknown
}

/** Notes from here on what the page's policy refuses. */
export async function watch({ page }: Reading): Promise<void> {
  await page.evaluate(() => {
    const watched = window as unknown as Watched
    watched.refused = []
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      watched.refused.push(`${violatedDirective} ${sample}`),
    )
  })
}

/** Expects that nothing of a hostile text became an element, ran, was fetched or had to be refused. */
export async function expectHarmless({ page, errors }: Reading, where: string): Promise<void> {
  const found = await page.evaluate(() => {
    const { hacked, refused } = window as unknown as Watched
    const strangers = [
      ...document.querySelectorAll(
        'img, iframe, object, embed, form[action], base, meta[http-equiv=refresh], body style, body script, [style*=expression], a[href]:not([href^="https://arxiv.org/abs/"])',
      ),
      ...[...document.querySelectorAll('*')].filter((element) =>
        element.getAttributeNames().some((name) => name.startsWith('on') || name === 'srcdoc'),
      ),
    ].map((element) => element.outerHTML.slice(0, 200))
    // the stand-in serves the page under a name of its own
    const [navigation] = performance.getEntriesByType('navigation')
    const { origin } = new URL(navigation!.name)
    const elsewhere = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((url) => !url.startsWith(`${origin}/`))
    return { hacked: hacked ?? null, refused, strangers, elsewhere }
  })
  expect(found, where).toEqual({ hacked: null, refused: [], strangers: [], elsewhere: [] })
  expect(errors, where).toEqual([])
}

/** Keeps every address that the app hands to the system, and hands none on. */
export async function catchOpened({ app }: Reading): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url) => void opened.push(url)
    shell.showItemInFolder = (path) => void opened.push(path)
  })
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
}

/** Runs a command by its item in the application menu. */
export async function runCommand({ app }: Reading, id: string): Promise<void> {
  await app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), id)
}

/** Answers the next dialogs for a place to save with this one; the file is not written before `release`. */
export async function holdSaveDialog({ app }: Reading, filePath: string): Promise<() => Promise<void>> {
  await app.evaluate(({ dialog }, filePath) => {
    // it may be released before the app has asked
    const released = new Promise<void>((release) => Object.assign(globalThis, { release }))
    dialog.showSaveDialog = async () => {
      await released
      return { canceled: false, filePath }
    }
  }, filePath)
  return () => app.evaluate(() => (globalThis as unknown as { release: () => void }).release())
}
