// @ts-check
/** `webContents.mainFrame`, and `event.senderFrame` of its messages. */
import { strict } from './strict.mjs'

/** @param {import('./webContents.mjs').WebContents} contents */
export function makeMainFrame(contents) {
  return strict('webFrameMain', {
    ...{
      name: '',
      parent: null,
      frames: [],
      framesInSubtree: [],
      frameTreeNodeId: 1,
      routingId: 1,
      processId: 1,
    },
    get url() {
      return contents.getURL()
    },
    get origin() {
      return contents.getURL().split('/', 3).join('/')
    },
    /** @returns {object} */
    get top() {
      return contents.mainFrame
    },
    isDestroyed: () => contents.isDestroyed(),
    /** @param {string} channel @param {any[]} args */
    send: (channel, ...args) => contents.send(channel, ...args),
  })
}
