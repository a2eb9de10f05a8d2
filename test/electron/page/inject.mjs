// @ts-check
/** Puts together the two scripts that every new document gets before its own. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { makeBridge } from './bridge.mjs'
import { isolatedWorld } from './isolatedWorld.mjs'
import { mainWorld } from './mainWorld.mjs'
import { makePreloadModules } from './preloadModules.mjs'
import { watchWindow } from './windowSignals.mjs'
import { makeWire } from './wire.mjs'

/**
 * @typedef {object} PreloadFacts
 * @property {string} path
 * @property {object} process what a sandboxed preload sees as `process`
 * @property {{ name: string, message: string } | null} failure why the preload cannot be run at all
 * @typedef {typeof NAMES} Names
 */

/** The isolated world's name, as Electron calls it. */
export const ISOLATED_WORLD = 'Electron Isolated Context'

// A page must not be able to guess these: whoever knows them can speak as the preload.
const secret = randomBytes(12).toString('hex')
export const NAMES = {
  toMainWorld: `standin-${secret}-main`,
  toIsolatedWorld: `standin-${secret}-isolated`,
  binding: `standinTell${secret}`,
  deliver: `standinDeliver${secret}`,
  host: `standinHost${secret}`,
  /** What the isolated script is called in stack traces and by the debugger. */
  script: `electron-standin:///${secret}/isolatedWorld.js`,
  cloneError: makeWire().CLONE_ERROR,
}

/** The script for the page's own world. */
export function mainWorldScript() {
  return `(${mainWorld})(${makeBridge}, ${JSON.stringify(NAMES)})`
}

/**
 * The script for the isolated world, with the preload in it. A preload that cannot be read or is no
 * classic script becomes a failure that the isolated world reports as Electron does.
 *
 * @param {string | undefined} preloadPath
 * @param {readonly string[]} additionalArguments
 */
export function isolatedWorldScript(preloadPath, additionalArguments) {
  const preload = preloadPath === undefined ? { source: 'null', failure: null } : readPreload(preloadPath)
  /** @type {PreloadFacts} */
  const facts = {
    path: preloadPath ?? '',
    process: sandboxedProcess(additionalArguments),
    failure: preload.failure,
  }
  const parts = `{ makeBridge: ${makeBridge}, makeWire: ${makeWire}, makePreloadModules: ${makePreloadModules}, watchWindow: ${watchWindow}, preload: ${preload.source} }`
  return `(${isolatedWorld})(${parts}, ${JSON.stringify(NAMES)}, ${JSON.stringify(facts)})\n//# sourceURL=${NAMES.script}`
}

/** The preload as a function's source, in the wrapper that Electron compiles it in. @param {string} path */
function readPreload(path) {
  try {
    const text = readFileSync(path, 'utf8')
    const source = `function (require, process, exports, module, Buffer, global, setImmediate, clearImmediate) {\n${text}\n}`
    new Script(`(${source})`, { filename: path, lineOffset: -1 }) // an `import` is a syntax error here
    return { source, failure: null }
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error)
    return { source: 'null', failure: { name, message } }
  }
}

/** @param {readonly string[]} additionalArguments */
function sandboxedProcess(additionalArguments) {
  const { platform, arch, version, execPath } = process
  return {
    ...{ type: 'renderer', sandboxed: true, contextIsolated: true, isMainFrame: true },
    ...{ platform, arch, version, execPath, versions: { ...process.versions }, env: { ...process.env } },
    argv: [execPath, ...additionalArguments],
    noDeprecation: false,
  }
}
