import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { loadKatex } from '../../src/renderer/src/components/text/katex'
import { usePanes } from '../../src/renderer/src/stores/panes'
import { holdIdleTime } from './idleTime'
import { mountPaper } from './mountPaper'
import { aPaper } from './paperReader'

let idle: ReturnType<typeof holdIdleTime>
const rest = (): Promise<void> => idle.rest()

beforeEach(async () => {
  await loadKatex()
  idle = holdIdleTime()
})

test('a library that cannot answer is no trouble as long as no paper is opened', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { pane, library } = await mountPaper([])
  library.reader.pair.mockRejectedValue(new Error('no answer'))
  await rest()
  expect(pane.find('.rehearsal').exists()).toBe(false)
  expect(warned).toHaveBeenCalledOnce()
})

test('a paper that is opened first needs no rehearsal', async () => {
  const { pane, select } = await mountPaper([aPaper(1)])
  await select(0)
  await rest()
  expect(pane.find('.rehearsal').exists()).toBe(false)
  expect(idle.waiting.size).toBe(0)
})

test('where the pane of papers is not shown, the rehearsal waits until it is', async () => {
  const { innerWidth } = window
  window.innerWidth = 500
  onTestFinished(() => void (window.innerWidth = innerWidth))
  const { pane, pinia } = await mountPaper([])
  const panes = usePanes(pinia)
  expect(panes.shown).not.toContain('paper')
  await rest()
  expect(pane.find('.rehearsal').exists()).toBe(false)
  // and it has not begun before it is hidden again
  panes.front = 'paper'
  await flushPromises()
  panes.front = 'list'
  await rest()
  expect(pane.find('.rehearsal').exists()).toBe(false)
})

test('before a first paper one is laid out that nobody sees, hears or reaches, once, and it goes', async () => {
  const { pane } = await mountPaper([])
  await rest()
  const rehearsal = pane.get('.rehearsal')
  expect(rehearsal.attributes()).toMatchObject({ 'aria-hidden': 'true', inert: '' })
  await vi.waitFor(() => {
    expect(rehearsal.find('.facts').exists()).toBe(true)
    expect(rehearsal.findAll('.abstracts .pair')).toHaveLength(2)
    expect(rehearsal.find('.abstracts .katex').exists()).toBe(true)
  })
  await expect.poll(() => pane.find('.rehearsal').exists()).toBe(false)
  expect(pane.find('.none').exists()).toBe(true)

  const again = await mountPaper([])
  await rest()
  expect(again.pane.find('.rehearsal').exists()).toBe(false)
})
