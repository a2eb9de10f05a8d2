// @ts-check
/** What all parts of the stand-in share. `run.mjs` fills it in before the app's code runs. */

/**
 * @typedef {object} Runtime
 * @property {import('../chromium/launch.mjs').Chromium} chromium
 * @property {boolean} headed a visible window; main, menu and dialogs then serve a person, not a test
 * @property {boolean} ready whether `ready` has been emitted
 * @property {string} version Electron's
 * @property {string} appPath
 * @property {string} locale the app's
 * @property {string[]} appArguments the command line without the executable
 * @property {(error: unknown) => void} fatal ends the app with an error
 */

/** @type {Runtime} */
export const runtime = {
  chromium: /** @type {any} */ (undefined),
  headed: false,
  ready: false,
  version: '',
  appPath: '',
  locale: 'en-US',
  appArguments: [],
  fatal(error) {
    throw error
  },
}

/** @param {string} what */
export function needReady(what) {
  if (!runtime.ready) throw new Error(`${what} before app is ready`)
}
