// @ts-check
/** A page's own boxes: `beforeunload` is main's to decide; without a screen nobody could answer the others. */
import { runtime } from './runtime.mjs'

/**
 * @param {import('./webContents.mjs').WebContents} contents
 * @param {import('./pageLink.mjs').PageLink} page
 */
export function answerPageDialogs(contents, page) {
  page.on('Page.javascriptDialogOpening', ({ type }) => {
    if (type === 'beforeunload') {
      page.tell('Page.handleJavaScriptDialog', { accept: contents._owner._beforeUnload() })
    } else if (!runtime.headed) {
      page.tell('Page.handleJavaScriptDialog', { accept: false })
    }
  })
}
