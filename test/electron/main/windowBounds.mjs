// @ts-check
/**
 * Where a window is and in which state. Without a screen this is a model that Chromium's window follows; a
 * visible window is what the person makes of it, and the model follows that one.
 */
import { runtime } from './runtime.mjs'
import { screen } from './screen.mjs'
import { measureSystem } from './systemFacts.mjs'

/**
 * @typedef {import('electron').Rectangle} Rectangle
 * @typedef {'normal' | 'minimized' | 'maximized' | 'fullscreen'} WindowState
 */

/** How often a visible window is looked at. */
const LOOK_MS = 500
/** The event for a state that begins, and for one that ends. @type {Readonly<Record<WindowState, string>>} */
const BEGINS = {
  normal: 'restore',
  minimized: 'minimize',
  maximized: 'maximize',
  fullscreen: 'enter-full-screen',
}
/** @type {Readonly<Record<WindowState, string>>} */
const ENDS = { normal: '', minimized: '', maximized: 'unmaximize', fullscreen: 'leave-full-screen' }

/** @param {number} value @param {number} least @param {number} most */
const clamp = (value, least, most) => Math.max(least, Math.min(value, most))

/**
 * @param {import('./pageLink.mjs').PageLink} page
 * @param {Rectangle} initial
 * @param {boolean} isPlaced whether the app has said where
 * @param {(event: string) => void} tell
 */
export function makeWindowBounds(page, initial, isPlaced, tell) {
  let normal = { ...initial }
  /** @type {WindowState} */
  let state = 'normal'
  /** What to go back to from being minimized. @type {WindowState} */
  let beneath = 'normal'

  /** @returns {Rectangle} */
  function bounds() {
    const shown = state === 'minimized' ? beneath : state
    const { workArea, bounds: whole } = screen.getPrimaryDisplay()
    if (shown === 'normal') return { ...normal }
    return { ...(shown === 'fullscreen' ? whole : workArea) }
  }

  /** Chromium's window to the model's state and place. */
  async function push() {
    const { chromium } = runtime
    const windowId = await page.windowId()
    const { x: left, y: top, width, height } = bounds()
    if (!runtime.headed) {
      await chromium.send('Browser.setContentsSize', { windowId, width, height })
      return
    }
    if (state !== 'normal') {
      await chromium.send('Browser.setWindowBounds', { windowId, bounds: { windowState: state } })
      return
    }
    await chromium.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } })
    await chromium.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } })
  }
  /** A visible window lies within the screen, where the system puts it unless the app says where. */
  async function pushFirst() {
    if (!runtime.headed) return push()
    await measureSystem(page)
    const { workArea } = screen.getPrimaryDisplay()
    const width = Math.min(normal.width, workArea.width)
    const height = Math.min(normal.height, workArea.height)
    const x = clamp(normal.x, workArea.x, workArea.x + workArea.width - width)
    const y = clamp(normal.y, workArea.y, workArea.y + workArea.height - height)
    normal = { x, y, width, height }
    if (isPlaced || state !== 'normal') return push()
    await runtime.chromium.send('Browser.setWindowBounds', {
      windowId: await page.windowId(),
      bounds: { width, height },
    })
  }
  /** One at a time, in order. @type {Promise<void>} */
  let pushed = page.opened.then(pushFirst).catch(() => {})
  function pushLater() {
    pushed = pushed.then(push).catch(() => {})
  }
  /** After a zoom Chromium takes the window's size to be what it was before, until it gets a really new one. */
  function refresh() {
    if (runtime.headed) return
    const { width, height } = bounds()
    const nudge = async () => {
      const windowId = await page.windowId()
      await runtime.chromium.send('Browser.setContentsSize', { windowId, width, height: height + 1 })
    }
    pushed = pushed
      .then(nudge)
      .then(push)
      .catch(() => {})
  }

  /** The state that begins: its event, and the next state to come back to from being minimized. @param {WindowState} to */
  function enter(to) {
    const event = state === 'minimized' ? 'restore' : to === 'normal' ? ENDS[state] : BEGINS[to]
    beneath = to === 'minimized' ? state : 'normal'
    state = to
    return event
  }

  /** @param {WindowState} to */
  function setState(to) {
    if (to === state) return
    const before = bounds()
    setImmediate(tell, enter(to))
    pushLater()
    tellChanges(before, bounds())
  }

  /** @param {Rectangle} before @param {Rectangle} after */
  function tellChanges(before, after) {
    if (before.width !== after.width || before.height !== after.height) setImmediate(tell, 'resize')
    if (before.x !== after.x || before.y !== after.y) setImmediate(tell, 'move')
  }

  /** @param {Partial<Rectangle>} change */
  function setBounds(change) {
    const before = bounds()
    if (state !== 'normal') setImmediate(tell, enter('normal'))
    normal = { ...normal, ...change }
    pushLater()
    tellChanges(before, bounds())
  }

  /** The model to what a person has made of the visible window. */
  async function look() {
    await pushed
    const windowId = await page.windowId()
    const { bounds: seen } = await runtime.chromium.send('Browser.getWindowBounds', { windowId })
    const { left: x = 0, top: y = 0, width = 0, height = 0, windowState = 'normal' } = seen
    const before = bounds()
    if (windowState !== state) tell(enter(windowState))
    if (state === 'normal') normal = { x, y, width, height }
    tellChanges(before, bounds())
  }
  const timer = runtime.headed ? setInterval(() => look().catch(() => {}), LOOK_MS) : null
  timer?.unref()

  return {
    bounds,
    normalBounds: () => ({ ...normal }),
    state: () => state,
    setState,
    setBounds,
    refresh,
    restore: () => setState(state === 'minimized' ? beneath : 'normal'),
    stop: () => clearInterval(timer ?? undefined),
  }
}
