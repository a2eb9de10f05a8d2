import { MemoryStores } from '@core/library/memoryStores'
import { afterEach, expect, test, vi } from 'vitest'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const friday = aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {}, '2311.00002': {}, '2311.00003': {} }))
const thursday = aFile('2023-11-02.cs.CL.md', aDigest({ '2311.00004': {} }))
const isShown = (pane: string): boolean => page.$(`[data-pane=${pane}]`)!.style.display !== 'none'

test('started again, everything is as it was left', async () => {
  const stores = new MemoryStores()
  page = await aPage({ stores, files: [friday, thursday] })
  await page.press('j')
  await page.press('j')
  await page.press('m')
  const splitter = page.$('[role=separator][aria-label=来源栏宽度]')!
  splitter.focus()
  await page.press('ArrowRight')
  const width = splitter.getAttribute('aria-valuenow')
  await page.reader.saveNow()
  page.close()

  page = await aPage({ stores })
  expect(page.text('section h1')).toBe('未读')
  expect(page.text('[role=option][aria-selected=true] .title')).toBe('论文 2311.00002')
  expect(page.$$('[role=option].unread')).toHaveLength(3)
  expect(page.$('[role=separator][aria-label=来源栏宽度]')!.getAttribute('aria-valuenow')).toBe(width)
})

test('a scope that is a digest is shown again after a start', async () => {
  const stores = new MemoryStores()
  page = await aPage({ stores, files: [friday, thursday] })
  await page.click('[role=treeitem]', '2023-11-02 cs.CL')
  await page.reader.saveNow()
  page.close()
  page = await aPage({ stores })
  expect(page.text('section h1')).toBe('2023-11-02 cs.CL')
  expect(page.titles()).toEqual(['论文 2311.00004'])
})

test('the interface changes its language at once, and says which it is', async () => {
  page = await aPage({ files: [friday] })
  await page.press(',', { ctrlKey: true })
  expect(document.documentElement.lang).toBe('zh-Hans')
  const english = page.$$('dialog label').find((label) => label.textContent === 'English')!
  english.querySelector('input')!.click()
  await page.rest()
  expect(page.text('dialog h2')).toBe('Settings')
  expect(document.documentElement.lang).toBe('en')
  expect(page.text('section h1')).toBe('Unread')
  await page.click('dialog label', 'Dark')
  expect(document.documentElement.dataset.theme).toBe('dark')
})

test('the compact list leaves the summaries out', async () => {
  page = await aPage({ files: [friday] })
  expect(page.$$('.summary')).not.toEqual([])
  await page.press(',', { ctrlKey: true })
  page.$('dialog input[value=compact]')!.click()
  await page.rest()
  expect(page.$$('[role=option] .summary')).toEqual([])
  expect(page.$('[role=option]')!.style.height).toBe('64px')
})

test('in a window for two panes, the sources come over the list and go when one is chosen', async () => {
  page = await aPage({ files: [friday, thursday], width: 800 })
  expect([isShown('sources'), isShown('list'), isShown('paper')]).toEqual([false, true, true])
  await page.click('button[aria-label=显示来源]')
  expect(isShown('sources')).toBe(true)
  expect(document.activeElement).toBe(page.$('[role=tree]'))
  await page.click('[role=treeitem]', '2023-11-02 cs.CL')
  expect(isShown('sources')).toBe(false)
  expect(page.titles()).toEqual(['论文 2311.00004'])
  await page.click('button[aria-label=显示来源]')
  await page.press('Escape')
  expect(isShown('sources')).toBe(false)
  expect(document.activeElement).toBe(page.$('[role=listbox]'))
})

test('where three panes are tight, the list gives way before the sources lose their words', async () => {
  page = await aPage({ files: [friday], width: 900 })
  const width = (label: string) =>
    page.$(`[role=separator][aria-label=${label}]`)!.getAttribute('aria-valuenow')
  expect(width('来源栏宽度')).toBe('220')
  expect(width('列表栏宽度')).toBe('340')
})

test('in the narrowest window, a paper comes to the front and Escape goes back to the list', async () => {
  page = await aPage({ files: [friday], width: 560 })
  expect([isShown('list'), isShown('paper')]).toEqual([true, false])
  await page.press('j')
  expect(isShown('list')).toBe(true)
  await page.press('Enter')
  expect([isShown('list'), isShown('paper')]).toEqual([false, true])
  await page.press('Escape')
  expect([isShown('list'), isShown('paper')]).toEqual([true, false])
  await page.click('[role=option]', '论文 2311.00003')
  expect(isShown('paper')).toBe(true)
})

test('what cannot be saved stays said until it is saved', async () => {
  page = await aPage({ files: [friday] })
  page.stores.writeError = new Error('no room')
  await page.press('j')
  await page.press('m')
  await page.reader.saveNow()
  await page.rest()
  expect(page.text('[role=alert]')).toMatch(/^未能保存。系统报告：.*no room/)
  await page.click('[role=alert] button', '重试')
  expect(page.text('[role=alert]')).toContain('未能保存')
  page.stores.writeError = null
  await page.click('[role=alert] button', '重试')
  expect(page.text('[role=alert]')).toBe('')
})

test('notices about the library stay until they are closed', async () => {
  page = await aPage({ files: [friday] })
  page.reader.tell('libraryChanged', {
    kind: 'ready',
    complete: true,
    papers: 3,
    digests: 1,
    readOnly: true,
    notices: [{ kind: 'lost', store: 'notes/2', kept: 'notes-2.broken' }],
  })
  await page.rest()
  const strips = page.$$('.strip').map((strip) => strip.textContent)
  expect(strips).toHaveLength(2)
  expect(strips.join()).toContain('notes-2.broken')
  await page.click('.strip button')
  expect(page.$$('.strip')).toHaveLength(1)
})

test('a library that cannot be read says where it lies and offers its folder', async () => {
  page = await aPage({ files: [friday] })
  page.reader.tell('libraryChanged', { kind: 'unreadable', folder: '/somewhere/Duidu', detail: 'EACCES' })
  await page.rest()
  expect(page.text('main [role=alert]')).toContain('无法读取资料库')
  expect(page.text('main [role=alert]')).toContain('/somewhere/Duidu')
  expect(page.text('main button')).toBe('显示文件夹')
  expect(page.$('[role=listbox]')).toBeNull()
})

test('a library that another Duidu holds says so, and shows and writes nothing', async () => {
  page = await aPage({ files: [friday] })
  page.reader.tell('libraryChanged', { kind: 'heldByAnother', folder: '/somewhere/Duidu' })
  await page.rest()
  expect(page.text('main')).toContain('另一个对读正打开着 /somewhere/Duidu')
  expect(page.$('[role=listbox]')).toBeNull()
})

test('a splitter moves by keys and by dragging, within its bounds', async () => {
  page = await aPage({ files: [friday] })
  const splitter = page.$('[role=separator][aria-label=列表栏宽度]')!
  splitter.focus()
  await page.press('Home')
  expect(splitter.getAttribute('aria-valuenow')).toBe(splitter.getAttribute('aria-valuemin'))
  splitter.setPointerCapture = () => undefined
  const pointer = (type: string, clientX: number): void => {
    splitter.dispatchEvent(new PointerEvent(type, { clientX, button: 0, bubbles: true }))
  }
  pointer('pointerdown', 500)
  pointer('pointermove', 540)
  pointer('pointerup', 540)
  pointer('pointermove', 900)
  await page.rest()
  expect(Number(splitter.getAttribute('aria-valuenow'))).toBe(
    Number(splitter.getAttribute('aria-valuemin')) + 40,
  )
})

test('what the library says while the page starts is not undone by the start’s older answer', async () => {
  page = await aPage({
    tamper(reader) {
      const start = reader.start
      reader.start = async () => {
        const answer = await start()
        const empty = { kind: 'ready', papers: 0, digests: 0, readOnly: false, notices: [] } as const
        reader.tell('libraryChanged', { ...empty, complete: true })
        return { ...answer, library: { ...empty, complete: false } }
      }
    },
  })
  expect(page.text('main h1')).toBe('对照两种语言，读 arXiv 每日摘要')
})

test('an error that nobody expected is seen', async () => {
  page = await aPage({ files: [friday] })
  const rejection = new Event('unhandledrejection')
  Object.assign(rejection, { reason: new Error('the bridge is gone') })
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  window.dispatchEvent(rejection)
  await page.rest()
  logged.mockRestore()
  const alerts = page.$$('[role=alert]').map((alert) => alert.textContent)
  expect(alerts.join()).toContain('出错了：the bridge is gone')
})
