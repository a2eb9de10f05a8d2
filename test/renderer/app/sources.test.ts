import { afterEach, expect, test } from 'vitest'
import { aDigest, aFile, aPage, fixture, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const friday = aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {}, '2311.00002': {} }))
const thursday = aFile('2023-11-02.cs.CL.md', aDigest({ '2311.00003': {}, '2311.00001': {} }))
const lines = (): string[] =>
  page.$$('[role=treeitem]').map((line) => line.textContent!.replace(/\s+/g, ' ').trim())

test('sources are counted, and the counts follow the marks', async () => {
  page = await aPage({ files: [friday, thursday] })
  expect(lines().join('|')).toMatch(/未读33 篇未读\|全部33 篇\|星标\|笔记\|有更新/)
  expect(lines()).toContain('2023-11-03 cs.LG22 篇未读')
  await page.press('A', { shiftKey: true })
  expect(lines()).toContain('2023-11-03 cs.LG')
  expect(lines()).toContain('全部33 篇')
})

test('an empty digest is a normal day', async () => {
  page = await aPage({ files: [friday] })
  const empty = await fixture('empty.md')
  await page.import({ ...empty, name: '2023-11-04.cs.LG.md' })
  expect(page.text('.notice')).toContain('当天没有论文，属正常情况')
  expect(page.text('section h1')).toBe('2023-11-04 cs.LG')
  expect(page.text('.empty')).toContain('平常的一天')
  expect(lines()).toContain('2023-11-04 cs.LG—没有论文')
  await page.click('.empty button', '查看未读论文')
  expect(page.titles()).toHaveLength(2)
})

test('the arrow keys walk the tree, show scopes as they go, and fold sections', async () => {
  page = await aPage({ files: [friday, thursday] })
  const tree = page.$('[role=tree]')!
  tree.focus()
  await page.press('ArrowDown')
  expect(page.text('section h1')).toBe('全部')
  const active = page.$(`[id="${tree.getAttribute('aria-activedescendant')}"]`)
  expect(active?.getAttribute('aria-selected')).toBe('true')
  await page.press('ArrowLeft')
  await page.press('ArrowLeft')
  expect(lines()).toHaveLength(7)
  expect(page.$('[role=treeitem]')!.getAttribute('aria-expanded')).toBe('false')
  await page.press('ArrowRight')
  await page.press('ArrowRight')
  expect(page.text('section h1')).toBe('未读')
  await page.press('End')
  expect(page.text('section h1')).toBe('cs.LG')
})

test('with many digests, showing one opens its month', async () => {
  const days = Array.from({ length: 45 }, (_, day) => {
    const date = new Date(Date.UTC(2023, 9, 1 + day)).toISOString().slice(0, 10)
    return aFile(`${date}.cs.LG.md`, aDigest({ [`2310.${String(day + 1).padStart(5, '0')}`]: {} }))
  })
  page = await aPage({ files: days })
  expect(lines()).toContain('2023年11月1414 篇未读')
  expect(lines()).not.toContain('2023-10-02 cs.LG11 篇未读')
  await page.import(days[1]!)
  expect(page.text('.notice')).toContain('已在资料库中，没有变化')
  expect(page.text('section h1')).toBe('2023-10-02 cs.LG')
  expect(page.text('[role=treeitem][aria-selected=true]')).toBe('2023-10-02 cs.LG11 篇未读')
})
