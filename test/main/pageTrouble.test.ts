import type { MessageBoxOptions } from 'electron/main'
import { beforeEach, expect, test } from 'vitest'
import { pageTrouble } from '../../src/main/pageTrouble'

let now: number
let deeds: string[]
let boxes: MessageBoxOptions[]
let answer: number
let pageGone: () => Promise<void>

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
  const told = pageGone()
  expect(deeds).toEqual(['reload'])
  await told
  expect(boxes[0]).toMatchObject({ type: 'info', message: 'The window stopped working and was loaded again' })
})

test('a page that ends again soon is not loaded again unasked', async () => {
  await pageGone()
  now = 20_000
  await pageGone()
  expect(boxes[1]).toMatchObject({ buttons: ['Load again', 'Quit'] })
  expect(deeds).toEqual(['reload', 'reload'])
  answer = 1
  now = 30_000
  await pageGone()
  expect(deeds).toEqual(['reload', 'reload', 'quit'])
})

test('a page that worked for a while gets its one try back', async () => {
  await pageGone()
  now = 60_000
  await pageGone()
  expect(boxes.map(({ type }) => type)).toEqual(['info', 'info'])
})
