// @ts-check
/** The built app, made anew where it is missing or older than what it is made from. */
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const SOURCES = ['src', 'electron.vite.config.ts', 'package-lock.json']
const BUILT = [
  'out/main/index.js',
  'out/main/libraryWorker.js',
  'out/main/parserWorker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]

/**
 * Whether the app in `root` has to be built: a part of it is missing, or older than a source.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function isStale(root) {
  const oldest = Math.min(...BUILT.map((file) => changedAt(join(root, file))))
  return oldest === 0 || SOURCES.some((source) => newestIn(join(root, source)) > oldest)
}

/**
 * Builds the app where it is stale. Throws where it cannot be built; why stands on stderr.
 *
 * @param {string} root
 */
export function buildIfStale(root) {
  if (!isStale(root)) return
  const require = createRequire(import.meta.url)
  const electronVite = join(dirname(require.resolve('electron-vite/package.json')), 'bin/electron-vite.js')
  const { status } = spawnSync(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error('the app could not be built')
}

/** Milliseconds; 0 where there is no such file. @param {string} path */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** A folder changes too when a file in it comes or goes. @param {string} path @returns {number} */
function newestIn(path) {
  const facts = statSync(path, { throwIfNoEntry: false })
  if (facts === undefined) return 0
  if (!facts.isDirectory()) return facts.mtimeMs
  return Math.max(facts.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
