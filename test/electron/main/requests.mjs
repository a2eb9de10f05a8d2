// @ts-check
/**
 * Every request of a page stops here first: the app is asked whether it may navigate and whether the
 * request may be made at all, its own schemes are answered by their handlers, and nothing else leaves this
 * machine.
 */
import { makeEvent } from './event.mjs'
import { failLoad } from './navigation.mjs'
import { handlerOf, privilegesOf, real } from './protocol.mjs'

/**
 * @typedef {import('../protocol').Protocol.Fetch.requestPausedPayload} PausedRequest
 * @typedef {import('../protocol').Protocol.Network.ErrorReason} ErrorReason
 * @typedef {import('./webContents.mjs').WebContents} WebContents
 * @typedef {import('./pageLink.mjs').PageLink} PageLink
 */

const ON_THIS_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])$/
/** @type {Readonly<Partial<Record<ErrorReason, string>>>} */
const NET_ERRORS = {
  Aborted: 'ERR_ABORTED',
  BlockedByClient: 'ERR_BLOCKED_BY_CLIENT',
  Failed: 'ERR_FAILED',
  InternetDisconnected: 'ERR_INTERNET_DISCONNECTED',
}

/** @param {WebContents} contents @param {PageLink} page */
export function answerRequests(contents, page) {
  const asksFirst = askBeforeNavigating(contents, page)

  page.on('Fetch.requestPaused', async (paused) => {
    const { requestId, request, resourceType, frameId } = paused
    const url = real(request.url)
    const isPage = resourceType === 'Document' && page.isMainFrame(frameId)

    /** @param {ErrorReason} errorReason */
    async function refuse(errorReason) {
      // loadURL hears of its own failures from Chromium
      const isTold = isPage && errorReason !== 'Aborted' && !contents._loadingByApp
      await page.send('Fetch.failRequest', { requestId, errorReason }).catch(() => {})
      if (isTold) failLoad(contents, NET_ERRORS[errorReason] ?? 'ERR_FAILED', url)
    }

    // a browser's habit, not Electron's
    if (resourceType === 'Other' && url.endsWith('/favicon.ico')) return refuse('Aborted')
    if (resourceType === 'Document' && !asksFirst(paused)) return refuse('Aborted')
    if ((await contents.session._verdictOn(paused, contents)).cancel) return refuse('BlockedByClient')

    const handler = handlerOf(url)
    if (handler) {
      const isFetch = resourceType === 'Fetch' || resourceType === 'XHR'
      if (isFetch && !privilegesOf(url)?.supportFetchAPI) return refuse('Failed')
      const response = await answerByHandler(handler, paused, url)
      if (response === null) return refuse('Failed')
      if (isPage && !contents._granted.fullscreen) {
        response.responseHeaders.push({ name: 'permissions-policy', value: 'fullscreen=()' })
      }
      return page.send('Fetch.fulfillRequest', { requestId, ...response }).catch(() => {})
    }
    if (privilegesOf(url)) return refuse('Failed')
    const { protocol, hostname } = new URL(url)
    if (/^https?:$/.test(protocol) && !ON_THIS_MACHINE.test(hostname)) return refuse('InternetDisconnected')
    return page.send('Fetch.continueRequest', { requestId }).catch(() => {})
  })
}

/**
 * @param {import('./protocol.mjs').ProtocolHandler} handler
 * @param {PausedRequest} paused
 * @param {string} url
 */
async function answerByHandler(handler, { request }, url) {
  const { method, headers, postData } = request
  try {
    const body = method === 'GET' || method === 'HEAD' ? undefined : postData
    const response = await handler(new Request(url, { method, headers: new Headers(headers), body }))
    if (!(response instanceof Response) || response.type === 'error') return null
    return {
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    }
  } catch (error) {
    console.error(error)
    return null
  }
}

/**
 * will-frame-navigate, will-navigate and will-redirect: asked when the page or a person navigates, never
 * for what the app itself loads, nor for a reload from outside. A page's own navigation is told of on the
 * same line as it takes itself, and therefore always before its request.
 *
 * @param {WebContents} contents
 * @param {PageLink} page
 * @returns {(paused: PausedRequest) => boolean} whether the document may be requested
 */
function askBeforeNavigating(contents, page) {
  /** The address that a frame's page has asked for and that has not reached the network yet. @type {Map<string, string>} */
  const requested = new Map()
  page.on('Page.frameRequestedNavigation', ({ frameId, url }) => requested.set(frameId, withoutHash(url)))

  /** @param {PausedRequest} paused */
  function isPagesOwnWish({ frameId, request }) {
    if (!page.isMainFrame(frameId)) return true
    const isRequested = requested.get(frameId) === withoutHash(request.url)
    requested.delete(frameId)
    return isRequested && !contents._loadingByApp
  }

  return (paused) => {
    const isMainFrame = page.isMainFrame(paused.frameId)
    const isRedirect = paused.redirectedRequestId !== undefined
    if (!isRedirect && !isPagesOwnWish(paused)) return true
    const url = real(paused.request.url)
    const frame = isMainFrame ? contents.mainFrame : null
    const initiator = contents.mainFrame
    const event = makeEvent({ url, isMainFrame, isSameDocument: false, frame, initiator })
    if (isRedirect) {
      contents.emit('will-redirect', event, url, false, isMainFrame, 1, 1)
      return !event.defaultPrevented
    }
    contents.emit('will-frame-navigate', event)
    if (isMainFrame && !event.defaultPrevented) contents.emit('will-navigate', event, url, false, true, 1, 1)
    return !event.defaultPrevented
  }
}

/** @param {string} url */
const withoutHash = (url) => url.replace(/#.*$/s, '')
