import { afterEach, expect, test } from 'vitest'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const friday = aFile(
  '2023-11-03.cs.LG.md',
  aDigest({
    '2311.00001': { zh: '图神经网络', en: 'Graph Networks', tldr: '用图学习。' },
    '2311.00002': { zh: '检索增强', en: 'RAG for All', tldr: '检索再生成。' },
    '2311.00003': { zh: '树模型', en: 'Tree Models', tldr: '用树学习。' },
  }),
)
const FIELD = 'input[type=search]'
const marks = (kind: string, within = ''): string[] =>
  page.$$(`${within} mark.${kind}`).map((mark) => mark.textContent ?? '')

test('hits are marked in the rows and in the open paper, in both languages', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  await page.type(FIELD, '图 graph')
  expect(page.titles()).toEqual(['图神经网络'])
  expect(marks('hit', '[role=option]')).toEqual(['图', 'Graph', '图'])
  expect(marks('hit', 'article')).toEqual(['图', 'Graph', '图'])
  expect(page.text('.bar .hits')).toBe('1 篇')
})

test('abstracts are searched, and the list is made again when they have been read', async () => {
  page = await aPage({ files: [friday] })
  await page.type(FIELD, 'abstract:"The abstract of 2311.00003"')
  await page.rest()
  expect(page.titles()).toEqual(['树模型'])
})

test('the switch searches all papers and goes back; ending the search does too', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  await page.press('m')
  await page.click('[role=treeitem]', '全部')
  await page.click('[role=treeitem]', '未读')
  await page.type(FIELD, '学习')
  expect(page.titles()).toEqual(['树模型'])
  const [here, everything] = page.$$('.bar input[type=radio]') as HTMLInputElement[]
  everything!.click()
  await page.rest()
  expect(page.titles()).toEqual(['图神经网络', '树模型'])
  expect((page.$(FIELD) as HTMLInputElement).value).toBe('学习')
  here!.click()
  await page.rest()
  expect(page.titles()).toEqual(['树模型'])
  ;(page.$$('.bar input[type=radio]')[1] as HTMLInputElement).click()
  await page.rest()
  page.$('[role=listbox]')!.focus()
  await page.press('Escape')
  expect(page.text('section header h1')).toBe('未读')
  expect((page.$(FIELD) as HTMLInputElement).value).toBe('')
})

test('the key that searches everything leads to the field where nothing is searched yet, until it is left', async () => {
  page = await aPage({ files: [friday] })
  await page.press('j')
  await page.press('m')
  await page.click('[role=treeitem]', '全部')
  await page.click('[role=treeitem]', '未读')
  const searchEverything = () => page.press('F', { ctrlKey: true, shiftKey: true })
  await searchEverything()
  expect(document.activeElement).toBe(page.$(FIELD))
  expect(page.text('section header h1')).toBe('未读')
  await page.type(FIELD, '学习')
  expect(page.titles()).toEqual(['图神经网络', '树模型'])
  await page.type(FIELD, '')
  expect(page.text('section header h1')).toBe('未读')
  await searchEverything()
  page.$('[role=listbox]')!.focus()
  await page.type(FIELD, '学习')
  expect(page.titles()).toEqual(['树模型'])
})

test('nor where there is no field yet', async () => {
  page = await aPage()
  await page.press('F', { ctrlKey: true, shiftKey: true })
  await page.import(friday)
  await page.press('j')
  await page.press('m')
  await page.click('[role=treeitem]', '未读')
  await page.press('/')
  await page.type(FIELD, '学习')
  expect(page.text('section header h1')).toBe('未读')
})

test('what is not understood is said in place', async () => {
  page = await aPage({ files: [friday] })
  await page.type(FIELD, 'is:foo')
  expect(page.text('.problem')).toContain('is:foo')
  expect(page.titles()).toEqual([])
  await page.type(FIELD, '(.*)+[ " “')
  expect(page.titles()).toEqual([])
})

test('an empty field explains itself, by arrows too, and inserts what is chosen', async () => {
  page = await aPage({ files: [friday] })
  await page.press('/')
  await page.rest()
  expect(page.$('[role=region]')).not.toBeNull()
  await page.press('ArrowDown')
  expect(document.activeElement?.tagName).toBe('BUTTON')
  await page.click('.panel button', 'cat:cs.CL')
  expect((page.$(FIELD) as HTMLInputElement).value).toContain('cat:cs.CL')
  expect(document.activeElement).toBe(page.$(FIELD))
  await page.press('Escape')
  await page.rest()
  expect(page.$('[role=region]')).toBeNull()
})

test('a search is remembered once the reader goes on to what it found', async () => {
  page = await aPage({ files: [friday] })
  await page.press('/')
  await page.type(FIELD, '学习')
  await page.press('Enter')
  await page.press('Escape')
  await page.press('/')
  await page.rest()
  await page.click('.panel .query', '学习')
  expect(page.titles()).toEqual(['图神经网络', '树模型'])
})

test('a saved search is a source with what is unread of it; it is renamed, removed and brought back', async () => {
  page = await aPage({ files: [friday] })
  await page.click('[role=treeitem]', '全部')
  await page.type(FIELD, '学习')
  await page.press('s', { ctrlKey: true })
  await page.click('.notice button', '查看')
  await page.rest()
  expect(page.text('section header h1')).toBe('学习')
  expect(page.titles()).toEqual(['图神经网络', '树模型'])
  expect(marks('hit', '[role=option]')).toEqual(['学习', '学习'])
  expect(
    page
      .$$('[role=treeitem]')
      .map(({ textContent }) => textContent)
      .join(),
  ).toMatch(/学习\s*2/)

  await page.click('.panel, [aria-expanded]', '?')
  await page.click('.manage')
  const field = page.$('dialog li input') as HTMLInputElement
  field.value = '我的'
  field.dispatchEvent(new Event('change', { bubbles: true }))
  await page.rest()
  expect(page.text('section header h1')).toBe('我的')
  await page.click('dialog li button[aria-label^=移除]')
  await page.rest()
  expect(page.text('section header h1')).toBe('未读')
  expect(await page.reader.savedSearches()).toEqual([])
  page.$$('dialog').forEach((dialog) => (dialog as HTMLDialogElement).close())
  await page.rest()
  await page.click('.notice button', '恢复')
  expect(await page.reader.savedSearches()).toMatchObject([{ name: '我的', query: '学习' }])
})

test('followed words are marked and named in rows; muted ones fold their papers, in plain sight', async () => {
  page = await aPage({ files: [friday] })
  await page.reader.keepKeywords([
    { text: '树', kind: 'followed' },
    { text: 'RAG', kind: 'muted' },
  ])
  await page.rest()
  await page.rest()
  expect(page.titles()).toEqual(['图神经网络', '树模型'])
  expect(marks('followed', '[role=option]')).toEqual(['树', '树'])
  expect(page.text('[role=option]:last-child .facts')).toContain('关注：树')
  expect(
    page
      .$$('[role=treeitem]')
      .map(({ textContent }) => textContent)
      .join(),
  ).toMatch(/关注\s*1/)
  expect(page.text('.line .text')).toBe('1 篇含屏蔽词')
  await page.press('j')
  await page.press('n')
  await page.press('n')
  expect(page.text('[role=option][aria-selected=true] .title')).not.toBe('检索增强')
  await page.press('U', { shiftKey: true })
  expect(page.titles()).toEqual(['图神经网络', '检索增强', '树模型'])
  expect(page.text('[role=option]:nth-child(2)')).toContain('屏蔽：RAG')
})

test('words are added and removed in their dialog', async () => {
  page = await aPage({ files: [friday] })
  await page.press('w')
  const [first] = page.$$('dialog form input') as HTMLInputElement[]
  first!.value = '图'
  first!.dispatchEvent(new Event('input', { bubbles: true }))
  await page.click('dialog form button', '添加')
  expect(await page.reader.keywords()).toEqual([{ text: '图', kind: 'followed' }])
  await page.click('dialog form li button')
  expect(await page.reader.keywords()).toEqual([])
})

test.each([
  ['w', 0],
  ['W', 1],
])('%s without a selection leads to the field of its words', async (key, place) => {
  page = await aPage({ files: [friday] })
  await page.press(key, { shiftKey: key === 'W' })
  expect(document.activeElement).toBe(page.$$('dialog form input')[place])
})
