import { afterEach, expect, test, vi } from 'vitest'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const friday = aFile(
  '2023-11-03.cs.LG.md',
  aDigest({
    '2311.00001': { zh: '深度双下降', en: 'Deep Double Descent', tldr: '训练轮次的双下降。' },
    '2311.00002': { zh: '微型神经网络', en: 'Tiny Neural Networks', type: 'replace', version: 2 },
    '2311.00003': { zh: '差分隐私', en: 'Differential Privacy', type: 'cross' },
  }),
)
const thursday = aFile(
  '2023-11-02.cs.CL.md',
  aDigest({ '2311.00004': { zh: '低秩连接' }, '2311.00005': { zh: '策略恢复' } }),
)

const selected = (): string => page.text('[role=option][aria-selected=true] .title')
const read = (): string[] =>
  page.$$('[role=option]:not(.unread) .title').map((title) => title.textContent ?? '')

test('a row shows both titles, the summary, category, announce type and version', async () => {
  page = await aPage({ files: [friday] })
  const [first, second] = page.$$('[role=option]')
  expect(first!.querySelector('.title')!.getAttribute('lang')).toBe('zh-Hans')
  expect(first!.querySelector('.other')!.getAttribute('lang')).toBe('en')
  expect(first!.textContent).toMatch(/未读.*深度双下降.*Deep Double Descent.*训练轮次的双下降。.*cs\.LG · 新/)
  expect(second!.textContent).toContain('cs.LG · 更新 v2')
})

test('the focus stays with the list when it becomes empty and when its rows come', async () => {
  page = await aPage()
  await page.import(friday)
  expect(document.activeElement).toBe(page.$('[role=listbox]'))
  await page.press('A', { shiftKey: true })
  await page.click('[role=menuitem]', '刷新列表')
  page.$('[role=listbox]')?.focus()
  await page.click('[role=treeitem]', '未读')
  expect(page.$('[role=listbox]')).toBeNull()
  expect(document.activeElement).toBe(page.$('[data-pane=list]'))
  await page.press('z', { ctrlKey: true })
  expect(document.activeElement).toBe(page.$('[role=listbox]'))
})

test('the newest digest comes first, and each row says its place', async () => {
  page = await aPage({ files: [thursday, friday] })
  expect(page.titles()).toEqual(['深度双下降', '微型神经网络', '差分隐私', '低秩连接', '策略恢复'])
  const last = page.$$('[role=option]').at(-1)!
  expect([last.getAttribute('aria-posinset'), last.getAttribute('aria-setsize')]).toEqual(['5', '5'])
})

test('a row that has not come yet says that it is coming', async () => {
  page = await aPage({ files: [friday, thursday] })
  const { rows } = window.reader
  let release = (): void => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  window.reader.rows = async (...asked) => held.then(() => rows(...asked))
  await page.click('[role=treeitem]', '2023-11-03')
  const options = () => page.$$('[role=option]')
  expect(options().map((row) => row.getAttribute('aria-label'))).toEqual(['正在载入', '正在载入', '正在载入'])
  window.reader.rows = rows
  release()
  await vi.waitFor(() => expect(options()[0]!.textContent).toContain('深度双下降'))
  expect(options().map((row) => row.hasAttribute('aria-label'))).toEqual([false, false, false])
})

test('a paper that is chosen just before another list is shown opens all the same', async () => {
  page = await aPage({ files: [friday, thursday] })
  const { rows } = window.reader
  const waiting: (() => void)[] = []
  const release = async (): Promise<void> => {
    for (const go of waiting.splice(0)) go()
    await new Promise((resolve) => setTimeout(resolve))
  }
  window.reader.rows = (...asked) =>
    new Promise<void>((resolve) => waiting.push(resolve)).then(() => rows(...asked))
  await page.click('[role=treeitem]', '2023-11-03')
  await page.press('j')
  const beforeTheChange = waiting.splice(0)
  await page.click('[role=treeitem]', '全部')
  for (const go of beforeTheChange) go()
  await new Promise((resolve) => setTimeout(resolve))
  await release()
  await release()
  expect(page.text('article h1')).toBe('深度双下降')
})

test('the keys move through the list and stop at its ends', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  expect(selected()).toBe('深度双下降')
  await page.press('ArrowDown')
  await page.press('j')
  await page.press('j')
  expect(selected()).toBe('差分隐私')
  await page.press('ArrowUp')
  expect(selected()).toBe('微型神经网络')
  await page.press('Home')
  await page.press('k')
  expect(selected()).toBe('深度双下降')
  const active = page.$('[role=listbox]')!.getAttribute('aria-activedescendant')
  expect(page.$(`#${active}`)?.getAttribute('aria-selected')).toBe('true')
})

test('keys that toggle a mark count, however fast they follow each other', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  const list = page.$('[role=listbox]')!
  for (const key of ['s', 's', 's', 'm', 'm']) {
    list.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  }
  await page.rest()
  await page.rest()
  expect(page.text('[role=option][aria-selected=true]')).toMatch(/^未读.*已加星标$/)
})

test('a mark is asked for by its key at once, and not after an answer that may come after the end', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  const asked: unknown[] = []
  window.reader.rows = () => new Promise(() => undefined)
  const { mark } = window.reader
  window.reader.mark = (request) => {
    asked.push(request)
    return mark(request)
  }
  page.$('[role=listbox]')!.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }))
  expect(asked).toMatchObject([{ mark: 'starred', value: 'turned' }])
})

test('what is read stays in the Unread list until the scope is left', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  await page.press('m')
  expect(read()).toEqual(['深度双下降'])
  expect(page.titles()).toHaveLength(3)
  expect(page.text('section header .count')).toBe('2')
  await page.click('[role=treeitem]', '全部')
  await page.click('[role=treeitem]', '未读')
  expect(page.titles()).toEqual(['微型神经网络', '差分隐私'])
})

test('refreshing the list by hand lets go of what was read, and the next key goes on from there', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  await page.press('j')
  await page.press('m')
  await page.click('[role=menuitem]', '刷新列表')
  expect(page.titles()).toEqual(['深度双下降', '差分隐私'])
  await page.press('j')
  expect(selected()).toBe('差分隐私')
})

test('all, above and below are marked as read with one undo each', async () => {
  page = await aPage({ files: [friday, thursday] })
  await page.press('j')
  await page.press('j')
  await page.press('K', { shiftKey: true })
  expect(read()).toEqual(['深度双下降'])
  expect(page.text('.notice')).toContain('已将 1 篇标为已读')
  await page.press('J', { shiftKey: true })
  expect(read()).toEqual(['深度双下降', '差分隐私', '低秩连接', '策略恢复'])
  await page.press('z', { ctrlKey: true })
  expect(read()).toEqual(['深度双下降'])
  expect(page.text('.notice')).toContain('已撤销：3 篇标为已读')
  await page.press('A', { shiftKey: true })
  expect(read()).toHaveLength(5)
  expect(page.text('.notice')).toContain('已将 4 篇标为已读')
  await page.click('.notice button', '撤销')
  expect(read()).toEqual(['深度双下降'])
  await page.press('Z', { ctrlKey: true, shiftKey: true })
  expect(read()).toHaveLength(5)
  expect(page.text('.notice')).toContain('已重做：4 篇标为已读')
})

test('marking reaches no further than the search', async () => {
  page = await aPage({ files: [friday, thursday] })
  await page.type('input[type=search]', '神经网络')
  page.$('[role=listbox]')!.focus()
  await page.press('A', { shiftKey: true })
  await page.press('Escape')
  expect(read()).toEqual(['微型神经网络'])
  expect(page.titles()).toHaveLength(5)
})

test('an undo brings back what had left the Unread list', async () => {
  page = await aPage({ files: [friday] })
  await page.press('A', { shiftKey: true })
  await page.click('[role=menuitem]', '刷新列表')
  expect(page.text('.empty')).toContain('都读完了')
  await page.press('z', { ctrlKey: true })
  expect(page.titles()).toHaveLength(3)
})

test('nothing to undo is said', async () => {
  page = await aPage({ files: [friday] })
  await page.press('z', { ctrlKey: true })
  expect(page.text('.notice')).toContain('没有可撤销的操作')
})

test('n goes to the next unread paper, round the end, and says when there is none', async () => {
  page = await aPage({ files: [friday] })
  await page.click('[role=treeitem]', '全部')
  await page.press('j')
  await page.press('j')
  await page.press('m')
  await page.press('Home')
  await page.press('n')
  expect(selected()).toBe('差分隐私')
  await page.press('n')
  expect(selected()).toBe('深度双下降')
  await page.press('A', { shiftKey: true })
  await page.press('n')
  expect(selected()).toBe('深度双下降')
  expect(page.text('.notice')).toContain('没有未读的了')
})

test('a star shows in the row and in its scope, which it leaves only when the scope is left', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  await page.press('s')
  expect(page.text('[role=option]')).toContain('已加星标')
  await page.click('[role=treeitem]', '星标')
  expect(page.titles()).toEqual(['深度双下降'])
  await page.press('s')
  expect(page.titles()).toEqual(['深度双下降'])
  await page.click('[role=treeitem]', '未读')
  await page.click('[role=treeitem]', '星标')
  expect(page.text('.empty')).toContain('还没有星标论文')
})

test('the open paper stays open and selected when newer papers come above it', async () => {
  page = await aPage({ files: [thursday] })
  await page.press('j')
  await page.import(friday, aFile('2023-11-06.econ.md', aDigest({ '2311.00009': {} })))
  page.$$('dialog').forEach((dialog) => (dialog as HTMLDialogElement).close())
  await page.rest()
  expect(selected()).toBe('低秩连接')
  expect(page.titles()).toHaveLength(6)
  await page.press('ArrowUp')
  expect(selected()).toBe('差分隐私')
})

test('a digest’s rows say what that digest announced', async () => {
  const update = aFile(
    '2023-11-09.cs.LG.md',
    aDigest({ '2311.00001': { zh: '深度双下降', type: 'replace', version: 3 } }),
  )
  page = await aPage({ files: [friday, update] })
  expect(page.text('[role=option] .facts')).toContain('更新 v3')
  await page.click('[role=treeitem]', '2023-11-03 cs.LG')
  expect(page.text('[role=option] .facts')).toContain('cs.LG · 新')
  await page.click('[role=treeitem]', '2023-11-09 cs.LG')
  expect(page.text('[role=option] .facts')).toContain('更新 v3')
})

test('only the rows in sight exist', async () => {
  const papers = Object.fromEntries(
    Array.from({ length: 700 }, (_, place) => [`2311.${String(place + 1).padStart(5, '0')}`, {}]),
  )
  page = await aPage({ files: [aFile('2023-11-03.cs.LG.md', aDigest(papers))] })
  expect(page.$$('[role=option]').length).toBeLessThan(30)
  await page.press('End')
  expect(selected()).toBe('论文 2311.00700')
  const row = page.$('[role=option][aria-selected=true]')!
  expect([row.getAttribute('aria-posinset'), row.getAttribute('aria-setsize')]).toEqual(['700', '700'])
})

test('the search reads titles and summaries in both languages, and Escape takes it back', async () => {
  page = await aPage({ files: [friday, thursday] })
  await page.press('/')
  expect(document.activeElement).toBe(page.$('input[type=search]'))
  await page.type('input[type=search]', '双下降')
  expect(page.titles()).toEqual(['深度双下降'])
  await page.type('input[type=search]', 'tiny')
  expect(page.titles()).toEqual(['微型神经网络'])
  await page.press('Escape')
  expect(page.titles()).toHaveLength(5)
  expect(document.activeElement).toBe(page.$('[role=listbox]'))
})

test('the key for the search gives the field the focus before another key can come', async () => {
  page = await aPage({ files: [friday] })
  page.$('[role=listbox]')!.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))
  await Promise.resolve()
  expect(document.activeElement).toBe(page.$('input[type=search]'))
})

test('Enter goes from the search to what was found', async () => {
  page = await aPage({ files: [friday, thursday] })
  await page.press('f', { ctrlKey: true })
  await page.type('input[type=search]', '隐私')
  await page.press('Enter')
  expect(document.activeElement).toBe(page.$('[role=listbox]'))
  expect(selected()).toBe('差分隐私')
})

test('a search without a hit says so and offers all papers, then clearing it', async () => {
  page = await aPage({ files: [friday, thursday] })
  await page.click('[role=treeitem]', '2023-11-02 cs.CL')
  await page.type('input[type=search]', '隐私')
  expect(page.text('.empty')).toContain('没有找到“隐私”')
  await page.click('.empty button', '在全部论文中搜索')
  expect(page.titles()).toEqual(['差分隐私'])
  await page.type('input[type=search]', '量子猫')
  await page.click('.empty button', '清除搜索')
  expect(page.titles()).toHaveLength(5)
})
