import { READER_METHODS, type ReaderApi, type ReaderMethod } from '@core/readerApi'
import { areArgumentsOf } from '@core/readerApiChecks'
import type { IpcMain, IpcMainInvokeEvent } from 'electron/main'
import { callRate } from './callRate'

/** Far above what the page needs (it gathers its calls), far below what would hold main up. */
const CALLS_PER_SECOND = 5_000

/** True where the caller is the page itself: the window's main frame, showing our origin. */
export function isFromPage(event: Pick<IpcMainInvokeEvent, 'senderFrame'>, origin: string): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && frame.origin === origin
}

function answer<M extends ReaderMethod>(reader: ReaderApi, method: M, args: readonly unknown[]): unknown {
  if (!areArgumentsOf(method, args)) throw new Error(`${method}: not what this method takes`)
  const call = reader[method] as (...args: Parameters<ReaderApi[M]>) => ReturnType<ReaderApi[M]>
  return call(...args)
}

/**
 * Answers the page: one channel for each method of the contract. A call from elsewhere, one too many or
 * one with bad arguments rejects with a short message before anything happens.
 */
export function serveReader(ipcMain: Pick<IpcMain, 'handle'>, reader: ReaderApi, origin: string): void {
  const mayCall = callRate(CALLS_PER_SECOND, 1_000, () => performance.now())
  for (const method of READER_METHODS) {
    ipcMain.handle(method, (event, ...args: unknown[]) => {
      if (!isFromPage(event, origin)) throw new Error(`${method}: only the page may ask`)
      if (!mayCall()) throw new Error(`${method}: too many calls`)
      return answer(reader, method, args)
    })
  }
}
