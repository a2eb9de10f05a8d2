import type { CommandId } from '@core/commands'
import type { LibraryEvents, WindowPlace } from '@core/library/libraryApi'
import type { ReaderEvent } from '@core/readerApi'
import type { ThemeSetting } from '@core/settings'
import type { BrowserWindow } from 'electron/main'
import { createReaderWindow, paintGround } from './readerWindow'

export interface WindowKeeperOptions {
  readonly packaged: boolean
  readonly preload: string
  readonly url: string
  readonly title: () => string
  readonly theme: () => ThemeSetting
  /** Where the window stood when the app was closed. */
  readonly place: WindowPlace | null
  readonly keepPlace: (place: WindowPlace) => void
  /** Asked when a person closes the window: true lets it close, false keeps it (and asks to quit). */
  readonly onClose: () => boolean
  /** The page is about to be loaded: it does not listen yet. */
  readonly onLoad: () => void
  /** The window lost the focus, closes, or the session ends: time to save. */
  readonly onLeave: () => void
  /** The window has the focus again: what kept a save from succeeding may have been put right elsewhere. */
  readonly onReturn: () => void
  readonly onPageGone: () => void
  /** The page has text that nobody else has, and wants to stay: true lets it go all the same. */
  readonly mayLosePage: () => boolean
}

/** The app's one window, which may be closed and made again (macOS). */
export interface WindowKeeper {
  readonly current: () => BrowserWindow | null
  /** Stands for the page that is loaded: another one after it was loaded anew, null without a window. */
  readonly page: () => symbol | null
  /** Makes the window, or brings it before everything else where it is there. */
  readonly show: () => void
  readonly loadPage: () => void
  /** The theme was changed: what lies behind the page follows. */
  readonly paintGround: () => void
  /** Passes an event of the library on to the page, if there is one. */
  readonly tell: <E extends keyof LibraryEvents>(event: E, payload: LibraryEvents[E]) => void
  /** Tells the page that a command was chosen in the menu. */
  readonly command: (id: CommandId) => void
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Keeps the one window. It is not made before `show` is called. */
export function windowKeeper(options: WindowKeeperOptions): WindowKeeper {
  let window: BrowserWindow | null = null
  let place = options.place
  let page: symbol | null = null

  function send(event: ReaderEvent, payload: unknown): void {
    window?.webContents.send(event, payload)
  }

  function loadPage(): void {
    options.onLoad()
    page = Symbol('page')
    window
      ?.loadURL(options.url)
      .catch((error: unknown) => console.error('Duidu: the page did not load:', error))
  }

  function make(): void {
    const made = createReaderWindow({
      packaged: options.packaged,
      preload: options.preload,
      title: options.title(),
      theme: options.theme,
      place,
      keepPlace(changed) {
        place = changed
        options.keepPlace(changed)
      },
    })
    window = made
    made.on('blur', options.onLeave)
    made.on('focus', options.onReturn)
    made.on('session-end', options.onLeave)
    made.on('close', (event) => {
      options.onLeave()
      if (!options.onClose()) event.preventDefault()
    })
    made.on('closed', () => {
      window = null
      page = null
    })
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      console.error(`Duidu: the page's process ended: ${reason}`)
      if (reason !== 'clean-exit') options.onPageGone()
    })
    made.webContents.on('will-prevent-unload', (event) => {
      if (options.mayLosePage()) event.preventDefault()
    })
    made.webContents.on('preload-error', (_event, path, error) => {
      console.error(`Duidu: the preload failed (${path}):`, error)
    })
    loadPage()
  }

  return {
    current: () => window,
    page: () => page,
    show: () => (window === null ? make() : bringToFront(window)),
    loadPage,
    paintGround: () => window !== null && paintGround(window, options.theme()),
    tell: send,
    command: (id) => send('command', id),
  }
}
