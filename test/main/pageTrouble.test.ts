import type { PaperId } from '@core/paperId'
import type { MessageBoxOptions } from 'electron/main'
import { beforeEach, expect, test } from 'vitest'
import { pageTrouble } from '../../src/main/pageTrouble'

let now: number
let deeds: string[]
let boxes: MessageBoxOptions[]
let answer: number
let pageGone: ReturnType<typeof pageTrouble>

beforeEach(() => {
  now = 0
  deeds = []
  boxes = []
  answer = 0
  pageGone = pageTrouble({
    reload: () => deeds.push('reload'),
    quit: () => deeds.push('quit'),
    locale: () => 'en',
    ask: (options) => {
      boxes.push(options)
      return Promise.resolve(answer)
    },
    now: () => now,
  })
})

test('a page that ended is loaded again at once, and a box says so', async () => {
  const told = pageGone([])
  expect(deeds).toEqual(['reload'])
  await told
  expect(boxes[0]).toMatchObject({ type: 'info', message: 'The window stopped working and was loaded again' })
})

test('a page that ends again soon is not loaded again unasked', async () => {
  await pageGone([])
  now = 20_000
  await pageGone([])
  expect(boxes[1]).toMatchObject({ buttons: ['Load again', 'Quit'] })
  expect(deeds).toEqual(['reload', 'reload'])
  answer = 1
  now = 30_000
  await pageGone([])
  expect(deeds).toEqual(['reload', 'reload', 'quit'])
})

test('a page that worked for a while gets its one try back', async () => {
  await pageGone([])
  now = 60_000
  await pageGone([])
  expect(boxes.map(({ type }) => type)).toEqual(['info', 'info'])
})

test('text that only the page had is said to be lost, whether it is loaded again or not', async () => {
  const lost = Array.from({ length: 7 }, (_, place) => `2311.0000${place}` as PaperId)
  await pageGone(lost)
  await pageGone([lost[0]!])
  expect(boxes[0]).toMatchObject({
    type: 'warning',
    message: expect.stringContaining('loaded again') as string,
  })
  expect(boxes[0]!.detail).toContain(
    '7 notes (2311.00000, 2311.00001, 2311.00002, 2311.00003, 2311.00004, …)',
  )
  expect(boxes[1]!.detail).toContain('1 note (2311.00000) was too long or could not be taken over')
  for (const { detail } of boxes) expect(detail).not.toContain('notes are kept apart')
})
