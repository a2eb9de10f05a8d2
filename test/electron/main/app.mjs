// @ts-check
/** `app`: who the app is, when it is ready, and the order in which it quits (as shell/browser/browser.cc has it). */
import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { commandLine } from './commandLine.mjs'
import { makeEvent } from './event.mjs'
import { systemLanguages, systemLocale } from './locale.mjs'
import { makePaths } from './paths.mjs'
import { needReady, runtime } from './runtime.mjs'
import { makeSingleInstance } from './singleInstance.mjs'
import { strictClass } from './strict.mjs'
import { windowList } from './windowList.mjs'

const exitProcess = process.exit.bind(process)

/** How far the app is on its way out: a quit can still be called off, an exit cannot. */
/** @typedef {'no' | 'quitting' | 'exiting' | 'down'} Leaving */

class App extends EventEmitter {
  name = 'Electron'
  isPackaged = process.env.ELECTRON_STANDIN_PACKAGED === '1'
  commandLine = commandLine
  #version = ''
  /** @type {Leaving} */
  #leaving = 'no'
  #exitCode = 0
  #whenReady = Promise.withResolvers ? Promise.withResolvers() : withResolvers()
  #paths = makePaths({ name: () => this.name, switchValue: (name) => commandLine.getSwitchValue(name) })
  #instance = makeSingleInstance(({ argv, cwd, additionalData }) => {
    void this.whenReady().then(() => this.emit('second-instance', makeEvent(), argv, cwd, additionalData))
  })

  isReady() {
    return runtime.ready
  }
  /** @returns {Promise<void>} */
  whenReady() {
    return this.#whenReady.promise
  }
  getName() {
    return this.name
  }
  /** @param {string} name */
  setName(name) {
    this.name = name
  }
  getVersion() {
    return this.#version || runtime.version
  }
  getAppPath() {
    return runtime.appPath
  }
  /** @param {string} name */
  getPath(name) {
    return this.#paths.getPath(name)
  }
  /** @param {string} name @param {string} path */
  setPath(name, path) {
    this.#paths.setPath(name, path)
  }
  getLocale() {
    return runtime.ready ? runtime.locale : ''
  }
  getSystemLocale() {
    needReady('app.getSystemLocale() can only be called')
    return systemLocale(process.env)
  }
  getPreferredSystemLanguages() {
    return systemLanguages(process.env)
  }
  enableSandbox() {
    if (runtime.ready) throw new Error('app.enableSandbox() can only be called before app is ready')
  }
  setAppUserModelId() {}
  addRecentDocument() {}
  focus() {
    const [first] = windowList.all
    first?.focus()
  }
  /** @param {unknown} [additionalData] */
  requestSingleInstanceLock(additionalData) {
    return this.#instance.request(this.getPath('userData'), additionalData)
  }
  hasSingleInstanceLock() {
    return this.#instance.has()
  }

  quit() {
    if (this.#leaving !== 'no') return
    const event = makeEvent()
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.#leaving = 'quitting'
    if (windowList.all.size === 0) this.#willQuit()
    else for (const window of [...windowList.all]) window.close()
  }
  /** @param {number} [code] */
  exit(code = 0) {
    this.#exitCode = code
    if (this.#leaving === 'down') return
    this.#leaving = 'exiting'
    if (windowList.all.size === 0) this.#shutDown()
    else for (const window of [...windowList.all]) window.destroy()
  }

  #willQuit() {
    const event = makeEvent()
    this.emit('will-quit', event)
    if (event.defaultPrevented) this.#leaving = 'no'
    else this.#shutDown()
  }
  #shutDown() {
    if (this.#leaving === 'down') return
    this.#leaving = 'down'
    this.emit('quit', makeEvent(), this.#exitCode)
    this.#instance.release()
    void runtime.chromium.close().then(() => exitProcess(this.#exitCode))
  }

  /** A window that stays open calls the quitting off. */
  _closeCancelled() {
    if (this.#leaving === 'quitting') this.#leaving = 'no'
  }
  _allWindowsClosed() {
    if (this.#leaving === 'exiting') this.#shutDown()
    else if (this.#leaving === 'quitting') this.#willQuit()
    else if (this.listenerCount('window-all-closed') === 0) this.quit()
    else this.emit('window-all-closed')
  }
  /** @param {{ name?: string, version?: string }} facts of the app's package.json */
  _identify({ name, version }) {
    if (name !== undefined) this.name = name
    if (version !== undefined) this.#version = version
  }
  _becomeReady() {
    if (this.#leaving === 'down') return
    mkdirSync(this.getPath('userData'), { recursive: true })
    this.emit('will-finish-launching')
    runtime.ready = true
    this.#whenReady.resolve(undefined)
    this.emit('ready', makeEvent(), {})
  }
  /** Ends at once with code 1, without the events of a quit: the app's own code has failed. */
  _die() {
    if (this.#leaving === 'down') return
    this.#leaving = 'down'
    this.#instance.release()
    void runtime.chromium.close().then(() => exitProcess(1))
  }
  _isDown() {
    return this.#leaving === 'down'
  }
}

/** Node 20 has no `Promise.withResolvers`. */
function withResolvers() {
  /** @type {any} */
  const parts = {}
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }))
  return /** @type {PromiseWithResolvers<any>} */ (parts)
}

strictClass('App', App)
export const app = new App()
