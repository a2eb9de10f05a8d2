// @ts-check
/**
 * The Electron stand-in: `node run.mjs [-r module] [switches] APP`, with Electron's command line.
 * Starts Chromium, loads the app's main module into this process, and lets the app be ready.
 */
import { existsSync, readFileSync } from 'node:fs'
import inspector from 'node:inspector'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startChromium } from './chromium/launch.mjs'
import { findChromium } from './findChromium.mjs'
import { app } from './main/app.mjs'
import * as electron from './main/electron.mjs'
import { applicationLocale } from './main/locale.mjs'
import { runtime } from './main/runtime.mjs'
import { followTargets } from './main/targets.mjs'
import { windowList } from './main/windowList.mjs'
import { hookElectron } from './moduleHooks.mjs'

/** How long a main module may take before somebody should be told that `ready` waits for it. */
const SLOW_MS = 10_000
const require = createRequire(import.meta.url)
const appArguments = process.argv.slice(2)
const commandLine = parse(appArguments)

if (commandLine.appFolder === undefined) {
  console.error('usage: electron [-r module] [switches] APP')
  process.exit(2)
}
const found = findChromium()
if (found.kind === 'missing') {
  console.error(`electron stand-in: ${found.sentence}`)
  process.exit(1)
}

/** The part of Electron's and Chromium's command line that a test or a developer uses. @param {readonly string[]} args */
function parse(args) {
  /** @type {string[]} */
  const modules = []
  /** @type {string | undefined} */
  let appFolder
  /** @type {string | undefined} */
  let inspectPort
  /** @type {string | undefined} */
  let remoteDebuggingPort
  for (let i = 0; i < args.length && appFolder === undefined; i++) {
    const [name, value = ''] = String(args[i]).split(/=(.*)/s)
    if (name === '-r' || name === '--require') modules.push(String(args[++i]))
    else if (name === '--inspect') inspectPort = value
    else if (name === '--remote-debugging-port') remoteDebuggingPort = value
    else if (!name?.startsWith('-')) appFolder = args[i]
  }
  return { modules, appFolder, inspectPort, remoteDebuggingPort }
}

const version = require('electron/package.json').version
const headed = process.env.ELECTRON_STANDIN_HEADED === '1'
const locale = applicationLocale(appArguments, process.env)
Object.assign(runtime, { appArguments, headed, locale, version, fatal })
process.argv = [join(import.meta.dirname, 'electron'), ...appArguments]
Object.defineProperty(process.versions, 'electron', { value: version, enumerable: true })
Object.defineProperty(process, 'type', { value: 'browser', enumerable: true })

// Playwright waits for the inspector first
if (commandLine.inspectPort !== undefined)
  inspector.open(Number(commandLine.inspectPort.split(':').pop()) || 0)
const { remoteDebuggingPort } = commandLine
const chromium = startChromium({ binary: found.path, headed, locale, remoteDebuggingPort, appArguments })
runtime.chromium = chromium
chromium.events.on('exit', chromiumEnded)
followTargets().catch(fatal)

process.exit = (code) => /** @type {never} */ (app.exit(Number(code ?? process.exitCode ?? 0)))
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => app.quit())
process.on('uncaughtException', (error) => {
  // the app may have a listener of its own, which is then the one that decides
  if (process.listenerCount('uncaughtException') === 1) fatal(error)
})
process.on('unhandledRejection', (reason) => {
  if (process.listenerCount('unhandledRejection') > 1) return
  // Electron only warns; a test should not pass over it
  if (headed) console.error('UnhandledPromiseRejectionWarning:', reason)
  else fatal(reason)
})

/** In the words of Electron's dialog, and then the end: nobody is there to press its button. @param {unknown} error */
function fatal(error) {
  if (app._isDown()) return
  const stack = error instanceof Error ? error.stack : String(error)
  console.error(`A JavaScript error occurred in the main process\nUncaught Exception:\n${stack}`)
  app._die()
}

/** A person may close the last visible window, and some Chromiums end with it. */
function chromiumEnded() {
  if (app._isDown()) return
  if (headed && windowList.all.size > 0) for (const window of [...windowList.all]) window._gone()
  else if (!headed) fatal(new Error('Chromium is gone'))
}

/** Electron's default app: the folder's package.json says who the app is and where it starts. @param {string} path */
function identify(path) {
  const root = resolve(path)
  const manifest = join(root, 'package.json')
  if (!existsSync(manifest)) {
    runtime.appPath = dirname(root)
    return root
  }
  const {
    name,
    productName,
    version: appVersion,
    main = 'index.js',
  } = JSON.parse(readFileSync(manifest, 'utf8'))
  runtime.appPath = root
  app._identify({ name: productName ?? name, version: appVersion })
  return resolve(root, main)
}

if (app.isPackaged) {
  process.argv = process.argv.filter((argument) => argument !== commandLine.appFolder)
} else Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
hookElectron(pathToFileURL(join(import.meta.dirname, 'main/electron.mjs')).href, electron)
for (const path of commandLine.modules) require(resolve(path))

const slow = setTimeout(() => {
  console.error(
    "electron stand-in: the main module has not finished after 10 s, and 'ready' waits for it; a top-level `await app.whenReady()` would hang Electron, too",
  )
}, SLOW_MS)
try {
  await import(pathToFileURL(identify(String(commandLine.appFolder))).href)
  // Chromium may still be starting: what the app asks of it waits
  app._becomeReady()
} catch (error) {
  console.error('App threw an error during load')
  fatal(error)
} finally {
  clearTimeout(slow)
}
