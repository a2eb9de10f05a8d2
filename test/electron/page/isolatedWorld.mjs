// @ts-check
/**
 * The isolated world: `electron` as a sandboxed preload sees it, and the app's real preload run in it.
 * Sent to the page as source text: nothing from outside here.
 */

/**
 * @param {object} parts
 * @param {typeof import('./bridge.mjs').makeBridge} parts.makeBridge
 * @param {typeof import('./wire.mjs').makeWire} parts.makeWire
 * @param {typeof import('./preloadModules.mjs').makePreloadModules} parts.makePreloadModules
 * @param {typeof import('./windowSignals.mjs').watchWindow} parts.watchWindow
 * @param {Function | null} parts.preload the preload's text as a function's body
 * @param {import('./inject.mjs').Names} names
 * @param {import('./inject.mjs').PreloadFacts} facts
 */
export function isolatedWorld(
  { makeBridge, makeWire, makePreloadModules, watchWindow, preload },
  names,
  facts,
) {
  if (window !== window.top) return // a preload runs in the main frame alone
  const { encode, decode, CLONE_ERROR } = makeWire()
  const { strict, EventEmitter, modules } = makePreloadModules()
  const worldGlobal = /** @type {any} */ (globalThis)
  const post = worldGlobal[names.binding]
  /** @param {object} message */
  const tell = (message) => post(JSON.stringify(message))
  const bridge = makeBridge({
    outgoing: names.toMainWorld,
    incoming: names.toIsolatedWorld,
    cloneError: CLONE_ERROR,
    onExpose() {},
  })
  const setShortcuts = watchWindow(tell)

  let lastInvoke = 0
  /** @type {Map<number, (reply: { error?: string, result?: string }) => void>} */
  const invoked = new Map()

  class IpcRenderer extends EventEmitter {
    /** @param {string} channel @param {any[]} args */
    send(channel, ...args) {
      tell({ kind: 'send', channel, args: encode(args) })
    }
    /** @param {string} channel @param {any[]} args @returns {Promise<any>} */
    async invoke(channel, ...args) {
      const wired = encode(args)
      const id = ++lastInvoke
      const { error, result } = await new Promise((resolve) => {
        invoked.set(id, resolve)
        tell({ kind: 'invoke', id, channel, args: wired })
      })
      if (error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${error}`)
      return decode(result)
    }
  }
  const ipcRenderer = strict('ipcRenderer', new IpcRenderer())

  /** How main reaches this world. @param {any} message */
  worldGlobal[names.deliver] = (message) => {
    if (message.kind === 'message') {
      ipcRenderer.emit(message.channel, { sender: ipcRenderer, ports: [] }, ...decode(message.args))
    } else if (message.kind === 'shortcuts') setShortcuts(message.shortcuts)
    else if (message.kind === 'reply') {
      const settle = invoked.get(message.id)
      invoked.delete(message.id)
      settle?.(message)
    }
  }

  /** Names that were exposed: own properties of the page's global cannot be seen from here. @type {Set<string>} */
  const exposed = new Set()
  const contextBridge = strict('contextBridge', {
    /** @param {string} key @param {any} api */
    exposeInMainWorld(key, api) {
      if (key in window || exposed.has(key)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      }
      exposed.add(key)
      bridge.expose(key, api)
    },
  })

  /**
   * The path of `subject`, asked of main while the page stands still: the debugger stops here, and main
   * writes into `box` before it lets the page go on (main/filePaths.mjs knows this function by its name).
   *
   * @param {File} subject
   */
  function standinPathOf(subject) {
    /** @type {{ path?: string }} */
    const box = { path: undefined }
    void subject
    debugger // eslint-disable-line no-debugger
    return box.path ?? ''
  }
  const webUtils = strict('webUtils', {
    /** @param {File} file */
    getPathForFile(file) {
      if (!(file instanceof Blob)) {
        throw new TypeError('getPathForFile expected to receive a File object but one was not provided')
      }
      return file instanceof File ? standinPathOf(file) : ''
    },
  })

  const electron = strict('electron (in a sandboxed preload)', { contextBridge, ipcRenderer, webUtils })
  /** @type {Record<string, unknown>} */
  const requirable = {
    electron,
    'electron/common': electron,
    'electron/renderer': electron,
    ...modules,
    ...Object.fromEntries(Object.entries(modules).map(([name, module]) => [`node:${name}`, module])),
  }
  /** @param {string} id */
  const require = (id) => {
    if (Object.hasOwn(requirable, id)) return requirable[id]
    throw new Error(`module not found: ${id}`)
  }

  bridge.expose(names.host, {
    /** @param {string} url @param {string} name @param {string} features */
    open: (url, name, features) => {
      const disposition = features === '' ? 'foreground-tab' : 'new-window'
      tell({ kind: 'open', url, name, features, disposition })
    },
    close: () => tell({ kind: 'close' }),
  })

  const process = strict('process (in a sandboxed preload)', Object.assign(new EventEmitter(), facts.process))
  const buffer = strict('Buffer (in a sandboxed preload)', () => {})
  /** @param {(...args: any[]) => void} callback @param {any[]} args */
  const setImmediate = (callback, ...args) => setTimeout(callback, 0, ...args)
  try {
    if (facts.failure !== null)
      throw Object.assign(new Error(facts.failure.message), { name: facts.failure.name })
    const module = { exports: {} }
    preload?.(require, process, module.exports, module, buffer, worldGlobal, setImmediate, clearTimeout)
  } catch (error) {
    console.error(`Unable to load preload script: ${facts.path}`)
    console.error(error)
    const thrown = error instanceof Error ? error : new Error(String(error))
    tell({ kind: 'preload-error', path: facts.path, error: encode(thrown) })
  }
}
