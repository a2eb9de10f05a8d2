import digest from '../fixtures/digests/epoch-c.md?raw'
import NotePane from '../../src/renderer/src/components/note/NotePane.vue'
import { useLibrary } from '../../src/renderer/src/stores/library'
import { useSettings } from '../../src/renderer/src/stores/settings'
import { webReader } from '../../src/renderer/src/web/webReader'
import { MemoryStores } from '@core/library/memoryStores'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, disposePinia } from 'pinia'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

/** The note of the fixture's first paper, over a real library on these stores. */
async function mountNote(stores: MemoryStores) {
  const nothing = async () => []
  const reader = webReader({ choose: nothing, sample: async () => new File([], 'none'), stores })
  window.reader = reader
  const start = await reader.start()
  await reader.importFiles([new File([digest], '2023-11-03.cs.LG.md')])
  const { rows } = await reader.list({ scope: { kind: 'all' }, query: '', keep: new Uint32Array() })
  const [row] = await reader.rows(rows.slice(0, 1), null)
  const paper = (await reader.openPaper(row!.id))!

  const pinia = createPinia()
  useSettings(pinia).begin({ ...start, systemLocale: 'zh' })
  await useLibrary(pinia).begin(start)
  const pane = mount(NotePane, { props: { paper }, global: { plugins: [pinia] }, attachTo: document.body })
  onTestFinished(() => {
    pane.unmount()
    disposePinia(pinia)
  })
  const area = pane.get<HTMLTextAreaElement>('textarea')
  return {
    area,
    pane,
    id: paper.row.id,
    reader,
    type: (text: string) => area.setValue(text),
    state: () => pane.get('.state').text(),
    /** Resolves once the words say so; the library waits some hundred milliseconds before it saves. */
    says: (words: string) =>
      vi.waitFor(() => expect(pane.get('.state').text()).toContain(words), { timeout: 3_000 }),
  }
}

describe('a note over the real library', () => {
  test('is saved by itself and found again', async () => {
    const stores = new MemoryStores()
    const first = await mountNote(stores)
    await first.type('写下的想法')
    expect(first.state()).toBe('编辑中')
    await first.says('已保存')
    const second = await mountNote(stores)
    expect(second.area.element.value).toBe('写下的想法')
    expect(second.state()).toBe('已保存')
  })

  test('that is taken back before it was ever saved does not stay unsaved', async () => {
    const { type, says } = await mountNote(new MemoryStores())
    await type('x')
    await type('')
    await says('已保存')
  })

  test('says why it is not saved, keeps its text, and is saved when that is mended', async () => {
    const stores = new MemoryStores()
    const { type, says, area, pane, reader, id } = await mountNote(stores)
    stores.writeError = new Error('no room')
    await type('text')
    await says('未保存')
    expect(pane.get('[role="alert"]').text()).toContain('no room')
    expect(area.element.value).toBe('text')
    stores.writeError = null
    await pane.get('.state button').trigger('click')
    await says('已保存')
    expect((await reader.openPaper(id))?.note?.text).toBe('text')
  })

  test('that could not be saved and is taken back has no trouble left', async () => {
    const stores = new MemoryStores()
    const { type, says, pane, reader } = await mountNote(stores)
    stores.writeError = new Error('no room')
    await type('text')
    await says('未保存')
    await type('')
    stores.writeError = null
    await reader.saveNow()
    await flushPromises()
    expect(pane.get('[role="alert"]').text()).toBe('')
    await says('已保存')
  })
})
