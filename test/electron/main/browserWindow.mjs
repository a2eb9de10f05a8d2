// @ts-check
/** `BrowserWindow`. */
import { EventEmitter } from 'node:events'
import { app } from './app.mjs'
import { makeEvent } from './event.mjs'
import { ownTargets } from './pageLink.mjs'
import { needReady, runtime } from './runtime.mjs'
import { screen } from './screen.mjs'
import { refuseUnknown, strictClass } from './strict.mjs'
import { WebContents } from './webContents.mjs'
import { makeWindowBounds } from './windowBounds.mjs'
import { windowList } from './windowList.mjs'

/** @typedef {import('electron').Rectangle} Rectangle */

const OPTIONS = new Set(
  [
    'x y width height center minWidth minHeight useContentSize resizable minimizable maximizable closable',
    'fullscreenable fullscreen show paintWhenInitiallyHidden title icon backgroundColor darkTheme',
    'autoHideMenuBar titleBarStyle trafficLightPosition acceptFirstMouse webPreferences',
  ].flatMap((line) => line.split(' ')),
)
let lastId = 0

export class BrowserWindow extends EventEmitter {
  id = ++lastId
  #contents
  #bounds
  #minimumSize
  #visible
  #title
  #backgroundColor = '#FFFFFF'
  /** `closing` from an accepted `close` until the page is gone or wants to stay. @type {'open' | 'closing' | 'destroyed'} */
  #life = 'open'

  /** @param {import('electron').BrowserWindowConstructorOptions} [options] */
  constructor(options = {}) {
    needReady('Cannot create BrowserWindow')
    super()
    refuseUnknown('the BrowserWindow option', options, OPTIONS)
    const { width = 800, height = 600, minWidth = 0, minHeight = 0, show = true } = options
    const { workArea } = screen.getPrimaryDisplay()
    const x = options.x ?? Math.max(0, Math.round((workArea.width - width) / 2))
    const y = options.y ?? Math.max(0, Math.round((workArea.height - height) / 2))
    const isPlaced = options.x !== undefined && options.y !== undefined
    this.#title = options.title ?? app.name
    this.#minimumSize = [minWidth, minHeight]
    this.#visible = show
    this.#contents = new WebContents(this, { width, height }, options.webPreferences ?? {})
    this.#bounds = makeWindowBounds(this.#contents._page, { x, y, width, height }, isPlaced, (event) => {
      if (this.#life === 'destroyed') return
      this.emit(event, makeEvent())
      if (event === 'resize') this.#contents._windowResized()
    })
    if (options.backgroundColor !== undefined) this.setBackgroundColor(options.backgroundColor)
    if (options.fullscreen) this.setFullScreen(true)
    windowList.all.add(this)
    if (show) windowList.focused = this
    app.emit('web-contents-created', makeEvent(), this.#contents)
    app.emit('browser-window-created', makeEvent(), this)
  }

  get webContents() {
    return this.#contents
  }
  /** @param {string} url @returns {Promise<void>} */
  loadURL(url) {
    this.#live()
    return this.#contents.loadURL(url)
  }
  reload() {
    this.#contents.reload()
  }

  // ---- closing

  close() {
    if (this.#life !== 'open') return
    const event = makeEvent()
    this.emit('close', event)
    if (event.defaultPrevented) {
      app._closeCancelled()
      return
    }
    this.#life = 'closing'
    this.#contents._page.tell('Page.close') // its target goes, or its beforeunload says no
  }
  destroy() {
    if (this.#life === 'destroyed') return
    const { _page: page } = this.#contents
    page.opened
      .then(() => runtime.chromium.send('Target.closeTarget', { targetId: page.targetId }))
      .catch(() => {})
    this._gone()
  }
  isDestroyed() {
    return this.#life === 'destroyed'
  }
  /** Its target is gone: closed by the app, by its page, or by a person. */
  _gone() {
    if (this.#life === 'destroyed') return
    if (this.#life === 'open' && this.#targetIsGone()) this.emit('close', makeEvent()) // too late to prevent
    this.#life = 'destroyed'
    this.#bounds.stop()
    this.#contents._destroy()
    windowList.all.delete(this)
    if (windowList.focused === this) windowList.focused = null
    this.emit('closed', makeEvent())
    if (windowList.all.size === 0) app._allWindowsClosed()
  }
  #targetIsGone() {
    const { targetId } = this.#contents._page
    return targetId !== '' && !ownTargets.has(targetId)
  }
  /** The page asks to stay. @returns whether it may not */
  _beforeUnload() {
    if (this.#life === 'destroyed') return true
    const event = makeEvent()
    this.#contents.emit('will-prevent-unload', event)
    if (!event.defaultPrevented) {
      this.#life = 'open'
      app._closeCancelled()
    }
    return event.defaultPrevented
  }
  #live() {
    if (this.#life === 'destroyed') throw new TypeError('Object has been destroyed')
  }

  // ---- being seen

  show() {
    this.#live()
    this.showInactive()
    this.focus()
  }
  showInactive() {
    this.#live()
    if (this.#visible) return
    this.#visible = true
    this.emit('show', makeEvent())
  }
  hide() {
    this.#live()
    if (!this.#visible) return
    this.#visible = false
    this.emit('hide', makeEvent())
    this.blur()
  }
  isVisible() {
    return this.#visible && !this.isMinimized()
  }
  focus() {
    this.#live()
    this.#contents._page.tell('Page.bringToFront')
    this._focusChanged(true)
  }
  blur() {
    this._focusChanged(false)
  }
  isFocused() {
    return windowList.focused === this
  }
  /** @param {boolean} focused */
  _focusChanged(focused) {
    if (focused === this.isFocused() || this.#life === 'destroyed') return
    if (focused) windowList.focused?.blur()
    windowList.focused = focused ? this : null
    this.emit(focused ? 'focus' : 'blur', makeEvent())
    app.emit(focused ? 'browser-window-focus' : 'browser-window-blur', makeEvent(), this)
  }
  _readyToShow() {
    this.emit('ready-to-show', makeEvent())
  }

  // ---- place and size

  minimize() {
    this.#live()
    this.#bounds.setState('minimized')
  }
  maximize() {
    this.#live()
    this.#bounds.setState('maximized')
    this.showInactive()
  }
  unmaximize() {
    this.#live()
    if (this.isMaximized()) this.#bounds.setState('normal')
  }
  restore() {
    this.#live()
    this.#bounds.restore()
  }
  /** @param {boolean} on */
  setFullScreen(on) {
    this.#live()
    this.#bounds.setState(on ? 'fullscreen' : 'normal')
  }
  isMinimized() {
    return this.#bounds.state() === 'minimized'
  }
  isMaximized() {
    return this.#bounds.state() === 'maximized'
  }
  isFullScreen() {
    return this.#bounds.state() === 'fullscreen'
  }
  isNormal() {
    return this.#bounds.state() === 'normal'
  }
  /** @returns {Rectangle} */
  getBounds() {
    this.#live()
    return this.#bounds.bounds()
  }
  /** @returns {Rectangle} */
  getNormalBounds() {
    this.#live()
    return this.#bounds.normalBounds()
  }
  /** There is no frame around it. @returns {Rectangle} */
  getContentBounds() {
    return this.#bounds.bounds()
  }
  _zoomEnded() {
    this.#bounds.refresh()
  }
  /** @param {Partial<Rectangle>} bounds */
  setBounds(bounds) {
    this.#live()
    this.#bounds.setBounds(bounds)
  }
  getSize() {
    const { width, height } = this.getBounds()
    return [width, height]
  }
  /** @param {number} width @param {number} height */
  setSize(width, height) {
    this.setBounds({ width, height })
  }
  getPosition() {
    const { x, y } = this.getBounds()
    return [x, y]
  }
  /** @param {number} x @param {number} y */
  setPosition(x, y) {
    this.setBounds({ x, y })
  }
  /** @param {number} width @param {number} height */
  setMinimumSize(width, height) {
    this.#minimumSize = [width, height]
  }
  getMinimumSize() {
    return this.#minimumSize
  }
  // ---- looks

  /** @param {string} title */
  setTitle(title) {
    this.#live()
    this.#title = title
  }
  getTitle() {
    return this.#title
  }
  /** @param {string} title */
  _pageTitleIs(title) {
    const event = makeEvent()
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.#title = title
  }
  /** @param {string} color */
  setBackgroundColor(color) {
    const [, r, g, b] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) ?? []
    if (r === undefined || g === undefined || b === undefined) return
    this.#backgroundColor = color.toUpperCase()
    const [red, green, blue] = [r, g, b].map((digits) => parseInt(digits, 16))
    this.#contents._page.tell('Emulation.setDefaultBackgroundColorOverride', {
      color: { r: red ?? 0, g: green ?? 0, b: blue ?? 0, a: 1 },
    })
  }
  getBackgroundColor() {
    return this.#backgroundColor
  }

  // ---- finding windows

  static getAllWindows() {
    return [...windowList.all]
  }
  static getFocusedWindow() {
    return windowList.focused
  }
  /** @param {number} id */
  static fromId(id) {
    return [...windowList.all].find((window) => window.id === id) ?? null
  }
  /** @param {WebContents | undefined} contents */
  static fromWebContents(contents) {
    return contents?._owner ?? null
  }
}
strictClass('BrowserWindow', BrowserWindow)
