import { usePanes } from '../../src/renderer/src/stores/panes'
import { flushPromises } from '@vue/test-utils'
import { expect, onTestFinished, test, vi } from 'vitest'
import { holdIdleTime } from './idleTime'
import { mountPaper } from './mountPaper'
import { aPaper } from './paperReader'

const PAPERS = [0, 1, 2, 3].map((number) => aPaper(number))
const ids = PAPERS.map(({ row }) => row.id)

/** The first paper is open. */
async function mountPapers() {
  const idle = holdIdleTime()
  const mounted = await mountPaper(PAPERS)
  mounted.library.reader.openPaper.mockClear()
  mounted.library.reader.pair.mockClear()
  const asked = () => mounted.library.reader.openPaper.mock.calls.map(([id]) => id)
  return { ...mounted, idle, asked }
}

test('the next paper’s sentences are paired while the page is idle, and it then comes with them', async () => {
  const { library, idle, asked, select, pane } = await mountPapers()
  expect(asked()).toEqual([])
  await idle.rest()
  expect(asked()).toEqual([ids[1]])
  const { pair } = library.reader
  expect(pair).toHaveBeenCalledOnce()
  pair.mockClear()
  await select(1)
  expect(pane.findAll('.abstracts .pair')).toHaveLength(1)
  expect(pair).not.toHaveBeenCalled()
})

test('its marks and its note are asked for when it is opened', async () => {
  const { library, idle, select, pane } = await mountPapers()
  await idle.rest()
  library.put(aPaper(1, { note: { text: 'written since', changedAt: '2023-11-03T00:00:00.000Z' } }))
  await select(1)
  expect(pane.get('textarea').element.value).toBe('written since')
})

test('nothing is asked ahead for papers that are only passed by', async () => {
  const { library, idle, asked, select } = await mountPapers()
  library.hold()
  await select(1)
  await select(2)
  await idle.rest()
  expect(asked()).toEqual([ids[1]])
  library.release()
  await flushPromises()
  await idle.rest()
  expect(asked()).toEqual([ids[1], ids[2], ids[3]])
})

test('nor where the pane of papers is not shown', async () => {
  const { innerWidth } = window
  window.innerWidth = 500
  onTestFinished(() => void (window.innerWidth = innerWidth))
  const { idle, asked, pinia } = await mountPapers()
  expect(usePanes(pinia).shown).not.toContain('paper')
  await idle.rest()
  expect(asked()).toEqual([])
})

test('a library that cannot answer is no trouble before the paper is opened', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { library, idle, select, pane } = await mountPapers()
  library.reader.openPaper.mockRejectedValueOnce(new Error('no answer'))
  await idle.rest()
  expect(warned).toHaveBeenCalledOnce()
  await select(1)
  expect(pane.get('h1').text()).toContain('1')
})
