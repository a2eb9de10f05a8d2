import SaveTrouble from '../../src/renderer/src/components/shell/SaveTrouble.vue'
import { useLibrary } from '../../src/renderer/src/stores/library'
import { useSettings } from '../../src/renderer/src/stores/settings'
import type { SaveHealth } from '@core/reports'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, disposePinia } from 'pinia'
import { expect, onTestFinished, test } from 'vitest'
import { aReader } from './paperReader'

async function mountTrouble(language: 'zh' | 'en') {
  const library = aReader([], { language })
  window.reader = library.reader
  const pinia = createPinia()
  const start = await library.reader.start()
  useSettings(pinia).begin(start)
  await useLibrary(pinia).begin(start)
  const strip = mount(SaveTrouble, { global: { plugins: [pinia] } })
  onTestFinished(() => {
    strip.unmount()
    disposePinia(pinia)
  })
  const tell = async (health: SaveHealth): Promise<string> => {
    library.tell('saveHealth', health)
    await flushPromises()
    return strip.get('[role=alert]').text()
  }
  return { library, strip, tell }
}

test('a disk that does not answer is said, in both languages, until it does', async () => {
  const zh = await mountTrouble('zh')
  expect(await zh.tell({ kind: 'slow' })).toContain('磁盘已有一段时间没有响应')
  expect(await zh.tell({ kind: 'well' })).toBe('')
  const en = await mountTrouble('en')
  expect(await en.tell({ kind: 'slow' })).toContain('has not answered for a while')
  expect(en.strip.find('button').exists()).toBe(false)
})

test('a save that failed says why and what to do, and is tried again by its button', async () => {
  const { library, strip, tell } = await mountTrouble('en')
  expect(await tell({ kind: 'trouble', failure: { kind: 'diskFull' } })).toMatch(
    /^Not saved\. The disk is full\..*Free some space/s,
  )
  await strip.get('button').trigger('click')
  expect(library.reader.saveNow).toHaveBeenCalledTimes(1)
  expect(await tell({ kind: 'well' })).toBe('')
})
