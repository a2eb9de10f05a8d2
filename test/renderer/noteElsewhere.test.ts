import { useListing } from '../../src/renderer/src/stores/listing'
import { useNotices } from '../../src/renderer/src/stores/notices'
import type { OpenPaper } from '@core/paper'
import { flushPromises } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { holdPaint } from './holdPaint'
import { mountPaper } from './mountPaper'
import { aPaper } from './paperReader'

const ID = aPaper(0).row.id
const LINE = '\n\n---\n\n'
const withNote = (text: string): OpenPaper =>
  aPaper(0, { note: { text, changedAt: '2023-11-03T00:00:00.000Z' } })

async function mountNote(text: string) {
  const mounted = await mountPaper([withNote(text), aPaper(1)])
  const { pane, library } = mounted
  const area = () => pane.get<HTMLTextAreaElement>('textarea').element
  function input(value: string, isComposing = false): void {
    area().value = value
    area().dispatchEvent(new InputEvent('input', { bubbles: true, isComposing }))
  }
  /** The library has joined another program's text with what it was given last. */
  function join(theirs: string, joined: string): void {
    library.put(withNote(joined))
    library.tell('joined', { notes: [{ id: ID, theirs }], marks: 0 })
  }
  return { ...mounted, area, input, join, written: () => library.reader.writeNote.mock.calls.at(-1) }
}

describe('a note on screen whose file another program has changed', () => {
  test('shows the joined text, and the person is told until that is closed', async () => {
    const { area, join, pinia } = await mountNote('ours')
    join('theirs', `ours${LINE}theirs`)
    await flushPromises()
    expect(area().value).toBe(`ours${LINE}theirs`)
    expect(useNotices(pinia).alerts.map(({ text }) => text)).toEqual([expect.stringContaining('1 条笔记')])
  })

  test('keeps what was typed since as well, and gives the library both', async () => {
    const { area, input, join, written } = await mountNote('')
    input('ours')
    await flushPromises()
    input('ours, and more')
    join('theirs', `ours${LINE}theirs`)
    await flushPromises()
    expect(area().value).toBe(`ours, and more${LINE}theirs`)
    expect(written()).toEqual([ID, `ours, and more${LINE}theirs`])
  })

  test('goes on from the joined text before the library has answered', async () => {
    const { area, join, library } = await mountNote('ours')
    library.hold()
    join('theirs', `ours${LINE}theirs`)
    await flushPromises()
    expect(area().value).toBe(`ours${LINE}theirs`)
    library.release()
  })

  test('goes on from the joined text while the next paper is on its way', async () => {
    const { area, join, library, select } = await mountNote('ours')
    library.hold()
    await select(1)
    join('theirs', `ours${LINE}theirs`)
    await flushPromises()
    expect(area().value).toBe(`ours${LINE}theirs`)
    library.release()
  })

  test('is not mixed with the note of the paper that is on its way', async () => {
    const { area, library, select } = await mountNote('ours')
    library.hold()
    await select(1)
    library.tell('joined', { notes: [{ id: aPaper(1).row.id, theirs: 'theirs' }], marks: 0 })
    await flushPromises()
    expect(area().value).toBe('ours')
    library.release()
  })

  test('does not come as it was before, though it was asked for before and another one in between', async () => {
    const { area, library, pinia, select } = await mountNote('ours')
    await select(1)
    const paint = holdPaint()
    for (const index of [0, 1]) await useListing(pinia).selectIndex(index)
    library.put(withNote(`ours${LINE}theirs`))
    library.tell('joined', { notes: [{ id: ID, theirs: 'theirs' }], marks: 0 })
    await useListing(pinia).selectIndex(0)
    library.hold()
    paint()
    await flushPromises()
    expect(area().value).toBe('')
    library.release()
    await flushPromises()
    expect(area().value).toBe(`ours${LINE}theirs`)
  })

  test('does not disturb an input method: the other text comes when it has composed', async () => {
    const { area, input, join, written } = await mountNote('ours')
    area().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    input('ours ni', true)
    join('theirs', `ours${LINE}theirs`)
    await flushPromises()
    expect(area().value).toBe('ours ni')
    area().value = 'ours 你'
    area().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    await flushPromises()
    expect(area().value).toBe(`ours 你${LINE}theirs`)
    expect(written()).toEqual([ID, `ours 你${LINE}theirs`])
  })

  test('leaves the caret where the person is writing', async () => {
    const { area, input, join } = await mountNote('')
    area().focus()
    input('ours, and more')
    await flushPromises()
    area().setSelectionRange(4, 6)
    join('theirs', `ours, and more${LINE}theirs`)
    await flushPromises()
    expect([area().selectionStart, area().selectionEnd]).toEqual([4, 6])
  })

  test('of marks alone it is said in passing', async () => {
    const { library, pinia } = await mountNote('ours')
    library.tell('joined', { notes: [], marks: 3 })
    const notices = useNotices(pinia)
    expect(notices.alerts).toEqual([])
    expect(notices.message?.text).toContain('3 篇论文')
  })
})
