import type { OpenPaper } from '@core/paper'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holdPaint } from '../holdPaint'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
// the tests' page has no such thing; a browser's says whether it has written
beforeEach(() => void (document.execCommand = () => false))
afterEach(() => page.close())

const digest = aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {}, '2311.00002': {}, '2311.00003': {} }))
const selected = (): string => page.text('[role=option][aria-selected=true] .title').slice(-5)
const opened = (): string => page.text('article h1').slice(-5)
const marked = (what: string): string[] =>
  page.$$(what).map((row) => row.textContent.match(/2311\.(\d{5})/)![1]!)
const note = (): HTMLTextAreaElement | null => page.$('textarea') as HTMLTextAreaElement | null

/** Keys that come faster than anything is answered. */
async function hurry(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    ;(document.activeElement ?? document.body).dispatchEvent(event)
  }
  await page.rest()
}

test('marks that are set right after going to the next unread paper are that paper’s', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  await hurry('n', 'm', 's', 'n')
  expect(marked('[role=option]:not(.unread)')).toEqual(['00002'])
  expect(marked('[role=option]:has(.star)')).toEqual(['00002'])
  expect([selected(), opened()]).toEqual(['00003', '00003'])
})

test('letters that come before the note does are written into it, and are no commands', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  const paint = holdPaint()
  await hurry('n', 'e', 's', 'o', ' ', 'm')
  expect(opened()).toBe('00001')
  paint()
  await page.rest()
  expect(opened()).toBe('00002')
  expect(document.activeElement).toBe(note())
  expect(note()!.value).toBe('so m')
  expect(
    (await page.reader.openPaper((await page.reader.rows(Uint32Array.of(1), null))[0]!.id))!.note?.text,
  ).toBe('so m')
  expect(page.$$('[role=option]:has(.star)')).toEqual([])
})

test('where the note is not reached they are forgotten', async () => {
  let refuse: (error: Error) => void = () => undefined
  page = await aPage({
    files: [digest],
    tamper(reader) {
      const { openPaper } = reader
      reader.openPaper = (id) =>
        id.endsWith('2') ? new Promise<OpenPaper | null>((_, reject) => (refuse = reject)) : openPaper(id)
    },
  })
  await page.press('j')
  const failed: unknown[] = []
  const hear = (error: unknown): void => void failed.push(error)
  process.on('unhandledRejection', hear)
  void hurry('j', 'e', 'm', 's')
  await flushPromises()
  refuse(new Error('no answer'))
  await page.rest()
  process.off('unhandledRejection', hear)
  expect(page.text('.paper-pane')).toContain('2311.00002')
  expect(page.$$('[role=option]:not(.unread)')).toEqual([])
  expect(page.$$('[role=option]:has(.star)')).toEqual([])
  await page.press('m')
  expect(marked('[role=option]:not(.unread)')).toEqual(['00002'])
})

test('Escape forgets them, and keys are keys again', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  const paint = holdPaint()
  await hurry('j', 'e', 's', 'Escape', 'm')
  expect(marked('[role=option]:not(.unread)')).toEqual(['00002'])
  paint()
  await page.rest()
  expect(page.$$('[role=option]:has(.star)')).toEqual([])
  expect(note()!.value).toBe('')
})

test('one that is held down is not pressed on after it was let go', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  const again = { key: ' ', repeat: true, bubbles: true, cancelable: true }
  document.body.dispatchEvent(new KeyboardEvent('keydown', { ...again, repeat: false }))
  for (let time = 0; time < 5; time++) {
    const event = new KeyboardEvent('keydown', again)
    document.body.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
  }
  await page.rest()
  expect(selected()).toBe('00002')
})
