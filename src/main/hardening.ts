import type { Session, WebContents, WebPreferences } from 'electron/main'
import { isUnder, type PageAddress } from './pageAddress'

/** What the page is allowed to be, besides its preload: nothing. */
export function pagePreferences(packaged: boolean): WebPreferences {
  return {
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    webviewTag: false,
    plugins: false,
    webgl: false,
    spellcheck: false,
    devTools: !packaged,
  }
}

/** True for requests of the page itself; of the developer tools too where those can be opened at all. */
export function allowsRequest(url: string, page: PageAddress, packaged: boolean): boolean {
  if (isUnder(url, page.origin)) return true
  if (packaged) return false
  return url.startsWith('devtools://') || (page.socketOrigin !== null && isUnder(url, page.socketOrigin))
}

/** No permission, no request but the page's own, no download, no spell checker that fetches dictionaries. */
export function hardenSession(session: Session, page: PageAddress, packaged: boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !allowsRequest(url, page, packaged) }),
  )
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(false)
}

/**
 * The page stays where it is: it may load itself again, and go nowhere else. A link that would open a
 * window is handed to `offerLink`, which decides whether it leaves the app.
 */
export function hardenContents(
  contents: WebContents,
  page: PageAddress,
  offerLink: (url: string) => void,
): void {
  contents.on('will-navigate', (event) => {
    if (event.url !== page.url) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || event.url !== page.url) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    offerLink(url)
    return { action: 'deny' }
  })
}
