import { afterEach, expect, test } from 'vitest'
import { usePanes } from '../../../src/renderer/src/stores/panes'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const ROW = 104
const id = (place: number): string => `2311.${String(place).padStart(5, '0')}`
/** 60 papers; every tenth one is of graphs, and 00033 of trees. */
const MANY = aFile(
  '2023-11-05.cs.AI.md',
  aDigest(
    Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => {
        const place = index + 1
        const what = place === 33 ? '树' : place % 10 === 0 ? '图' : '文'
        return [id(place), { zh: `${what} ${id(place)}` }]
      }),
    ),
  ),
)
const NEWER = aFile('2023-11-06.cs.AI.md', aDigest({ '2311.00901': {}, '2311.00902': {}, '2311.00903': {} }))
const SECOND = aFile('2023-11-06.cs.CL.md', aDigest({ '2311.00911': {} }))

const list = (): HTMLElement => page.$('[role=listbox]')!
const source = (name: string) => page.click('[role=treeitem]', name)
const opened = (): string => page.text('article h1').slice(-5)
const selected = (): string => page.text('[role=option][aria-selected=true] .title').slice(-5)

async function scroll(top: number): Promise<void> {
  list().scrollTop = top
  list().dispatchEvent(new Event('scroll'))
  await page.rest()
}

/** How far below the top of the list's window the open paper's row lies. */
function place(): number {
  const row = page.$('[role=option][aria-selected=true]')
  return row ? Number.parseInt(row.style.top) - list().scrollTop : Number.NaN
}

/** Opens the paper at this place of a list of 60, with the list scrolled to three and a half rows above it. */
async function readAt(number: number, name: string): Promise<void> {
  await source(name)
  await scroll((number - 4) * ROW + 50)
  await page.click('[role=option]', id(number))
}

test.each(['未读', '全部', '2023-11-05 cs.AI'])(
  'the open paper stays where it is in “%s” when it is marked, undone and marked again',
  async (name) => {
    page = await aPage({ files: [MANY] })
    await readAt(33, name)
    const before = place()
    for (const [key, modifiers] of [
      ['m', {}],
      ['K', { shiftKey: true }],
      ['z', { ctrlKey: true }],
      ['J', { shiftKey: true }],
      ['A', { shiftKey: true }],
      ['z', { ctrlKey: true }],
      ['z', { ctrlKey: true }],
      ['z', { ctrlKey: true }],
    ] as const) {
      await page.press(key, modifiers)
      expect([opened(), selected(), place()]).toEqual(['00033', '00033', before])
    }
  },
)

test('rows that an undo brings back above the open paper do not move it', async () => {
  page = await aPage({ files: [MANY] })
  await readAt(33, '未读')
  await page.press('K', { shiftKey: true })
  await page.click('[role=menuitem]', '刷新列表')
  const before = place()
  expect(page.$('[role=option][aria-selected=true]')!.getAttribute('aria-posinset')).toBe('1')
  await page.press('z', { ctrlKey: true })
  expect([opened(), selected(), place()]).toEqual(['00033', '00033', before])
})

test('rows that an undo brings back between the top and the open paper do not move it', async () => {
  page = await aPage({ files: [MANY] })
  await source('未读')
  await scroll(30 * ROW)
  for (const number of [32, 31]) {
    await page.click('[role=option]', id(number))
    await page.press('m')
  }
  await page.click('[role=option]', id(34))
  await page.click('[role=menuitem]', '刷新列表')
  expect(page.titles().some((title) => /0003[12]$/.test(title))).toBe(false)
  await scroll(29 * ROW)
  const before = place()
  await page.press('z', { ctrlKey: true })
  await page.press('z', { ctrlKey: true })
  expect(page.titles().filter((title) => /0003[12]$/.test(title))).toHaveLength(2)
  expect([opened(), selected(), place()]).toEqual(['00034', '00034', before])
})

test('the open paper stays listed in its place when its word is muted, and goes when the list is left', async () => {
  page = await aPage({ files: [MANY] })
  await readAt(33, '全部')
  const before = place()
  await page.reader.keepKeywords([
    { text: '树', kind: 'muted' },
    { text: '图', kind: 'muted' },
  ])
  await page.rest()
  expect([opened(), selected(), place()]).toEqual(['00033', '00033', before])
  await page.press('j')
  expect(selected()).toBe('00034')
  await source('未读')
  await source('全部')
  expect(page.$('[role=option][aria-setsize]')!.getAttribute('aria-setsize')).toBe('53')
})

test('the list does not run away with a row that comes first for a word that is followed', async () => {
  page = await aPage({ files: [MANY], settings: { followedFirst: true } })
  await readAt(33, '全部')
  const before = place()
  // the first row in sight is 00030, of graphs
  expect(Math.floor(list().scrollTop / ROW)).toBe(29)
  await page.reader.keepKeywords([{ text: '图', kind: 'followed' }])
  await page.rest()
  expect([opened(), selected(), place()]).toEqual(['00033', '00033', before])
})

test('where the open paper itself comes first, what was around it stays in sight', async () => {
  page = await aPage({ files: [MANY], settings: { followedFirst: true } })
  await readAt(33, '全部')
  const sight = () => page.titles().filter((title) => /0003[24]$/.test(title))
  await page.reader.keepKeywords([{ text: '树', kind: 'followed' }])
  await page.rest()
  expect(opened()).toBe('00033')
  expect(sight()).toEqual(['文 2311.00032', '文 2311.00034'])
  expect(Math.floor(list().scrollTop / ROW)).toBe(30)
})

test('followed words come first as soon as that is chosen, around the open paper', async () => {
  page = await aPage({ files: [MANY] })
  await page.reader.keepKeywords([{ text: '图', kind: 'followed' }])
  await readAt(33, '全部')
  const before = place()
  await page.click('[role=treeitem]', '全部')
  await page.press('k', { ctrlKey: true })
  await page.press('Escape')
  await page.reader.changeSettings({ followedFirst: true })
  await page.rest()
  expect([opened(), selected(), place()]).toEqual(['00033', '00033', before])
  await scroll(0)
  expect(page.titles()[0]).toBe('图 2311.00010')
})

test('digests that are imported while a paper is read do not move it', async () => {
  page = await aPage({ files: [MANY] })
  await readAt(33, '未读')
  const before = place()
  await page.import(NEWER, SECOND)
  expect([opened(), selected(), place()]).toEqual(['00033', '00033', before])
})

test('a saved search keeps the open paper in its place when it is found no more', async () => {
  page = await aPage({ files: [MANY] })
  await page.reader.saveSearch('is:unread 文', '文')
  await page.rest()
  await source('文')
  await scroll(20 * ROW)
  await page.click('[role=option]', id(27))
  const before = place()
  await page.press('m')
  await page.import(NEWER, SECOND)
  expect([opened(), selected(), place()]).toEqual(['00027', '00027', before])
  await page.press('j')
  expect(selected()).toBe('00028')
})

test('a paper that was found by its note stays while the note is written on', async () => {
  page = await aPage({ files: [MANY] })
  for (const number of [31, 32, 33, 34]) await page.reader.writeNote(id(number) as never, '林')
  await page.reader.saveSearch('note:林', '林')
  await page.rest()
  await source('林')
  expect(page.titles()).toHaveLength(4)
  await page.click('[role=option]', id(33))
  const before = place()
  await page.reader.writeNote(id(33) as never, '森')
  await page.reader.keepKeywords([{ text: '没有', kind: 'followed' }])
  await page.rest()
  expect([opened(), selected(), place()]).toEqual(['00033', '00033', before])
})

test('from a search that does not find the open paper, the next key goes to what it found first', async () => {
  page = await aPage({ files: [MANY] })
  await readAt(33, '全部')
  await page.type('input[type=search]', '图')
  list().focus()
  await page.press('j')
  expect(selected()).toBe('00010')
})

test.each([
  [
    'the drawer',
    800,
    async () => {
      usePanes().drawerOpen = true
      await page.rest()
      await page.press('Escape')
    },
  ],
  [
    'focus mode',
    1200,
    async () => {
      await page.press('f')
      await page.press('f')
    },
  ],
] as const)(
  '%s to and fro leaves the list where it is, wherever the open paper stands',
  async (_, width, deed) => {
    page = await aPage({ files: [MANY], width })
    Object.defineProperty(list(), 'clientHeight', { value: 400 })
    await page.press('j')
    await scroll(2_000)
    await deed()
    await page.rest()
    expect(list().scrollTop).toBe(2_000)
  },
)
