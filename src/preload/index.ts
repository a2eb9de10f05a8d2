/** The page's only door: one function for each method of the contract, one listener for its events. */
import {
  READER_EVENTS,
  READER_METHODS,
  type ReaderEvent,
  type ReaderEvents,
  type ReaderMethod,
} from '@core/readerApi'
import { isNetworkPath } from '@core/networkPath'
import type { DropReport } from '@core/reports'
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron/renderer'

type Call = (...args: unknown[]) => Promise<unknown>

/** The paths of dropped files. Throws where one of them is not a file of this machine. */
function pathsOf(files: unknown): readonly string[] {
  if (!Array.isArray(files)) throw new TypeError('importDropped: not a list of files')
  // throws by itself for what is no File; a File that a page made has no path
  const paths = files.map((file: File) => webUtils.getPathForFile(file))
  if (paths.includes(''))
    throw new Error('importDropped: only files and folders of this machine can be dropped')
  return paths
}

/** Main takes no path of another machine from here: a page that turned could name any. */
async function importDropped(files: unknown): Promise<unknown> {
  const paths = pathsOf(files)
  if (paths.some(isNetworkPath)) return { kind: 'elsewhere' } satisfies DropReport
  return ipcRenderer.invoke('importDropped' satisfies ReaderMethod, paths)
}

function invoke(method: ReaderMethod): Call {
  if (method === 'importDropped') return importDropped
  return (...args) => ipcRenderer.invoke(method, ...args)
}

function on<E extends ReaderEvent>(event: E, listener: (payload: ReaderEvents[E]) => void): () => void {
  if (!READER_EVENTS.includes(event)) throw new Error(`no such event: ${String(event)}`)
  const heard = (_event: IpcRendererEvent, payload: ReaderEvents[E]): void => listener(payload)
  ipcRenderer.on(event, heard)
  return () => void ipcRenderer.removeListener(event, heard)
}

contextBridge.exposeInMainWorld('reader', {
  ...Object.fromEntries(READER_METHODS.map((method) => [method, invoke(method)])),
  on,
})
