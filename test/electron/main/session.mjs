// @ts-check
/** `session.defaultSession`: who is asked before a page gets something. */
import { EventEmitter } from 'node:events'
import { watchDownloads } from './downloads.mjs'
import { protocol } from './protocol.mjs'
import { needReady, runtime } from './runtime.mjs'
import { strict, strictClass } from './strict.mjs'
import { makeWebRequest } from './webRequest.mjs'
import { contentsList } from './contentsList.mjs'

/** @typedef {import('./permissions.mjs').PermissionHandlers} PermissionHandlers */

class Session extends EventEmitter {
  protocol = protocol
  #requests = makeWebRequest()
  webRequest = this.#requests.webRequest
  _verdictOn = this.#requests.verdictOn
  /** @type {PermissionHandlers} */
  _permissions = { check: null, request: null }

  /** @param {PermissionHandlers['request']} handler */
  setPermissionRequestHandler(handler) {
    this._permissions.request = handler
  }
  /** @param {PermissionHandlers['check']} handler */
  setPermissionCheckHandler(handler) {
    this._permissions.check = handler
  }
  // There is no device to be had and no screen to be shared here, whatever these would say.
  setDevicePermissionHandler() {}
  setDisplayMediaRequestHandler() {}
  setSpellCheckerEnabled() {}
}
strictClass('Session', Session)

/** @type {Session | null} */
let defaultSession = null

export const session = strict('session', {
  get defaultSession() {
    needReady('session.defaultSession cannot be used')
    if (defaultSession === null) {
      defaultSession = new Session()
      watchDownloads(defaultSession, contentsList.ofFrame).catch(runtime.fatal)
    }
    return defaultSession
  },
})
