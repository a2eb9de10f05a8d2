import { MemoryStores } from '@core/library/memoryStores'
import type { MemorySnapshots } from '@core/library/snapshots/memorySnapshots'
import { afterEach, expect, test, vi } from 'vitest'
import { aPage, type Page } from './aPage'
import { A, aPageWithSnapshot, B, FILES, openSnapshots, PANEL } from './aPageWithSnapshot'

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

test('lists what there is with date, notes and size, and names each button by its date', async () => {
  await begin({ settings: { language: 'en' } })
  await open()
  expect(lines()).toHaveLength(1)
  expect(lines()[0]).toMatch(/\d{4}, \d+:\d\d.*1 note · [\d.]+ kB · by hand.*Look…/)
  const [button] = page.$$(`${PANEL} li button`)
  expect(button!.getAttribute('aria-label')).toMatch(
    /^Look… what restoring the snapshot of .*\d:\d\d.*, by hand would change$/,
  )
  expect(page.text(PANEL)).toMatch(/All together take [\d.]+ kB on disk/)
})

test('says in the beginning that there are none yet', async () => {
  const stores = new MemoryStores()
  page = await aPage({ stores, files: FILES })
  await open()
  expect(page.text(PANEL)).toContain('还没有快照')
})

test('is opened by its command too, and the settings by theirs', async () => {
  await begin()
  await page.press('k', { ctrlKey: true })
  await page.type('dialog input', '快照')
  await page.press('Enter')
  expect(page.text('dialog [role=tab][aria-selected=true]')).toBe('快照')
  await page.click('dialog button.close')
  await page.press(',', { ctrlKey: true })
  expect(page.text('dialog [role=tab][aria-selected=true]')).toBe('通用')
})

test('makes one by hand and says so, and says where there is nothing new to keep', async () => {
  await begin()
  await open()
  await page.click(`${PANEL} button`, '现在制作')
  expect(said()).toBe('快照已制作。')
  expect(lines()).toHaveLength(2)
  await page.click(`${PANEL} button`, '现在制作')
  expect(said()).toContain('无需再制作')
})

test('shows what restoring would change, by name, and goes back with the focus where it was', async () => {
  await begin()
  await open()
  page.$(`${PANEL} li button`)!.focus()
  await page.click(`${PANEL} li button`, '查看…')
  expect(document.activeElement!.textContent).toContain('全部快照')
  const text = page.text(PANEL)
  expect(text).toContain('1 条笔记会改变')
  expect(text).toContain('1 条笔记会消失')
  expect(text).toContain(`论文 ${B}`)
  expect(text).toContain('10 → 5 个字符')
  expect(text).toContain('论文和摘要文件不变')
  await page.click(`${PANEL} button`, '全部快照')
  expect(document.activeElement!.getAttribute('data-snapshot')).toBe('1')
  expect(note().value).toBe('现在的笔记，长了一些')
})

test('lets the library forget what it read when a look is left, by its button or with the settings', async () => {
  const left = vi.fn(async () => undefined)
  await begin({ tamper: (reader) => (reader.leaveSnapshot = left) })
  await open()
  expect(left).not.toHaveBeenCalled()
  await page.click(`${PANEL} li button`, '查看…')
  expect(left).not.toHaveBeenCalled()
  await page.click(`${PANEL} button`, '全部快照')
  expect(left).toHaveBeenCalledTimes(1)
  await page.click(`${PANEL} li button`, '查看…')
  await page.click('dialog button.close')
  expect(left).toHaveBeenCalledTimes(2)
})

test('shows of a note what would go and what would come, and of one that goes its text', async () => {
  await begin()
  await open()
  await page.click(`${PANEL} li button`, '查看…')
  const [changes, goes] = page.$$(`${PANEL} details li button`)
  expect([changes, goes].map((button) => button!.getAttribute('aria-expanded'))).toEqual(['false', 'false'])
  await page.click(`${PANEL} details li button`, `论文 ${A}`)
  expect(changes!.getAttribute('aria-expanded')).toBe('true')
  expect(page.text(`${PANEL} del`)).toContain('会消失：')
  expect(page.$$(`${PANEL} .source del`).map((gone) => gone.textContent)).not.toEqual([])
  expect(page.$$(`${PANEL} .source ins`).map((come) => come.textContent)).not.toEqual([])
  expect(page.$(`${PANEL} .source`)!.getAttribute('lang')).toBe('')
  expect(page.text(`${PANEL} .legend`)).toMatch(/会消失\s*会恢复/)
  await page.click(`${PANEL} details li button`, `论文 ${B}`)
  expect(page.$$(`${PANEL} .source`).map((text) => text.textContent!.trim())).toContain('后来的笔记')
  expect(page.$$(`${PANEL} .legend`)).toHaveLength(1)
})

test('says in its place why the text of a note cannot be shown', async () => {
  // one that the look did not keep, and that is read from the disk
  const refusal = { kind: 'broken', file: 'snapshots/files/abc.json' } as const
  await begin({ tamper: (reader) => (reader.snapshotNote = async () => ({ kind: 'refused', refusal })) })
  await open()
  await page.click(`${PANEL} li button`, '查看…')
  await page.click(`${PANEL} details li button`, `论文 ${A}`)
  expect(page.text(`${PANEL} details [role=status]`)).toContain('这个快照已损坏')
})

test('a broken one is named and cannot be looked at; one found broken at the look is refused in words', async () => {
  await begin()
  await page.reader.makeSnapshot(false)
  const { list } = shelf
  shelf.list = async () => [...(await list.call(shelf)), { kind: 'broken', number: 7, file: null }]
  shelf.broken.set(1, 'snapshots/files/abc.json')
  await open()
  expect(lines()[0]).toBe('快照 7 已损坏。它原样保留，不能恢复。')
  await page.click(`${PANEL} li:last-child button`, '查看…')
  expect(said()).toBe('这个快照已损坏（snapshots/files/abc.json）。它原样保留，什么也没有改变。')
  expect(lines()).toHaveLength(3)
})

test('a full disk is told once on the page, with the way to the snapshots', async () => {
  await begin()
  page.reader.tell('snapshotsChanged', { problem: { kind: 'notSaved', failure: { kind: 'diskFull' } } })
  await page.rest()
  const alert = page.text('.place [role=alert]')
  expect(alert).toContain('快照没有做成。磁盘已满。')
  expect(alert).toContain('笔记和标记的保存不受影响')
  await page.click('.notice button', '快照')
  expect(page.text('dialog [role=tab][aria-selected=true]')).toBe('快照')
})

test('after damage it asks to look first, and goes on when that was done', async () => {
  await begin({
    tamper(reader) {
      const { snapshots, makeSnapshot } = reader
      let looked = false
      reader.snapshots = async () => ({
        ...(await snapshots()),
        problem: looked ? null : { kind: 'notLookedAt' },
      })
      reader.makeSnapshot = async (yes) => {
        looked ||= yes
        return makeSnapshot(yes)
      }
    },
  })
  await open()
  expect(page.text(PANEL)).toContain('暂时不制作快照')
  await page.click(`${PANEL} button`, '一切正确')
  expect(said()).toBe('快照已制作。')
  expect(page.text(PANEL)).not.toContain('暂时不制作快照')
})

test('held ones say why, and are let go when the reader says that it is right so', async () => {
  const release = vi.fn()
  await begin({
    tamper(reader) {
      const { snapshots } = reader
      reader.snapshots = async () => {
        const list = await snapshots()
        const held = list.snapshots.map((one) => ({ ...one, held: release.mock.calls.length === 0 }))
        return { ...list, snapshots: held }
      }
      reader.releaseSnapshots = async () => {
        release()
        return { kind: 'made', number: 2 }
      }
    },
  })
  await open()
  expect(lines()[0]).toContain('留存')
  expect(page.text(PANEL)).toContain('有 1 个快照标为“留存”')
  await page.click(`${PANEL} button`, '没有丢失内容')
  expect(page.text(PANEL)).toContain('1 个留存的快照会永久删除')
  expect(document.activeElement!.textContent!.trim()).toBe('保留')
  await page.click(`${PANEL} button`, '保留')
  expect(document.activeElement!.textContent!.trim()).toBe('没有丢失内容…')
  expect(release).not.toHaveBeenCalled()
  await page.click(`${PANEL} button`, '没有丢失内容')
  await page.click(`${PANEL} button`, '删除')
  expect(release).toHaveBeenCalledOnce()
  expect(said()).toContain('已删除')
  expect(page.text(PANEL)).not.toContain('留存')
})

test('what cannot be read is said', async () => {
  await begin({
    tamper(reader) {
      reader.snapshots = () => Promise.reject(new Error('EIO'))
    },
  })
  await open()
  expect(said()).toContain('无法读取快照。系统报告：EIO')
})

test('a library that is only read shows its snapshots and what they would change, and offers no more', async () => {
  await begin({
    tamper(reader) {
      const { snapshots } = reader
      reader.snapshots = async () => ({ ...(await snapshots()), problem: { kind: 'libraryReadOnly' } })
    },
  })
  await open()
  expect(page.text(PANEL)).toContain('不制作也不恢复快照')
  expect(page.$$(`${PANEL} .bar button`)).toEqual([])
  await page.click(`${PANEL} li button`, '查看…')
  expect(page.text(PANEL)).toContain('不制作也不恢复快照')
  const others = page.$$(`${PANEL} button:not([aria-expanded])`)
  expect(others.map((button) => button.textContent!.trim())).toEqual(['← 全部快照'])
})
