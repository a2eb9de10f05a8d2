// @ts-check
/** `ipcMain`, and what becomes of a message that the preload sent. */
import { EventEmitter } from 'node:events'
import { makeWire } from '../page/wire.mjs'
import { strictClass } from './strict.mjs'

const wire = makeWire()

/** @typedef {(event: any, ...args: any[]) => any} Handler */

class IpcMain extends EventEmitter {
  /** @type {Map<string, Handler>} */
  #handlers = new Map()

  constructor() {
    super()
    // a channel may be called 'error'; without a listener Node would throw
    this.on('error', () => {})
  }
  /** @param {string} channel @param {Handler} handler */
  handle(channel, handler) {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
    }
    this.#handlers.set(channel, handler)
  }
  /** @param {string} channel @param {Handler} handler */
  handleOnce(channel, handler) {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }
  /** @param {string} channel */
  removeHandler(channel) {
    this.#handlers.delete(channel)
  }
  /** @param {string} channel */
  _handler(channel) {
    return this.#handlers.get(channel)
  }
}

strictClass('IpcMain', IpcMain)
export const ipcMain = new IpcMain()

/**
 * Carries out `ipcRenderer.invoke`. An error crosses as its text alone, and is told on the console.
 *
 * @param {object} event
 * @param {{ id: number, channel: string, args: string }} call
 * @returns {Promise<object>} the reply for the page
 */
export async function answerInvoke(event, { id, channel, args }) {
  const handler = ipcMain._handler(channel)
  try {
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const result = await handler(event, ...wire.decode(args))
    return { kind: 'reply', id, result: wire.encode(result) }
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error)
    return { kind: 'reply', id, error: String(error) }
  }
}

/** Carries out `ipcRenderer.send`. @param {object} event @param {{ channel: string, args: string }} message */
export function receiveSend(event, { channel, args }) {
  ipcMain.emit(channel, event, ...wire.decode(args))
}
