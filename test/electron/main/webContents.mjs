// @ts-check
/** `WebContents`: one page, as main sees it. */
import { EventEmitter } from 'node:events'
import { makeWire } from '../page/wire.mjs'
import { capturePage, print, printToPdf } from './capture.mjs'
import { reportConsole } from './console.mjs'
import { contentsList } from './contentsList.mjs'
import { answerPageDialogs } from './dialogsOfPage.mjs'
import { makeEvent } from './event.mjs'
import { answerFilePaths } from './filePaths.mjs'
import { relayMessages } from './messages.mjs'
import { load } from './loading.mjs'
import { makeMainFrame } from './mainFrame.mjs'
import { nativeTheme } from './nativeTheme.mjs'
import { followNavigation } from './navigation.mjs'
import { PageLink } from './pageLink.mjs'
import { answerRequests } from './requests.mjs'
import { app } from './app.mjs'
import { session } from './session.mjs'
import { notReproduced, strictClass } from './strict.mjs'
import { checkPreferences } from './webPreferences.mjs'
import { makeZoom } from './zoom.mjs'

/**
 * @typedef {import('./browserWindow.mjs').BrowserWindow} BrowserWindow
 * @typedef {{ url: string, name: string, features: string, disposition: string }} WindowRequest
 */

const wire = makeWire()
let lastId = 0

export class WebContents extends EventEmitter {
  id = ++lastId
  session = session.defaultSession
  mainFrame
  _page
  _owner
  /** What the permission handlers said of the document. */
  _granted = { fullscreen: true }
  /** Whether the app itself is loading an address (loading.mjs). */
  _loadingByApp = false
  #navigation
  #zoom
  #destroyed = false
  #title = ''
  /** @type {(details: any) => { action: string }} */
  #windowOpenHandler = () => ({ action: 'allow' })

  /**
   * @param {BrowserWindow} owner
   * @param {{ width: number, height: number }} size
   * @param {import('electron').WebPreferences} preferences
   */
  constructor(owner, size, preferences) {
    super()
    checkPreferences(preferences)
    this._owner = owner
    this.mainFrame = makeMainFrame(this)
    this._page = new PageLink({ ...size, ...preferences })
    this.#navigation = followNavigation(this, this._page, { onFirstPaint: () => owner._readyToShow() })
    this.#zoom = makeZoom(this._page, owner)
    answerRequests(this, this._page)
    relayMessages(this, this._page)
    reportConsole(this, this._page)
    answerFilePaths(this._page)
    answerPageDialogs(this, this._page)
    this._page.on('Inspector.targetCrashed', () => {
      const details = { reason: 'crashed', exitCode: 1 }
      this.emit('render-process-gone', makeEvent(), details)
      app.emit('render-process-gone', makeEvent(), this, details)
    })
    if (nativeTheme.themeSource !== 'system') nativeTheme._applyTo(this._page)
    if (preferences.zoomFactor !== undefined) this.setZoomFactor(preferences.zoomFactor)
    contentsList.living.set(this.id, this)
  }

  /** @param {string} url @returns {Promise<void>} */
  loadURL(url) {
    const loaded = load(this, url)
    loaded.catch(() => {}) // as in Electron: a failed load that nobody awaits is told by did-fail-load alone
    return loaded
  }
  /** Settles when what loads now has stopped. @returns {Promise<unknown>} */
  _stopped() {
    return new Promise((resolve) => this.once('did-stop-loading', resolve))
  }

  reload() {
    this._page.tell('Page.reload')
  }
  /** @param {string} code @param {boolean} [userGesture] @returns {Promise<any>} what JSON can carry of the result */
  async executeJavaScript(code, userGesture = false) {
    await this._page.opened
    if (this.getURL() === '' || this.isLoading()) await this._stopped()
    const options = {
      awaitPromise: true,
      returnByValue: true,
      userGesture,
      allowUnsafeEvalBlockedByCSP: false,
    }
    const { result, exceptionDetails } = await this._page.send('Runtime.evaluate', {
      expression: String(code),
      ...options,
    })
    if (!exceptionDetails) return result.value
    const { exception, text } = exceptionDetails
    if (!text.includes('(in promise)')) {
      throw new Error(
        'Script failed to execute, this normally means an error was thrown. Check the renderer console for the error.',
      )
    }
    // a promise that was rejected: with an error's message, or with whatever it was
    if (exception?.subtype !== 'error') throw exception?.value
    throw new Error(exception.description?.split('\n')[0]?.replace(/^\w+: /, '') ?? text)
  }
  /** @param {string} channel @param {any[]} args */
  send(channel, ...args) {
    this.#live()
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
    let text
    try {
      text = wire.encode(args)
    } catch {
      throw new Error('Failed to serialize arguments')
    }
    this._page.deliver({ kind: 'message', channel, args: text })
  }
  /** @param {(details: any) => any} handler */
  setWindowOpenHandler(handler) {
    this.#windowOpenHandler = handler
  }

  getURL() {
    return this.#navigation.url()
  }
  getTitle() {
    return this.#title
  }
  isLoading() {
    return this.#navigation.isLoading()
  }
  isDestroyed() {
    return this.#destroyed
  }
  isFocused() {
    return this._owner.isFocused()
  }
  focus() {
    this.#live()
    this._page.tell('Page.bringToFront')
  }

  /** @param {number} factor */
  setZoomFactor(factor) {
    this.#live()
    this.#zoom.setFactor(factor)
  }
  getZoomFactor() {
    return this.#zoom.factor()
  }
  /** @param {number} level */
  setZoomLevel(level) {
    this.#live()
    this.#zoom.setLevel(level)
  }
  getZoomLevel() {
    return this.#zoom.level()
  }
  /** @param {import('electron').Rectangle} [area] */
  capturePage(area) {
    return capturePage(this._page, area)
  }
  /** @param {import('electron').WebContentsPrintOptions} [options] @param {(success: boolean, failureReason: string) => void} [callback] */
  print(options = {}, callback) {
    this.#live()
    print(this._page, options, callback)
  }
  /** @param {import('electron').PrintToPDFOptions} options @returns {Promise<Buffer>} */
  printToPDF(options) {
    return printToPdf(this._page, options)
  }
  /** @param {{ waitForBeforeUnload?: boolean }} [options] */
  close({ waitForBeforeUnload = false } = {}) {
    if (waitForBeforeUnload) this._owner.close()
    else this._owner.destroy()
  }
  forcefullyCrashRenderer() {
    this._page.tell('Page.crash')
  }

  #live() {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
  }
  _windowResized() {
    this.#zoom.resized()
  }
  /** @param {string} title */
  _titleIs(title) {
    if (title === this.#title) return
    this.#title = title
    const event = makeEvent()
    this.emit('page-title-updated', event, title, true)
    this._owner._pageTitleIs(title)
  }
  /** A page wants a window of its own. @param {WindowRequest} request */
  _windowOpen({ url, name, features, disposition }) {
    const referrer = { url: '', policy: 'strict-origin-when-cross-origin' }
    const answer = this.#windowOpenHandler({ url, frameName: name, features, disposition, referrer })
    if (answer?.action === 'deny') return
    if (answer?.action === 'allow') throw notReproduced(`a child window (window.open of ${url}, allowed)`)
    console.error(
      "The window open handler response must be an object with an 'action' property of 'allow' or 'deny'.",
    )
  }
  _destroy() {
    if (this.#destroyed) return
    this.#destroyed = true
    this._page.close()
    contentsList.living.delete(this.id)
    this.emit('destroyed', makeEvent())
  }
}
strictClass('WebContents', WebContents)
