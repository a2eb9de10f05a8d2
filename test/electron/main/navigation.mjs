// @ts-check
/** What a page's loading tells: Electron's events for Chromium's, and the address and title that are shown. */
import { makeEvent } from './event.mjs'
import { real } from './protocol.mjs'

/**
 * @typedef {import('./webContents.mjs').WebContents} WebContents
 */

/**
 * @param {WebContents} contents
 * @param {import('./pageLink.mjs').PageLink} page
 * @param {{ onFirstPaint: () => void }} listeners
 */
export function followNavigation(contents, page, { onFirstPaint }) {
  let url = ''
  let loading = false
  let painted = false
  /** Chromium shows a page of its own in place of one that failed; its events are no one's. */
  let showsError = false

  page.on('Page.frameStartedLoading', ({ frameId }) => {
    if (!page.isMainFrame(frameId)) return
    loading = true
    painted = false
    contents.emit('did-start-loading')
  })
  page.on('Page.frameStoppedLoading', ({ frameId }) => {
    if (!page.isMainFrame(frameId)) return
    loading = false
    contents.emit('did-stop-loading')
  })
  page.on('Page.frameNavigated', ({ frame }) => {
    if (!page.isMainFrame(frame.id)) return
    showsError = frame.unreachableUrl !== undefined
    url = real(frame.unreachableUrl ?? frame.url + (frame.urlFragment ?? ''))
    if (!showsError) contents.emit('did-navigate', makeEvent(), url, 200, '')
  })
  page.on('Page.navigatedWithinDocument', ({ frameId, url: to }) => {
    const isMainFrame = page.isMainFrame(frameId)
    if (isMainFrame) url = real(to)
    contents.emit('did-navigate-in-page', makeEvent(), real(to), isMainFrame, 1, 1)
  })
  page.on('Page.domContentEventFired', () => {
    if (!showsError) contents.emit('dom-ready', makeEvent())
  })
  page.on('Page.loadEventFired', () => {
    if (!showsError) contents.emit('did-finish-load')
  })
  page.on('Page.lifecycleEvent', ({ frameId, name }) => {
    if (!page.isMainFrame(frameId) || name !== 'firstContentfulPaint' || painted) return
    painted = true
    onFirstPaint()
  })

  return { url: () => url, isLoading: () => loading }
}

/** Numbers of the network errors that can occur here (net/base/net_error_list.h). @type {Readonly<Record<string, number>>} */
const ERROR_NUMBERS = {
  ERR_ABORTED: -3,
  ERR_ACCESS_DENIED: -10,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_FAILED: -2,
  ERR_FILE_NOT_FOUND: -6,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_INVALID_URL: -300,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_UNKNOWN_URL_SCHEME: -302,
}

/** @param {string} text `net::ERR_…` */
export function netError(text) {
  const code = text.replace(/^net::/, '')
  return { code, errno: ERROR_NUMBERS[code] ?? -2 }
}

/**
 * Tells of a main-frame document that could not be loaded.
 *
 * @param {WebContents} contents
 * @param {string} text
 * @param {string} url
 * @returns the error that loadURL rejects with
 */
export function failLoad(contents, text, url) {
  const { code, errno } = netError(text)
  contents.emit('did-fail-load', makeEvent(), errno, code, url, true, 1, 1)
  return Object.assign(new Error(`${code} (${errno}) loading '${url.slice(0, 2048)}'`), { errno, code, url })
}
