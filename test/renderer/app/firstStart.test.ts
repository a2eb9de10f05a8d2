import { afterEach, expect, test } from 'vitest'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

test('an empty library offers files, a folder, the sample and dropping', async () => {
  page = await aPage()
  expect(page.$$('main button').map((button) => button.textContent)).toEqual([
    '打开摘要文件…',
    '打开文件夹…',
    '先读示例',
  ])
  expect(page.text('main')).toContain('拖到窗口')
})

test('a file that was chosen is imported, shown, and told of in a line', async () => {
  page = await aPage({
    chosen: [aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': { zh: '深度双下降' } }))],
  })
  await page.click('main button', '打开摘要文件')
  expect(page.titles()).toEqual(['深度双下降'])
  expect(page.text('section h1')).toBe('2023-11-03 cs.LG')
  expect(page.text('[role=status] .notice')).toContain('2023-11-03.cs.LG.md：1 篇，其中新论文 1 篇')
})
