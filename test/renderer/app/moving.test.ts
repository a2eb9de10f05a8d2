import type { ExportLook, MergeCounts, MergeReport } from '@core/reports'
import { afterEach, expect, test } from 'vitest'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const NONE = { added: 0, known: 0, left: 0 }
const COUNTS: MergeCounts = {
  exportedAt: '2026-11-24T08:00:00.000Z',
  withPapers: false,
  papers: { added: 0, known: 0 },
  digests: NONE,
  marks: { read: 0, unread: 0, starred: 0, unstarred: 0, same: 0 },
  notes: { added: 0, joined: [], deleted: [], same: 0 },
  searches: NONE,
  keywords: { ...NONE, added: 2 },
  settings: 'none',
}
const friday = aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {}, '2311.00002': {} }))

/** The page with an exported library chosen and Import pressed; the test says when and what comes of it. */
async function anImport(typed = '', counts = COUNTS) {
  let answer: (report: MergeReport) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const asked: string[] = []
  const look: ExportLook = { kind: 'whole', name: 'mine.zip', counts }
  page = await aPage({
    files: [friday],
    tamper(reader) {
      const write = reader.writeNote.bind(reader)
      Object.assign(reader, {
        chooseExport: async () => look,
        writeNote: (...args: Parameters<typeof write>) => {
          asked.push(`note ${args[1]}`)
          return write(...args)
        },
        mergeExport: () => {
          asked.push('merge')
          return new Promise<MergeReport>((resolve, reject) => ([answer, fail] = [resolve, reject]))
        },
      })
    },
  })
  await page.press('j')
  page.reader.tell('command', 'importLibrary')
  await page.rest()
  if (typed !== '') {
    const area = page.$('textarea') as HTMLTextAreaElement
    area.value = typed
    area.dispatchEvent(new CompositionEvent('compositionstart'))
    area.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
  }
  page
    .$$('dialog button')
    .find((button) => button.textContent === '导入')!
    .click()
  const quiet = async (): Promise<void> => {
    for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setTimeout(resolve))
  }
  await quiet()
  const come = async (report: MergeReport | Error): Promise<void> => {
    if (report instanceof Error) fail(report)
    else answer(report)
    await page.rest()
  }
  return { come, asked, quiet }
}

test('while a library is taken in nothing says Cancel, nothing closes the dialog, and the outcome is told', async () => {
  const { come } = await anImport()
  expect(page.text('dialog [role=status]')).toContain('中途无法停止')
  expect(page.$$('dialog button:not(:disabled)')).toEqual([])
  const dialog = page.$('dialog')!
  expect(dialog.getAttribute('closedby')).toBe('none')
  const close = new Event('cancel', { cancelable: true })
  dialog.dispatchEvent(close)
  expect(close.defaultPrevented).toBe(true)
  await come({ kind: 'merged', counts: COUNTS })
  expect(page.text('dialog')).toContain('已导入并保存')
  expect(dialog.getAttribute('closedby')).toBe('any')
  expect(document.activeElement!.textContent).toBe('完成')
})

test('what would open another dialog meanwhile waits its turn', async () => {
  const { come, quiet } = await anImport()
  page.reader.tell('imported', {
    files: [{ name: 'x.md', kind: 'failed', failure: { kind: 'notADigest' } }],
  })
  await quiet()
  expect(page.text('dialog h2')).toBe('导入资料库')
  await come({ kind: 'merged', counts: COUNTS })
  expect(page.text('dialog h2')).toBe('导入资料库')
  await page.click('dialog button', '完成')
  expect(page.text('dialog')).toContain('x.md')
})

test('the folder of the library is shown by a button of the settings', async () => {
  let shown = 0
  page = await aPage({
    files: [friday],
    tamper: (reader) => (reader.showLibraryFolder = async () => void shown++),
  })
  await page.press(',', { ctrlKey: true })
  await page.click('dialog .place button', '显示文件夹')
  expect(shown).toBe(1)
})

test('a library that stops while it imports is told of, too', async () => {
  const { come } = await anImport()
  await come(new Error('the thread ended'))
  expect(page.text('dialog [role=status]')).toContain('the thread ended')
  await page.click('dialog button', '完成')
  expect(page.$('dialog')).toBeNull()
})

test('what is being composed on screen is given to the library before', async () => {
  const { come, asked } = await anImport('写了一半')
  expect(asked).toEqual(['note 写了一半', 'merge'])
  await come({ kind: 'merged', counts: COUNTS })
  expect((page.$('textarea') as HTMLTextAreaElement).value).toBe('写了一半')
})

test('marks that were taken back, and notes that stay out, are told', async () => {
  const deleted = ['2311.00001', '2311.00002'] as unknown as MergeCounts['notes']['deleted']
  const marks = { read: 1, unread: 2, starred: 3, unstarred: 4, same: 0 }
  const counts = { ...COUNTS, keywords: NONE, marks, notes: { ...COUNTS.notes, deleted } }
  const lines = (): readonly string[] => page.$$('dialog li').map((line) => line.textContent!.trim())
  const { come } = await anImport('', counts)
  await come({ kind: 'merged', counts })
  expect(lines()).toEqual(['1 篇已读', '2 篇恢复未读', '3 个星标', '取消 4 个星标'])
  expect(page.text('dialog')).toContain(
    '2 条笔记未导入：您后来在这里删除了（2311.00001, 2311.00002）。可在“已删除的笔记”中恢复。',
  )
  expect(page.text('dialog')).toContain('用“撤销”可以让标记恢复原状。')
})
