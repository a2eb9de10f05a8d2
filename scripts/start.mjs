// @ts-check
/**
 * `npm start [-- FILE…]`: builds the app and opens it, in Electron where its binary is at hand or can be
 * fetched, else in Chromium through the stand-in that the tests use. `npm run dev` does the same with the
 * development server.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { findChromium } from '../test/electron/findChromium.mjs'
import { electronBinary, fetchElectron } from './fetchElectron.mjs'

const root = join(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
const env = { ...process.env }

/** What a person reads, folded to the width of a terminal. @param {string} text */
function say(text) {
  const width = Math.min(process.stderr.columns ?? 100, 100)
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1] ?? ''
    if (line !== '' && line.length + word.length >= width) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  console.error(`\n${lines.join('\n')}\n`)
}

/** @param {string} text @returns {never} */
function stop(text) {
  say(text)
  process.exit(1)
}

/** Relative names mean the folder that npm was called in, not the project's. @param {string} argument */
function fromCaller(argument) {
  return argument.startsWith('-') ? argument : resolve(env.INIT_CWD ?? process.cwd(), argument)
}

/** On Linux a window needs a display; the stand-in can also run without a window, for tests. */
function hasDisplay() {
  const needsOne = process.platform !== 'win32' && process.platform !== 'darwin'
  return !needsOne || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY) || env.ELECTRON_STANDIN_HEADED === '0'
}

/** Finds something to open the app in, and sets the variable by which electron-vite takes it. */
async function chooseElectron() {
  const folder = dirname(require.resolve('electron/package.json'))
  const { version } = require('electron/package.json')
  let binary = electronBinary(folder, env)
  let missing = ''
  if (binary === null) {
    console.error(`Fetching Electron ${version}, about 110 MB …`)
    const outcome = await fetchElectron(folder, { env })
    if (outcome.kind === 'fetched') binary = electronBinary(folder, env)
    else missing = outcome.reason
  }
  if (binary !== null) {
    env.ELECTRON_EXEC_PATH = binary
    return
  }
  const how =
    '`npx install-electron` gets it when there is a connection; where GitHub cannot be reached, set ELECTRON_MIRROR to the address of a mirror first'
  const why = `Electron's binary is not here and could not be downloaded: ${missing}. ${how}.`
  if (process.platform === 'win32') stop(why)
  const chromium = findChromium(env)
  if (chromium.kind === 'missing') {
    const andNoChromium = chromium.sentence.replace(/^No /, 'no ')
    stop(`Electron's binary could not be downloaded (${missing}; ${how}), and ${andNoChromium}`)
  }
  say(
    `${why} Until then Duidu opens in Chromium, through the stand-in that its tests use: the same app, without its menu bar.`,
  )
  env.ELECTRON_EXEC_PATH = join(root, 'test/electron/electron')
  env.ELECTRON_STANDIN_HEADED ??= '1'
}

const [command = 'preview', ...rest] = process.argv.slice(2)
if (!hasDisplay()) {
  stop(
    'There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. To see the app without one, have it drawn into a picture: `npm run screenshot -- FILE OUT.png`.',
  )
}
await chooseElectron()

const electronVite = join(dirname(require.resolve('electron-vite/package.json')), 'bin/electron-vite.js')
const given = rest.filter((argument) => argument !== '--').map(fromCaller)
const child = spawn(process.execPath, [electronVite, command, '--', ...given], {
  cwd: root,
  env,
  stdio: 'inherit',
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => child.kill(signal))
child.on('error', (error) => stop(`The app could not be started: ${error.message}.`))
child.on('exit', (code) => process.exit(code ?? 1))
