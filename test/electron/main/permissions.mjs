// @ts-check
/**
 * Permissions. Chromium cannot ask over the DevTools protocol while a page waits, so the app's handlers are
 * asked before a document loads, about every permission that a page could want, and Chromium is told what
 * they said. A page is granted what both handlers grant; a handler that is not set grants, as in Electron.
 */
import { runtime } from './runtime.mjs'

/** Electron's names and the descriptors of Chromium that they govern. @type {readonly [string, { name: string, sysex?: boolean }][]} */
const PERMISSIONS = [
  ['clipboard-read', { name: 'clipboard-read' }],
  ['clipboard-sanitized-write', { name: 'clipboard-write' }],
  ['display-capture', { name: 'display-capture' }],
  ['geolocation', { name: 'geolocation' }],
  ['idle-detection', { name: 'idle-detection' }],
  ['keyboardLock', { name: 'keyboard-lock' }],
  ['local-fonts', { name: 'local-fonts' }],
  ['media', { name: 'camera' }],
  ['media', { name: 'microphone' }],
  ['midi', { name: 'midi' }],
  ['midiSysex', { name: 'midi', sysex: true }],
  ['notifications', { name: 'notifications' }],
  ['persistent-storage', { name: 'persistent-storage' }],
  ['pointerLock', { name: 'pointer-lock' }],
  ['screen-wake-lock', { name: 'screen-wake-lock' }],
  ['sensors', { name: 'accelerometer' }],
  ['storage-access', { name: 'storage-access' }],
  ['window-management', { name: 'window-management' }],
]

/**
 * @typedef {object} PermissionHandlers
 * @property {((contents: any, permission: string, origin: string, details: object) => boolean) | null} check
 * @property {((contents: any, permission: string, callback: (granted: boolean) => void, details: object) => void) | null} request
 */

/**
 * Asks the app's handlers for a document's origin and tells Chromium.
 *
 * @param {PermissionHandlers} handlers
 * @param {import('./webContents.mjs').WebContents} contents
 * @param {{ requested: string, travelling: string }} url of the document, as main and as Chromium know it
 * @returns {Promise<{ fullscreen: boolean }>} what Chromium is told by a header of the document itself
 */
export async function applyPermissions(handlers, contents, url) {
  // only an origin that is potentially trustworthy can have any
  if (!/^https:|^http:\/\/(localhost|127\.0\.0\.1)\b/.test(url.travelling)) return { fullscreen: true }
  const { origin } = new URL(url.travelling)
  const requestingOrigin = url.requested.split('/', 3).join('/')
  const details = { isMainFrame: true, requestingUrl: url.requested }

  /** @param {string} permission @returns {Promise<boolean>} */
  async function isGranted(permission) {
    if (handlers.check && !handlers.check(contents, permission, requestingOrigin, details)) return false
    const { request } = handlers
    if (!request) return true
    /** @type {Promise<boolean>} */
    const answered = new Promise((answer) => request(contents, permission, answer, details))
    return Boolean(await answered)
  }

  await Promise.all(
    PERMISSIONS.map(async ([permission, descriptor]) => {
      const setting = (await isGranted(permission)) ? 'granted' : 'denied'
      await runtime.chromium.send('Browser.setPermission', { permission: descriptor, setting, origin })
    }),
  )
  return { fullscreen: await isGranted('fullscreen') }
}
