// @ts-check
/**
 * One instance for each user-data folder. A lock file names the process that has it; a later instance
 * leaves what it was started with in a file beside it, which the first one watches for.
 */
import {
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { isStandinAlive } from '../chromium/profiles.mjs'
import { makeWire } from '../page/wire.mjs'

const LOCK = 'StandinLock'
const MESSAGE = /^StandinMessage-\d+$/
const wire = makeWire()

/**
 * @typedef {object} SecondInstance
 * @property {string[]} argv
 * @property {string} cwd
 * @property {unknown} additionalData
 */

/** @param {(second: SecondInstance) => void} onSecondInstance */
export function makeSingleInstance(onSecondInstance) {
  /** @type {string | null} */
  let lock = null
  /** @type {import('node:fs').FSWatcher | null} */
  let watcher = null

  /**
   * Takes the lock of a folder; where another instance has it, tells that one and answers `false`.
   * Throws when `additionalData` cannot be cloned.
   *
   * @param {string} folder
   * @param {unknown} additionalData
   */
  function request(folder, additionalData) {
    if (lock !== null) return true
    const text = wire.encode({ argv: process.argv, cwd: process.cwd(), additionalData })
    mkdirSync(folder, { recursive: true })
    const path = join(folder, LOCK)
    if (!isStandinAlive(ownerOf(path))) rmSync(path, { force: true })
    if (!take(path)) {
      const message = join(folder, `StandinMessage-${process.pid}`)
      writeFileSync(`${message}.part`, text)
      renameSync(`${message}.part`, message)
      return false
    }
    lock = path
    for (const name of readdirSync(folder))
      if (MESSAGE.test(name)) rmSync(join(folder, name), { force: true })
    watcher = watch(folder, (_type, name) => {
      if (name !== null && MESSAGE.test(name)) receive(join(folder, name))
    })
    return true
  }

  /** @param {string} path */
  function receive(path) {
    let text
    try {
      text = readFileSync(path, 'utf8')
      rmSync(path)
    } catch {
      return // its removal is seen too
    }
    const { argv, cwd, additionalData } = wire.decode(text)
    onSecondInstance({ argv: asChromiumHandsOver(argv), cwd, additionalData })
  }

  function release() {
    watcher?.close()
    if (lock !== null) rmSync(lock, { force: true })
    watcher = lock = null
  }

  return { request, release, has: () => lock !== null }
}

/** The arguments as they arrive in Electron: switches first, and one that Chromium added. @param {string[]} argv */
function asChromiumHandsOver([executable = '', ...rest]) {
  const switches = rest.filter((argument) => argument.startsWith('-'))
  const others = rest.filter((argument) => !argument.startsWith('-'))
  return [executable, ...switches, '--allow-file-access-from-files', ...others]
}

/** Makes the lock file, whole or not at all; false where it exists. @param {string} path */
function take(path) {
  const own = `${path}.${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    linkSync(own, path)
    return true
  } catch {
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

/** @param {string} path */
function ownerOf(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || 0
  } catch {
    return 0
  }
}
