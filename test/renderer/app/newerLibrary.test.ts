import { MemoryStores } from '@core/library/memoryStores'
import type { StoreNotice } from '@core/reports'
import { afterEach, expect, test } from 'vitest'
import { aDigest, aFile, aPage, type Page, type PageOptions } from './aPage'

const DIGEST = aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {}, '2311.00002': {}, '2311.00003': {} }))
const WORDS = '资料库由更新版本的对读写成。请安装最新版的对读。这个版本只显示资料库，不作改动。'

/** Stores of which one was written by a newer Duidu, as soon as that is said. */
class NewerStores extends MemoryStores {
  isNewer = false
  override notices(): readonly StoreNotice[] {
    return this.isNewer ? [{ kind: 'newer', store: 'reading/0001' }] : []
  }
}

let page: Page | undefined
afterEach(() => page?.close())

/** A page on a library with three papers, the first one open, that a newer Duidu has written to. */
async function aNewerPage(options: PageOptions = {}) {
  const stores = new NewerStores()
  const first = await aPage({ ...options, stores, files: [DIGEST] })
  await first.reader.saveSearch('论文', '')
  await first.reader.keepKeywords([{ text: '摘要', kind: 'followed' }])
  await first.reader.saveNow()
  first.close()
  stores.isNewer = true
  const asked: string[] = []
  page = await aPage({
    ...options,
    stores,
    tamper(reader) {
      for (const method of [
        'mark',
        'undo',
        'writeNote',
        'keepSearches',
        'keepKeywords',
        'saveSearch',
        'importByDialog',
        'importSample',
        'chooseExport',
      ] as const) {
        const ask = reader[method] as (...args: unknown[]) => Promise<never>
        reader[method] = (...args: unknown[]) => {
          asked.push(method)
          return ask(...args)
        }
      }
    },
  })
  stores.written.length = 0
  return { page, stores, asked, said: () => page!.text('.notice .text') }
}

test('says once that it is shown and not changed, whatever files are newer', async () => {
  const { page } = await aNewerPage()
  const strips = page.$$('[role=status] .strip, [role=status] > *').map((strip) => strip.textContent)
  expect(strips.filter((text) => text.includes('更新版本'))).toHaveLength(1)
  expect(strips.join()).toContain('不标记，不写笔记，不导入')
})

test.each([
  ['m', {}],
  ['s', {}],
  ['A', { shiftKey: true }],
  ['z', { ctrlKey: true }],
  ['o', { ctrlKey: true }],
])('the key %s does not try, and says why', async (key, modifiers) => {
  const { page, asked, said, stores } = await aNewerPage()
  await page.press('j')
  await page.press(key, modifiers)
  expect(said()).toContain(WORDS)
  expect(asked).toEqual([])
  expect(stores.written).toEqual([])
})

test('dwelling on a paper marks nothing and says nothing', async () => {
  const { page, asked, said } = await aNewerPage({ settings: { dwellSeconds: 0.05 } })
  await page.press('j')
  await new Promise((resolve) => setTimeout(resolve, 300))
  await page.rest()
  expect(asked).toEqual([])
  expect(said()).toBe('')
})

test('the note stands and cannot be written, which stands beside it', async () => {
  const { page } = await aNewerPage()
  await page.press('j')
  expect((page.$('textarea') as HTMLTextAreaElement).readOnly).toBe(true)
  expect(page.text('.note .head')).toContain('不能改动')
})

test('saved searches and words are shown, cannot be changed, and the dialog says why', async () => {
  const { page, asked } = await aNewerPage()
  const run = async (command: 'editSearches' | 'editKeywords') => {
    page.reader.tell('command', command)
    await page.rest()
  }
  await run('editSearches')
  expect(page.text('dialog')).toContain(WORDS)
  expect((page.$('dialog li input') as HTMLInputElement).readOnly).toBe(true)
  for (const button of page.$$('dialog li button')) expect((button as HTMLButtonElement).disabled).toBe(true)
  await page.press('Escape')
  page.$('dialog')?.querySelector<HTMLButtonElement>('button.close')?.click()
  await page.rest()
  await run('editKeywords')
  expect(page.text('dialog')).toContain(WORDS)
  for (const button of page.$$('dialog form button'))
    expect((button as HTMLButtonElement).disabled).toBe(true)
  expect(asked).toEqual([])
})

test('a setting counts, and that it is not kept is said once', async () => {
  const { page, said, stores } = await aNewerPage()
  page.reader.tell('command', 'themeSepia')
  await page.rest()
  expect(document.documentElement.dataset.theme).toBe('sepia')
  expect(said()).toContain('只在退出前有效')
  await page.click('.notice button', '')
  page.reader.tell('command', 'themeDark')
  await page.rest()
  expect(said()).toBe('')
  await page.reader.saveNow()
  expect(stores.written).toEqual([])
})

test('files that the system opens are not taken, and that is said in a line', async () => {
  const { page, said } = await aNewerPage()
  await page.import(aFile('2023-11-04.cs.LG.md', aDigest({ '2311.00009': {} })))
  expect(said()).toContain(WORDS)
  expect(page.titles()).toHaveLength(3)
})

test('where that is found out only while a note is written, the text stays and says that it is not saved', async () => {
  const stores = new NewerStores()
  page = await aPage({ stores, files: [DIGEST] })
  await page.press('j')
  stores.isNewer = true
  await page.type('textarea', '刚写下的')
  expect((page.$('textarea') as HTMLTextAreaElement).value).toBe('刚写下的')
  expect(page.text('.note .head')).toContain('未保存：资料库由更新版本的对读写成。')
})
