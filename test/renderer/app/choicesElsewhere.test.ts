import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NOTICE_MILLISECONDS } from '../../../src/renderer/src/stores/notices'
import { aPage, type Page } from './aPage'

const NOTHING = { searches: 0, keywords: 0, settings: 0, left: 0 }

let page: Page
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  page = await aPage({ files: [] })
})
afterEach(() => {
  page.close()
  vi.useRealTimers()
})

const alerts = (): string[] => page.$$('[role=alert] .notice .text').map((text) => text.textContent!)

test('searches and words that another program brought are told in passing', async () => {
  page.reader.tell('choicesJoined', { ...NOTHING, searches: 2, keywords: 1 })
  await page.rest()
  expect(page.text('[role=status] .notice')).toContain('2 条已存搜索，1 个关注词或屏蔽词')
  expect(alerts()).toEqual([])
  await vi.advanceTimersByTimeAsync(NOTICE_MILLISECONDS + 1_000)
  await page.rest()
  expect(page.text('[role=status] .notice')).toBe('')
})

test.each([
  ['settings that are others now', { settings: 1 }, '1 项设置'],
  ['what there was no room for', { left: 3 }, '3 个搜索或词放不下'],
])('%s are told until that is closed', async (_what, joined, words) => {
  page.reader.tell('choicesJoined', { ...NOTHING, ...joined })
  await vi.advanceTimersByTimeAsync(NOTICE_MILLISECONDS + 1_000)
  await page.rest()
  expect(alerts()).toEqual([expect.stringContaining(words)])
})
