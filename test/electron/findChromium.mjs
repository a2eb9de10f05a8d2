// @ts-check
/** Where a Chromium for the stand-in is, or what is missing. Shared by the start script and the tests. */
import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/**
 * @typedef {{ readonly kind: 'found', readonly path: string }} ChromiumFound
 * @typedef {{ readonly kind: 'missing', readonly sentence: string }} ChromiumMissing
 */

/** The binary behind Debian's launcher script comes first: the script adds flags that belong to a browser. */
const LINUX_PLACES = ['/usr/lib/chromium/chromium', '/usr/bin/chromium', '/opt/google/chrome/chrome']
const LINUX_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC_PLACES = ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((name) =>
  ['', process.env.HOME ?? ''].map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
)
const WINDOWS_PLACES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]
const WINDOWS_ROOTS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']

/**
 * Finds a Chromium-based browser: `CHROMIUM_PATH` where it is set (and then no other), else the usual
 * places of the platform. Never throws; a missing browser is told in one sentence that says how to get it.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @param {(path: string) => boolean} [exists]
 * @returns {ChromiumFound | ChromiumMissing}
 */
export function findChromium(env = process.env, platform = process.platform, exists = isExecutable) {
  const named = env.CHROMIUM_PATH
  if (named) {
    if (exists(named)) return { kind: 'found', path: named }
    return {
      kind: 'missing',
      sentence: `CHROMIUM_PATH names ${named}, which is not an executable file: point it at a Chromium or Chrome, or unset it.`,
    }
  }
  const path = placesOn(platform, env).find(exists)
  if (path !== undefined) return { kind: 'found', path }
  return { kind: 'missing', sentence: `No Chromium or Chrome was found: ${howToGetOne(platform)}` }
}

/** @param {NodeJS.Platform} platform @param {NodeJS.ProcessEnv} env */
function placesOn(platform, env) {
  if (platform === 'darwin') return MAC_PLACES
  if (platform === 'win32') {
    const roots = WINDOWS_ROOTS.map((name) => env[name]).filter((root) => root !== undefined)
    return roots.flatMap((root) => WINDOWS_PLACES.map((place) => `${root}\\${place}`))
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(isAbsolute)
  return [...LINUX_PLACES, ...LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))]
}

/** @param {NodeJS.Platform} platform */
function howToGetOne(platform) {
  const otherwise = 'or set CHROMIUM_PATH to the executable of one.'
  if (platform === 'darwin') return `install Chromium or Google Chrome in /Applications, ${otherwise}`
  if (platform === 'win32') return `install Google Chrome, ${otherwise}`
  return `install one (on Debian and Ubuntu \`sudo apt-get install chromium\`), ${otherwise}`
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
