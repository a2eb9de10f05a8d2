import type { SaveHealth } from '@core/reports'
import type { MessageBoxOptions } from 'electron/main'
import { expect, test } from 'vitest'
import { libraryTrouble } from '../../src/main/libraryTrouble'

async function whenTheLibraryEnds(
  answer: number,
): Promise<{ health: SaveHealth[]; box: MessageBoxOptions; restarts: number }> {
  const health: SaveHealth[] = []
  const boxes: MessageBoxOptions[] = []
  let restarts = 0
  const gone = libraryTrouble({
    tellHealth: (told) => health.push(told),
    restart: () => restarts++,
    locale: () => 'zh',
    ask: (options) => {
      boxes.push(options)
      return Promise.resolve(answer)
    },
  })
  await gone(new Error('out of memory'))
  expect(boxes).toHaveLength(1)
  return { health, box: boxes[0]!, restarts }
}

test('the page is told that nothing is saved any more, and a box says why', async () => {
  const { health, box } = await whenTheLibraryEnds(1)
  expect(health).toEqual([
    { kind: 'trouble', failure: { kind: 'unknown', detail: '资料库停止了工作，请重新启动对读' } },
  ])
  expect(box.message).toBe('对读无法继续保存')
  expect(box.detail).toContain('out of memory')
  expect(box.buttons).toEqual(['重新启动', '留下'])
})

test('the app starts again only when asked to; closing the box means to stay', async () => {
  expect((await whenTheLibraryEnds(0)).restarts).toBe(1)
  const { restarts, box } = await whenTheLibraryEnds(1)
  expect(restarts).toBe(0)
  expect(box.cancelId).toBe(1)
})
