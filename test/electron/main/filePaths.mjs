// @ts-check
/**
 * `webUtils.getPathForFile` must answer at once, and only Chromium knows a File's path: the isolated world
 * stops at a `debugger` statement, and this looks the path up and writes it there before going on.
 */
import { NAMES } from '../page/inject.mjs'
import { runtime } from './runtime.mjs'

/** @param {import('./pageLink.mjs').PageLink} page */
export function answerFilePaths(page) {
  /** The isolated world's script in the document that is shown; a page cannot give one of its own that name. */
  let ownScript = ''
  page.on('Debugger.scriptParsed', ({ scriptId, url }) => {
    if (url === NAMES.script) ownScript = scriptId
  })

  page.on('Debugger.paused', async ({ callFrames: [frame] }) => {
    const isOurs = frame?.functionName === 'standinPathOf' && frame.location.scriptId === ownScript
    if (!frame || !isOurs) {
      // In a visible window somebody may be debugging; elsewhere nobody would ever let the page go on.
      if (!runtime.headed) await page.send('Debugger.resume', {})
      return
    }
    const { callFrameId } = frame
    try {
      const { result } = await page.send('Debugger.evaluateOnCallFrame', {
        callFrameId,
        expression: 'subject',
      })
      const { path } = await page.send('DOM.getFileInfo', { objectId: result.objectId ?? '' })
      const expression = `void (box.path = ${JSON.stringify(path)})`
      await page.send('Debugger.evaluateOnCallFrame', { callFrameId, expression })
    } finally {
      await page.send('Debugger.resume', {})
    }
  })
}
