// @ts-check
/** `shell`: opens things outside for a person with a visible window; otherwise it only says what it would open. */
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { runtime } from './runtime.mjs'
import { strict } from './strict.mjs'

/** @param {string} method @param {string} what */
function open(method, what) {
  if (!runtime.headed) {
    console.warn(`electron stand-in: shell.${method}(${what}) opens nothing here`)
    return
  }
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', what]
      : process.platform === 'win32'
        ? ['explorer.exe', what]
        : ['xdg-open', what]
  const child = spawn(String(command), args, { detached: true, stdio: 'ignore' })
  child.on('error', (error) => console.warn(`electron stand-in: ${error.message}`))
  child.unref()
}

export const shell = strict('shell', {
  /** @param {string} url @returns {Promise<void>} */
  async openExternal(url) {
    if (!URL.canParse(url)) throw new Error('Invalid URL')
    open('openExternal', url)
  },
  /** @param {string} path @returns {Promise<string>} '' or an error's text */
  async openPath(path) {
    open('openPath', path)
    return ''
  },
  /** @param {string} path */
  showItemInFolder(path) {
    open('showItemInFolder', dirname(path))
  },
})
