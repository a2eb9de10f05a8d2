// @ts-check
/** Electron's binary: where it is, and how it is fetched without hanging on a dead network. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The binary that belongs to the electron package in `folder`, or null where it has not been fetched
 * (the package brings none with it). `ELECTRON_EXEC_PATH` and `ELECTRON_OVERRIDE_DIST_PATH` come first,
 * as they do for electron-vite and for Electron's own command.
 *
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 */
export function electronBinary(folder, env = process.env) {
  if (env.ELECTRON_EXEC_PATH) return env.ELECTRON_EXEC_PATH
  const name = textOf(join(folder, 'path.txt'))
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return join(env.ELECTRON_OVERRIDE_DIST_PATH, name ?? 'electron')
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const fetched = textOf(join(folder, 'dist/version'))?.trim().replace(/^v/, '')
  if (name === null || fetched !== version) return null
  const binary = join(folder, 'dist', name)
  return existsSync(binary) ? binary : null
}

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** How many bytes lie in a folder that another program may be changing. @param {string} folder @returns {number} */
function bytesIn(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const path = join(folder, entry.name)
      return sum + (entry.isDirectory() ? bytesIn(path) : statSync(path).size)
    }, 0)
  } catch {
    return 0
  }
}

/**
 * Runs the electron package's own installer. It has no time limit of its own: this gives up when nothing
 * has arrived for `patience` milliseconds, while a slow download that moves may take as long as it takes.
 *
 * @param {string} folder the electron package
 * @param {{ patience?: number, installer?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ kind: 'fetched' } | { kind: 'failed', reason: string }>}
 */
export async function fetchElectron(folder, options = {}) {
  const { patience = 30_000, installer = join(folder, 'install.js'), env = process.env } = options
  // the installer downloads into the folder for temporary files: one of its own shows whether bytes arrive
  const downloads = mkdtempSync(join(tmpdir(), 'duidu-electron-'))
  const child = spawn(process.execPath, [installer], {
    env: { ...env, TMPDIR: downloads, TEMP: downloads, TMP: downloads },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text))

  let stalled = false
  let bytes = 0
  let movedAt = Date.now()
  const watch = setInterval(
    () => {
      const now = bytesIn(downloads) + bytesIn(join(folder, 'dist'))
      if (now !== bytes) movedAt = Date.now()
      bytes = now
      if (Date.now() - movedAt < patience) return
      stalled = true
      child.kill()
    },
    Math.min(1_000, patience / 4),
  )
  try {
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    if (code === 0) return { kind: 'fetched' }
    if (stalled)
      return { kind: 'failed', reason: `nothing arrived for ${Math.round(patience / 1_000)} seconds` }
    return { kind: 'failed', reason: reasonIn(errors) }
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
  } finally {
    clearInterval(watch)
    rmSync(downloads, { recursive: true, force: true })
  }
}

/** The installer prints a stack; its first line is the reason. @param {string} errors */
function reasonIn(errors) {
  const line = errors.split('\n').find((text) => text.trim() !== '') ?? 'the installer failed without a word'
  if (/fetch failed/.test(line)) return 'the download server cannot be reached'
  return line.trim().replace(/^\w*Error: /, '')
}
