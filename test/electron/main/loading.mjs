// @ts-check
/** `loadURL`: a load that the app itself asks for, and how it ends. */
import { failLoad } from './navigation.mjs'
import { applyPermissions } from './permissions.mjs'
import { privilegesOf, travelling } from './protocol.mjs'

/** @typedef {import('./webContents.mjs').WebContents} WebContents */

const KNOWN_SCHEMES = /^(https?|file|data|about|blob):/i

/**
 * Loads an address and waits until it has loaded. Rejects, after did-fail-load, with Electron's error.
 *
 * @param {WebContents} contents
 * @param {string} requested
 */
export async function load(contents, requested) {
  if (!URL.canParse(requested)) throw failLoad(contents, 'net::ERR_INVALID_URL', requested)
  if (!privilegesOf(requested) && !KNOWN_SCHEMES.test(requested)) {
    throw failLoad(contents, 'net::ERR_FAILED', requested)
  }
  const page = contents._page
  const url = travelling(requested)
  await page.opened
  contents._granted = await applyPermissions(contents.session._permissions, contents, {
    requested,
    travelling: url,
  })
  const end = nextEnd(contents, requested)
  contents._loadingByApp = true
  const { errorText, loaderId } = await page.send('Page.navigate', { url })
  contents._loadingByApp = false
  if (errorText) {
    end.forget()
    // Chromium's own page in place of the failed one is still on its way
    if (contents.isLoading() && !errorText.endsWith('ERR_ABORTED')) await contents._stopped()
    throw failLoad(contents, errorText, requested)
  }
  if (loaderId === undefined)
    end.forget() // within the document: nothing loads
  else await end.promise
}

/** How the load that starts now ends. @param {WebContents} contents @param {string} url */
function nextEnd(contents, url) {
  let forget = () => {}
  const promise = new Promise((resolve, reject) => {
    const gone = () => {
      reject(
        Object.assign(new Error(`ERR_FAILED (-2) loading '${url}'`), { errno: -2, code: 'ERR_FAILED', url }),
      )
      forget()
    }
    forget = () => {
      resolve(undefined)
      contents.off('did-finish-load', forget)
      contents.off('render-process-gone', gone)
      contents.off('destroyed', gone)
    }
    contents.on('did-finish-load', forget)
    contents.on('render-process-gone', gone)
    contents.on('destroyed', gone)
  })
  promise.catch(() => {})
  return { promise, forget }
}
