// @ts-check
/**
 * `protocol`: the app's own schemes. Chromium cannot be told of a new scheme over the DevTools protocol, so
 * `app://host/path` travels as `https://host.app.electron-standin.invalid/path`; the handler and all of
 * main see the real address, the page sees the one that travels.
 */
import { needReady, runtime } from './runtime.mjs'
import { notReproduced, strict } from './strict.mjs'

/**
 * @typedef {import('electron').Privileges} Privileges
 * @typedef {(request: Request) => Response | Promise<Response>} ProtocolHandler
 */

const SUFFIX = 'electron-standin.invalid'
/** Privileges that make no difference here, or are on for every page. */
const ACCEPTED = new Set(['standard', 'secure', 'supportFetchAPI', 'corsEnabled', 'stream', 'codeCache'])

/** @type {Map<string, Privileges>} */
const schemes = new Map()
/** @type {Map<string, ProtocolHandler>} */
const handlers = new Map()

export const protocol = strict('protocol', {
  /** @param {import('electron').CustomScheme[]} customSchemes */
  registerSchemesAsPrivileged(customSchemes) {
    if (runtime.ready) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    }
    schemes.clear() // each call replaces the list, as in Electron
    for (const { scheme, privileges = {} } of customSchemes) {
      for (const [name, on] of Object.entries(privileges)) {
        if (on && !ACCEPTED.has(name)) throw notReproduced(`the privilege ${name} of a scheme`)
      }
      schemes.set(scheme.toLowerCase(), privileges)
    }
  },
  /** @param {string} scheme @param {ProtocolHandler} handler */
  handle(scheme, handler) {
    needReady('protocol.handle cannot be called')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },
  /** @param {string} scheme */
  unhandle(scheme) {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
  },
  /** @param {string} scheme */
  isProtocolHandled: (scheme) => handlers.has(scheme),
})

/** @param {string} url */
const schemeOf = (url) => url.slice(0, url.indexOf(':')).toLowerCase()

/** The handler of an address's scheme, if it has one. @param {string} url */
export const handlerOf = (url) => handlers.get(schemeOf(url))

/** The privileges of an address's scheme; undefined for schemes that are not the app's own. @param {string} url */
export const privilegesOf = (url) => schemes.get(schemeOf(url))

/** The address under which the page gets an address of the app's own scheme. @param {string} url */
export function travelling(url) {
  const privileges = privilegesOf(url)
  if (!privileges) return url
  const [, scheme = '', host = '', rest = ''] = /^([^:]+):\/\/([^/?#]*)(.*)$/s.exec(url) ?? []
  if (!privileges.standard || host === '')
    throw notReproduced(`loading ${url} (a scheme that is not standard)`)
  return `${privileges.secure ? 'https' : 'http'}://${host}.${scheme.toLowerCase()}.${SUFFIX}${rest || '/'}`
}

/** The real address of one that travels. @param {string} url */
export function real(url) {
  const [, host, scheme, rest] =
    /^https?:\/\/([^/?#]*)\.([a-z0-9+-]+)\.electron-standin\.invalid(.*)$/s.exec(url) ?? []
  return host === undefined ? url : `${scheme}://${host}${rest}`
}
