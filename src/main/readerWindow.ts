import type { WindowPlace } from '@core/library/libraryApi'
import type { ThemeSetting } from '@core/settings'
import { GROUND, shownTheme } from '@core/themes'
import { BrowserWindow, nativeTheme, screen } from 'electron/main'
import { pagePreferences } from './hardening'
import { MIN_HEIGHT, MIN_WIDTH, placeWindow, type Area } from './windowPlace'

/** A window that is being dragged is not written down at every pixel. */
const PLACE_DELAY_MS = 400
/** A page that cannot paint must not leave an app without a window. */
const SHOW_AFTER_MS = 8_000

export interface ReaderWindowOptions {
  readonly packaged: boolean
  readonly preload: string
  readonly title: string
  /** As the person chose it; asked again whenever the system's look changes. */
  readonly theme: () => ThemeSetting
  readonly place: WindowPlace | null
  readonly keepPlace: (place: WindowPlace) => void
}

/** The page's ground, so that a window does not flash before its first paint. */
function ground(theme: ThemeSetting): string {
  const { shouldUseDarkColors: dark, shouldUseHighContrastColors: contrast } = nativeTheme
  return GROUND[shownTheme(theme, { dark, contrast })]
}

/** Paints what lies behind the page in the theme's ground. */
export function paintGround(window: BrowserWindow, theme: ThemeSetting): void {
  window.setBackgroundColor(ground(theme))
}

function workAreas(): [Area, ...Area[]] {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
  return [primary.workArea, ...others.map((display) => display.workArea)]
}

function placeOf(window: BrowserWindow): WindowPlace {
  const { x, y, width, height } = window.getNormalBounds()
  return { x, y, width, height, maximized: window.isMaximized() }
}

/** Hands the window's place on a short while after it last changed, and at once when it closes. */
function followPlace(window: BrowserWindow, keepPlace: (place: WindowPlace) => void): void {
  let timer: NodeJS.Timeout | null = null
  const keepNow = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    keepPlace(placeOf(window))
  }
  const keepSoon = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(keepNow, PLACE_DELAY_MS)
  }
  const keepWaiting = (): void => {
    if (timer !== null) keepNow()
  }
  window.on('resize', keepSoon)
  window.on('move', keepSoon)
  window.on('maximize', keepSoon)
  window.on('unmaximize', keepSoon)
  window.on('blur', keepWaiting)
  window.on('close', keepWaiting)
  window.on('closed', () => {
    if (timer !== null) clearTimeout(timer)
  })
}

/** Makes the reader's window, where it stood last time. It shows itself when the page has painted. */
export function createReaderWindow(options: ReaderWindowOptions): BrowserWindow {
  const { x, y, width, height, maximized } = placeWindow(options.place, workAreas())
  const window = new BrowserWindow({
    x,
    y,
    width,
    height,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: options.title,
    backgroundColor: ground(options.theme()),
    webPreferences: { ...pagePreferences(options.packaged), preload: options.preload },
  })

  const show = (): void => {
    clearTimeout(late)
    if (window.isDestroyed() || window.isVisible()) return
    if (maximized) window.maximize()
    window.show()
  }
  const late = setTimeout(show, SHOW_AFTER_MS)
  window.once('ready-to-show', show)

  followPlace(window, options.keepPlace)
  const followSystem = (): void => paintGround(window, options.theme())
  nativeTheme.on('updated', followSystem)
  window.on('closed', () => {
    clearTimeout(late)
    nativeTheme.off('updated', followSystem)
  })
  return window
}

/** Brings the window before everything else, whatever it was doing. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
