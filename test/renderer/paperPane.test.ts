import { useCommands } from '../../src/renderer/src/stores/commands'
import { useListing } from '../../src/renderer/src/stores/listing'
import { useMarks } from '../../src/renderer/src/stores/marks'
import { usePanes } from '../../src/renderer/src/stores/panes'
import { usePaper } from '../../src/renderer/src/stores/paper'
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { holdPaint } from './holdPaint'
import { mountPaper } from './mountPaper'
import { anAnnouncement, aPaper } from './paperReader'

const headings = (pane: VueWrapper) =>
  pane
    .findAll('h1, h2, h3')
    .map((heading) => [heading.element.tagName, heading.text(), heading.attributes('lang')])
const texts = (pane: VueWrapper) => pane.findAll('.abstracts p.voice').map((text) => text.text())

describe('both languages', () => {
  test('stand under their titles, Chinese first, each marked with its language', async () => {
    const { pane } = await mountPaper([aPaper(0)])
    expect(headings(pane)).toEqual([
      ['H1', '第 0 篇论文的标题', 'zh-Hans'],
      ['H2', 'The title of paper 0', 'en'],
    ])
    expect(pane.findAll('.abstracts p.voice').map((text) => text.attributes('lang'))).toEqual([
      'zh-Hans',
      'en',
    ])
    expect(texts(pane)).toEqual(['第 0 篇的摘要。', 'The abstract of paper 0.'])
  })

  test('give way to one in the modes of one language', async () => {
    const { pane } = await mountPaper([aPaper(0)], { languageMode: 'en' })
    expect(headings(pane)).toEqual([['H1', 'The title of paper 0', 'en']])
    expect(texts(pane)).toEqual(['The abstract of paper 0.'])
    await pane.get('input[value="zh"]').setValue()
    await flushPromises()
    expect(headings(pane)).toEqual([['H1', '第 0 篇论文的标题', 'zh-Hans']])
    expect(texts(pane)).toEqual(['第 0 篇的摘要。'])
  })

  test('are laid out as was chosen last, and the choice is remembered', async () => {
    const { pane, library } = await mountPaper([aPaper(0)], { languageMode: 'stacked' })
    expect(pane.get<HTMLInputElement>('input[value="stacked"]').element.checked).toBe(true)
    expect(pane.find('.abstracts .side').exists()).toBe(false)
    await pane.get('input[value="side"]').setValue()
    await flushPromises()
    expect(pane.find('.abstracts .side').exists()).toBe(true)
    expect(library.reader.changeSettings).toHaveBeenCalledWith({ languageMode: 'side' })
  })

  test('change their mode by command', async () => {
    const { pane, pinia } = await mountPaper([aPaper(0)])
    const commands = useCommands(pinia)
    for (const [command, mode] of [
      ['modeStacked', 'stacked'],
      ['modeZh', 'zh'],
      ['modeEn', 'en'],
      ['modeSide', 'side'],
    ] as const) {
      expect(commands.run(command)).toBe(true)
      await flushPromises()
      expect(pane.get<HTMLInputElement>(`input[value="${mode}"]`).element.checked).toBe(true)
    }
  })

  test('have modes with names that can be told apart by ear, in the interface’s language', async () => {
    const { pane } = await mountPaper([aPaper(0)], { language: 'en' })
    const names = pane.findAll('input[type="radio"]').map((input) => input.attributes('aria-label'))
    expect(names).toEqual([
      'Side by side',
      'Stacked',
      '中 – Chinese only',
      'EN – English only',
      'In turn – Sentence by sentence, the two languages in turn',
      'Reveal – One language, the other revealed sentence by sentence',
    ])
  })
})

describe('what a digest lacks', () => {
  test('is said of an abstract that is cut, where it is cut', async () => {
    const { pane } = await mountPaper([
      aPaper(0, { abstract: { zh: '完整。', en: 'Broken of' }, cut: { zh: false, en: true } }),
    ])
    expect(texts(pane)).toEqual(['完整。', 'Broken of… 摘要文件在此截断'])
  })

  test('is said of an abstract that was not translated', async () => {
    const { pane } = await mountPaper([
      aPaper(0, { abstract: { zh: 'Only English', en: 'Only English, but longer' } }),
    ])
    expect(pane.get('.abstracts').text()).toContain('摘要文件里没有译文')
    expect(pane.findAll('.abstracts p.voice').map((text) => text.attributes('lang'))).toEqual(['en'])
  })

  test('is said of a missing abstract, and the other one takes the room', async () => {
    const { pane } = await mountPaper([aPaper(0, { abstract: { zh: '只有中文。', en: '' } })])
    expect(texts(pane)).toEqual(['只有中文。'])
    expect(pane.get('.abstracts').text()).toContain('摘要文件里没有英文')
    expect(pane.find('.abstracts .side').exists()).toBe(false)
  })

  test('that was lost is not said to be missing from the digest', async () => {
    const { pane } = await mountPaper([
      aPaper(0, { abstract: { zh: '', en: '' }, textsLost: true, row: { tldr: { zh: '', en: '' } } }),
    ])
    expect(pane.get('article').text()).toContain('论文摘要随资料库的一个文件丢失了。')
    expect(pane.get('article').text()).not.toContain('没有给出')
  })

  test('is said where there is no abstract at all', async () => {
    const { pane } = await mountPaper([aPaper(0, { abstract: { zh: '', en: '' } })])
    expect(pane.get('article').text()).toContain('摘要文件没有给出论文摘要。')
  })

  test('is said of a title that was not translated; it stands there once', async () => {
    const { pane } = await mountPaper([aPaper(0, { row: { title: { zh: '', en: 'A title' } } })])
    expect(headings(pane)).toEqual([['H1', 'A title', 'en']])
    expect(pane.get('hgroup').text()).toContain('标题未翻译')
  })

  test('is not spoken of where it is a summary', async () => {
    const { pane } = await mountPaper([aPaper(0, { row: { tldr: { zh: '', en: '' } } })])
    expect(pane.find('.summary').exists()).toBe(false)
  })
})

test('a summary shows English under Chinese where both exist', async () => {
  const { pane } = await mountPaper([aPaper(0, { row: { tldr: { zh: '总结。', en: 'In short.' } } })])
  expect(pane.findAll('.summary p').map((text) => text.text())).toEqual(['总结。', 'In short.'])
})

test('texts are text: markup stays source and invisible characters are marked', async () => {
  const hostile = '<img src=x onerror=alert(1)> {{ 1 + 1 }} $x<y &amp; \u202Eabc'
  const { pane } = await mountPaper([
    aPaper(0, {
      row: { title: { zh: hostile, en: hostile }, tldr: { zh: hostile, en: '' } },
      abstract: { zh: `中${hostile}`, en: hostile },
      categories: [hostile],
      announcements: [anAnnouncement({ name: hostile })],
    }),
  ])
  expect(pane.find('img').exists()).toBe(false)
  expect(pane.get('h1').element.textContent).toBe(hostile)
  expect(pane.findAll('.abstracts p.voice')[1]!.element.textContent).toBe(hostile)
  expect(pane.get('h1 bdi').attributes('title')).toBe('不可见字符：U+202E')
})

describe('the facts', () => {
  test('name id, version, categories, announce type and month', async () => {
    const { pane } = await mountPaper([
      aPaper(0, { row: { version: 3, announceType: 'replace-cross' }, categories: ['cs.LG', 'stat.ML'] }),
    ])
    const facts = pane.get('.facts').text()
    for (const fact of ['arXiv:2311.01000', 'v3', 'cs.LG', 'stat.ML', '交叉更新', '2023年11月']) {
      expect(facts).toContain(fact)
    }
  })

  test('leave out what no digest told', async () => {
    const { pane } = await mountPaper([
      aPaper(0, { row: { version: null, announceType: null }, categories: [], announcements: [] }),
    ])
    expect(pane.findAll('.chip')).toHaveLength(0)
    expect(pane.find('.facts button').exists()).toBe(false)
  })

  test('open the paper on arXiv from a link that says where it leads', async () => {
    const { pane, library } = await mountPaper([aPaper(0)])
    const link = pane.get('.facts a')
    expect(link.attributes('href')).toBe('https://arxiv.org/abs/2311.01000')
    const event = new MouseEvent('click', { bubbles: true, cancelable: true })
    link.element.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    expect(library.reader.openOnArxiv).toHaveBeenCalledWith('2311.01000')
  })

  test('open it by command too, where there is a paper', async () => {
    const { library, pinia } = await mountPaper([aPaper(0)])
    expect(useCommands(pinia).run('openOnArxiv')).toBe(true)
    expect(library.reader.openOnArxiv).toHaveBeenCalledWith('2311.01000')
    const none = await mountPaper([])
    expect(useCommands(none.pinia).run('openOnArxiv')).toBe(false)
  })

  test('tell on demand where the paper was announced', async () => {
    const { pane, select } = await mountPaper([
      aPaper(0, {
        announcements: [
          anAnnouncement({
            digest: 2,
            date: '2023-11-06',
            name: 'cs.CL',
            announceType: 'replace',
            version: 2,
          }),
          anAnnouncement({ digest: 1, version: null, announceType: null }),
        ],
      }),
      aPaper(1),
    ])
    const button = pane.get('.facts button')
    expect(button.text()).toBe('见于 2 份摘要文件')
    expect(button.attributes('aria-expanded')).toBe('false')
    expect(pane.get('.facts ul').isVisible()).toBe(false)
    await button.trigger('click')
    expect(button.attributes('aria-expanded')).toBe('true')
    const items = pane
      .findAll('.facts li')
      .map((item) => item.findAll('time, span').map((part) => part.text()))
    expect(items).toEqual([
      ['2023年11月6日', 'cs.CL', '更新', 'v2'],
      ['2023年11月3日', 'cs.LG', '', ''],
    ])
    await select(1)
    expect(pane.get('.facts ul').isVisible()).toBe(false)
  })

  test('say that the paper was updated since it was read', async () => {
    const { pane } = await mountPaper([aPaper(0, { row: { read: true, updated: true } })])
    expect(pane.get('.facts').text()).toContain('读后有更新')
  })
})

describe('the bar', () => {
  test('stars the paper on screen', async () => {
    const { pane, library } = await mountPaper([aPaper(0)])
    const star = pane.get('button[aria-label="星标"]')
    expect(star.attributes('aria-pressed')).toBe('false')
    await star.trigger('click')
    await flushPromises()
    expect(star.attributes('aria-pressed')).toBe('true')
    expect(library.paper(usePaper().paper!.row.id).row.starred).toBe(true)
  })

  test('marks it read and unread, and an undo takes it back', async () => {
    const { pane, library } = await mountPaper([aPaper(0)])
    const read = pane.get('button[aria-label="已读"]')
    await read.trigger('click')
    await flushPromises()
    expect(read.attributes('aria-pressed')).toBe('true')
    await read.trigger('click')
    await flushPromises()
    expect(read.attributes('aria-pressed')).toBe('false')
    expect(library.reader.mark.mock.calls.map(([{ value, undoable }]) => [value, undoable])).toEqual([
      [true, true],
      [false, true],
    ])
  })

  test('leads back to the list where only one pane is seen', async () => {
    const { pane, pinia } = await mountPaper([aPaper(0)])
    expect(pane.find('button[aria-label="返回列表"]').exists()).toBe(false)
    vi.spyOn(window, 'innerWidth', 'get').mockReturnValue(500)
    window.dispatchEvent(new Event('resize'))
    await flushPromises()
    const back = vi.fn()
    useCommands(pinia).register('back', back)
    await pane.get('button[aria-label="返回列表"]').trigger('click')
    expect(back).toHaveBeenCalledTimes(1)
    vi.restoreAllMocks()
  })
})

describe('dwelling', () => {
  test('marks the open paper as read without an undo', async () => {
    vi.useFakeTimers()
    vi.spyOn(document, 'hasFocus').mockReturnValue(true)
    try {
      const { library, pane, select } = await mountPaper([aPaper(0)], { dwellSeconds: 2 })
      vi.advanceTimersByTime(2_000)
      await flushPromises()
      expect(library.reader.mark).toHaveBeenCalledWith({
        mark: 'read',
        value: true,
        rows: Uint32Array.of(0),
        undoable: false,
      })
      await pane.get('button[aria-label="已读"]').trigger('click')
      await flushPromises()
      vi.advanceTimersByTime(60_000)
      await flushPromises()
      expect(library.reader.mark).toHaveBeenCalledTimes(2)
      expect(usePaper().paper?.row.read).toBe(false)
      await select(0) // chosen again, it counts as opened again
      vi.advanceTimersByTime(2_000)
      await flushPromises()
      expect(usePaper().paper?.row.read).toBe(true)
    } finally {
      vi.useRealTimers()
      vi.restoreAllMocks()
    }
  })

  test('leaves a paper alone that was made unread while it was on its way', async () => {
    vi.useFakeTimers()
    vi.spyOn(document, 'hasFocus').mockReturnValue(true)
    onTestFinished(() => {
      vi.useRealTimers()
      vi.restoreAllMocks()
    })
    const papers = [0, 1].map((number) => aPaper(number, { row: { read: true } }))
    const { library, pinia, select } = await mountPaper(papers, { dwellSeconds: 2 })
    const paint = holdPaint()
    await select(1)
    await useMarks(pinia).toggleRead()
    await flushPromises()
    paint()
    await flushPromises()
    library.reader.mark.mockClear()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(library.reader.mark).not.toHaveBeenCalled()
    expect(usePaper(pinia).paper?.row).toMatchObject({ number: 1, read: false })
  })
})

describe('paging', () => {
  const aFrame = () => new Promise(requestAnimationFrame)

  /** Gives the article a size, which a document without layout does not have. */
  function withSize(article: HTMLElement, { shown, whole }: { shown: number; whole: number }) {
    let top = 0
    Object.defineProperties(article, {
      clientHeight: { value: shown },
      scrollHeight: { value: whole },
      scrollTop: { get: () => top, set: (to: number) => (top = to) },
    })
    article.scrollBy = ((by: ScrollToOptions) => {
      top = Math.min(Math.max(0, top + by.top!), whole - shown)
    }) as typeof article.scrollBy
    article.scrollTo = ((to: ScrollToOptions) => (top = to.top!)) as typeof article.scrollTo
  }

  test('goes through the paper, then hands over to whoever knows the next unread one', async () => {
    const { pane, pinia } = await mountPaper([aPaper(0)])
    const { element } = pane.get<HTMLElement>('article')
    withSize(element, { shown: 500, whole: 900 })
    const commands = useCommands(pinia)
    expect(commands.run('pageOrNextUnread')).toBe(true)
    expect(element.scrollTop).toBe(400)
    expect(commands.run('pageOrNextUnread')).toBe(false)
    expect(commands.run('pageBack')).toBe(true)
    expect(element.scrollTop).toBe(0)
    expect(commands.run('pageBack')).toBe(false)
  })

  test('begins at the top of each new paper', async () => {
    const { pane, select } = await mountPaper([aPaper(0), aPaper(1)])
    const { element } = pane.get<HTMLElement>('article')
    withSize(element, { shown: 500, whole: 900 })
    element.scrollTop = 300
    await select(1)
    await aFrame()
    expect(element.scrollTop).toBe(0)
  })

  test('a scroll that is told after the next paper is open is still one of the paper before', async () => {
    const { pane, select } = await mountPaper([aPaper(0), aPaper(1)])
    const { element } = pane.get<HTMLElement>('article')
    withSize(element, { shown: 500, whole: 900 })
    element.scrollTop = 300
    await select(1)
    element.dispatchEvent(new Event('scroll'))
    await aFrame()
    await select(0)
    await aFrame()
    await select(1)
    await aFrame()
    expect(element.scrollTop).toBe(0)
  })

  test('a page is turned from where the paper starts, also before that is on the screen', async () => {
    const { pane, pinia, select } = await mountPaper([aPaper(0), aPaper(1)])
    const { element } = pane.get<HTMLElement>('article')
    withSize(element, { shown: 500, whole: 1_900 })
    element.scrollTop = 300
    await select(1)
    expect(useCommands(pinia).run('pageOrNextUnread')).toBe(true)
    expect(element.scrollTop).toBe(436)
  })

  test('keeps the scrolling keys to itself while the text has the focus', async () => {
    const { pane } = await mountPaper([aPaper(0)])
    const heard: string[] = []
    const listen = (event: KeyboardEvent) => heard.push(event.key)
    window.addEventListener('keydown', listen)
    for (const key of ['ArrowDown', 'End', 'j', ' ']) await pane.get('article').trigger('keydown', { key })
    window.removeEventListener('keydown', listen)
    expect(heard).toEqual(['j', ' '])
  })
})

describe('where no paper is open', () => {
  test('the most useful keys are named', async () => {
    const { pane } = await mountPaper([], { language: 'en' })
    expect(pane.text()).toContain('No paper open')
    expect(pane.findAll('kbd').map((key) => key.text())).toEqual(['J', 'N', '/', '?'])
    expect(pane.find('article').exists()).toBe(false)
    expect(pane.findAll('button')).toHaveLength(0)
  })

  test('a paper that is gone is said to be gone', async () => {
    const { pane, library } = await mountPaper([aPaper(0), aPaper(1)])
    const { id } = aPaper(1).row
    library.remove(id)
    await usePaper().open(id)
    await flushPromises()
    expect(pane.text()).toContain('资料库里没有 arXiv:2311.01001')
  })

  test('one that could not be opened can be tried again', async () => {
    const { pane, library } = await mountPaper([aPaper(0), aPaper(1)])
    library.reader.openPaper.mockRejectedValueOnce(new Error('no answer'))
    await usePaper()
      .open(aPaper(1).row.id)
      .catch(() => undefined)
    await flushPromises()
    expect(pane.text()).toContain('无法打开 arXiv:2311.01001')
    await pane.get('.message button').trigger('click')
    await flushPromises()
    expect(pane.get('h1').text()).toBe('第 1 篇论文的标题')
  })
})

test('the pane takes the focus on its text', async () => {
  const { pane, pinia } = await mountPaper([aPaper(0)])
  usePanes(pinia).focus('paper')
  expect(document.activeElement).toBe(pane.get('article').element)
  expect(pane.get('article').attributes('aria-labelledby')).toBe(pane.get('hgroup').attributes('id'))
})

test('the focus goes on to the text of the first paper, where the pane took it before that had come', async () => {
  const { pane, pinia, library, select } = await mountPaper([])
  library.put(aPaper(0))
  await useListing(pinia).refresh()
  const paint = holdPaint()
  await select(0)
  usePanes(pinia).focus('paper')
  expect(document.activeElement).toBe(pane.element)
  paint()
  await flushPromises()
  expect(document.activeElement).toBe(pane.get('article').element)
})
