import { afterEach, expect, test, vi } from 'vitest'
import { holdPaint } from '../holdPaint'
import { aDigest, aFile, aPage, fixture, type Page } from './aPage'

const ADDRESS = 'https://pigeons.example/data_set'
let page: Page
const opened: string[] = []
const copied: string[] = []

/** The page with the digest of TeX, and the paper whose title has these words. */
async function openPaper(title: string): Promise<void> {
  opened.length = copied.length = 0
  page = await aPage({
    files: [await fixture('tex.md')],
    tamper(reader) {
      reader.openLink = async (url) => void opened.push(url)
      reader.copyText = async (text) => void copied.push(text)
    },
  })
  await page.click('[role=option]', title)
}

afterEach(() => page.close())

test('a link in a text leads to a look at it, and only then to the browser', async () => {
  await openPaper('Lévy')
  await page.click('.link', ADDRESS)
  expect(opened).toEqual([])
  expect(page.text('dialog .host')).toBe('pigeons.example')
  expect(page.text('dialog .address')).toBe(ADDRESS)
  expect(document.activeElement?.textContent).toBe('取消')
  await page.click('dialog button', '打开')
  expect(opened).toEqual([ADDRESS])
  expect(page.$('dialog')).toBeNull()
})

test('the look can end without anything, or with the address copied', async () => {
  await openPaper('Lévy')
  await page.click('.link', ADDRESS)
  await page.click('dialog button', '取消')
  expect(page.$('dialog')).toBeNull()
  page
    .$$('.link')
    .find((link) => link.textContent === ADDRESS)!
    .focus()
  await page.press('Enter')
  await page.click('dialog button', '复制网址')
  expect(copied).toEqual([ADDRESS])
  expect(opened).toEqual([])
  expect(page.text('.notice')).toContain('网址已复制')
})

test('what the browser cannot open is said', async () => {
  await openPaper('Lévy')
  page.reader.openLink = vi.fn(() => Promise.reject(new Error('no browser')))
  await page.click('.link', ADDRESS)
  await page.click('dialog button', '打开')
  expect(page.text('.notice')).toContain('没能打开浏览器：no browser')
})

test('a host in other letters is shown as computers write it, with a word about it', async () => {
  await openPaper('公式里不该有的东西')
  await page.click('.link', 'login')
  expect(page.text('dialog .host')).toMatch(/^xn--/)
  expect(page.text('dialog .warning')).toContain('形似')
})

test('only addresses that may be opened are links, and none has an address that the browser would follow', async () => {
  await openPaper('公式里不该有的东西')
  const article = page.$('article')!
  expect([...article.querySelectorAll('.link')].map((link) => link.textContent)).toEqual([
    'https://аpple.example/login',
  ])
  expect(article.querySelector('.page a[href]:not([href^="https://arxiv.org/abs/"])')).toBeNull()
  expect(article.querySelector('script, img, iframe, [onerror]')).toBeNull()
  expect(article.querySelector('.katex-error')).toBeNull()
  expect(article.textContent).toContain('<script>alert(1)</script>')
})

test('in a row of the list an address is only text', async () => {
  await openPaper('Lévy')
  expect(page.$('[role=option] .link')).toBeNull()
})

test('the source of the open paper is copied by a command', async () => {
  await openPaper('Lévy')
  await page.press('C', { ctrlKey: true, shiftKey: true })
  expect(copied).toHaveLength(1)
  const [zh, en, abstractZh, abstractEn] = copied[0]!.split('\n\n')
  expect(zh).toBe("L\\'evy飞行与{\\L}ukasiewicz的鸽子")
  expect(en).toBe("L\\'evy Flights of {\\L}ukasiewicz's Pigeons: A ``Na\\\"ive'' View")
  expect(abstractZh).toContain('\\textbf{一百只}')
  expect(abstractEn).toContain('\\href{https://pigeons.example/docs}{its \\emph{manual}}')
  expect(page.text('.notice')).toContain('TeX 源码已复制')
})

test('without an open paper there is no source to copy', async () => {
  opened.length = copied.length = 0
  page = await aPage({ files: [await fixture('tex.md')] })
  const copyText = vi.spyOn(page.reader, 'copyText')
  await page.press('C', { ctrlKey: true, shiftKey: true })
  expect(copyText).not.toHaveBeenCalled()
})

test('nor while the paper that was chosen is on its way: the one on screen is another', async () => {
  const copied: string[] = []
  page = await aPage({
    files: [aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {}, '2311.00002': {} }))],
    tamper: (reader) => {
      reader.copyText = async (text) => void copied.push(text)
    },
  })
  await page.press('j')
  const paint = holdPaint()
  await page.press('j')
  await page.press('C', { ctrlKey: true, shiftKey: true })
  expect(copied).toEqual([])
  paint()
  await page.rest()
  await page.press('C', { ctrlKey: true, shiftKey: true })
  expect(copied).toEqual([expect.stringContaining('2311.00002')])
})
