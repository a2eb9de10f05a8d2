import type { MemorySnapshots } from '@core/library/snapshots/memorySnapshots'
import { afterEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { type Page } from './aPage'
import { A, aPageWithSnapshot, B, openSnapshots, PANEL } from './aPageWithSnapshot'

let page: Page
let shelf: MemorySnapshots
afterEach(() => page.close())

const begin = async (...options: Parameters<typeof aPageWithSnapshot>): Promise<void> => {
  ;({ page, shelf } = await aPageWithSnapshot(...options))
}
const open = (): Promise<void> => openSnapshots(page)
const said = () => page.text(`${PANEL} [role=status]`)
const note = () => page.$('.note textarea') as HTMLTextAreaElement
const lines = () => page.$$(`${PANEL} li`).map((line) => line.textContent.replace(/\s+/g, ' ').trim())

test('restores it, on screen too, and undoes that in the same place', async () => {
  await begin()
  await open()
  await page.click(`${PANEL} li button`, '查看…')
  await page.click(`${PANEL} button`, '恢复')
  expect(said()).toContain('已恢复并保存')
  expect(document.activeElement!.textContent!.trim()).toBe('撤销恢复')
  expect(lines()[0]).toContain('恢复之前')
  expect(note().value).toBe('那时的笔记')
  expect((await page.reader.openPaper(B))?.note).toBeNull()
  await page.click(`${PANEL} button`, '撤销恢复')
  expect(said()).toContain('回到恢复之前的样子')
  expect(note().value).toBe('现在的笔记，长了一些')
  expect((await page.reader.openPaper(B))?.note?.text).toBe('后来的笔记')
  // and that can be undone as well
  await page.click(`${PANEL} button`, '重新恢复')
  expect(said()).toContain('已恢复并保存')
  expect(note().value).toBe('那时的笔记')
})

test('what is typed after restoring goes on from what was restored', async () => {
  await begin()
  await open()
  await page.click(`${PANEL} li button`, '查看…')
  await page.click(`${PANEL} button`, '恢复')
  await page.click('dialog button.close')
  await page.type('.note textarea', `${note().value}，接着写`)
  await page.reader.saveNow()
  expect((await page.reader.openPaper(A))?.note?.text).toBe('那时的笔记，接着写')
})

test('where all is as it was, there is nothing to restore', async () => {
  await begin()
  await page.reader.restoreSnapshot(1)
  await open()
  await page.click(`${PANEL} li:last-child button`, '查看…')
  expect(page.text(PANEL)).toContain('没有什么要恢复')
  expect(page.$$(`${PANEL} button.primary`)).toEqual([])
})

test('a restoration that is refused changes nothing, says why, and can be tried again in its place', async () => {
  await begin()
  await open()
  await page.click(`${PANEL} li button`, '查看…')
  shelf.keepError = new Error('ENOSPC')
  await page.click(`${PANEL} button`, '恢复')
  expect(said()).toContain('没有恢复。现在的内容无法先保留下来。')
  expect(said()).not.toContain('自动重试')
  expect(note().value).toBe('现在的笔记，长了一些')
  expect(page.text(PANEL)).toContain('1 条笔记会改变')
  shelf.keepError = null
  await page.click(`${PANEL} button`, '恢复')
  expect(said()).toContain('已恢复并保存')
  expect(note().value).toBe('那时的笔记')
})

test('what was restored and could not be saved is said to be tried again, and can be undone', async () => {
  await begin({
    tamper(reader) {
      const { restoreSnapshot } = reader
      reader.restoreSnapshot = async (number) => {
        const report = await restoreSnapshot(number)
        if (report.kind !== 'restored') throw new Error(report.kind)
        return { kind: 'notSaved', before: report.before, failure: { kind: 'diskFull' } }
      }
    },
  })
  await open()
  await page.click(`${PANEL} li button`, '查看…')
  await page.click(`${PANEL} button`, '恢复')
  expect(said()).toBe('已恢复，但还没有保存。磁盘已满。会自动重试。')
  await page.click(`${PANEL} button`, '撤销恢复')
  expect(note().value).toBe('现在的笔记，长了一些')
})

test('the settings stay open and as they are while something is restored', async () => {
  let go: () => void = () => undefined
  await begin({
    tamper(reader) {
      const { restoreSnapshot } = reader
      reader.restoreSnapshot = async (number) => {
        await new Promise<void>((resolve) => (go = resolve))
        return restoreSnapshot(number)
      }
    },
  })
  await open()
  await page.click(`${PANEL} li button`, '查看…')
  // not by `page.click`, which waits for the answer
  ;(page.$(`${PANEL} button.primary`) as HTMLButtonElement).click()
  await nextTick()
  const close = page.$('dialog button.close') as HTMLButtonElement
  expect(close.disabled).toBe(true)
  const cancel = new Event('cancel', { cancelable: true })
  page.$('dialog')!.dispatchEvent(cancel)
  expect(cancel.defaultPrevented).toBe(true)
  await vi.waitFor(() => expect(said()).toBe('正在恢复…'))
  go()
  await vi.waitFor(() => expect(said()).toContain('已恢复并保存'))
  expect((page.$('dialog button.close') as HTMLButtonElement).disabled).toBe(false)
})

test('what is said goes over into the language that a restoration brings back', async () => {
  await begin({ settings: { language: 'en' } })
  await page.reader.changeSettings({ language: 'zh' })
  await open()
  await page.click(`${PANEL} li button`, '查看…')
  expect(page.text(PANEL)).toContain('1 项设置改变')
  await page.click(`${PANEL} button`, '恢复')
  await vi.waitFor(() => expect(said()).toBe('Restored and saved.'))
})

test('opened again, it begins with the list, and the way back is in it', async () => {
  await begin()
  await open()
  await page.click(`${PANEL} li button`, '查看…')
  await page.click(`${PANEL} button`, '恢复')
  await page.click('dialog button.close')
  await open()
  expect(said()).toBe('')
  await page.click(`${PANEL} li button`, '查看…')
  expect(page.text(PANEL)).toContain('1 条笔记会回来')
  await page.click(`${PANEL} button`, '恢复')
  expect(note().value).toBe('现在的笔记，长了一些')
})
