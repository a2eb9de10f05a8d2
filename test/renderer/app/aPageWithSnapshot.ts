import { MemoryStores } from '@core/library/memoryStores'
import { MemorySnapshots } from '@core/library/snapshots/memorySnapshots'
import type { PaperId } from '@core/paperId'
import type { Settings } from '@core/settings'
import type { WebReader } from '../../../src/renderer/src/web/webReader'
import { aDigest, aFile, aPage, type Page } from './aPage'

export const [A, B] = ['2311.00001', '2311.00002'] as [PaperId, PaperId]
export const FILES = [aFile('2023-11-03.cs.LG.md', aDigest({ [A]: {}, [B]: {} }))]
/** The section of the settings that is shown. */
export const PANEL = 'dialog [role=tabpanel]:not([style*="none"])'

interface Begun {
  readonly settings?: Partial<Settings>
  readonly tamper?: (reader: WebReader) => void
}

export interface Shelved {
  readonly page: Page
  readonly shelf: MemorySnapshots
}

/** The page with the paper open that has a note, kept in a snapshot and changed since. */
export async function aPageWithSnapshot({ settings = {}, tamper }: Begun = {}): Promise<Shelved> {
  const stores = new MemoryStores()
  const shelf = new MemorySnapshots(stores)
  const page = await aPage({ stores, shelf, files: FILES, settings, tamper: tamper ?? (() => undefined) })
  await page.reader.writeNote(A, '那时的笔记')
  await page.reader.makeSnapshot(false)
  // an hour before the next
  const first = shelf.shelved.get(1)!
  shelf.shelved.set(1, { ...first, madeAt: new Date(Date.parse(first.madeAt) - 3_600_000).toISOString() })
  await page.click('[role=option]', `论文 ${A}`)
  await page.type('.note textarea', '现在的笔记，长了一些')
  await page.reader.writeNote(B, '后来的笔记')
  await page.reader.saveNow()
  await page.rest()
  return { page, shelf }
}

/** Opens the settings on the snapshots. */
export async function openSnapshots(page: Page): Promise<void> {
  await page.press(',', { ctrlKey: true })
  await page.click('dialog [role=tab]', page.text('dialog h2') === '设置' ? '快照' : 'Snapshots')
}
