// @ts-check
/** What `import … from 'electron'` (or `electron/main`, `electron/common`) gives the app's main process. */
import { isMainThread } from 'node:worker_threads'

if (!isMainThread) throw new Error("electron stand-in: 'electron' cannot be imported in a worker thread")

export { app } from './app.mjs'
export { BrowserWindow } from './browserWindow.mjs'
export { clipboard } from './clipboard.mjs'
export { dialog } from './dialog.mjs'
export { ipcMain } from './ipcMain.mjs'
export { Menu, MenuItem } from './menu.mjs'
export { nativeTheme } from './nativeTheme.mjs'
export { net } from './net.mjs'
export { powerMonitor } from './powerMonitor.mjs'
export { protocol } from './protocol.mjs'
export { screen } from './screen.mjs'
export { session } from './session.mjs'
export { shell } from './shell.mjs'
export { webContents } from './contentsList.mjs'
