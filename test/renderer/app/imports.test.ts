import { afterEach, expect, test, vi } from 'vitest'
import { aDigest, aFile, aPage, fixture, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const friday = aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {}, '2311.00002': {} }))

test('the sample can be read at once', async () => {
  page = await aPage()
  await page.click('main button', '先读示例')
  expect(page.titles().length).toBeGreaterThan(5)
  expect(page.text('.notice')).toContain('sample.md：12 篇')
})

test('a file imported again changes nothing and says so', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  await page.press('m')
  await page.import(friday)
  expect(page.text('.notice')).toContain('2023-11-03.cs.LG.md 已在资料库中，没有变化')
  expect(page.$$('[role=option].unread')).toHaveLength(1)
})

test('several files without trouble are told of in a line, and file by file on demand', async () => {
  page = await aPage()
  await page.import(friday, aFile('2023-11-04.cs.LG.md', aDigest({ '2311.00009': {} })), friday)
  expect(page.$('dialog')).toBeNull()
  expect(page.text('.notice')).toContain('导入 2 个文件 · 未变 1 个 · 新论文 3 篇')
  await page.click('.notice .action', '详情')
  expect(page.$$('dialog ul > li')).toHaveLength(3)
})

test('files with trouble are told of file by file', async () => {
  page = await aPage()
  const broken = aFile(
    '2023-11-06.cs.LG.md',
    aDigest({ '2311.00007': {} }) + '\n\n[^9]: 没有链接的论文\n\n    No link here\n',
  )
  await page.import(friday, friday, aFile('photo.jpg', '\u0000\u0001 no digest'), broken)
  expect(page.text('dialog .summary')).toBe('导入 2 个文件 · 未变 1 个 · 失败 1 个 · 新论文 3 篇')
  const files = page.$$('dialog ul > li').map((file) => file.textContent!.replace(/\s+/g, ' ').trim())
  expect(files[0]).toMatch(/^photo\.jpg不是对读认识的摘要文件/)
  expect(files[1]).toMatch(/2023-11-06\.cs\.LG\.md已导入：1 篇.*第 \d+ 行 一篇论文没有链接，已略过/)
  expect(files).toHaveLength(4)
})

test('the report is in the interface’s language', async () => {
  page = await aPage({ settings: { language: 'en' } })
  await page.import(friday, await fixture('epoch-a.md'), aFile('photo.jpg', '\u0000\u0001 no digest'))
  expect(page.text('dialog h2')).toBe('Import')
  expect(page.text('dialog .summary')).toMatch(/^2 files imported · 1 failed · \d+ new papers$/)
  expect(page.$('dialog')!.textContent).not.toMatch(/\p{Script=Han}/u)
})

test('one digest is shown when it has come; after several the scope stays', async () => {
  page = await aPage({ files: [friday] })
  await page.import(aFile('2023-11-06.econ.md', aDigest({ '2311.00009': {} })))
  expect(page.text('section h1')).toBe('2023-11-06 econ')
  await page.click('[role=treeitem]', '未读')
  await page.import(
    aFile('2023-11-07.econ.md', aDigest({ '2311.00010': {} })),
    aFile('2023-11-08.econ.md', aDigest({ '2311.00011': {} })),
  )
  expect(page.text('section h1')).toBe('未读')
  expect(page.titles()).toHaveLength(5)
})

function dragging(type: string, files: readonly File[]): Event {
  const event = new Event(type, { bubbles: true, cancelable: true })
  Object.assign(event, { dataTransfer: { types: ['Files'], files, dropEffect: 'none' } })
  return event
}

test('files can be dropped anywhere, and the window says so while they hover', async () => {
  page = await aPage()
  const text = aDigest({ '2311.00001': { zh: '拖来的论文' } })
  const files = [new File([text], '2023-11-03.cs.LG.md')]
  document.body.dispatchEvent(dragging('dragenter', files))
  await page.rest()
  expect(page.text('.veil')).toBe('松开即可导入')
  const over = dragging('dragover', files)
  document.body.dispatchEvent(over)
  expect(over.defaultPrevented).toBe(true)
  const drop = dragging('drop', files)
  document.body.dispatchEvent(drop)
  expect(drop.defaultPrevented).toBe(true)
  await page.rest()
  expect(page.$('.veil')).toBeNull()
  expect(page.titles()).toEqual(['拖来的论文'])
})

test('more files than can be dropped at once are refused in words', async () => {
  page = await aPage()
  const files = Array.from({ length: 1_001 }, () => new File([''], 'x.md'))
  document.body.dispatchEvent(dragging('drop', files))
  await page.rest()
  expect(page.text('[role=alert] .notice')).toContain('一次超过了 1,000 个文件')
})

test('files of another computer are refused in words, and how to open them is said', async () => {
  page = await aPage()
  page.reader.importDropped = async () => ({ kind: 'elsewhere' })
  document.body.dispatchEvent(dragging('drop', [new File([''], 'x.md')]))
  await page.rest()
  expect(page.text('[role=alert] .notice')).toContain('在另一台电脑上')
})

test('progress shows only where it takes a while', async () => {
  page = await aPage({ files: [friday] })
  vi.useFakeTimers()
  try {
    page.reader.tell('importProgress', { done: 12, total: 150, name: '2024-02-05.cs.AI.md' })
    await vi.advanceTimersByTimeAsync(100)
    expect(page.$('progress')).toBeNull()
    await vi.advanceTimersByTimeAsync(100)
    expect(page.$('progress')).toMatchObject({ value: 12, max: 150 })
    expect(page.text('.import')).toContain('12 / 150 个文件')
    page.reader.tell('imported', { files: [] })
    await vi.advanceTimersByTimeAsync(1)
    expect(page.$('progress')).toBeNull()
    expect(page.text('.notice')).toContain('没有找到摘要文件')
  } finally {
    vi.useRealTimers()
  }
})

test('what is imported and not saved yet is said, and stays said', async () => {
  page = await aPage()
  page.stores.writeError = new Error('no room')
  await page.import(friday)
  expect(page.titles()).toHaveLength(2)
  expect(page.text('[role=alert] .notice')).toMatch(/导入的内容尚未保存：.*no room.*请保留这些文件/)
})
