// @ts-check
/** What the isolated world tells main, and the event that IPC listeners get with it. */
import { makeWire } from '../page/wire.mjs'
import { NAMES } from '../page/inject.mjs'
import { makeEvent } from './event.mjs'
import { answerInvoke, receiveSend } from './ipcMain.mjs'
import { clickByCommandId, menuShortcuts } from './menu.mjs'
import { real } from './protocol.mjs'
import { runtime } from './runtime.mjs'

const wire = makeWire()

/**
 * @param {import('./webContents.mjs').WebContents} contents
 * @param {import('./pageLink.mjs').PageLink} page
 */
export function relayMessages(contents, page) {
  /** @param {any} message */
  async function receive(message) {
    switch (message.kind) {
      case 'send':
        return receiveSend(ipcEvent(contents), message)
      case 'invoke':
        return page.deliver(await answerInvoke(ipcEvent(contents), message))
      case 'open':
        return contents._windowOpen({ ...message, url: real(message.url) })
      case 'close':
        return contents._owner.close()
      case 'shortcut':
        return clickByCommandId(message.commandId, contents._owner)
      case 'focus':
        // without a screen the focus is where main puts it
        return runtime.headed ? contents._owner._focusChanged(message.focused) : undefined
      case 'title':
        return contents._titleIs(message.title)
      case 'preload-error': {
        const error = wire.decode(message.error)
        return contents.emit('preload-error', makeEvent(), message.path, error)
      }
      default:
        throw new Error(`electron stand-in: message ${message.kind} from the page`)
    }
  }

  page.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === NAMES.binding) return receive(JSON.parse(payload))
    return undefined
  })
  // what got past the shims of the page's world (page/windowSignals.mjs); browserWindow.mjs closes it
  page.on('Page.windowOpen', ({ url, windowName }) => {
    const name = windowName === '_blank' ? '' : windowName
    contents._windowOpen({ url: real(url), name, features: '', disposition: 'foreground-tab' })
  })
  page.onWorld(() => page.deliver({ kind: 'shortcuts', shortcuts: menuShortcuts() }))
}

/** @param {import('./webContents.mjs').WebContents} contents */
function ipcEvent(contents) {
  const facts = { type: 'frame', frameId: 1, processId: 1, frameTreeNodeId: 1, ports: [] }
  return {
    ...makeEvent(facts),
    sender: contents,
    senderFrame: contents.mainFrame,
    /** @param {string} channel @param {any[]} args */
    reply: (channel, ...args) => contents.send(channel, ...args),
  }
}
