/** The scheme that serves the built page. */
export const APP_SCHEME = 'app'
const APP_ORIGIN = `${APP_SCHEME}://duidu`

/** Where the page is loaded from; `origin` is the only one that main answers. */
export interface PageAddress {
  readonly url: string
  readonly origin: string
  /** Set where the page comes from a development server, which also talks over a web socket. */
  readonly socketOrigin: string | null
}

const OWN_PAGE: PageAddress = { url: `${APP_ORIGIN}/index.html`, origin: APP_ORIGIN, socketOrigin: null }
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The page's address. `devServer` (what electron-vite puts into `ELECTRON_RENDERER_URL`) counts only in
 * an app that is not packaged, and only on this machine.
 */
export function pageAddress(packaged: boolean, devServer: string | undefined): PageAddress {
  if (packaged || devServer === undefined || !URL.canParse(devServer)) return OWN_PAGE
  const { protocol, hostname, origin, href } = new URL(devServer)
  if (protocol !== 'http:' || !LOOPBACK.has(hostname)) return OWN_PAGE
  return { url: href, origin, socketOrigin: origin.replace('http:', 'ws:') }
}

/** True where `url` lies under `origin`: same scheme, host and port. */
export function isUnder(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`)
}
