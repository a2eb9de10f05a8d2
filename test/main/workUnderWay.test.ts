import type { MessageBoxOptions } from 'electron/main'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { workUnderWay } from '../../src/main/workUnderWay'

const [WAIT, QUIT, BACK] = [0, 1, 2]
let boxes: MessageBoxOptions[]
let answers: number[]
let canSave: boolean

beforeEach(() => {
  vi.useFakeTimers()
  boxes = []
  answers = []
  canSave = true
})
afterEach(() => vi.useRealTimers())

function made() {
  const works = workUnderWay({
    locale: () => 'en',
    canSave: () => canSave,
    ask: (options) => {
      boxes.push(options)
      return Promise.resolve(answers.shift()!)
    },
  })
  let finish: (result: string) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const done = works.whileWorking(
    'exporting',
    () => new Promise<string>((...both) => ([finish, fail] = both)),
  )
  return { works, done, finish: (result: string) => finish(result), fail: (error: Error) => fail(error) }
}

test('nothing is asked where nothing is under way', async () => {
  const { works, done, finish } = made()
  finish('whole')
  expect(await done).toBe('whole')
  expect(await works.mayEnd()).toBe(true)
  expect(boxes).toEqual([])
})

describe('while something is', () => {
  test('nobody is asked before five seconds have passed', async () => {
    const { works, finish } = made()
    const may = works.mayEnd()
    await vi.advanceTimersByTimeAsync(4_999)
    finish('whole')
    expect(await may).toBe(true)
    expect(boxes).toEqual([])
  })

  test('then a box says what, and waiting goes on', async () => {
    const { works, finish } = made()
    answers = [WAIT!, WAIT!]
    const may = works.mayEnd()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(boxes).toHaveLength(2)
    expect(boxes[0]).toMatchObject({
      message: 'Duidu is still exporting the library',
      buttons: ['Wait', 'Quit anyway', 'Back to Duidu'],
      cancelId: BACK,
    })
    finish('whole')
    expect(await may).toBe(true)
  })

  test('who does not want to wait may go, or go on', async () => {
    const { works } = made()
    answers = [BACK!, QUIT!]
    const back = works.mayEnd()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await back).toBe(false)
    const quit = works.mayEnd()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await quit).toBe(true)
  })

  test('what fails is over, too, and whoever asked for it hears', async () => {
    const { works, done, fail } = made()
    const may = works.mayEnd()
    fail(new Error('the thread ended'))
    await expect(done).rejects.toThrow('the thread ended')
    expect(await may).toBe(true)
  })

  test('a library that is gone is not waited for', async () => {
    const { works } = made()
    canSave = false
    expect(await works.mayEnd()).toBe(true)
  })
})
