// @ts-check
/**
 * `dialog`. In a visible window a person answers (headedDialogs.mjs); without one nobody does: a test puts
 * its own answer in place of the method, through `app.evaluate`, and what is not replaced is cancelled.
 */
import { askInWindow, openInWindow, saveInWindow } from './headedDialogs.mjs'
import { needReady, runtime } from './runtime.mjs'
import { strict } from './strict.mjs'
import { BrowserWindow } from './browserWindow.mjs'

/** @param {any[]} args the window may be left out */
function parts(args) {
  const [first, second] = args
  const hasWindow = first instanceof BrowserWindow || first === null || first === undefined
  return {
    window: first instanceof BrowserWindow ? first : null,
    options: (hasWindow ? second : first) ?? {},
  }
}

/** @param {string} method @param {any[]} args */
function check(method, args) {
  needReady('dialog module can only be used')
  const { window, options } = parts(args)
  const lists = ['properties', 'filters', 'buttons']
  for (const name of lists) {
    if (options[name] !== undefined && !Array.isArray(options[name])) {
      throw new TypeError(`${name[0]?.toUpperCase()}${name.slice(1)} must be an array`)
    }
  }
  for (const name of ['title', 'defaultPath', 'buttonLabel', 'message', 'detail']) {
    if (options[name] !== undefined && typeof options[name] !== 'string')
      throw new TypeError(`${name} must be a string`)
  }
  const shown = runtime.headed ? (window ?? BrowserWindow.getAllWindows()[0] ?? null) : null
  if (!shown) console.warn(`electron stand-in: nobody answers dialog.${method}; it is cancelled`)
  return { shown, options }
}

export const dialog = strict('dialog', {
  /** @param {any[]} args @returns {Promise<import('electron').OpenDialogReturnValue>} */
  async showOpenDialog(...args) {
    const { shown, options } = check('showOpenDialog', args)
    const filePaths = shown ? await openInWindow(shown.webContents, options) : []
    return { canceled: filePaths.length === 0, filePaths }
  },
  /** @param {any[]} args @returns {Promise<import('electron').SaveDialogReturnValue>} */
  async showSaveDialog(...args) {
    const { shown, options } = check('showSaveDialog', args)
    const filePath = shown ? await saveInWindow(shown.webContents, options) : ''
    return { canceled: filePath === '', filePath }
  },
  /** @param {any[]} args @returns {Promise<import('electron').MessageBoxReturnValue>} */
  async showMessageBox(...args) {
    const { shown, options } = check('showMessageBox', args)
    const response = shown ? await askInWindow(shown.webContents, options) : (options.cancelId ?? 0)
    return { response, checkboxChecked: options.checkboxChecked ?? false }
  },
  /** @param {string} title @param {string} content */
  showErrorBox(title, content) {
    console.error(`${title}\n${content}`)
  },
})
