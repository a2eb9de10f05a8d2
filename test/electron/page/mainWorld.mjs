// @ts-check
/**
 * What is done in the page's own world before any of its scripts: APIs that the preload exposes appear on
 * `window`, frozen, and the window functions that Electron handles in main are led there.
 * Sent to the page as source text: nothing from outside here.
 */

/**
 * @param {typeof import('./bridge.mjs').makeBridge} makeBridge
 * @param {import('./inject.mjs').Names} names
 */
export function mainWorld(makeBridge, names) {
  if (window !== window.top) return // a preload runs in the main frame alone

  /** @param {any} value @param {Set<any>} [seen] */
  function freezeDeeply(value, seen = new Set()) {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return
    if (seen.has(value) || ArrayBuffer.isView(value)) return
    seen.add(value)
    for (const key of Object.getOwnPropertyNames(value)) freezeDeeply(value[key], seen)
    Object.freeze(value)
  }

  /** @param {{ open: (url: string, name: string, features: string) => void, close: () => void }} host */
  function leadToMain(host) {
    window.open = (url = '', name = '', features = '') => {
      const target = String(url) === '' ? '' : new URL(url, document.baseURI).href
      host.open(target, String(name), String(features))
      return null
    }
    window.close = () => host.close()
    window.prompt = () => {
      throw new Error('prompt() is not supported.')
    }
  }

  /** Electron has no choosers of its own: without a handler of the app nothing is chosen. @param {any} owner @param {string} method @param {string} name */
  function chooseNothing(owner, method, name) {
    if (owner) owner[method] = () => Promise.reject(new DOMException('Permission denied', name))
  }
  const { bluetooth, hid, mediaDevices, serial, usb } = /** @type {any} */ (navigator)
  chooseNothing(mediaDevices, 'getDisplayMedia', 'NotAllowedError')
  for (const bus of [bluetooth, hid, usb]) chooseNothing(bus, 'requestDevice', 'NotFoundError')
  chooseNothing(serial, 'requestPort', 'NotFoundError')

  makeBridge({
    outgoing: names.toIsolatedWorld,
    incoming: names.toMainWorld,
    cloneError: names.cloneError,
    onExpose(key, value) {
      if (key === names.host) {
        leadToMain(value)
        return
      }
      freezeDeeply(value)
      Object.defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false })
    },
  })
}
