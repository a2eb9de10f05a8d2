import { describe, expect, test } from 'vitest'
import { runFixture, startFixture } from './harness'
import { requireChromium } from './requireBrowser'

describe.skipIf(!requireChromium())('ready', () => {
  test('comes after the entry module, and some things must or must not come before it', async () => {
    const { said, order } = await runFixture('ready.mjs')
    expect(order.indexOf('end of module')).toBeLessThan(order.indexOf('ready'))
    expect(order.indexOf('ready')).toBeLessThan(order.indexOf('whenReady'))
    expect(said).toMatchObject({
      'window too early': 'Cannot create BrowserWindow before app is ready',
      'session too early': expect.stringContaining('before app is ready'),
      'schemes too late': 'protocol.registerSchemesAsPrivileged should be called before app is ready',
      'sandbox too late': 'app.enableSandbox() can only be called before app is ready',
      isReady: true,
    })
  })

  test('a top-level await of whenReady hangs', async () => {
    const started = startFixture('hangs.mjs')
    await started.says('before')
    await new Promise((resolve) => setTimeout(resolve, 1000))
    started.child.kill('SIGTERM')
    const { order, code } = await started.ended
    expect(order).toEqual(['before'])
    expect(code).toBe(0)
  })
})

describe.skipIf(!requireChromium())('quitting', () => {
  test('a prevented close and a beforeunload call it off; then close, closed, will-quit, quit', async () => {
    const { order, said, code } = await runFixture('quitting.mjs')
    expect(order).toEqual([
      ...['before-quit', 'close', 'open after a prevented close'],
      ...['before-quit', 'close', 'will-prevent-unload', 'open after beforeunload'],
      ...['before-quit', 'close', 'closed', 'will-quit', 'quit', 'quit code'],
    ])
    expect(said).toMatchObject({ 'open after a prevented close': true, 'open after beforeunload': true })
    expect(code).toBe(0)
  })

  test('before-quit and will-quit can be prevented while a worker thread finishes its work', async () => {
    const { order, said } = await runFixture('prevented.mjs')
    expect(order).toEqual([
      ...['first before-quit', 'worker', 'second before-quit', 'closed', 'will-quit'],
      ...['second before-quit', 'will-quit', 'quit'],
    ])
    expect(said.worker).toEqual(['flush', false, 'no electron here'])
  })

  test('the last window closed by its page quits an app that does not listen', async () => {
    const { order, code } = await runFixture('allClosed.mjs')
    expect(order).toEqual(['close', 'before-quit'])
    expect(code).toBe(0)
  })

  test('an app that listens stays until SIGTERM quits it in order', async () => {
    const { order } = await runFixture('waits.mjs')
    expect(order).toEqual(['window-all-closed', 'before-quit', 'quit'])
  })

  test('process.exit is app.exit: windows go unasked and the code is kept', async () => {
    const { order, said, code } = await runFixture('exits.mjs')
    expect(order).toEqual(['closed', 'quit'])
    expect(said.quit).toBe(3)
    expect(code).toBe(3)
  })
})

describe.skipIf(!requireChromium())('errors in main', () => {
  test.each(['throwsLater.mjs', 'rejects.mjs', 'throwsOnLoad.mjs', 'wrongProcess.mjs'])(
    '%s ends with code 1 and the words of the dialog',
    async (fixture) => {
      const { output, code } = await runFixture(fixture)
      expect(output).toContain('A JavaScript error occurred in the main process\nUncaught Exception:\n')
      expect(output).toMatch(
        /RangeError: boom|nobody awaits this|no good|does not provide an export named 'ipcRenderer'/,
      )
      expect(code).toBe(1)
    },
  )

  test('an app with a listener of its own decides itself', async () => {
    const { said, code } = await runFixture('handlesErrors.mjs')
    expect(said.caught).toBe('boom')
    expect(code).toBe(7)
  })

  test('a member that is not reproduced throws by its name', async () => {
    const { said } = await runFixture('unknownMembers.mjs')
    const lacks = (name: string): unknown =>
      expect.stringContaining(`electron stand-in: ${name} is not reproduced`)
    expect(said).toEqual({
      'same module': true,
      app: lacks('app.dock'),
      window: lacks('browserWindow.setOpacity'),
      contents: lacks('webContents.undo'),
      static: lacks('BrowserWindow.addDevToolsExtension'),
      session: lacks('session.fromPartition'),
      webRequest: lacks('session.webRequest.onHeadersReceived'),
      module: lacks('electron.Tray'),
      option: lacks('the BrowserWindow option transparent'),
      preference: lacks('the web preference nodeIntegration: true'),
      sandbox: lacks('the web preference sandbox: false'),
      privilege: lacks('protocol.isProtocolRegistered'),
      role: lacks('the menu role speech'),
    })
  })
})
