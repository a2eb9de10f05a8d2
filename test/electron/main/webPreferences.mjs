// @ts-check
/** `webPreferences`: the stand-in has only the safe ones, and says so of any other. */
import { isAbsolute } from 'node:path'
import { notReproduced, refuseUnknown } from './strict.mjs'

/** Preferences that may be given, and the value that each of them must have where only one is reproduced. @type {ReadonlyMap<string, unknown>} */
const PREFERENCES = new Map(
  Object.entries({
    ...{
      preload: undefined,
      additionalArguments: undefined,
      backgroundThrottling: undefined,
      devTools: undefined,
    },
    ...{
      navigateOnDragDrop: false,
      plugins: false,
      safeDialogs: undefined,
      spellcheck: undefined,
      webgl: undefined,
    },
    ...{ contextIsolation: true, sandbox: true, webSecurity: true, allowRunningInsecureContent: false },
    ...{ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false },
    ...{ webviewTag: false, experimentalFeatures: false, zoomFactor: undefined },
  }),
)

/** Throws by their names for preferences that are not reproduced. @param {import('electron').WebPreferences} preferences */
export function checkPreferences(preferences) {
  refuseUnknown('the web preference', preferences, new Set(PREFERENCES.keys()))
  for (const [name, value] of Object.entries(preferences)) {
    const only = PREFERENCES.get(name)
    if (only !== undefined && value !== undefined && value !== only)
      throw notReproduced(`the web preference ${name}: ${value}`)
  }
  const { preload } = preferences
  if (preload !== undefined && !isAbsolute(preload)) throw new TypeError('Preload path must be absolute')
}
