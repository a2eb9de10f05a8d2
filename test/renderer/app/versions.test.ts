import { MemoryStores } from '@core/library/memoryStores'
import type { PaperId } from '@core/paperId'
import type { Settings } from '@core/settings'
import type { WebReader } from '../../../src/renderer/src/web/webReader'
import type { DeletedNote } from '@core/noteVersions'
import { MAX_NOTE_LENGTH } from '@core/readerApi'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { aDigest, aFile, aPage, type Page } from './aPage'

const ID = '2311.00001' as PaperId
const FILES = [aFile('2023-11-03.cs.LG.md', aDigest({ [ID]: {}, '2311.00002': {} }))]
const BOX = 'dialog'

// what the page fetches when it is first opened
beforeAll(async () => {
  await import('../../../src/renderer/src/components/versions/VersionsDialog.vue')
  await import('../../../src/renderer/src/components/versions/DeletedNotesDialog.vue')
})

let page: Page
const copied: string[] = []
afterEach(() => page.close())

interface Begun {
  readonly tamper?: (reader: WebReader) => void
  readonly settings?: Partial<Settings>
  readonly stores?: MemoryStores
}

/** The page with the paper open whose note said these texts, one after the other; what it says now is the last. */
async function begin(texts: readonly string[], { tamper, settings = {}, stores }: Begun = {}): Promise<void> {
  copied.length = 0
  // each run of the app begins a version
  const kept = stores ?? new MemoryStores()
  for (const text of texts) {
    const earlier = await aPage({ stores: kept, files: FILES })
    await earlier.reader.writeNote(ID, text)
    await earlier.reader.saveNow()
    earlier.close()
  }
  page = await aPage({
    stores: kept,
    files: FILES,
    settings,
    tamper(reader) {
      reader.copyText = async (text) => void copied.push(text)
      tamper?.(reader)
    },
  })
  await page.click('[role=option]', `论文 ${ID}`)
}

const open = () => page.press('E', { shiftKey: true })
const note = () => page.$('.note textarea') as HTMLTextAreaElement
const texts = () => page.$$(`${BOX} label`).map((label) => label.textContent)
/** The text that is looked at, without what only screen readers are told. */
function looked(selector = '.source'): string {
  const text = page.$(`${BOX} ${selector}`)!.cloneNode(true) as HTMLElement
  for (const said of text.querySelectorAll('.said, .sign')) said.remove()
  return text.textContent
}
const parts = (name: 'del' | 'ins') =>
  page.$$(`${BOX} .source ${name}`).map((part) => part.querySelector('span:not(.said, .sign)')!.textContent)
async function choose(place: number): Promise<void> {
  page.$$(`${BOX} input[type=radio]`)[place]!.click()
  await page.rest()
}

describe('the panel of versions', () => {
  test('is opened by key and shows what changed from the latest version to the present text', async () => {
    await begin(['第一稿，很短', '第二稿，不短'])
    await open()
    expect(page.text(`${BOX} h2`)).toBe('笔记的历史版本')
    expect(page.text(`${BOX} .paper`)).toBe(`论文 ${ID}`)
    expect(texts()).toHaveLength(1)
    expect(texts()[0]).toContain('6 个字符 · 改动之前')
    expect([parts('del'), parts('ins')]).toEqual([
      ['一', '很'],
      ['二', '不'],
    ])
    expect(page.text(`${BOX} .says`)).toBe('此后删去 2 个字符，新增 2 个字符。')
  })

  test('has a radio button for each version, the latest first and chosen', async () => {
    await begin(['一', '一二', '一二三'])
    await open()
    expect(page.$$(`${BOX} input[type=radio]`).map((one) => (one as HTMLInputElement).checked)).toEqual([
      true,
      false,
    ])
    expect(looked()).toBe('一二三')
    expect(parts('ins')).toEqual(['三'])
    await choose(1)
    expect(parts('ins')).toEqual(['二三'])
  })

  test('says in words what is struck through and underlined, in the interface’s language', async () => {
    await begin(['旧', '新'])
    await open()
    expect(page.$(`${BOX} del`)!.textContent).toBe('后来删去：旧（删去部分止）')
    expect(page.$(`${BOX} ins`)!.textContent).toBe('后来新增：新（新增部分止）')
    expect(page.$(`${BOX} .source`)!.lang).toBe('')
    expect(page.$$(`${BOX} .said`).every((said) => said.lang === 'zh-Hans')).toBe(true)
  })

  test('says so where a line’s end is all that changed', async () => {
    await begin(['a b\nc', 'a b\n\nc'])
    await open()
    expect(page.$(`${BOX} ins`)!.textContent).toContain('换行')
    expect(page.$(`${BOX} ins .sign`)!.textContent).toBe('↵')
    expect(looked()).toBe('a b\n\nc')
  })

  test('shows the text alone where that is wanted, and stays so from version to version', async () => {
    await begin(['一', '一二', '一二三'])
    await open()
    await page.click(`${BOX} button`, '全文')
    expect(looked()).toBe('一二')
    expect(page.$(`${BOX} ins`)).toBeNull()
    await choose(1)
    expect(looked()).toBe('一')
  })

  test('copies the version whole', async () => {
    await begin(['要抄的', '别的'])
    await open()
    await page.click(`${BOX} button`, '复制全文')
    expect(copied).toEqual(['要抄的'])
    expect(page.text(`${BOX} .foot`)).toContain('全文已复制')
  })

  test('shows Markdown and HTML as they were written, as text', async () => {
    await begin(['<img src=x onerror=alert(1)> **b**', 'x'])
    await open()
    await page.click(`${BOX} button`, '全文')
    expect(looked()).toBe('<img src=x onerror=alert(1)> **b**')
    expect(page.$(`${BOX} .source img`)).toBeNull()
  })

  test('says that there is nothing yet', async () => {
    await begin([])
    await open()
    expect(page.text(`${BOX} .none`)).toContain('还没有历史版本')
    expect(page.$(`${BOX} .foot button`)).toBeNull()
  })

  test('folds what is far from any change, and shows it when it is asked for', async () => {
    const far = '不变的一行\n'.repeat(300)
    await begin([`${far}旧`, `${far}新`])
    await open()
    expect(looked().length).toBeLessThan(600)
    await page.click(`${BOX} .fold`, '展开')
    expect(looked()).toBe(`${far}旧新`)
  })

  test('shows a long text in parts', async () => {
    await begin(['x'.repeat(90_000), ''])
    await open()
    expect(looked()).toContain('后面还有 50,000 个字符')
    await page.click(`${BOX} .more button`)
    expect(looked()).toContain('后面还有 10,000 个字符')
  })

  test('says so where long versions have pushed older ones out before there were twenty', async () => {
    const long = (sign: string) => sign.repeat(MAX_NOTE_LENGTH - 1)
    await begin([...'甲乙丙丁戊己'].map(long))
    await open()
    expect(texts()).toHaveLength(4)
    expect(page.text(`${BOX} fieldset .fewer`)).toBe(
      '这些版本很长，更早的已不保留：一条笔记的所有版本合计最多 4,194,304 个字符。',
    )
  })

  test('says nothing of it where all versions are there, or twenty of them', async () => {
    await begin(['一', '二', '三'])
    await open()
    expect(page.$(`${BOX} .fewer`)).toBeNull()
    page.close()
    await begin(Array.from({ length: 23 }, (_, place) => `第 ${place} 稿`))
    await open()
    expect(texts()).toHaveLength(20)
    expect(page.$(`${BOX} .fewer`)).toBeNull()
  })

  test('is closed by its button, and the keyboard is where it was', async () => {
    await begin(['一', '二'])
    page.$('.note .versions')!.focus()
    await page.click('.note .versions')
    await page.click(`${BOX} .close`)
    expect(page.$(BOX)).toBeNull()
    expect(document.activeElement).toBe(page.$('.note .versions'))
  })

  test('does not open over another dialog, or for a paper that was left meanwhile', async () => {
    let answer!: () => void
    await begin(['一', '二'], {
      tamper(reader) {
        const { noteVersions } = reader
        reader.noteVersions = async (id) => {
          await new Promise<void>((resolve) => (answer = resolve))
          return noteVersions(id)
        }
      },
    })
    const press = (key: string) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey: key === 'E', bubbles: true }))
    press('E')
    await vi.waitFor(() => expect(answer).toBeDefined())
    press('j')
    await vi.waitFor(() => expect(page.text('article h1')).toContain('2311.00002'))
    answer()
    await page.rest()
    expect(page.$(BOX)).toBeNull()
  })

  test('cannot be opened where no paper is open, and says so where versions cannot be read', async () => {
    await begin(['一', '二'], {
      tamper: (reader) => (reader.noteVersions = () => Promise.reject(new Error('EIO'))),
    })
    await open()
    expect(page.$(BOX)).toBeNull()
    expect(page.text('.notice')).toContain('无法读取这条笔记的历史版本：EIO')
  })
})

describe('the list of deleted notes', () => {
  const list = async () => {
    page.reader.tell('command', 'deletedNotes')
    await page.rest()
  }

  test('says so where there is none', async () => {
    await begin(['一'])
    await list()
    expect(page.text(`${BOX} p`)).toBe('没有删除过笔记。')
  })

  test('names each by its paper and how it began, and leads to its versions, which bring it back', async () => {
    await begin(['删掉的话', ''])
    const unknown = '1706.03762' as PaperId
    await page.reader.writeNote(unknown, '论文不在库里')
    await page.reader.writeNote(unknown, '')
    await page.click('[role=option]', '论文 2311.00002')
    await list()
    expect(page.$$(`${BOX} li .title`).map((title) => title.textContent.trim())).toEqual([
      'arXiv:1706.03762',
      `论文 ${ID}`,
    ])
    expect(page.$$(`${BOX} .opening`).map(({ textContent, lang }) => [textContent, lang])).toEqual([
      ['论文不在库里', ''],
      ['删掉的话', ''],
    ])
    await page.click(`${BOX} li button`, ID)
    expect(page.text(`${BOX} h2`)).toBe('笔记的历史版本')
    expect(looked()).toBe('删掉的话')
    await page.click(`${BOX} button`, '恢复此版本')
    await list()
    expect(page.$$(`${BOX} li`)).toHaveLength(1)
    await page.click(`${BOX} li button`)
    await page.click(`${BOX} button`, '恢复此版本')
    expect(note().value).toBe('')
    await page.click('[role=option]', `论文 ${ID}`)
    expect(note().value).toBe('删掉的话')
    await page.reader.saveNow()
    const again = await aPage({ stores: page.stores, files: FILES })
    expect(await again.reader.deletedNotes()).toEqual([])
    again.close()
  })

  test.each([
    [500, 500, null],
    [501, 500, '这里只列出最近删除的 500 条。更早的没有列出，仍在各自论文的笔记历史版本中。'],
  ])('of %i names %i, and says where there are more', async (count, listed, words) => {
    const notes: readonly DeletedNote[] = Array.from({ length: count }, (_, place) => ({
      id: `2311.${String(90_000 - place)}` as PaperId,
      title: null,
      deletedAt: '2023-11-04T09:00:00.000Z',
      characters: 1,
      opening: '字',
    }))
    await begin([], { tamper: (reader) => (reader.deletedNotes = async () => notes) })
    await list()
    expect(page.$$(`${BOX} li`)).toHaveLength(listed)
    expect(page.$(`${BOX} .more`)?.textContent ?? null).toBe(words)
  })

  test('that cannot be read says so', async () => {
    await begin([], { tamper: (reader) => (reader.deletedNotes = () => Promise.reject(new Error('EIO'))) })
    await list()
    expect(page.$(BOX)).toBeNull()
    expect(page.text('.notice')).toContain('无法读取已删除的笔记：EIO')
  })
})

describe('bringing a version back', () => {
  test('puts it in the note, saves it, and keeps what the note said as the latest version', async () => {
    await begin(['原来的话', '后来的话'])
    await open()
    await page.click(`${BOX} button`, '恢复此版本')
    expect(page.$(BOX)).toBeNull()
    expect(note().value).toBe('原来的话')
    expect(page.text('.notice')).toContain('笔记已恢复到')
    await vi.waitFor(() => expect(page.text('.note .state')).toBe('已保存'), { timeout: 3_000 })
    expect((await page.reader.openPaper(ID))?.note?.text).toBe('原来的话')
    await open()
    expect(texts()[0]).toContain('恢复其他版本之前')
    await page.click(`${BOX} button`, '全文')
    expect(looked()).toBe('后来的话')
  })

  test('of a deleted note brings it back whole', async () => {
    await begin(['删掉的话', ''])
    expect(note().value).toBe('')
    await page.click('.note .versions')
    expect(page.text(`${BOX} .says`)).toBe('笔记现在是空的。')
    expect(texts()[0]).toContain('删除之前')
    expect(looked()).toBe('删掉的话')
    await page.click(`${BOX} button`, '恢复此版本')
    expect(note().value).toBe('删掉的话')
    expect((await page.reader.counts()).noted).toBe(1)
  })

  test('keeps what was typed just now, composition and all, as a version', async () => {
    await begin(['原来的话', '后来的话'])
    const area = note()
    area.value = '刚打的字'
    area.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    await page.click('.note .versions')
    expect(parts('ins').join('')).toContain('刚')
    await choose(page.$$(`${BOX} input[type=radio]`).length - 1)
    await page.click(`${BOX} button`, '恢复此版本')
    expect(note().value).toBe('原来的话')
    const [latest] = await page.reader.noteVersions(ID)
    expect((await page.reader.noteVersion(ID, latest!.number))?.text).toBe('刚打的字')
  })

  test('is refused where the note has text that could not be handed over: nothing of it is lost', async () => {
    await begin(['原来的话', '后来的话'])
    const long = 'x'.repeat(MAX_NOTE_LENGTH + 1)
    await page.type('.note textarea', long)
    await page.click('.note .versions')
    await page.click(`${BOX} button`, '恢复此版本')
    expect(page.text(`${BOX} [role=alert]`)).toContain('没有恢复')
    await page.click(`${BOX} .close`)
    expect(note().value).toBe(long)
    expect((await page.reader.openPaper(ID))?.note?.text).toBe('后来的话')
  })

  test('that fails says why in the panel, and the note is as it was', async () => {
    await begin(['原来的话', '后来的话'], {
      tamper: (reader) => (reader.bringBackNote = () => Promise.reject(new Error('EIO'))),
    })
    await open()
    await page.click(`${BOX} button`, '恢复此版本')
    expect(page.text(`${BOX} [role=alert]`)).toBe('没有恢复，笔记保持原样。EIO')
    await page.click(`${BOX} .close`)
    expect(note().value).toBe('后来的话')
    expect(page.text('.note .state')).toBe('已保存')
  })

  test('that cannot be saved is told as other failed saves are, and saved when it can be', async () => {
    await begin(['原来的话', '后来的话'])
    page.stores.writeError = new Error('no room')
    await open()
    await page.click(`${BOX} button`, '恢复此版本')
    await vi.waitFor(() => expect(page.text('.note [role=alert]')).toContain('no room'), { timeout: 3_000 })
    expect(note().value).toBe('原来的话')
    page.stores.writeError = null
    await page.click('.note .state button')
    await vi.waitFor(() => expect(page.text('.note .state')).toBe('已保存'), { timeout: 3_000 })
    const [latest] = await page.reader.noteVersions(ID)
    expect((await page.reader.noteVersion(ID, latest!.number))?.text).toBe('后来的话')
  })

  test('loses nothing that is typed while it goes on: what is on screen is what the library has', async () => {
    let answer: (() => void) | null = null
    await begin(['原来的话', '后来的话'], {
      tamper(reader) {
        const { bringBackNote } = reader
        reader.bringBackNote = async (id, number) => {
          await new Promise<void>((resolve) => (answer = resolve))
          return bringBackNote(id, number)
        }
      },
    })
    await open()
    page.$(`${BOX} button.primary`)!.click()
    await vi.waitFor(() => expect(answer).not.toBeNull())
    note().value = '同时打的字'
    note().dispatchEvent(new InputEvent('input', { bubbles: true }))
    answer!()
    await page.rest()
    expect(note().value).toBe('同时打的字')
    expect((await page.reader.openPaper(ID))?.note?.text).toBe('同时打的字')
  })

  test('of one that has gone meanwhile changes nothing and shows those that are there', async () => {
    await begin(['一', '一二', '一二三'], {
      tamper: (reader) => (reader.bringBackNote = async () => ({ kind: 'gone' })),
    })
    await open()
    await page.click(`${BOX} button`, '恢复此版本')
    expect(page.text(`${BOX} [role=alert]`)).toContain('该版本已不在')
    expect(note().value).toBe('一二三')
    await choose(1)
    expect(parts('ins')).toEqual(['二三'])
  })

  test('of the text that is there already is not offered', async () => {
    await begin(['一', '二', '一'])
    await open()
    await choose(1)
    expect(page.text(`${BOX} .says`)).toBe('与现在的笔记相同。')
    expect((page.$(`${BOX} button.primary`) as HTMLButtonElement).disabled).toBe(true)
  })

  test('of what is being read is not possible yet: what is chosen is what comes back', async () => {
    let answer: (() => void) | null = null
    await begin(['一', '一二', '一二三'], {
      tamper(reader) {
        const { noteVersion } = reader
        reader.noteVersion = async (id, number) => {
          if (number === 1) await new Promise<void>((resolve) => (answer = resolve))
          return noteVersion(id, number)
        }
      },
    })
    await open()
    page.$$(`${BOX} input[type=radio]`)[1]!.click()
    await vi.waitFor(() => expect(answer).not.toBeNull())
    const button = page.$(`${BOX} button.primary`) as HTMLButtonElement
    expect(button.disabled).toBe(true)
    answer!()
    await page.rest()
    expect(button.disabled).toBe(false)
    button.click()
    await page.rest()
    expect(note().value).toBe('一')
  })
})
