// @ts-check
/** `session.webRequest.onBeforeRequest`: asked about every request of a page before it is made. */
import { real } from './protocol.mjs'
import { notReproduced, strict } from './strict.mjs'
import { matchPattern } from './urlPattern.mjs'

/**
 * @typedef {import('../protocol').Protocol.Fetch.requestPausedPayload} PausedRequest
 * @typedef {{ cancel?: boolean, redirectURL?: string }} Verdict
 * @typedef {(details: object, callback: (verdict: Verdict) => void) => void} Listener
 * @typedef {{ urls: string[], excludeUrls?: string[], types?: string[] }} Filter
 */

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  CSPViolationReport: 'cspReport',
  Fetch: 'xhr',
  Font: 'font',
  Image: 'image',
  Media: 'media',
  Ping: 'ping',
  Script: 'script',
  Stylesheet: 'stylesheet',
  XHR: 'xhr',
}

export function makeWebRequest() {
  /** @type {{ listener: Listener, wants: (url: string, type: string) => boolean } | null} */
  let asked = null
  let lastId = 0

  const webRequest = strict('session.webRequest', {
    /** @param {Filter | Listener | null} filterOrListener @param {Listener | null} [listener] */
    onBeforeRequest(filterOrListener, listener) {
      const filtered = typeof filterOrListener === 'object' && filterOrListener !== null
      const chosen = filtered ? listener : filterOrListener
      if (chosen !== null && typeof chosen !== 'function') throw new TypeError('Must pass null or a Function')
      const wants = filtered ? makeFilter(filterOrListener) : () => true
      asked = chosen === null ? null : { listener: chosen, wants }
    },
  })

  /**
   * What the app's listener wants done with a request: it is let through where there is no listener.
   *
   * @param {PausedRequest} paused
   * @param {import('./webContents.mjs').WebContents} contents
   * @returns {Promise<Verdict>}
   */
  async function verdictOn(paused, contents) {
    const url = real(paused.request.url)
    const resourceType = typeOf(paused, contents)
    if (!asked?.wants(url, resourceType)) return {}
    const { listener } = asked
    const details = {
      id: ++lastId,
      url,
      method: paused.request.method,
      webContentsId: contents.id,
      webContents: contents,
      frame: contents.mainFrame,
      resourceType,
      referrer: real(paused.request.headers.Referer ?? ''),
      timestamp: Date.now(),
      uploadData: [],
    }
    const verdict = /** @type {Verdict} */ (await new Promise((resolve) => listener(details, resolve)))
    if (verdict.redirectURL !== undefined) throw notReproduced('redirectURL of onBeforeRequest')
    return verdict
  }

  return { webRequest, verdictOn }
}

/** @param {Filter} filter */
function makeFilter({ urls, excludeUrls = [], types }) {
  if (!Array.isArray(urls)) throw new TypeError("Parameter 'filter' must have property 'urls'.")
  const wanted = urls.map(matchPattern)
  const excluded = excludeUrls.map(matchPattern)
  return (/** @type {string} */ url, /** @type {string} */ type) => {
    if (wanted.length > 0 && !wanted.some((matches) => matches(url))) return false
    return !excluded.some((matches) => matches(url)) && (types === undefined || types.includes(type))
  }
}

/** @param {PausedRequest} paused @param {import('./webContents.mjs').WebContents} contents */
function typeOf(paused, contents) {
  if (paused.resourceType === 'Document')
    return contents._page.isMainFrame(paused.frameId) ? 'mainFrame' : 'subFrame'
  return TYPES[paused.resourceType] ?? 'other'
}
