import { SLOW_NOTE_AFTER } from '../../src/renderer/src/stores/note'
import { useCommands } from '../../src/renderer/src/stores/commands'
import { useNotices } from '../../src/renderer/src/stores/notices'
import { usePanes } from '../../src/renderer/src/stores/panes'
import { usePaper } from '../../src/renderer/src/stores/paper'
import type { OpenPaper } from '@core/paper'
import { MAX_NOTE_LENGTH } from '@core/readerApi'
import type { NoteState } from '@core/reports'
import { flushPromises } from '@vue/test-utils'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { mountPaper } from './mountPaper'
import { aPaper } from './paperReader'

const [FIRST, SECOND] = [aPaper(0).row.id, aPaper(1).row.id]
const withNote = (number: number, text: string): OpenPaper =>
  aPaper(number, { note: { text, changedAt: '2023-11-03T00:00:00.000Z' } })

async function mountNote(papers: readonly OpenPaper[] = [aPaper(0), aPaper(1)]) {
  const mounted = await mountPaper(papers)
  const { pane, library } = mounted
  const area = () => pane.get<HTMLTextAreaElement>('textarea').element

  /** Types into the note as a keyboard (or, while `composing`, an input method) does. */
  async function type(text: string, composing = false): Promise<void> {
    area().value = text
    area().dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: composing }))
    await flushPromises()
  }
  async function hear(state: NoteState, id = FIRST): Promise<void> {
    library.tell('noteState', { id, state })
    await flushPromises()
  }
  const compose = (phase: 'compositionstart' | 'compositionend') =>
    area().dispatchEvent(new CompositionEvent(phase, { bubbles: true }))
  return {
    ...mounted,
    area,
    type,
    hear,
    compose,
    state: () => pane.get('.state').text(),
    written: () => library.reader.writeNote.mock.calls,
  }
}

describe('a note', () => {
  test('goes to the library with every change, whole and at once', async () => {
    const { type, written } = await mountNote()
    await type('a')
    await type('ab')
    await type('')
    expect(written()).toEqual([
      [FIRST, 'a'],
      [FIRST, 'ab'],
      [FIRST, ''],
    ])
  })

  test('shows what the library holds of it', async () => {
    const { area, state } = await mountNote([withNote(0, '> 引文\n\n# 想法')])
    expect(area().value).toBe('> 引文\n\n# 想法')
    expect(state()).toBe('已保存')
  })

  test('that is empty has nothing to say', async () => {
    const { area, state } = await mountNote()
    expect(area().value).toBe('')
    expect(state()).toBe('')
  })

  test('belongs to its paper', async () => {
    const { area, type, select, written } = await mountNote([withNote(0, 'first'), withNote(1, 'second')])
    await type('first, changed')
    await select(1)
    expect(area().value).toBe('second')
    await type('second, changed')
    await select(0)
    expect(area().value).toBe('first, changed')
    expect(written()).toEqual([
      [FIRST, 'first, changed'],
      [SECOND, 'second, changed'],
    ])
  })

  test('that is typed while the next paper is on its way still belongs to the one on screen', async () => {
    const { library, select, type, written } = await mountNote()
    library.hold()
    await select(1)
    await type('late')
    library.release()
    await flushPromises()
    expect(written()).toEqual([[FIRST, 'late']])
  })

  test('takes undo history along with its own field only', async () => {
    const { area, select } = await mountNote()
    const before = area()
    await select(1)
    expect(area()).not.toBe(before)
  })
})

describe('an input method', () => {
  test('writes nothing until it has composed', async () => {
    const { compose, type, written, state, area } = await mountNote()
    compose('compositionstart')
    await type('n', true)
    await type('ni', true)
    expect(written()).toEqual([])
    expect(state()).toBe('编辑中')
    expect(area().value).toBe('ni')
    await type('你', true)
    compose('compositionend')
    await flushPromises()
    expect(written()).toEqual([[FIRST, '你']])
  })

  test('loses nothing where the paper is switched before it has composed', async () => {
    const { compose, type, select, written, area } = await mountNote([aPaper(0), withNote(1, 'second')])
    area().focus()
    compose('compositionstart')
    await type('想法ni', true)
    await select(1)
    expect(written()).toEqual([[FIRST, '想法ni']])
    expect(area().value).toBe('second')
  })

  test('loses nothing where the paper is switched and the field has lost the focus unheard', async () => {
    const { type, select, written } = await mountNote()
    await type('想法', true)
    await select(1)
    expect(written()).toEqual([[FIRST, '想法']])
  })

  test('loses nothing where the focus leaves before it has composed', async () => {
    const { compose, type, written, area } = await mountNote()
    area().focus()
    compose('compositionstart')
    await type('想', true)
    area().blur()
    expect(written()).toEqual([[FIRST, '想']])
  })

  test('loses nothing where the window closes before it has composed', async () => {
    const { compose, type, written } = await mountNote()
    compose('compositionstart')
    await type('想', true)
    window.dispatchEvent(new Event('pagehide'))
    expect(written()).toEqual([[FIRST, '想']])
  })

  test('keeps its own Escape', async () => {
    const { area } = await mountNote()
    area().focus()
    area().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, isComposing: true }))
    expect(document.activeElement).toBe(area())
  })
})

describe('what is on screen', () => {
  test('stays when an answer comes that is older than it', async () => {
    const { library, area, type } = await mountNote([withNote(0, 'old')])
    const old = library.paper(FIRST)
    library.hold()
    void usePaper().refresh()
    await type('new')
    library.put(old)
    library.release()
    await flushPromises()
    expect(area().value).toBe('new')
    void usePaper().refresh()
    await flushPromises()
    expect(area().value).toBe('new')
  })

  test('stays when the text was saved between the question and an older answer', async () => {
    const { library, area, type, hear } = await mountNote([withNote(0, 'old')])
    library.hold()
    void usePaper().refresh()
    await type('new')
    await hear({ kind: 'saved' })
    library.release()
    await flushPromises()
    expect(area().value).toBe('new')
  })

  test('stays when it was saved, and typed on between the question and its answer', async () => {
    const { library, area, type, hear } = await mountNote()
    await type('saved')
    await hear({ kind: 'saved' })
    library.hold()
    void usePaper().refresh()
    await type('saved, and more')
    library.release()
    await flushPromises()
    expect(area().value).toBe('saved, and more')
  })

  test('stays when saving fails, also over another paper and back', async () => {
    const { area, type, hear, select, state } = await mountNote()
    await type('text')
    await hear({ kind: 'notSaved', failure: { kind: 'diskFull' } })
    await select(1)
    await select(0)
    expect(area().value).toBe('text')
    expect(state()).toContain('未保存：磁盘已满。')
  })

  test('stays when the library does not take it', async () => {
    const { library, area, type, state, select } = await mountNote()
    library.reader.writeNote.mockRejectedValueOnce(new Error('refused'))
    await type('text')
    expect(state()).toContain('未保存')
    expect(state()).toContain('refused')
    await select(1)
    await select(0)
    expect(area().value).toBe('text')
  })

  test('gives way to the library’s text once that is safe', async () => {
    const { library, area, type, hear, select } = await mountNote()
    await type('text')
    await hear({ kind: 'saved' })
    library.put(withNote(0, 'text, and more from elsewhere'))
    await select(1)
    await select(0)
    expect(area().value).toBe('text, and more from elsewhere')
  })
})

describe('the words beside it', () => {
  test('are honest from the first key to the disk', async () => {
    const { type, hear, state, pane } = await mountNote()
    await type('a')
    expect(state()).toBe('编辑中')
    await hear({ kind: 'saving' })
    expect(state()).toBe('正在保存…')
    await hear({ kind: 'saved' })
    expect(state()).toBe('已保存')
    expect(pane.find('.state .safe').exists()).toBe(true)
    await type('ab')
    expect(state()).toBe('编辑中')
  })

  test('do not call saved what the library has not got yet', async () => {
    const { library, type, hear, state } = await mountNote()
    await type('a')
    let accept!: () => void
    library.reader.writeNote.mockImplementationOnce(
      () => new Promise((resolve) => (accept = () => resolve({ kind: 'changed' }))),
    )
    await type('ab')
    await hear({ kind: 'saved' })
    expect(state()).toBe('编辑中')
    await hear({ kind: 'editing' })
    accept()
    await flushPromises()
    expect(state()).toBe('编辑中')
    await hear({ kind: 'saved' })
    expect(state()).toBe('已保存')
  })

  test('say after a while that nothing was heard of a save, whoever hangs, until something is', async () => {
    const { library, type, hear, state, pane, select } = await mountNote()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const pass = async (milliseconds: number): Promise<void> => {
      vi.advanceTimersByTime(milliseconds)
      await flushPromises()
    }
    // the disk: the library took the text, began to save it, and is silent
    await type('a')
    await pass(SLOW_NOTE_AFTER - 1)
    await hear({ kind: 'saving' })
    await pass(SLOW_NOTE_AFTER - 1)
    expect(state()).toBe('正在保存…')
    await type('ab') // writing on is no news
    await pass(1)
    expect(pane.get('[role="alert"]').text()).toBe('尚未保存：已有一段时间没有响应。文字仍在这里。')
    await select(1)
    await select(0)
    expect(state()).toContain('尚未保存')
    await hear({ kind: 'saved' })
    expect(state()).toBe('已保存')
    // the library itself: it does not even take the text
    library.reader.writeNote.mockImplementationOnce(() => new Promise(() => undefined))
    await type('abc')
    await pass(SLOW_NOTE_AFTER)
    expect(state()).toContain('尚未保存')
    await hear({ kind: 'notSaved', failure: { kind: 'diskFull' } })
    expect(state()).toContain('磁盘已满')
  })

  test('say nothing of the kind of a note that was saved', async () => {
    const { type, hear, state } = await mountNote()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    await type('a')
    await hear({ kind: 'saving' })
    await hear({ kind: 'saved' })
    vi.advanceTimersByTime(10 * SLOW_NOTE_AFTER)
    await flushPromises()
    expect(state()).toBe('已保存')
  })

  test('keep saying why it is not saved until it is', async () => {
    const { type, hear, state, pane } = await mountNote()
    await type('a')
    await hear({ kind: 'notSaved', failure: { kind: 'diskFull' } })
    expect(pane.get('[role="alert"]').text()).toBe('未保存：磁盘已满。')
    await type('ab')
    await hear({ kind: 'saving' })
    expect(state()).toContain('未保存：磁盘已满。')
    await hear({ kind: 'saved' })
    expect(state()).toBe('已保存')
    expect(pane.get('[role="alert"]').text()).toBe('')
  })

  test('offer to try again, which saves', async () => {
    const { library, type, hear, state, pane } = await mountNote()
    await type('a')
    await hear({ kind: 'notSaved', failure: { kind: 'folderGone' } })
    await pane.get('.state button').trigger('click')
    expect(library.reader.saveNow).toHaveBeenCalledTimes(1)
    expect(state()).toBe('正在保存…')
    await hear({ kind: 'notSaved', failure: { kind: 'folderGone' } })
    expect(state()).toContain('未保存')
  })

  test('trying again hands over again what the library refused', async () => {
    const { library, type, written, pane, state } = await mountNote()
    library.reader.writeNote.mockRejectedValueOnce(new Error('refused'))
    await type('a')
    await pane.get('.state button').trigger('click')
    await flushPromises()
    expect(written()).toEqual([
      [FIRST, 'a'],
      [FIRST, 'a'],
    ])
    expect(state()).toBe('编辑中')
  })

  test('of a refusal go when a newer text is taken', async () => {
    const { library, type, state } = await mountNote()
    library.reader.writeNote.mockRejectedValueOnce(new Error('refused'))
    await type('a')
    await type('ab')
    expect(state()).toBe('编辑中')
  })

  test('do not mind that an older text was refused after a newer one was taken', async () => {
    const { library, type, hear, state } = await mountNote()
    let refuse!: (error: Error) => void
    library.reader.writeNote.mockImplementationOnce(() => new Promise((_, reject) => (refuse = reject)))
    await type('a')
    await type('ab')
    await hear({ kind: 'saved' })
    refuse(new Error('refused'))
    await flushPromises()
    expect(state()).toBe('已保存')
  })

  test('say by how much it is too long, and keep it all on screen', async () => {
    const { type, state, written, area } = await mountNote()
    const long = 'x'.repeat(MAX_NOTE_LENGTH + 1_234)
    await type(long)
    expect(written()).toEqual([])
    expect(state()).toBe('未保存：超出 1,234 个字符')
    expect(area().value).toBe(long)
    await type('short')
    expect(written()).toEqual([[FIRST, 'short']])
  })

  test('of a note that importing made longer than one may be: it can be edited, and does not grow', async () => {
    const joined = 'x'.repeat(MAX_NOTE_LENGTH + 100)
    const { area, type, state, written, hear, pinia } = await mountNote([withNote(0, joined)])
    expect(state()).toBe('已保存')
    await type(joined.slice(7))
    await type(`${joined.slice(7)}1234567`)
    expect(written()).toHaveLength(2)
    await hear({ kind: 'saved' })
    expect(state()).toBe('已保存')
    area().setSelectionRange(0, 0)
    const key = new InputEvent('beforeinput', {
      data: 'y',
      inputType: 'insertText',
      bubbles: true,
      cancelable: true,
    })
    area().dispatchEvent(key)
    expect(key.defaultPrevented).toBe(true)
    expect(useNotices(pinia).notice?.text).toBe('没有放入：笔记会超出长度上限 1 个字符')
    // an input method cannot be refused
    await type(`${joined}1234`)
    expect(state()).toBe('未保存：超出 4 个字符')
    expect(written()).toHaveLength(2)
  })

  test('do not come to that by pasting: a text that would be too long is not put in, and that is said', async () => {
    const { area, type, pinia, written } = await mountNote()
    await type('x'.repeat(MAX_NOTE_LENGTH - 10))
    const before = written().length
    const paste = (data: string): InputEvent => {
      const event = new InputEvent('beforeinput', {
        data,
        inputType: 'insertFromPaste',
        bubbles: true,
        cancelable: true,
      })
      area().dispatchEvent(event)
      return event
    }
    area().setSelectionRange(0, 5)
    expect(paste('y'.repeat(15)).defaultPrevented).toBe(false)
    expect(paste('y'.repeat(27)).defaultPrevented).toBe(true)
    expect(useNotices(pinia).notice).toMatchObject({
      kind: 'alert',
      text: '没有放入：笔记会超出长度上限 12 个字符',
    })
    expect(written()).toHaveLength(before)
  })

  test('are about this paper', async () => {
    const { hear, state, select } = await mountNote()
    await hear({ kind: 'notSaved', failure: { kind: 'diskFull' } }, SECOND)
    expect(state()).toBe('')
    await select(1)
    expect(state()).toContain('磁盘已满')
    await hear({ kind: 'saved' }, SECOND)
    expect(state()).toBe('')
  })
})

describe('keys', () => {
  test('e begins the note, Escape leaves it for the text', async () => {
    const { pane, pinia, area } = await mountNote()
    expect(useCommands(pinia).run('editNote')).toBe(true)
    await flushPromises()
    expect(document.activeElement).toBe(area())
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    const heard: Event[] = []
    const listen = (event: Event) => heard.push(event)
    window.addEventListener('keydown', listen)
    area().dispatchEvent(escape)
    window.removeEventListener('keydown', listen)
    expect(document.activeElement).toBe(pane.get('article').element)
    expect(heard).toEqual([])
  })

  test('e while the next paper is on its way means that paper’s note', async () => {
    const { library, pinia, area, select, type, written } = await mountNote()
    library.hold()
    await select(1)
    expect(useCommands(pinia).run('editNote')).toBe(true)
    await flushPromises()
    expect(document.activeElement).not.toBe(area())
    library.release()
    await flushPromises()
    expect(document.activeElement).toBe(area())
    await type('about the second')
    expect(written()).toEqual([[SECOND, 'about the second']])
  })

  test('e is forgotten where yet another paper is chosen before it could begin', async () => {
    const { library, pinia, pane, select } = await mountNote([aPaper(0), aPaper(1), aPaper(2)])
    library.hold()
    await select(1)
    useCommands(pinia).run('editNote')
    await select(2)
    library.release()
    await flushPromises()
    expect(usePaper(pinia).paper?.row.number).toBe(2)
    expect(pane.element.contains(document.activeElement)).toBe(false)
  })

  test('e does nothing where no paper is open', async () => {
    const { pinia } = await mountPaper([])
    expect(useCommands(pinia).run('editNote')).toBe(false)
  })

  test('the focus goes to the text of the next paper when it was in the note', async () => {
    const { pane, area, select } = await mountNote()
    area().focus()
    await select(1)
    expect(document.activeElement).toBe(pane.get('article').element)
  })
})

describe('the edge above it', () => {
  async function mountEdge() {
    const mounted = await mountNote()
    const { pane } = mounted
    // no layout here: the pane and the paper above it are 800 pixels high together
    Object.defineProperty(pane.get('.note').element.parentElement, 'clientHeight', { value: 800 })
    return { ...mounted, edge: pane.get<HTMLElement>('[role="separator"]') }
  }

  test('moves by the arrow keys, up to half the height, and is remembered', async () => {
    const { edge, pinia, library } = await mountEdge()
    const panes = usePanes(pinia)
    expect(panes.noteHeight).toBe(170)
    await edge.trigger('keydown', { key: 'ArrowUp' })
    expect(panes.noteHeight).toBe(194)
    expect(library.reader.keepSession).toHaveBeenLastCalledWith({ noteHeight: 194 })
    for (let press = 0; press < 20; press++) await edge.trigger('keydown', { key: 'ArrowUp' })
    expect(panes.noteHeight).toBe(400)
    for (let press = 0; press < 20; press++) await edge.trigger('keydown', { key: 'ArrowDown' })
    expect(panes.noteHeight).toBe(84)
  })

  test('is dragged, and remembered when it is let go', async () => {
    const { edge, pinia, library } = await mountEdge()
    edge.element.setPointerCapture = () => undefined
    const pointer = (type: string, clientY: number) =>
      edge.element.dispatchEvent(new PointerEvent(type, { clientY, pointerId: 1, button: 0 }))
    pointer('pointerdown', 600)
    pointer('pointermove', 550)
    expect(usePanes(pinia).noteHeight).toBe(220)
    pointer('pointermove', 0)
    expect(usePanes(pinia).noteHeight).toBe(400)
    expect(library.reader.keepSession).not.toHaveBeenCalledWith(expect.objectContaining({ noteHeight: 220 }))
    pointer('pointerup', 0)
    expect(library.reader.keepSession).toHaveBeenLastCalledWith({ noteHeight: 400 })
    pointer('pointermove', 600)
    expect(usePanes(pinia).noteHeight).toBe(400)
  })
})

test('the note is the person’s own text: no spell check, no language claimed, a label of its own', async () => {
  const { pane } = await mountNote()
  const area = pane.get('textarea')
  expect(area.attributes()).toMatchObject({ lang: '', spellcheck: 'false' })
  expect(pane.get(`[id="${area.attributes('aria-labelledby')}"]`).text()).toBe('笔记')
})

test('a library that is read-only takes no notes', async () => {
  const { pane, library } = await mountNote()
  const { library: state } = await library.reader.start()
  library.tell('libraryChanged', { ...state, readOnly: true } as typeof state)
  await flushPromises()
  expect(pane.get('textarea').attributes('readonly')).toBeDefined()
})
