// @ts-check
/** All windows that are open, and the one that has the focus. */

/** @typedef {import('./browserWindow.mjs').BrowserWindow} BrowserWindow */

export const windowList = {
  /** @type {Set<BrowserWindow>} */
  all: new Set(),
  /** @type {BrowserWindow | null} */
  focused: null,
}
