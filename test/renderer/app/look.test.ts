import { MemoryStores } from '@core/library/memoryStores'
import { COLUMN_SHARES } from '@core/typeSettings'
import { afterEach, expect, test } from 'vitest'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const friday = aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {}, '2311.00002': {}, '2311.00003': {} }))
const variable = (name: string): string => document.documentElement.style.getPropertyValue(name)
const isShown = (pane: string): boolean => page.$(`[data-pane=${pane}]`)!.style.display !== 'none'
const said = (): string => page.text('.place [role=status]')

test('keys make the text larger and smaller, say so, and are remembered', async () => {
  const stores = new MemoryStores()
  page = await aPage({ stores, files: [friday] })
  await page.press('j')
  await page.press('=')
  expect(variable('--zh-size')).toBe('18.15px')
  expect(variable('--en-size')).toBe('17.6px')
  expect(said()).toContain('文字大小 110%')
  await page.press('=')
  await page.press('-')
  expect(variable('--en-size')).toBe('17.6px')
  await page.reader.saveNow()
  page.close()
  page = await aPage({ stores })
  expect(variable('--en-size')).toBe('17.6px')
  await page.press('0')
  expect(variable('--en-size')).toBe('16px')
})

test('held to the end, a key stops at the largest text', async () => {
  page = await aPage({ files: [friday] })
  for (let press = 0; press < 20; press++) await page.press('=', { repeat: press > 0 })
  expect(variable('--zh-size')).toBe('33px')
  expect(said()).toContain('文字大小 200%')
})

test('keys change the width of the paper and the columns, and swap them', async () => {
  page = await aPage({ files: [friday] })
  await page.press('<')
  expect(variable('--zh-measure')).toBe('34.2em')
  expect(said()).toContain('版面宽度 90%')
  await page.press('>')
  await page.press('>')
  expect(variable('--page-width')).toBe('1242px')
  await page.press('}')
  expect(variable('--columns')).toBe('minmax(0, 0.5fr) minmax(0, 0.5fr)')
  await page.press('{')
  await page.press('{')
  expect(variable('--columns')).toBe('minmax(0, 0.42fr) minmax(0, 0.58fr)')
  await page.press('|')
  expect(variable('--columns-direction')).toBe('rtl')
  expect(variable('--columns')).toBe('minmax(0, 0.58fr) minmax(0, 0.42fr)')
})

test.each(['}', '{'])('columns as unlike as they may be, by %s, can be swapped, too', async (key) => {
  page = await aPage({ files: [friday] })
  for (let press = 0; press < COLUMN_SHARES.length; press++) await page.press(key)
  await page.press('|')
  const { columnShare } = (await page.reader.start()).settings
  expect(COLUMN_SHARES).toContain(columnShare)
  expect(variable('--columns-direction')).toBe('rtl')
})

test('signs that are keys are text where text is written', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  await page.press('e')
  expect((await page.press('=')).defaultPrevented).toBe(false)
  expect(variable('--en-size')).toBe('16px')
})

test('every appearance can be chosen by its command', async () => {
  page = await aPage({ files: [friday] })
  for (const [command, theme] of [
    ['themeSepia', 'sepia'],
    ['themeContrastDark', 'contrastDark'],
    ['themeDark', 'dark'],
    ['themeLight', 'light'],
  ] as const) {
    page.reader.tell('command', command)
    await page.rest()
    expect(document.documentElement.dataset.theme).toBe(theme)
  }
})

test('Shift+D takes the summaries out of the list and brings them back', async () => {
  page = await aPage({ files: [friday] })
  await page.press('D', { shiftKey: true })
  expect(page.$$('[role=option] .summary')).toEqual([])
  await page.press('D', { shiftKey: true })
  expect(page.$$('[role=option] .summary')).not.toEqual([])
})

test('of changes that follow quickly, no older answer takes the newest back', async () => {
  page = await aPage({ files: [friday] })
  const seen: string[] = []
  const observer = new MutationObserver(() => seen.push(variable('--en-size')))
  observer.observe(document.documentElement, { attributes: true })
  const press = (): boolean => window.dispatchEvent(new KeyboardEvent('keydown', { key: '=' }))
  press()
  press()
  press()
  await page.rest()
  observer.disconnect()
  expect(variable('--en-size')).toBe('21.6px')
  expect([...seen].sort()).toEqual(seen)
})

test('focus mode leaves only the paper, goes on to the next one, and Escape leaves it', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  await page.press('f')
  expect([isShown('sources'), isShown('list'), isShown('paper')]).toEqual([false, false, true])
  expect(page.$$('.frame > [role=separator]')).toEqual([])
  expect(page.$('.bar')).toBeNull()
  expect(page.$('.note')!.style.display).toBe('none')
  expect(page.text('.hint [role=status]')).toContain('按 Esc 退出')
  expect(document.activeElement?.tagName).toBe('ARTICLE')
  await page.press('j')
  expect(page.text('article h1')).toBe('论文 2311.00002')
  await page.press('k')
  expect(page.text('article h1')).toBe('论文 2311.00001')
  await page.press('Escape')
  expect([isShown('sources'), isShown('list'), isShown('paper')]).toEqual([true, true, true])
  expect(page.$('.bar')).not.toBeNull()
  expect(document.activeElement).toBe(page.$('[role=listbox]'))
})

test('in focus mode, e shows the note, a first Escape puts it away and a second leaves', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  await page.press('f')
  await page.press('e')
  expect(page.$('.note')!.style.display).toBe('')
  expect(document.activeElement?.tagName).toBe('TEXTAREA')
  await page.press('Escape')
  expect(page.$('.note')!.style.display).toBe('none')
  expect(isShown('list')).toBe(false)
  await page.press('Escape')
  expect(isShown('list')).toBe(true)
})

test('without a paper there is no focus mode', async () => {
  page = await aPage({ files: [friday] })
  await page.press('f')
  expect(isShown('list')).toBe(true)
})

test('a search in focus mode brings the list back', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  await page.press('f')
  await page.press('/')
  expect(isShown('list')).toBe(true)
  expect(document.activeElement?.tagName).toBe('INPUT')
})

test('focus mode ends with the app', async () => {
  const stores = new MemoryStores()
  page = await aPage({ stores, files: [friday] })
  await page.press('j')
  await page.press('f')
  await page.reader.saveNow()
  page.close()
  page = await aPage({ stores })
  expect(isShown('list')).toBe(true)
})
