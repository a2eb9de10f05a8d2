// @ts-check
/**
 * Zoom, as a browser does it: the layout gets a smaller (or larger) window and each of its pixels more (or
 * fewer) of the screen's, so that media queries, `innerWidth` and `devicePixelRatio` follow. That can only
 * be emulated without a screen; in a visible window the page itself is enlarged.
 */
import { runtime } from './runtime.mjs'

/** One step of the zoom level is a fifth of the size. */
const STEP = 1.2

/**
 * @param {import('./pageLink.mjs').PageLink} page
 * @param {{ getContentBounds(): { width: number, height: number }, _zoomEnded(): void }} window
 */
export function makeZoom(page, window) {
  let level = 0
  const factor = () => STEP ** level

  function emulate() {
    if (level === 0) {
      page.tell('Emulation.clearDeviceMetricsOverride')
      window._zoomEnded()
      return
    }
    const { width, height } = window.getContentBounds()
    page.tell('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / factor()),
      height: Math.round(height / factor()),
      deviceScaleFactor: factor(),
      mobile: false,
    })
  }

  function enlarge() {
    const value = level === 0 ? '' : String(factor())
    page.evaluate(`void (document.documentElement.style.zoom = '${value}')`).catch(() => {})
  }
  if (runtime.headed) {
    page.on('Page.domContentEventFired', () => {
      if (level !== 0) enlarge()
    })
  }

  /** @param {number} to */
  function setLevel(to) {
    level = to
    if (runtime.headed) enlarge()
    else emulate()
  }

  return {
    factor,
    level: () => level,
    setLevel,
    /** @param {number} to */
    setFactor(to) {
      if (!(to > Number.EPSILON)) throw new Error("'zoomFactor' must be a double greater than 0.0")
      setLevel(to === 1 ? 0 : Math.log(to) / Math.log(STEP))
    },
    /** To be called when the window's size has changed. */
    resized() {
      if (level !== 0 && !runtime.headed) emulate()
    },
  }
}
