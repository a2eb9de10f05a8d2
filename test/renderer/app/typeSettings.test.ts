import { MemoryStores } from '@core/library/memoryStores'
import { afterEach, expect, test } from 'vitest'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const friday = aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {} }))
const variable = (name: string): string => document.documentElement.style.getPropertyValue(name)

async function openType(stores?: MemoryStores): Promise<void> {
  page = await aPage({ files: [friday], ...(stores ? { stores } : {}) })
  await page.press(',', { ctrlKey: true })
  await page.click('dialog [role=tab]', '字体与版面')
}

/** The control whose label says so, the nth of them. */
function field<E extends HTMLElement>(label: string, place = 0): E {
  const labels = page.$$('dialog label').filter((one) => one.textContent.trim() === label)
  return document.getElementById(labels[place]!.getAttribute('for')!) as E
}

async function set(input: HTMLInputElement | HTMLSelectElement, value: string): Promise<void> {
  input.value = value
  input.dispatchEvent(new Event(input instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
  await page.rest()
}

test('the settings have sections, gone through by arrow keys', async () => {
  page = await aPage({ files: [friday] })
  await page.press(',', { ctrlKey: true })
  const tab = () => page.$('[role=tab][aria-selected=true]')!
  expect(tab().textContent.trim()).toBe('通用')
  tab().focus()
  await page.press('ArrowRight')
  expect(tab().textContent.trim()).toBe('阅读')
  expect(document.activeElement).toBe(tab())
  await page.press('ArrowRight')
  expect(tab().textContent.trim()).toBe('字体与版面')
  await page.press('End')
  expect(tab().textContent.trim()).toBe('快照')
  await page.press('ArrowRight')
  expect(tab().textContent.trim()).toBe('通用')
  const panels = page.$$('[role=tabpanel]').filter((panel) => panel.style.display !== 'none')
  expect(panels.map(({ id }) => id)).toEqual([tab().getAttribute('aria-controls')])
})

test('each language has its own size, line height and measure, shown at once and kept', async () => {
  const stores = new MemoryStores()
  await openType(stores)
  await set(field<HTMLInputElement>('字号', 0), '20')
  await set(field<HTMLInputElement>('行高', 1), '1.5')
  await set(field<HTMLInputElement>('最长行', 1), '60')
  expect(variable('--zh-size')).toBe('20px')
  expect(variable('--zh-leading')).toBe('1.85')
  expect(variable('--en-size')).toBe('16px')
  expect(variable('--en-leading')).toBe('1.5')
  expect(variable('--en-measure')).toBe('60ch')
  expect(field('字号', 0).getAttribute('aria-valuetext')).toBe('20 像素')
  await page.reader.saveNow()
  page.close()
  page = await aPage({ stores })
  expect([variable('--zh-size'), variable('--en-measure')]).toEqual(['20px', '60ch'])
})

test('a font is one of the app’s own, or any that is named', async () => {
  await openType()
  const font = () => field<HTMLSelectElement>('字体', 0)
  await set(font(), 'serif')
  expect(variable('--font-zh')).toContain('Noto Serif CJK SC')
  await set(font(), '')
  const name = page.$('dialog input[type=text]') as HTMLInputElement
  expect(document.activeElement).toBe(name)
  name.value = '  思源"宋体  '
  name.dispatchEvent(new Event('change', { bubbles: true }))
  await page.rest()
  expect(variable('--font-zh')).toMatch(/^"思源\\"宋体", /)
  expect(page.text('dialog .font [role=status]')).toBe('本机没有安装，以其他字体代替。')
  name.value = '   '
  name.dispatchEvent(new Event('change', { bubbles: true }))
  await page.rest()
  expect(variable('--font-zh')).toMatch(/^"思源\\"宋体", /)
  await set(font(), 'sans')
  expect(variable('--font-zh')).toMatch(/^'PingFang SC'/)
})

test('the preview is in both languages, and all of it can be put back', async () => {
  await openType()
  expect(page.$$('.preview p').map(({ lang }) => lang)).toEqual(['zh-Hans', 'en'])
  await set(field<HTMLInputElement>('文字大小'), '1.5')
  await set(field<HTMLInputElement>('第一栏'), '0.6')
  await page.click('dialog label', '英文放在第一栏')
  expect([variable('--zh-size'), variable('--columns-direction')]).toEqual(['24.75px', 'rtl'])
  await page.click('dialog button', '恢复初始设置')
  expect([variable('--zh-size'), variable('--columns-direction')]).toEqual(['16.5px', 'ltr'])
  expect(variable('--columns')).toBe('minmax(0, 0.463fr) minmax(0, 0.537fr)')
})
