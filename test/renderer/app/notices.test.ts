import type { PaperId } from '@core/paperId'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NOTICE_MILLISECONDS } from '../../../src/renderer/src/stores/notices'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true }))
afterEach(() => {
  page.close()
  vi.useRealTimers()
})

const friday = aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {}, '2311.00002': {} }))
const from = '/home/me/library'
const notMoved = (to: string) =>
  ({ kind: 'notMoved', from, to, problem: { kind: 'notChosen' }, again: false }) as const

/** The page at a start at which the library should have been moved. */
async function afterAMove() {
  page = await aPage({
    files: [friday],
    tamper(reader) {
      const start = reader.start.bind(reader)
      reader.start = async () => ({ ...(await start()), moved: notMoved('/usb') })
      const problem = { kind: 'notAnExport' } as const
      reader.chooseExport = async () => ({ kind: 'refused', name: 'x.zip', problem })
    },
  })
}

const alerts = (): string[] => page.$$('[role=alert] .notice .text').map((text) => text.textContent!)
const status = (): string => page.text('[role=status] .notice')

test('what became of a move stays until it is closed, whatever is told after it', async () => {
  await afterAMove()
  expect(alerts()).toEqual([expect.stringContaining('资料库没有移动')])
  await page.import(friday)
  await page.import(aFile('2023-11-04.cs.LG.md', aDigest({ '2311.00009': {} })))
  expect(status()).toContain('2023-11-04.cs.LG.md')
  expect(alerts()).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(NOTICE_MILLISECONDS + 1_000)
  await page.rest()
  expect(status()).toBe('')
  expect(alerts()).toHaveLength(1)
  page.$('[role=alert] .notice button')!.click()
  await page.rest()
  expect(alerts()).toEqual([])
})

test('several alerts stand one below the other, each said once and closed by itself', async () => {
  await afterAMove()
  for (let time = 0; time < 2; time++) {
    page.reader.tell('command', 'importLibrary')
    await page.rest()
  }
  const [move, refused] = alerts()
  expect(move).toContain('资料库没有移动')
  expect(refused).toContain('x.zip 没有导入')
  expect(alerts()).toHaveLength(2)
  page.$('[role=alert] .notice button')!.click()
  await page.rest()
  expect(alerts()).toEqual([refused])
})

test('an alert that stays speaks the language that the interface speaks by then, and says which', async () => {
  await afterAMove()
  const langs = (): (string | undefined)[] =>
    page.$$('.notice .text').map((text) => text.closest<HTMLElement>('[lang]')?.lang)
  page.reader.tell('joined', { notes: [], marks: 2 })
  await page.rest()
  expect(langs()).toEqual(['zh-Hans', 'zh-Hans'])
  page.reader.tell('settingsChanged', await page.reader.changeSettings({ language: 'en' }))
  await page.rest()
  expect(document.documentElement.lang).toBe('en')
  expect(alerts()).toEqual([expect.stringContaining('The library was not moved')])
  // the short message goes by itself, as it was told
  expect(status()).toContain('已读标记和星标')
  expect(langs()).toEqual(['en', 'zh-Hans'])
})

test('what is told while a dialog is open stands in it, and stays in the window when that is closed', async () => {
  await afterAMove()
  await page.press(',', { ctrlKey: true })
  page.reader.tell('joined', { notes: [{ id: '2311.00001' as PaperId, theirs: 'x' }], marks: 0 })
  await page.rest()
  const inDialog = () => page.$$('dialog [role=alert] .notice .text').map((text) => text.textContent)
  expect(inDialog()).toEqual([expect.stringContaining('被别的程序改动过')])
  expect(alerts()).toHaveLength(2)
  await page.click('dialog > .close')
  expect(inDialog()).toEqual([])
  expect(alerts()).toHaveLength(2)
})

test('a short message in a dialog goes by itself, or is closed there and the focus stays in the dialog', async () => {
  await afterAMove()
  await page.press(',', { ctrlKey: true })
  const told = () => page.reader.tell('joined', { notes: [], marks: 2 })
  told()
  await page.rest()
  expect(page.text('dialog [role=status] .notice')).toContain('已读标记和星标')
  await vi.advanceTimersByTimeAsync(NOTICE_MILLISECONDS + 1_000)
  await page.rest()
  expect(page.$('dialog .notice')).toBeNull()
  told()
  await page.rest()
  const close = page.$('dialog .notice button:last-child')!
  close.focus()
  close.click()
  await page.rest()
  expect(page.$('.notice [role=status]')).toBeNull()
  expect(document.activeElement?.closest('dialog')).not.toBeNull()
})
