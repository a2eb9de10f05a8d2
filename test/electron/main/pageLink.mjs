// @ts-check
/** The line to one page: its target and DevTools session, with the two scripts that every document gets first. */
import { openAppWindow } from '../chromium/appWindow.mjs'
import { ISOLATED_WORLD, isolatedWorldScript, mainWorldScript, NAMES } from '../page/inject.mjs'
import { runtime } from './runtime.mjs'

/**
 * @typedef {import('../protocol').CdpMethod} CdpMethod
 * @typedef {import('../protocol').CdpEvent} CdpEvent
 * @typedef {import('../protocol').Protocol.CommandParameters} Parameters
 * @typedef {import('../protocol').Protocol.CommandReturnValues} Results
 * @typedef {import('../protocol').CdpEvents} Events
 * @typedef {{ width: number, height: number, preload?: string, additionalArguments?: string[] }} PageOptions
 */

/** Targets of this app's windows; any other page that appears is a window that was opened past the app. @type {Set<string>} */
export const ownTargets = new Set()

export class PageLink {
  targetId = ''
  #sessionId = ''
  #frameId = ''
  #closed = false
  /** The isolated world of the document that is shown. */
  #world = ''
  /** @type {Map<CdpEvent, ((params: any) => unknown)[]>} */
  #listeners = new Map()
  /** Settles when the page is there and has its scripts. @type {Promise<void>} */
  opened

  /** @param {PageOptions} options */
  constructor(options) {
    this.opened = this.#open(options)
    this.opened.catch((error) => this.#fail(error))
  }

  /** @param {PageOptions} options */
  async #open({ width, height, preload, additionalArguments = [] }) {
    const { chromium } = runtime
    this.targetId = runtime.headed
      ? await openAppWindow(chromium)
      : (await chromium.send('Target.createTarget', { url: 'about:blank', newWindow: true, width, height }))
          .targetId
    ownTargets.add(this.targetId)
    const { sessionId } = await chromium.send('Target.attachToTarget', {
      targetId: this.targetId,
      flatten: true,
    })
    this.#sessionId = sessionId
    chromium.events.on(sessionId, (method, params) => this.#dispatch(method, params))
    this.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === ISOLATED_WORLD && context.auxData?.frameId === this.#frameId) {
        this.#world = context.uniqueId
        this.#emit('world', undefined)
      }
    })
    const scripts = [
      { source: mainWorldScript() },
      { source: isolatedWorldScript(preload, additionalArguments), worldName: ISOLATED_WORLD },
    ]
    const [{ frameTree }] = await Promise.all([
      this.send('Page.getFrameTree'),
      this.send('Page.enable'),
      this.send('Runtime.enable'),
      this.send('Log.enable'),
      this.send('DOM.enable'),
      this.send('Debugger.enable', {}),
      this.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      this.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.send('Runtime.addBinding', { name: NAMES.binding, executionContextName: ISOLATED_WORLD }),
      ...scripts.map((script) => this.send('Page.addScriptToEvaluateOnNewDocument', script)),
    ])
    this.#frameId = frameTree.frame.id
  }

  /**
   * @template {CdpMethod} M
   * @param {M} method
   * @param {Parameters[M]} [params]
   * @returns {Promise<Results[M]>}
   */
  send(method, params) {
    return runtime.chromium.send(method, params, this.#sessionId)
  }

  /** Sends what no one waits for; a page that is gone or busy closing is no error. @template {CdpMethod} M @param {M} method @param {Parameters[M]} [params] */
  tell(method, params) {
    this.opened.then(() => this.send(method, params)).catch(() => {})
  }

  /** @template {CdpEvent} E @param {E} event @param {(params: Events[E]) => unknown} listener */
  on(event, listener) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
  }
  /** Calls a listener whenever a new document has its isolated world. @param {() => void} listener */
  onWorld(listener) {
    this.on(/** @type {any} */ ('world'), listener)
  }

  /** @param {string} method @param {any} params */
  #dispatch(method, params) {
    this.#emit(method, params)
  }
  /** @param {string} event @param {any} params */
  #emit(event, params) {
    for (const listener of this.#listeners.get(/** @type {CdpEvent} */ (event)) ?? []) {
      try {
        Promise.resolve(listener(params)).catch((error) => this.#fail(error))
      } catch (error) {
        this.#fail(error)
      }
    }
  }
  /** @param {unknown} error */
  #fail(error) {
    if (!this.#closed) runtime.fatal(error)
  }

  /** @param {string} [frameId] */
  isMainFrame(frameId) {
    return frameId === this.#frameId
  }

  /** Hands a message to the isolated world; without one it is lost, as in Electron. @param {object} message */
  deliver(message) {
    if (this.#world === '' || this.#closed) return
    this.send('Runtime.callFunctionOn', {
      uniqueContextId: this.#world,
      functionDeclaration: `function (message) { globalThis[${JSON.stringify(NAMES.deliver)}](message) }`,
      arguments: [{ value: message }],
    }).then(
      ({ exceptionDetails }) => {
        if (exceptionDetails) console.error('[renderer]', exceptionDetails.exception?.description)
      },
      () => {}, // the document went away meanwhile
    )
  }

  /** Runs code in the isolated world. @param {string} expression @returns {Promise<any>} */
  async evaluate(expression) {
    await this.opened
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      uniqueContextId: this.#world || undefined,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** No error of this page matters from now on. */
  close() {
    this.#closed = true
  }

  /** @returns {Promise<number>} */
  async windowId() {
    await this.opened
    return (await runtime.chromium.send('Browser.getWindowForTarget', { targetId: this.targetId })).windowId
  }
}
