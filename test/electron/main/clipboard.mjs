// @ts-check
/**
 * `clipboard`: asynchronous and main's alone since Electron 44. It is the app's own; in a visible window
 * what the app copies goes to the system's clipboard too.
 */
import { runtime } from './runtime.mjs'
import { strict } from './strict.mjs'
import { windowList } from './windowList.mjs'

let text = ''

/** @param {string} copied */
async function copyInPage(copied) {
  const [window] = windowList.focused ? [windowList.focused] : windowList.all
  await window?.webContents._page.evaluate(`(() => {
    document.addEventListener('copy', (event) => {
      event.clipboardData.setData('text/plain', ${JSON.stringify(copied)})
      event.preventDefault()
      event.stopImmediatePropagation()
    }, { once: true, capture: true })
    document.execCommand('copy')
  })()`)
}

export const clipboard = strict('clipboard', {
  /** @returns {Promise<string>} */
  async readText() {
    return text
  },
  /** @param {string} copied @returns {Promise<void>} */
  async writeText(copied) {
    text = String(copied)
    if (runtime.headed) await copyInPage(text)
  },
})
