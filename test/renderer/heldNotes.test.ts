import type { PaperId } from '@core/paperId'
import { MAX_NOTE_LENGTH } from '@core/readerApi'
import { flushPromises } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { useNotices } from '../../src/renderer/src/stores/notices'
import { mountPaper } from './mountPaper'
import { aPaper } from './paperReader'

const LONG = 'x'.repeat(MAX_NOTE_LENGTH + 1)
const [FIRST, SECOND] = [aPaper(0).row.id, aPaper(1).row.id]

async function mountNotes() {
  const mounted = await mountPaper([aPaper(0), aPaper(1)])
  async function type(text: string): Promise<void> {
    const area = mounted.pane.get<HTMLTextAreaElement>('textarea').element
    area.value = text
    area.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await flushPromises()
  }
  /** Whether the page would be left when its window is closed or it is loaded again. */
  const mayLeave = (): boolean =>
    window.dispatchEvent(new Event('beforeunload', { bubbles: true, cancelable: true }))
  const told = (): (readonly PaperId[])[] =>
    mounted.library.reader.tellHeldNotes.mock.calls.map((call: readonly unknown[]) => call[0] as PaperId[])
  return { ...mounted, type, mayLeave, told }
}

test('main hears of every note that only the page has, and when it no longer is', async () => {
  const { library, type, select, told } = await mountNotes()
  await type('short')
  expect(told()).toEqual([])
  await type(LONG)
  await select(1)
  library.reader.writeNote.mockRejectedValueOnce(new Error('too many calls'))
  await type('refused')
  expect(told()).toEqual([[FIRST], [FIRST, SECOND]])
  await type('refused no more')
  await select(0)
  await type('short again')
  expect(told().slice(2)).toEqual([[FIRST], []])
})

test('a text that the library refuses is held, and taken when it takes it', async () => {
  const { library, type, told, pane } = await mountNotes()
  library.reader.writeNote.mockResolvedValueOnce({
    kind: 'refused',
    failure: { kind: 'newerFormat' },
  })
  await type('kept on screen')
  expect(told()).toEqual([[FIRST]])
  expect(pane.get('.state').text()).toContain('未保存：资料库由更新版本的对读写成。')
  expect(pane.get<HTMLTextAreaElement>('textarea').element.value).toBe('kept on screen')
})

test('the page stays while it holds such a text, and says which note it is', async () => {
  const { type, mayLeave, pinia } = await mountNotes()
  await type('short')
  expect(mayLeave()).toBe(true)
  await type(LONG)
  expect(mayLeave()).toBe(false)
  expect(useNotices(pinia).notice).toMatchObject({
    kind: 'alert',
    text: expect.stringContaining(`${FIRST} 的笔记`) as string,
  })
  await type('short')
  expect(mayLeave()).toBe(true)
})
