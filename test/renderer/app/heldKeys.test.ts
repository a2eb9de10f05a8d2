import { MemoryStores } from '@core/library/memoryStores'
import type { OpenPaper } from '@core/paper'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useSentences } from '../../../src/renderer/src/stores/sentences'
import { holdPaint } from '../holdPaint'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
// the tests' page has no such thing; a browser's says whether it has written
beforeEach(() => void (document.execCommand = () => false))
const failed: unknown[] = []
const hear = (error: unknown): void => void failed.push(error)
beforeEach(() => {
  failed.length = 0
  process.on('unhandledRejection', hear)
})
afterEach(() => {
  process.off('unhandledRejection', hear)
  page.close()
})

const digest = aFile('2023-11-03.cs.LG.md', aDigest({ '2311.00001': {}, '2311.00002': {}, '2311.00003': {} }))
/** More than rows are asked for at once. */
const MANY = aFile(
  '2023-11-03.cs.LG.md',
  aDigest(Object.fromEntries(Array.from({ length: 300 }, (_, place) => [`2311.00${place + 100}`, {}]))),
)
const FIELD = 'input[type=search]'
const selected = (): string => page.text('[role=option][aria-selected=true] .title').slice(-5)
const opened = (): string => page.text('article h1').slice(-5)
const marked = (what: string): string[] =>
  page.$$(what).map((row) => row.textContent.match(/2311\.(\d{5})/)![1]!)
const note = (): HTMLTextAreaElement | null => page.$('textarea') as HTMLTextAreaElement | null

function key(name: string, more: Partial<KeyboardEventInit> = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more })
  ;(document.activeElement ?? document.body).dispatchEvent(event)
  return event
}

/** As a person types: between two keys all that is due is done. */
async function quick(...keys: readonly string[]): Promise<void> {
  for (const name of keys) {
    key(name)
    await flushPromises()
  }
}

/** Keys that come faster than anything is answered. */
async function hurry(...keys: readonly string[]): Promise<void> {
  for (const name of keys) key(name)
  await page.rest()
}

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

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
  void hurry('j', 'e', 'm', 's')
  await flushPromises()
  refuse(new Error('no answer'))
  await page.rest()
  expect(failed.map(String)).toEqual(['Error: no answer'])
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

test('where the paper could not be opened, the key that writes its note takes no other key away', async () => {
  page = await aPage({
    files: [digest],
    tamper(reader) {
      const { openPaper } = reader
      reader.openPaper = (id) => (id.endsWith('2') ? Promise.reject(new Error('no answer')) : openPaper(id))
    },
  })
  await page.press('j')
  await page.press('j')
  expect(page.text('.paper-pane')).toContain('2311.00002')
  await page.press('e')
  await after(300)
  await page.press('j')
  expect(selected()).toBe('00003')
})

test('nor where it is gone', async () => {
  page = await aPage({
    files: [digest],
    tamper(reader) {
      const { openPaper } = reader
      reader.openPaper = (id) => (id.endsWith('2') ? Promise.resolve<OpenPaper | null>(null) : openPaper(id))
    },
  })
  await page.press('j')
  await page.press('j')
  await page.press('e')
  await page.press('j')
  expect(selected()).toBe('00003')
})

test('nor where its row does not come', async () => {
  let fail = false
  page = await aPage({
    files: [MANY],
    tamper(reader) {
      const { rows } = reader
      reader.rows = (numbers, digest) => (fail ? Promise.reject(new Error('no rows')) : rows(numbers, digest))
    },
  })
  await page.press('j')
  fail = true
  await page.press('End')
  fail = false
  await page.press('e')
  await after(2100)
  const before = page.$('[role=listbox]')!.getAttribute('aria-activedescendant')
  await page.press('Home')
  expect(page.$('[role=listbox]')!.getAttribute('aria-activedescendant')).not.toBe(before)
  expect(opened()).toBe('00100')
  await page.press('s')
  expect(marked('[role=option]:has(.star)')).toEqual(['00100'])
})

test('a paper that hangs takes the keys away for two seconds and no longer', async () => {
  page = await aPage({
    files: [digest],
    tamper(reader) {
      const { openPaper } = reader
      reader.openPaper = (id) => (id.endsWith('2') ? new Promise(() => undefined) : openPaper(id))
    },
  })
  await quick('j')
  await after(200)
  await quick('j', 'e')
  await after(2_100)
  await quick('j')
  await after(100)
  expect(selected()).toBe('00003')
})

test('letters wait on where another paper comes first', async () => {
  let hold = false
  const held: (() => void)[] = []
  page = await aPage({
    files: [MANY],
    tamper(reader) {
      const { rows } = reader
      reader.rows = async (numbers, digest) => {
        if (hold) await new Promise<void>((resolve) => held.push(resolve))
        return rows(numbers, digest)
      }
    },
  })
  await page.press('j')
  const paint = holdPaint()
  await quick('j')
  hold = true
  await quick('End', 'e', 's')
  paint()
  await flushPromises()
  await flushPromises()
  await quick('o')
  hold = false
  for (const go of held) go()
  await page.rest()
  expect(opened()).toBe('00399')
  expect(document.activeElement).toBe(note())
  expect(note()!.value).toBe('so')
})

test('the note keeps the focus where the empty pane had it before', async () => {
  page = await aPage({ files: [digest] })
  page.$('.paper-pane')!.focus()
  expect(document.activeElement).toBe(page.$('.paper-pane'))
  const paint = holdPaint()
  await quick('n', 'e', 's', 'o')
  paint()
  await page.rest()
  expect(document.activeElement).toBe(note())
  expect(note()!.value).toBe('so')
})

test('they are forgotten where the reader points at something else', async () => {
  let answer = (): void => undefined
  let hold = false
  page = await aPage({
    files: [digest],
    tamper(reader) {
      const { list } = reader
      reader.list = async (query) => {
        if (hold) await new Promise<void>((resolve) => (answer = resolve))
        return list(query)
      }
    },
  })
  await page.press('j')
  hold = true
  await quick('n', 'm')
  hold = false
  page.$(FIELD)!.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  ;(page.$(FIELD) as HTMLInputElement).focus()
  answer()
  await page.rest()
  expect((page.$(FIELD) as HTMLInputElement).value).toBe('')
})

test('Escape forgets the note as well', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  const paint = holdPaint()
  await quick('j', 'e', 'Escape')
  paint()
  await page.rest()
  expect(document.activeElement).not.toBe(note())
})

test('a key of a control is the control’s', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  const button = page.$('.bar button[aria-pressed]')!
  button.focus()
  key('n')
  expect(key(' ').defaultPrevented).toBe(false)
  await page.rest()
})

test('signs that are written with AltGr are letters too', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  const paint = holdPaint()
  await quick('j', 'e')
  key('@', { ctrlKey: true, altKey: true, modifierAltGraph: true })
  key('[', { ctrlKey: true, altKey: true, modifierAltGraph: true })
  paint()
  await page.rest()
  expect(note()!.value).toBe('@[')
})

test('nothing is written into a note that cannot be written', async () => {
  class Newer extends MemoryStores {
    isNewer = false
    override notices() {
      return this.isNewer ? [{ kind: 'newer', store: 'reading/0001' } as const] : []
    }
  }
  const stores = new Newer()
  const first = await aPage({ stores, files: [digest] })
  await first.reader.saveNow()
  first.close()
  stores.isNewer = true
  const asked: string[] = []
  page = await aPage({
    stores,
    tamper(reader) {
      const { writeNote } = reader
      reader.writeNote = (...args) => {
        asked.push('writeNote')
        return writeNote(...args)
      }
    },
  })
  await page.press('j')
  const paint = holdPaint()
  await quick('j', 'e', 's', 'o')
  paint()
  await page.rest()
  expect(note()!.readOnly).toBe(true)
  expect([note()!.value, asked]).toEqual(['', []])
})

test('what follows a step that led nowhere is forgotten', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  await page.press('A', { shiftKey: true })
  key('n')
  key('s')
  key('e')
  key('x')
  await page.rest()
  expect([marked('[role=option]:has(.star)'), note()!.value]).toEqual([[], ''])
})

test('sentences of the paper before are not walked through', async () => {
  page = await aPage({ files: [digest] })
  await page.press('j')
  const paint = holdPaint()
  await quick('n', ']')
  expect([opened(), useSentences().kept]).toEqual(['00001', null])
  paint()
  await page.rest()
  expect([opened(), useSentences().kept]).toEqual(['00002', null])
})

test('nor is its note turned over', async () => {
  page = await aPage({ files: [digest], settings: { noteView: 'read' } })
  await page.press('j')
  await page.press('e')
  await page.type('textarea', 'first')
  note()!.blur()
  await page.press('j')
  await page.press('k')
  expect(opened()).toBe('00001')
  const paint = holdPaint()
  await quick('n')
  key('e', { ctrlKey: true })
  await flushPromises()
  expect([opened(), document.activeElement?.tagName]).not.toEqual(['00001', 'TEXTAREA'])
  paint()
  await page.rest()
})
