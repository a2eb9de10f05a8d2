import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { MemoryStores } from '@core/library/memoryStores'
import type { MemorySnapshots } from '@core/library/snapshots/memorySnapshots'
import { READER_METHODS } from '@core/readerApi'
import type { Settings } from '@core/settings'
import type { App as VueApp } from 'vue'
import { startApp } from '../../../src/renderer/src/startApp'
import { webReader, type WebFile, type WebReader } from '../../../src/renderer/src/web/webReader'

/** A file as a person would choose it. */
export function aFile(name: string, text: string): WebFile {
  const bytes = new TextEncoder().encode(text)
  return { name, lastModified: Date.UTC(2023, 10, 3, 12), arrayBuffer: async () => bytes.slice().buffer }
}

interface EntryFacts {
  readonly zh?: string
  readonly en?: string
  readonly tldr?: string
  readonly type?: string
  readonly version?: number
}

/** A Markdown digest of these papers, by id. */
export function aDigest(papers: Readonly<Record<string, EntryFacts>>): string {
  const entries = Object.entries(papers).map(([id, facts], place) => {
    const {
      zh = `论文 ${id}`,
      en = `Paper ${id}`,
      tldr = `${id} 说了什么。`,
      type = 'new',
      version = 1,
    } = facts
    return [
      `[^${place + 1}]: ${zh}`,
      en,
      `[https://arxiv.org/abs/${id}](https://arxiv.org/abs/${id})`,
      tldr,
      '',
      `${id} 的摘要。`,
      `arXiv:${id}v${version} Announce Type: ${type}  Abstract: The abstract of ${id}.`,
    ].join('\n\n    ')
  })
  const rows = Object.keys(papers).map(
    (id, place) => `| [^${place + 1}] | [Paper](https://arxiv.org/abs/${id}) | … |`,
  )
  return [
    '# 摘要',
    ['| Ref | Title | Summary |', '| --- | --- | --- |', ...rows].join('\n'),
    '# 详细',
    ...entries,
  ].join('\n\n')
}

export const fixture = async (name: string): Promise<WebFile> =>
  aFile(name, await readFile(resolve(import.meta.dirname, '../../fixtures/digests', name), 'utf8'))

/** What a person sees and does; every deed waits until the page has come to rest. */
export interface Page {
  readonly reader: WebReader
  readonly stores: MemoryStores
  readonly $: (selector: string) => HTMLElement | null
  readonly $$: (selector: string) => HTMLElement[]
  /** The visible text of the first element that matches, blanks folded. */
  readonly text: (selector: string) => string
  readonly rest: () => Promise<void>
  readonly import: (...files: readonly WebFile[]) => Promise<void>
  readonly press: (key: string, modifiers?: Partial<KeyboardEventInit>) => Promise<KeyboardEvent>
  readonly click: (selector: string, text?: string) => Promise<void>
  readonly type: (selector: string, text: string) => Promise<void>
  /** The Chinese titles in the list, from the top. */
  readonly titles: () => string[]
  readonly close: () => void
}

export interface PageOptions {
  readonly stores?: MemoryStores
  readonly shelf?: MemorySnapshots
  readonly settings?: Partial<Settings>
  readonly files?: readonly WebFile[]
  readonly width?: number
  readonly chosen?: readonly WebFile[]
  /** Changes the reader before the page sees it. */
  readonly tamper?: (reader: WebReader) => void
}

/** Counts the questions to a reader that have no answer yet. */
function countAsked(reader: WebReader): { waiting: number } {
  const asked = { waiting: 0 }
  const methods = reader as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
  for (const name of READER_METHODS) {
    const method = methods[name]!.bind(reader)
    methods[name] = async (...args) => {
      asked.waiting++
      try {
        return await method(...args)
      } finally {
        asked.waiting--
      }
    }
  }
  return asked
}

/** The whole page on a real library in memory. Files are imported before it is shown. */
export async function aPage(options: PageOptions = {}): Promise<Page> {
  const stores = options.stores ?? new MemoryStores()
  const reader = webReader({
    stores,
    ...(options.shelf && { shelf: options.shelf }),
    choose: async () => options.chosen ?? [],
    sample: async () =>
      aFile(
        'sample.md',
        await readFile(resolve(import.meta.dirname, '../../../resources/sample.md'), 'utf8'),
      ),
  })
  await reader.start()
  await reader.changeSettings({ language: 'zh', theme: 'light', dwellSeconds: 0, ...options.settings })
  if (options.files) await reader.importFiles(options.files)
  options.tamper?.(reader)
  const asked = countAsked(reader)
  window.reader = reader
  window.innerWidth = options.width ?? 1440
  const root = document.createElement('div')
  document.body.append(root)
  const app: VueApp = await startApp(root)

  /** Waits until nothing is asked of the library any more; a frame then lets Vue and scrolling follow. */
  async function rest(): Promise<void> {
    // an answer may lead to the next question: quiet is six turns without one
    for (let quiet = 0; quiet < 6; quiet = asked.waiting > 0 ? 0 : quiet + 1) {
      await new Promise((resolve) => setTimeout(resolve))
    }
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  const $ = (selector: string) => root.querySelector<HTMLElement>(selector)
  const $$ = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)]
  const textOf = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
  const page: Page = {
    reader,
    stores,
    $,
    $$,
    text: (selector) => textOf($(selector)),
    rest,
    async import(...files) {
      await reader.importFiles(files)
      await rest()
    },
    async press(key, modifiers = {}) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
      const target = document.activeElement ?? document.body
      target.dispatchEvent(event)
      await rest()
      return event
    },
    async click(selector, text = '') {
      const element = $$(selector).find((candidate) => textOf(candidate).includes(text))
      if (!element) throw new Error(`nothing to click: ${selector} ${text}`)
      element.click()
      await rest()
    },
    async type(selector, text) {
      const field = $(selector) as HTMLInputElement
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await rest()
    },
    titles: () => $$('[role=option] .title').map(textOf),
    close() {
      app.unmount()
      root.remove()
    },
  }
  await rest()
  return page
}
