// @ts-check
/** All web contents that live, and `webContents`, the module that finds them. */
import { strict } from './strict.mjs'
import { windowList } from './windowList.mjs'

/** @typedef {import('./webContents.mjs').WebContents} WebContents */

/** @type {Map<number, WebContents>} */
const living = new Map()

export const contentsList = {
  living,
  /** @param {string} frameId */
  ofFrame: (frameId) => [...living.values()].find((one) => one._page.isMainFrame(frameId)),
  /** @param {string} targetId */
  ofTarget: (targetId) => [...living.values()].find((one) => one._page.targetId === targetId),
}

export const webContents = strict('webContents', {
  getAllWebContents: () => [...living.values()],
  /** @param {number} id */
  fromId: (id) => living.get(id),
  /** @param {string} targetId */
  fromDevToolsTargetId: (targetId) => contentsList.ofTarget(targetId),
  getFocusedWebContents: () => windowList.focused?.webContents ?? null,
})
