import type { FlushReport, LibraryStart } from '@core/library/libraryApi'
import { DEFAULT_SESSION, DEFAULT_SETTINGS } from '@core/settings'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LibraryHost } from '../../src/main/library/libraryHost'
import { runReader } from '../../src/main/readerApp'

/**
 * What of Electron the app is wired to; what happens to it is in the hands of the test. Where the real one is
 * needed, `test/e2e` has it.
 */
const electron = await vi.hoisted(async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  class Window extends Emitter {
    static all: Window[] = []
    readonly webContents = Object.assign(new Emitter(), { send() {} })
    loaded = 0
    isClosed = false
    constructor() {
      super()
      Window.all.push(this)
    }
    async loadURL() {
      this.loaded++
    }
    close() {
      let isPrevented = false
      this.emit('close', { preventDefault: () => (isPrevented = true) })
      this.isClosed = !isPrevented
    }
    show() {}
    focus() {}
    setBackgroundColor() {}
    isDestroyed = () => false
    isVisible = () => true
    isMinimized = () => false
    isMaximized = () => false
    getNormalBounds = () => ({ x: 0, y: 0, width: 800, height: 600 })
  }
  const app = Object.assign(new Emitter(), {
    isPackaged: false,
    quits: 0,
    getPath: () => '/nowhere',
    getAppPath: () => '/nowhere',
    getVersion: () => '1.0.0',
    getSystemLocale: () => 'en-US',
    getPreferredSystemLanguages: () => ['en-US'],
    whenReady: async () => undefined,
    relaunch() {},
    exit() {},
    quit() {
      app.quits++
    },
  })
  const noSession = new Proxy({}, { get: () => () => ({}) })
  return {
    Window,
    app,
    boxes: [] as { message: string; detail: string }[],
    powerMonitor: new Emitter(),
    nativeTheme: Object.assign(new Emitter(), { themeSource: 'system' }),
    session: { defaultSession: { ...noSession, webRequest: noSession, on() {} } },
  }
})

vi.mock('electron/main', () => ({
  app: electron.app,
  BrowserWindow: electron.Window,
  clipboard: { writeText() {} },
  dialog: {
    showErrorBox(title: string, content: string) {
      throw new Error(`${title}: ${content}`)
    },
    async showMessageBox(...args: unknown[]) {
      electron.boxes.push(args.at(-1) as { message: string; detail: string })
      return { response: 0 }
    },
  },
  ipcMain: { handle() {} },
  Menu: { setApplicationMenu() {}, buildFromTemplate: () => ({}) },
  nativeTheme: electron.nativeTheme,
  powerMonitor: electron.powerMonitor,
  protocol: { handle() {} },
  screen: {
    getPrimaryDisplay: () => ({ id: 1, workArea: { x: 0, y: 0, width: 1600, height: 900 } }),
    getAllDisplays: () => [],
  },
  session: electron.session,
}))
vi.mock('electron/common', () => ({ shell: {} }))
vi.mock('../../src/main/hardening', async (original) => ({
  ...(await original<object>()),
  hardenSession() {},
}))

const START: LibraryStart = { settings: DEFAULT_SETTINGS, session: DEFAULT_SESSION, windowPlace: null }
const flush = vi.fn(async (): Promise<FlushReport> => ({ kind: 'flushed' }))
vi.mock('../../src/main/library/libraryHost', () => ({
  startLibrary: (): Partial<LibraryHost> => ({
    begin: async () => START,
    keepWindowPlace: async () => undefined,
    flush: () => flush(),
    close: async () => undefined,
  }),
}))

let window: InstanceType<typeof electron.Window>
beforeEach(async () => {
  vi.stubEnv('ELECTRON_RENDERER_URL', 'http://localhost:5173/')
  electron.app.removeAllListeners()
  electron.powerMonitor.removeAllListeners()
  electron.Window.all.length = 0
  electron.app.quits = 0
  electron.boxes.length = 0
  const place = { folder: '/nowhere/library', moveTo: null, fixed: false, moved: false }
  runReader({ place, outcome: null, mark: null, moveMark: null })
  await vi.waitFor(() => expect(electron.powerMonitor.listenerCount('shutdown')).toBe(1))
  window = electron.Window.all[0]!
  flush.mockClear()
})
afterEach(() => vi.unstubAllEnvs())

describe('everything that waits is saved', () => {
  test('when the window loses the focus', () => {
    window.emit('blur')
    expect(flush).toHaveBeenCalledTimes(1)
  })

  test('when the session of the system ends, which waits for nobody', () => {
    window.emit('session-end')
    expect(flush).toHaveBeenCalledTimes(1)
  })

  test('when the window is closed, whatever becomes of that', () => {
    window.close()
    expect(flush).toHaveBeenCalled()
    expect(window.isClosed).toBe(false)
    expect(electron.app.quits).toBe(1)
  })

  test.each(['suspend', 'lock-screen'])('when the computer is about to %s', (event) => {
    electron.powerMonitor.emit(event)
    expect(flush).toHaveBeenCalledTimes(1)
  })

  test('when the computer shuts down: the system is asked to wait, and the app quits in order', async () => {
    const event = { preventDefault: vi.fn() }
    electron.powerMonitor.emit('shutdown', event)
    expect(event.preventDefault).toHaveBeenCalled()
    expect(electron.app.quits).toBe(1)
    // quitting in order is flushing first
    const quit = { preventDefault: vi.fn() }
    electron.app.emit('before-quit', quit)
    expect(quit.preventDefault).toHaveBeenCalled()
    await vi.waitFor(() => expect(electron.app.quits).toBe(2))
    expect(flush).toHaveBeenCalled()
  })

  test('when the page’s process is gone; then the page is loaded again, and that is said', async () => {
    const loaded = window.loaded
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(flush).toHaveBeenCalledTimes(1)
    expect(window.loaded).toBe(loaded + 1)
    await vi.waitFor(() => expect(electron.boxes).toHaveLength(1))
    expect(electron.boxes[0]!.message).toContain('loaded again')
  })
})

test('a page that ends because its window closes is not loaded again', () => {
  const loaded = window.loaded
  window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
  expect(window.loaded).toBe(loaded)
})

test('a page that wants to stay stays while nobody has said that it may be lost', () => {
  const event = { preventDefault: vi.fn() }
  window.webContents.emit('will-prevent-unload', event)
  expect(event.preventDefault).not.toHaveBeenCalled()
})

test('a save that fails on such an occasion is no crash', async () => {
  const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  flush.mockRejectedValueOnce(new Error('the thread is busy'))
  window.emit('blur')
  await vi.waitFor(() => expect(complained).toHaveBeenCalledWith('Duidu: could not save:', expect.any(Error)))
  complained.mockRestore()
})
