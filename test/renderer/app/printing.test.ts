import type { PdfReport } from '@core/reports'
import { afterEach, expect, test } from 'vitest'
import type { WebReader } from '../../../src/renderer/src/web/webReader'
import { holdPaint } from '../holdPaint'
import { aDigest, aFile, aPage, type Page } from './aPage'

let page: Page
afterEach(() => page.close())

const some = (count: number) =>
  aFile(
    '2023-11-03.cs.LG.md',
    aDigest(Object.fromEntries(Array.from({ length: count }, (_, index) => [`2311.${10001 + index}`, {}]))),
  )

/** What stood on the page when it was printed or saved. */
interface Seen {
  readonly as: 'print' | 'pdf'
  readonly titles: readonly string[]
  readonly notes: readonly string[]
  readonly heading: string
  readonly file?: string | null
}

function watched(seen: Seen[], reports: PdfReport[] = []): (reader: WebReader) => void {
  const look = (): Omit<Seen, 'as'> => ({
    titles: [...document.querySelectorAll('.print h1')].map((title) => title.textContent.trim()),
    notes: [...document.querySelectorAll('.print .note-text')].map((note) => note.textContent.trim()),
    heading: document.documentElement.style.getPropertyValue('--print-heading'),
  })
  return (reader) => {
    reader.printPage = async () => {
      seen.push({ as: 'print', ...look() })
      return { kind: 'printed' }
    }
    reader.savePdf = async (file) => {
      seen.push({ as: 'pdf', ...look(), file })
      return reports.shift() ?? { kind: 'saved', name: 'x.pdf' }
    }
  }
}

async function untilSeen(seen: readonly Seen[], count = 1): Promise<void> {
  await expect.poll(() => seen.length).toBe(count)
  await page.rest()
}

test('Mod+P prints the open paper with its note, and nothing of it stays', async () => {
  const seen: Seen[] = []
  page = await aPage({ files: [some(3)], tamper: watched(seen) })
  await page.press('j')
  await page.reader.writeNote((await page.reader.rows(Uint32Array.of(0), null))[0]!.id, '先读 **附录**')
  await page.press('j')
  await page.press('k')
  const title = document.title
  await page.press('p', { ctrlKey: true })
  expect(page.text('dialog h2')).toBe('打印')
  await page.click('dialog button', '打印…')
  await untilSeen(seen)
  expect(seen).toEqual([
    {
      as: 'print',
      titles: ['论文 2311.10001'],
      notes: ['先读 附录'],
      heading: '"arXiv:2311.10001 · 论文 2311.10001"',
    },
  ])
  expect(page.$('.print')).toBeNull()
  expect(document.title).toBe(title)
  expect(page.text('.place [role=status]')).toContain('已送往打印机')
})

test('a paper that comes after the dialog is the one that is printed', async () => {
  const seen: Seen[] = []
  page = await aPage({ files: [some(2)], tamper: watched(seen) })
  await page.press('j')
  const paint = holdPaint()
  await page.press('j')
  await page.press('p', { ctrlKey: true })
  paint()
  await page.rest()
  await page.click('dialog button', '打印…')
  await untilSeen(seen)
  expect(seen[0]!.titles).toEqual(['论文 2311.10002'])
})

test('the head of each page and the document’s name have no TeX in them', async () => {
  const seen: Seen[] = []
  const title = { zh: "\\emph{快速}的L\\'evy飞行，$n$步", en: 'Fast' }
  page = await aPage({
    files: [aFile('2023-11-03.cs.LG.md', aDigest({ '2311.10001': title }))],
    tamper: watched(seen),
  })
  await page.press('j')
  await page.press('p', { ctrlKey: true })
  await page.click('dialog button', '打印…')
  await untilSeen(seen)
  expect(seen[0]!.heading).toBe('"arXiv:2311.10001 · 快速的Lévy飞行，$n$步"')
})

const [ZH, EN] = [
  ['模型一很快。', '模型二有 7 层。'] as const,
  ['Model one is fast.', 'Model two has 7 layers.'] as const,
]
const IN_TURN = [ZH[0], EN[0], ZH[1], EN[1]]

test.each([
  ['side', IN_TURN],
  ['interleaved', IN_TURN],
  ['stacked', [...ZH, ...EN]],
  ['zh', ZH],
  ['en', EN],
  // paper reveals nothing
  ['reveal', IN_TURN],
] as const)('in mode %s a paper is printed in its languages, and in their order', async (mode, sentences) => {
  const digest = aDigest({ '2311.10001': {} })
    .replace('2311.10001 的摘要。', ZH.join(''))
    .replace('The abstract of 2311.10001.', EN.join(' '))
  let printed: readonly (readonly [string, string])[] | null = null
  page = await aPage({
    files: [aFile('2023-11-03.cs.LG.md', digest)],
    tamper: (reader) => {
      reader.printPage = async () => {
        const voices = document.querySelectorAll<HTMLElement>('.print .abstracts .voice[data-pair]')
        printed = [...voices].map((voice) => [voice.lang, voice.textContent.trim()])
        return { kind: 'printed' }
      }
    },
  })
  await page.reader.changeSettings({ languageMode: mode })
  page.reader.tell('command', 'print')
  await page.rest()
  await page.click('dialog button', '打印…')
  await expect.poll(() => printed).not.toBeNull()
  expect(printed).toEqual(
    sentences.map((text) => [(ZH as readonly string[]).includes(text) ? 'zh-Hans' : 'en', text]),
  )
})

test('the list is saved as a PDF, with or without notes', async () => {
  const seen: Seen[] = []
  page = await aPage({ files: [some(23)], tamper: watched(seen) })
  const [first] = await page.reader.rows(Uint32Array.of(0), null)
  await page.reader.writeNote(first!.id, 'a note')
  page.reader.tell('command', 'savePdf')
  await page.rest()
  expect(page.text('dialog')).toContain('23 篇')
  await page.click('dialog button', '保存 23 篇…')
  await untilSeen(seen)
  expect(seen[0]).toMatchObject({ as: 'pdf', notes: ['a note'], file: null })
  expect(seen[0]!.titles).toHaveLength(23)
  page.reader.tell('command', 'savePdf')
  await page.rest()
  page.$('dialog input[type=checkbox]')!.click()
  await page.click('dialog button', '保存 23 篇…')
  await untilSeen(seen, 2)
  expect(seen[1]!.notes).toEqual([])
})

test(
  'many papers are asked for twice, and more than one document holds are said to be left out',
  { timeout: 30_000 },
  async () => {
    const seen: Seen[] = []
    page = await aPage({ files: [some(520)], tamper: watched(seen) })
    page.reader.tell('command', 'print')
    await page.rest()
    expect(page.text('dialog')).toContain('只容得下列表的前 500 篇')
    await page.click('dialog button', '打印 500 篇…')
    expect(seen).toEqual([])
    expect(page.text('dialog [role=status]')).toContain('要继续吗')
    await page.click('dialog button', '打印 500 篇…')
    await expect.poll(() => seen.length, { timeout: 20_000 }).toBe(1)
    expect(new Set(seen[0]!.titles).size).toBe(500)
  },
)

test('a PDF that could not be saved is told in words, and tried again from there', async () => {
  const seen: Seen[] = []
  const reports: PdfReport[] = [{ kind: 'notSaved', name: '论文.pdf', failure: { kind: 'diskFull' } }]
  page = await aPage({ files: [some(1)], tamper: watched(seen, reports) })
  await page.press('j')
  page.reader.tell('command', 'savePdf')
  await page.rest()
  await page.click('dialog button', '保存…')
  await untilSeen(seen)
  expect(page.text('.place [role=alert]')).toContain('论文.pdf 未能保存。磁盘已满。')
  await page.click('.place [role=alert] button', '重试')
  await untilSeen(seen, 2)
  expect(seen[1]!.file).toBe('2311.10001')
  expect(page.text('.place [role=status]')).toContain('已存为 x.pdf')
})

test('where there is no paper there is nothing to print', async () => {
  page = await aPage({ files: [aFile('2023-11-03.cs.LG.md', aDigest({}))] })
  await page.press('p', { ctrlKey: true })
  expect(page.$('dialog')).toBeNull()
})
