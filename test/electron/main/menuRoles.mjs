// @ts-check
/** The roles of menu items: their default labels and accelerators, and what clicking them does. */
import { app } from './app.mjs'
import { notReproduced } from './strict.mjs'

const isMac = process.platform === 'darwin'
const isWindows = process.platform === 'win32'

/**
 * @typedef {import('./browserWindow.mjs').BrowserWindow} BrowserWindow
 * @typedef {object} Role
 * @property {string} label
 * @property {string} [accelerator]
 * @property {(window: BrowserWindow) => void} [onWindow]
 * @property {() => void} [onApp]
 * @property {readonly object[]} [submenu]
 */

/** Roles whose keys the page's own editing carries out, before any menu sees them. */
export const EDITING_ROLES = new Set([
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'pasteandmatchstyle',
  'selectall',
])

/** @param {string} role @returns {{ role: string }} */
const item = (role) => ({ role })
const separator = { type: 'separator' }

/** @type {Readonly<Record<string, Role>>} */
const ROLES = {
  about: { label: 'About' },
  close: {
    label: isMac ? 'Close Window' : 'Close',
    accelerator: 'CommandOrControl+W',
    onWindow: (w) => w.close(),
  },
  copy: { label: 'Copy', accelerator: 'CommandOrControl+C' },
  cut: { label: 'Cut', accelerator: 'CommandOrControl+X' },
  delete: { label: 'Delete' },
  forcereload: { label: 'Force Reload', accelerator: 'Shift+CmdOrCtrl+R', onWindow: (w) => w.reload() },
  front: { label: 'Bring All to Front' },
  help: { label: 'Help' },
  hide: { label: 'Hide', accelerator: 'Command+H' },
  hideothers: { label: 'Hide Others', accelerator: 'Command+Alt+H' },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', onWindow: (w) => w.minimize() },
  paste: { label: 'Paste', accelerator: 'CommandOrControl+V' },
  pasteandmatchstyle: { label: 'Paste and Match Style', accelerator: 'Shift+CommandOrControl+V' },
  quit: {
    label: isWindows ? 'Exit' : 'Quit',
    ...(isWindows ? {} : { accelerator: 'CommandOrControl+Q' }),
    onApp: () => app.quit(),
  },
  redo: { label: 'Redo', accelerator: isWindows ? 'Control+Y' : 'Shift+CommandOrControl+Z' },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', onWindow: (w) => w.reload() },
  resetzoom: {
    label: 'Actual Size',
    accelerator: 'CommandOrControl+0',
    onWindow: (w) => w.webContents.setZoomLevel(0),
  },
  selectall: { label: 'Select All', accelerator: 'CommandOrControl+A' },
  services: { label: 'Services' },
  toggledevtools: { label: 'Toggle Developer Tools', accelerator: isMac ? 'Alt+Command+I' : 'Ctrl+Shift+I' },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: isMac ? 'Control+Command+F' : 'F11',
    onWindow: (w) => w.setFullScreen(!w.isFullScreen()),
  },
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z' },
  unhide: { label: 'Show All' },
  window: { label: 'Window' },
  zoom: { label: 'Zoom' },
  zoomin: {
    label: 'Zoom In',
    accelerator: 'CommandOrControl+Plus',
    onWindow: (w) => w.webContents.setZoomLevel(w.webContents.getZoomLevel() + 0.5),
  },
  zoomout: {
    label: 'Zoom Out',
    accelerator: 'CommandOrControl+-',
    onWindow: (w) => w.webContents.setZoomLevel(w.webContents.getZoomLevel() - 0.5),
  },
  appmenu: {
    label: app.name,
    submenu: [
      item('about'),
      separator,
      item('hide'),
      item('hideOthers'),
      item('unhide'),
      separator,
      item('quit'),
    ],
  },
  editmenu: {
    label: 'Edit',
    submenu: [
      item('undo'),
      item('redo'),
      separator,
      item('cut'),
      item('copy'),
      item('paste'),
      item('selectAll'),
    ],
  },
  filemenu: { label: 'File', submenu: [item(isMac ? 'close' : 'quit')] },
  viewmenu: {
    label: 'View',
    submenu: [
      item('reload'),
      separator,
      item('resetZoom'),
      item('zoomIn'),
      item('zoomOut'),
      separator,
      item('togglefullscreen'),
    ],
  },
  windowmenu: { label: 'Window', submenu: [item('minimize'), item('close')] },
}

/**
 * The facts of a role; throws by its name for one that Electron may know and the stand-in does not.
 *
 * @param {string | undefined} role in lower case
 */
export function roleFacts(role) {
  if (role === undefined) return undefined
  const facts = Object.hasOwn(ROLES, role) ? ROLES[role] : undefined
  if (!facts) throw notReproduced(`the menu role ${role}`)
  return facts
}

/**
 * Carries a role out.
 *
 * @param {string} role
 * @param {BrowserWindow | null} window
 */
export function runRole(role, window) {
  const { onApp, onWindow } = /** @type {Role} */ (roleFacts(role))
  if (onApp) onApp()
  else if (!onWindow) throw notReproduced(`clicking the menu role ${role}`)
  else if (window) onWindow(window)
}
