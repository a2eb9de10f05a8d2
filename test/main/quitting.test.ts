import { EventEmitter } from 'node:events'
import type { FlushReport } from '@core/library/libraryApi'
import type { PaperId } from '@core/paperId'
import type { MessageBoxOptions } from 'electron/main'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { guardQuitting, type QuitGuard, type QuitOptions } from '../../src/main/quitting'

const FLUSHED: FlushReport = { kind: 'flushed' }
const FULL: FlushReport = { kind: 'notFlushed', failure: { kind: 'diskFull' } }

/** The part of Electron's app that decides about quitting, as it behaves: shell/browser/browser.cc. */
class SmallApp extends EventEmitter {
  windowOpen = true
  exited: number | null = null
  guard: QuitGuard | null = null

  quit(): void {
    if (this.#emitPreventable('before-quit')) return
    if (this.windowOpen && !this.guard!.mayClose()) throw new Error('the window was asked to close too early')
    if (this.windowOpen && pageHolds && !this.guard!.mayLosePage()) return
    this.windowOpen = false
    if (!this.#emitPreventable('will-quit')) this.exited = 0
  }
  exit(code: number): void {
    this.exited = code
  }
  #emitPreventable(name: string): boolean {
    let prevented = false
    this.emit(name, { preventDefault: () => (prevented = true) })
    return prevented
  }
}

let app: SmallApp
let flush: ReturnType<typeof vi.fn<() => Promise<FlushReport>>>
let mayEnd: ReturnType<typeof vi.fn<() => Promise<boolean>>>
let close: ReturnType<typeof vi.fn<() => Promise<void>>>
let boxes: MessageBoxOptions[]
let answers: number[]
let unsaved: PaperId[]
let held: PaperId[]
let canSave: boolean
/** The page has text that nobody else has: it wants to stay, whatever main has been told. */
let pageHolds: boolean

beforeEach(() => {
  vi.useFakeTimers()
  app = new SmallApp()
  flush = vi.fn(() => Promise.resolve(FLUSHED))
  mayEnd = vi.fn(() => Promise.resolve(true))
  close = vi.fn(() => Promise.resolve())
  boxes = []
  answers = []
  unsaved = []
  held = []
  pageHolds = false
  canSave = true
  app.guard = guardQuitting({
    app: app as unknown as QuitOptions['app'],
    mayEnd: () => mayEnd(),
    flush: () => flush(),
    close: () => close(),
    canSave: () => canSave,
    unsavedNotes: () => unsaved,
    heldNotes: () => held,
    locale: () => 'en',
    ask: (options) => {
      boxes.push(options)
      const answer = answers.shift()
      return answer === undefined ? new Promise(() => {}) : Promise.resolve(answer)
    },
  })
})
afterEach(() => vi.useRealTimers())

const AGAIN = 0
const QUIT = 1
const BACK = 2
const settle = (milliseconds = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds)

test('everything is flushed while the window is open, then the library ends, then the app', async () => {
  const order: string[] = []
  flush.mockImplementation(() => {
    order.push(app.windowOpen ? 'flush, window open' : 'flush, window closed')
    return Promise.resolve(FLUSHED)
  })
  close.mockImplementation(() => {
    order.push('close')
    return Promise.resolve()
  })
  app.quit()
  expect(app.exited).toBeNull()
  await settle()
  expect(order).toEqual(['flush, window open', 'flush, window closed', 'close'])
  expect(app.exited).toBe(0)
  expect(boxes).toEqual([])
})

test('quitting twice asks and flushes once', async () => {
  flush.mockReturnValueOnce(Promise.resolve(FULL))
  app.quit()
  app.quit()
  await settle()
  app.quit()
  await settle()
  expect(boxes).toHaveLength(1)
  expect(flush).toHaveBeenCalledTimes(1)
})

test('what quitting would cut off is waited for before anything is flushed, or keeps the app open', async () => {
  mayEnd.mockReturnValueOnce(Promise.resolve(false))
  app.quit()
  await settle()
  expect(app.windowOpen).toBe(true)
  expect(flush).not.toHaveBeenCalled()
  app.quit()
  await settle()
  expect(mayEnd).toHaveBeenCalledTimes(2)
  expect(app.exited).toBe(0)
})

describe('when saving fails', () => {
  beforeEach(() => void flush.mockImplementation(() => Promise.resolve(FULL)))

  test('a box says why, what to do and which notes would be lost', async () => {
    unsaved = ['2311.01442', 'math/0501234'] as PaperId[]
    app.quit()
    await settle()
    expect(boxes[0]).toMatchObject({
      buttons: ['Try again', 'Quit anyway', 'Back to Duidu'],
      defaultId: 0,
      cancelId: 2,
    })
    expect(boxes[0]!.detail).toContain('The disk is full.')
    expect(boxes[0]!.detail).toContain(
      '2 notes (2311.01442, math/0501234), perhaps also your latest read marks',
    )
    expect(app.exited).toBeNull()
  })

  test('many notes are counted, and only the first few named', async () => {
    unsaved = Array.from({ length: 40 }, (_, index) => `2311.0${1000 + index}` as PaperId)
    app.quit()
    await settle()
    expect(boxes[0]!.detail).toContain(
      '40 notes (2311.01000, 2311.01001, 2311.01002, 2311.01003, 2311.01004, …)',
    )
  })

  test('going back keeps the window, and quitting later asks again', async () => {
    answers = [BACK, BACK]
    app.quit()
    await settle()
    expect(app.windowOpen).toBe(true)
    expect(app.guard!.mayClose()).toBe(false)
    app.quit()
    await settle()
    expect(boxes).toHaveLength(2)
    expect(app.windowOpen).toBe(true)
    expect(close).not.toHaveBeenCalled()
  })

  test('trying again flushes anew, and quits when that works', async () => {
    answers = [AGAIN, AGAIN]
    flush.mockImplementationOnce(() => Promise.resolve(FULL))
    flush.mockImplementationOnce(() => Promise.resolve(FULL))
    flush.mockImplementation(() => Promise.resolve(FLUSHED))
    app.quit()
    await settle()
    expect(boxes).toHaveLength(2)
    expect(app.exited).toBe(0)
  })

  test('quitting anyway asks once, not again when the window is gone', async () => {
    answers = [QUIT]
    app.quit()
    await settle()
    expect(boxes).toHaveLength(1)
    expect(app.exited).toBe(0)
  })

  test('a box that is closed without an answer goes back while there is a window', async () => {
    answers = [BACK]
    app.quit()
    await settle()
    expect(boxes[0]!.cancelId).toBe(BACK)
    expect(app.windowOpen).toBe(true)
  })

  test('only after the window closed: the box cannot go back, and closing it means trying again', async () => {
    flush.mockImplementationOnce(() => Promise.resolve(FLUSHED))
    answers = [AGAIN, QUIT]
    app.quit()
    await settle()
    expect(boxes).toHaveLength(2)
    expect(boxes[0]).toMatchObject({ buttons: ['Try again', 'Quit anyway'], cancelId: 0 })
    expect(app.exited).toBe(0)
  })

  test('a flush that throws counts as one that failed', async () => {
    flush.mockImplementation(() => Promise.reject(new Error('the thread is busy')))
    app.quit()
    await settle()
    expect(boxes[0]!.detail).toContain('the thread is busy')
  })
})

describe('when saving takes long', () => {
  let finish: (report: FlushReport) => void
  beforeEach(() => {
    flush.mockImplementationOnce(() => new Promise((resolve) => (finish = resolve)))
  })

  test('nobody is asked before five seconds have passed', async () => {
    app.quit()
    await settle(4_999)
    expect(boxes).toEqual([])
    finish(FLUSHED)
    await settle()
    expect(app.exited).toBe(0)
    expect(boxes).toEqual([])
  })

  test('then a box offers to wait; waiting goes on with the same flush', async () => {
    answers = [AGAIN]
    app.quit()
    await settle(5_000)
    expect(boxes[0]).toMatchObject({
      message: 'Duidu is still saving',
      buttons: ['Wait', 'Quit anyway', 'Back to Duidu'],
    })
    await settle(3_000)
    expect(flush).toHaveBeenCalledTimes(1)
    finish(FLUSHED)
    await settle()
    expect(app.exited).toBe(0)
  })

  test('who does not want to wait may go, and is not held up much longer', async () => {
    answers = [QUIT]
    close.mockImplementation(() => new Promise(() => {}))
    app.quit()
    await settle(5_000)
    await settle(1_000)
    expect(app.exited).toBe(0)
  })
})

test('a library that does not end does not keep the app from ending', async () => {
  close.mockImplementation(() => new Promise(() => {}))
  app.quit()
  await settle(4_999)
  expect(app.exited).toBeNull()
  await settle(1)
  expect(app.exited).toBe(0)
})

test('a library that is gone is not waited for: that was told already', async () => {
  canSave = false
  flush.mockImplementation(() => Promise.reject(new Error('gone')))
  app.quit()
  await settle()
  expect(boxes).toEqual([])
  expect(app.exited).toBe(0)
})

describe('text that only the page has', () => {
  const BACK_TO_IT = 0
  const DISCARD = 1
  beforeEach(() => {
    held = ['2311.01442', 'math/0501234'] as PaperId[]
    pageHolds = true
  })

  test('is asked about although everything else is saved; going back is what Enter and Escape do', async () => {
    answers = [BACK_TO_IT]
    app.quit()
    await settle()
    expect(boxes).toHaveLength(1)
    expect(boxes[0]).toMatchObject({
      message: 'A note stands only in the window',
      buttons: ['Back to Duidu', 'Quit and discard it'],
      defaultId: 0,
      cancelId: 0,
    })
    expect(boxes[0]!.detail).toContain('2 notes (2311.01442, math/0501234)')
    expect(app.windowOpen).toBe(true)
    expect(app.exited).toBeNull()
    expect(app.guard!.mayLosePage()).toBe(false)
  })

  test('is given up when that is said, and asked about once', async () => {
    answers = [DISCARD]
    app.quit()
    await settle()
    expect(boxes).toHaveLength(1)
    expect(app.exited).toBe(0)
  })

  test('is asked about after a save that failed at first', async () => {
    flush.mockReturnValueOnce(Promise.resolve(FULL))
    answers = [AGAIN, BACK_TO_IT]
    app.quit()
    await settle()
    expect(boxes.map(({ message }) => message)).toEqual([
      'Not everything could be saved',
      'A note stands only in the window',
    ])
    expect(app.windowOpen).toBe(true)
  })

  test('is asked about too where the library is gone', async () => {
    canSave = false
    answers = [BACK_TO_IT]
    app.quit()
    await settle()
    expect(boxes[0]).toMatchObject({ message: 'A note stands only in the window' })
    expect(app.windowOpen).toBe(true)
  })

  test('that is safe by the time of the next try is not asked about again', async () => {
    answers = [BACK_TO_IT]
    app.quit()
    await settle()
    held = []
    pageHolds = false
    app.quit()
    await settle()
    expect(boxes).toHaveLength(1)
    expect(app.exited).toBe(0)
  })

  test('of which nothing was told keeps the window, is asked about, and can be given up', async () => {
    held = []
    answers = [BACK_TO_IT, DISCARD]
    app.quit()
    await settle()
    expect(boxes).toHaveLength(1)
    expect(boxes[0]!.detail).toMatch(/^Text that was typed is too long/)
    expect(app.windowOpen).toBe(true)
    app.quit()
    await settle()
    expect(boxes).toHaveLength(2)
    expect(app.exited).toBe(0)
  })

  test('keeps the page when it is loaded again or its window is closed without quitting', () => {
    expect(app.guard!.mayLosePage()).toBe(false)
    expect(boxes).toEqual([])
  })
})
