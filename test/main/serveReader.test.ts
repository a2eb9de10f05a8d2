import { READER_METHODS, type ReaderApi } from '@core/readerApi'
import type { IpcMain } from 'electron/main'
import { beforeEach, describe, expect, test } from 'vitest'
import { isFromPage, serveReader } from '../../src/main/serveReader'

type Handler = (event: unknown, ...args: unknown[]) => unknown
const ORIGIN = 'app://duidu'
const fromPage = { senderFrame: { parent: null, origin: ORIGIN } }

let handlers: Map<string, Handler>
let calls: unknown[][]

beforeEach(() => {
  handlers = new Map()
  calls = []
  const reader = Object.fromEntries(
    READER_METHODS.map((method) => [
      method,
      (...args: unknown[]) => {
        calls.push([method, ...args])
        return Promise.resolve(`${method} answered`)
      },
    ]),
  ) as unknown as ReaderApi
  const ipcMain = { handle: (channel: string, handler: Handler) => void handlers.set(channel, handler) }
  serveReader(ipcMain as unknown as IpcMain, reader, ORIGIN)
})

const invoke = async (event: unknown, method: string, ...args: unknown[]): Promise<unknown> =>
  handlers.get(method)!(event, ...args)

test('there is one channel for each method and no other', () => {
  expect([...handlers.keys()].sort()).toEqual([...READER_METHODS].sort())
})

test('a good call reaches the method with its arguments and brings its answer back', async () => {
  expect(await invoke(fromPage, 'openPaper', '2311.01442')).toBe('openPaper answered')
  expect(calls).toEqual([['openPaper', '2311.01442']])
})

test('a call with bad arguments rejects, says which method, and has no effect', async () => {
  await expect(invoke(fromPage, 'openPaper', '../etc')).rejects.toThrow(/^openPaper: /)
  await expect(invoke(fromPage, 'start', 1)).rejects.toThrow(/^start: /)
  await expect(invoke(fromPage, 'importDropped', ['relative.md'])).rejects.toThrow(/^importDropped: /)
  expect(calls).toEqual([])
})

describe('a caller', () => {
  test.each([
    ['that is gone', { senderFrame: null }],
    ['in a frame', { senderFrame: { parent: {}, origin: ORIGIN } }],
    ['of another origin', { senderFrame: { parent: null, origin: 'https://example.org' } }],
    [
      'whose origin only begins like ours',
      { senderFrame: { parent: null, origin: `${ORIGIN}.example.org` } },
    ],
    ['without an origin', { senderFrame: { parent: null, origin: 'null' } }],
    ['of the file system', { senderFrame: { parent: null, origin: 'file://' } }],
  ])('%s is not the page', async (_who, event) => {
    expect(isFromPage(event as never, ORIGIN)).toBe(false)
    for (const method of READER_METHODS)
      await expect(invoke(event, method)).rejects.toThrow('only the page may ask')
    expect(calls).toEqual([])
  })
})

test('a page that floods main is held off', async () => {
  const results = await Promise.allSettled(Array.from({ length: 6_000 }, () => invoke(fromPage, 'undo')))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5_000)
  expect(calls).toHaveLength(5_000)
})
