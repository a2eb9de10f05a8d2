import { afterEach, expect, test, vi } from 'vitest'
import { daysAgo } from '../../../src/renderer/src/stores/marks'
import { REST_MILLISECONDS } from '../../../src/renderer/src/composables/useMarkOnScroll'
import { holdPaint } from '../holdPaint'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const ids = (count: number, from = 1) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, place) => [`2311.${String(place + from).padStart(5, '0')}`, {}]),
  )
const LG = aFile('2023-11-03.cs.LG.md', aDigest(ids(3)))
const CL = aFile('2023-11-04.cs.CL.md', aDigest(ids(2, 11)))
const MANY = aFile('2023-11-05.cs.AI.md', aDigest(ids(60, 101)))
const ROW = 104

const selected = (): string => page.text('[role=option][aria-selected=true] .title').replace('论文 2311.', '')
const opened = (): string => page.text('article h1').slice(-5)
const scope = (): string => page.text('h1')
const source = (name: string) => page.click('[role=treeitem]', name)
const list = (): HTMLElement => page.$('[role=listbox]')!
const unread = (): number => page.$$('[role=option].unread').length

async function scroll(element: HTMLElement, top: number, ...hands: readonly string[]): Promise<void> {
  for (const hand of hands) element.dispatchEvent(new Event(hand, { bubbles: true }))
  element.scrollTop = top
  element.dispatchEvent(new Event('scroll'))
  await page.rest()
}

test('back and forward go over lists, searches and papers as in a browser', async () => {
  page = await aPage({ files: [LG, CL] })
  await source('2023-11-03 cs.LG')
  await page.press('j')
  await page.press('j')
  await source('2023-11-04 cs.CL')
  await page.press('j')
  expect([scope(), selected()]).toEqual(['2023-11-04 cs.CL', '00011'])
  const back = () => page.press('ArrowLeft', { altKey: true })
  const forward = () => page.press('ArrowRight', { altKey: true })
  await back()
  expect([scope(), opened()]).toEqual(['2023-11-04 cs.CL', '00002'])
  await back()
  expect([scope(), selected()]).toEqual(['2023-11-03 cs.LG', '00002'])
  await back()
  expect(selected()).toBe('00001')
  await forward()
  await forward()
  await forward()
  expect([scope(), selected()]).toEqual(['2023-11-04 cs.CL', '00011'])
  await forward()
  expect(selected()).toBe('00011')
  await back()
  await back()
  // another way from here: there is no forward any more
  await page.press('j')
  await forward()
  expect([scope(), selected()]).toEqual(['2023-11-03 cs.LG', '00003'])
})

test('a search that is typed is one place, and the mouse has its own buttons', async () => {
  page = await aPage({ files: [LG] })
  await page.type('input[type=search]', '00')
  await page.type('input[type=search]', '0000')
  await page.type('input[type=search]', '00002')
  expect(page.titles()).toEqual(['论文 2311.00002'])
  const button = async (number: number) => {
    window.dispatchEvent(new MouseEvent('mouseup', { button: number, cancelable: true }))
    await page.rest()
  }
  await button(3)
  expect(page.titles()).toHaveLength(3)
  expect((page.$('input[type=search]') as HTMLInputElement).value).toBe('')
  await button(4)
  expect(page.titles()).toEqual(['论文 2311.00002'])
})

test('a list that is shown again is where it was, with what was open in it', async () => {
  page = await aPage({ files: [MANY, LG] })
  await source('2023-11-05 cs.AI')
  await page.click('[role=option]', '2311.00103')
  await scroll(list(), 20 * ROW + 30)
  await source('2023-11-03 cs.LG')
  expect(list().scrollTop).toBe(0)
  await page.click('[role=option]', '2311.00002')
  await source('2023-11-05 cs.AI')
  expect(list().scrollTop).toBe(20 * ROW + 30)
  expect(opened()).toBe('00103')
  await source('2023-11-03 cs.LG')
  expect(opened()).toBe('00002')
  expect(list().scrollTop).toBe(0)
})

test('a list comes back to its place also when it was empty in between', async () => {
  page = await aPage({ files: [MANY] })
  await source('全部')
  await scroll(list(), 10 * ROW)
  await source('笔记')
  expect(page.$('[role=listbox]')).toBeNull()
  await source('全部')
  expect(list().scrollTop).toBe(10 * ROW)
})

test('where the open paper has left the list, the next step goes to the one that took its place', async () => {
  page = await aPage({ files: [LG] })
  await source('未读')
  await page.press('j')
  await page.press('j')
  await page.press('m')
  await source('全部')
  await source('未读')
  expect(page.titles()).toEqual(['论文 2311.00001', '论文 2311.00003'])
  await page.press('j')
  expect(selected()).toBe('00003')
})

test('new papers above do not move the rows under the reader’s eyes', async () => {
  page = await aPage({ files: [LG] })
  await source('全部')
  await page.press('j')
  await page.import(CL, MANY)
  expect(list().scrollTop).toBe(62 * ROW)
})

test('a paper is where it was left, and so is the open one after a restart', async () => {
  page = await aPage({ files: [LG] })
  await page.press('j')
  await scroll(page.$('article')!, 240)
  await page.press('j')
  expect(page.$('article')!.scrollTop).toBe(0)
  await page.press('k')
  expect(page.$('article')!.scrollTop).toBe(240)
  // one that is gone back to and not scrolled, too
  await vi.waitFor(async () => {
    await page.reader.saveNow()
    expect(page.stores.files.get('session')).toContain('"paperTop":240')
  })
  await scroll(page.$('article')!, 130)
  await vi.waitFor(async () => {
    await page.reader.saveNow()
    expect(page.stores.files.get('session')).toContain('"paperTop":130')
  })
  const { stores } = page
  page.close()
  page = await aPage({ stores })
  expect(opened()).toBe('00001')
  expect(page.$('article')!.scrollTop).toBe(130)
})

test('where nothing is unread any more, the first press says which source is next and the second goes there', async () => {
  page = await aPage({ files: [LG, CL] })
  await source('2023-11-04 cs.CL')
  await page.press('A', { shiftKey: true })
  await page.press('n')
  expect(page.text('.notice')).toContain('这里没有未读的了。下一个来源：2023-11-03 cs.LG')
  expect(scope()).toBe('2023-11-04 cs.CL')
  await page.press(' ', { repeat: true }) // a key held down agrees to nothing
  expect(scope()).toBe('2023-11-04 cs.CL')
  await page.press('n')
  expect([scope(), selected()]).toEqual(['2023-11-03 cs.LG', '00001'])
  await page.press('A', { shiftKey: true })
  await page.press('n')
  expect(page.text('.notice')).toContain('没有未读的了')
  expect(page.$('.notice .action')).toBeNull()
})

test('the message that offers the next source leads there too', async () => {
  page = await aPage({ files: [LG, CL] })
  await source('2023-11-04 cs.CL')
  await page.press('A', { shiftKey: true })
  await page.press('n')
  await page.click('.notice .action')
  expect([scope(), selected()]).toEqual(['2023-11-03 cs.LG', '00001'])
})

test('saved searches and followed words are sources too, in the order of the sources tree', async () => {
  page = await aPage({ files: [LG, CL] })
  await page.reader.saveSearch('00002', '')
  await page.reader.saveSearch('00011', '第二')
  await page.reader.keepKeywords([{ text: '00003', kind: 'followed' }])
  await page.rest()
  const sources = page.$$('[role=treeitem]').map((item) => item.textContent ?? '')
  const place = (name: string) => sources.findIndex((source) => source.includes(name))
  expect([place('关注'), place('00002'), place('第二'), place('cs.CL')]).toEqual(
    [place('关注'), place('00002'), place('第二'), place('cs.CL')].toSorted((a, b) => a - b),
  )
  await source('星标')
  const walked: string[] = []
  for (let turn = 0; turn < 4; turn++) {
    await page.press('A', { shiftKey: true })
    await page.press('n')
    await page.press('n')
    walked.push(`${scope()} ${selected()}`)
  }
  expect(walked).toEqual(['关注 00003', '00002 00002', '第二 00011', '2023-11-04 cs.CL 00012'])
})

test('what a notice offers to take back is what would be, or it goes', async () => {
  page = await aPage({ files: [LG] })
  await page.press('j')
  await page.press('A', { shiftKey: true })
  expect(page.text('.notice')).toContain('撤销')
  await page.press('s')
  expect(page.$('.notice')).toBeNull()
})

test('Space held down goes past no unread paper that has not been on screen', async () => {
  page = await aPage({ files: [LG] })
  await page.press('j')
  const paint = holdPaint()
  await page.press(' ')
  await page.press(' ', { repeat: true })
  expect([opened(), selected()]).toEqual(['00001', '00002'])
  paint()
  await page.rest()
  expect([opened(), selected()]).toEqual(['00002', '00002'])
  await page.press(' ', { repeat: true })
  expect(opened()).toBe('00003')
})

test('the unread paper before, round the beginning', async () => {
  page = await aPage({ files: [LG] })
  await page.press('j')
  await page.press('N', { shiftKey: true })
  expect(selected()).toBe('00003')
  await page.press('p')
  expect(selected()).toBe('00002')
})

test('the next unread paper is looked for also where the list has become shorter than the place left in it', async () => {
  page = await aPage({ files: [LG, CL] })
  await source('未读')
  for (let step = 0; step < 4; step++) await page.press('j')
  await page.press('A', { shiftKey: true })
  await page.click('[role=menuitem]', '刷新列表')
  expect(page.titles()).toEqual([])
  await page.press('n')
  expect(page.text('.notice')).toContain('没有未读的了')
  await page.press('N', { shiftKey: true })
  expect(page.text('.notice')).toContain('没有未读')
})

test('what is older than some days is marked, in the list that is shown, with one undo', async () => {
  const today = aFile(`${daysAgo(0)}.cs.CL.md`, aDigest(ids(2, 11)))
  const week = aFile(`${daysAgo(7)}.cs.LG.md`, aDigest(ids(1, 21)))
  page = await aPage({ files: [LG, today, week] })
  await source('全部')
  expect(unread()).toBe(6)
  await page.click('[role=menuitem]', '7 天前')
  expect(page.text('.notice')).toContain('已将 3 篇标为已读')
  expect(page.text('.notice .action')).toBe('撤销 Ctrl+Z')
  expect(unread()).toBe(3)
  await page.press('z', { ctrlKey: true })
  expect(unread()).toBe(6)
  await page.press('k', { ctrlKey: true })
  await page.type('dialog input', 'older 3')
  await page.press('Enter')
  expect(unread()).toBe(2)
  await source(`${daysAgo(0)} cs.CL`)
  await page.click('[role=menuitem]', '1 天前')
  expect(page.text('.notice')).toContain('这里没有 1 天前的未读论文')
})

test('a day is that of the calendar here, over ends of months and years', () => {
  expect(daysAgo(0, new Date(2026, 2, 1, 0, 30))).toBe('2026-03-01')
  expect(daysAgo(1, new Date(2026, 2, 1, 23, 59))).toBe('2026-02-28')
  expect(daysAgo(30, new Date(2026, 0, 15))).toBe('2025-12-16')
})

const rested = async () => {
  await new Promise((resolve) => setTimeout(resolve, REST_MILLISECONDS + 20))
  await page.rest()
}
const unreadSource = (): string => page.text('[role=treeitem][aria-level="2"] .count')

test('rows that the reader scrolls past become read where that is wanted, and are unread again by one undo', async () => {
  page = await aPage({ files: [MANY], settings: { markOnScroll: true } })
  await source('未读')
  await scroll(list(), 3 * ROW + 50, 'wheel')
  await rested()
  expect(page.text('.notice')).toContain('已将 3 篇标为已读')
  await scroll(list(), 5 * ROW, 'wheel')
  await rested()
  expect(page.text('.notice')).toContain('已将 5 篇标为已读')
  expect(unreadSource()).toBe('55')
  await page.press('z', { ctrlKey: true })
  expect(unreadSource()).toBe('60')
})

test('rows that pass because the app scrolls stay unread, and so do all where it is not wanted', async () => {
  page = await aPage({ files: [MANY, LG], settings: { markOnScroll: true } })
  await source('未读')
  await page.press('End')
  await scroll(list(), list().scrollTop) // the event of that scrolling
  await source('2023-11-03 cs.LG')
  await source('未读')
  await scroll(list(), 20 * ROW)
  await rested()
  expect(unreadSource()).toBe('63')
  await page.reader.changeSettings({ markOnScroll: false })
  await page.rest()
  await scroll(list(), 30 * ROW, 'wheel')
  await rested()
  expect(unreadSource()).toBe('63')
})

test('what was passed just before another list is shown is marked too', async () => {
  page = await aPage({ files: [MANY, LG], settings: { markOnScroll: true } })
  await source('2023-11-05 cs.AI')
  await scroll(list(), 4 * ROW, 'wheel')
  await source('全部')
  expect(unreadSource()).toBe('59')
})
