import { flushPromises } from '@vue/test-utils'
import { afterAll, expect, test } from 'vitest'
import { aDigest, aFile, aPage } from './aPage'

const late = new Set<() => void>()
const rejected: unknown[] = []
const onRejection = (event: PromiseRejectionEvent): number => rejected.push(event.reason)
window.addEventListener('unhandledrejection', onRejection)
afterAll(() => window.removeEventListener('unhandledrejection', onRejection))

test('what the library answers after the page is gone leads to no more questions', async () => {
  const page = await aPage({
    files: [aFile('2023-11-03.cs.LG.md', aDigest({ '2311.10001': {} }))],
    tamper(reader) {
      const { openPaper } = reader
      reader.openPaper = async (id) => {
        const paper = await openPaper(id)
        await new Promise<void>((resolve) => late.add(resolve))
        return paper
      }
    },
  })
  page.$('[role=listbox]')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
  await expect.poll(() => late.size).toBe(1)
  const asked: string[] = []
  const { reader } = page
  window.reader = new Proxy(reader, {
    get: (target, name: keyof typeof reader) => {
      asked.push(name)
      return target[name]
    },
  })
  page.close()
  asked.length = 0
  for (const answer of late) answer()
  await flushPromises()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(asked).toEqual([])
  expect(rejected).toEqual([])
})
