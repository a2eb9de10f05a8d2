import PaperPane from '../../src/renderer/src/components/paper/PaperPane.vue'
import { useLibrary } from '../../src/renderer/src/stores/library'
import { useListing } from '../../src/renderer/src/stores/listing'
import { usePanes } from '../../src/renderer/src/stores/panes'
import { useSettings } from '../../src/renderer/src/stores/settings'
import type { OpenPaper } from '@core/paper'
import type { Settings } from '@core/settings'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, disposePinia } from 'pinia'
import { onTestFinished } from 'vitest'
import { aReader } from './paperReader'

/** Mounts the real paper pane over a reader with these papers, the first one open. */
export async function mountPaper(papers: readonly OpenPaper[], changes: Partial<Settings> = {}) {
  const library = aReader(papers, { dwellSeconds: 0, ...changes })
  window.reader = library.reader
  const pinia = createPinia()
  const start = await library.reader.start()
  useSettings(pinia).begin(start)
  usePanes(pinia).begin(start.session)
  await useLibrary(pinia).begin(start)
  const pane = mount(PaperPane, { global: { plugins: [pinia] }, attachTo: document.body })
  onTestFinished(() => {
    pane.unmount()
    disposePinia(pinia)
  })
  const listing = useListing(pinia)
  await listing.show({ kind: 'all' })

  async function select(index: number): Promise<void> {
    await listing.selectIndex(index)
    await flushPromises()
  }
  if (papers.length > 0) await select(0)
  return { library, pinia, pane, select }
}
