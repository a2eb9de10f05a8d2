import { messageOf } from '@core/messageOf'
import type { CommandId } from '@core/commands'
import { interfaceLocale, systemLocale as localeOfSystem } from '@core/interfaceLanguage'
import type { LibraryEvents, LibraryStart } from '@core/library/libraryApi'
import type { Locale } from '@core/messages/define'
import { dialogMessages } from '@core/messages/dialogs'
import { menuMessages } from '@core/messages/menu'
import type { UndoOffer } from '@core/readerApi'
import { DEFAULT_SETTINGS, type Settings } from '@core/settings'
import { nativeThemeOf } from '@core/themes'
import {
  app,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
} from 'electron/main'
import type { MessageBoxOptions } from 'electron/main'
import { join } from 'node:path'
import { listPageFiles, servePageFile } from './appProtocol'
import { exporting } from './exporting'
import { hardenContents, hardenSession } from './hardening'
import { startLibrary } from './library/libraryHost'
import { placeFileIn, planMove } from './libraryPlace'
import { libraryTrouble } from './libraryTrouble'
import { mainReader } from './mainReader'
import { contextMenuTemplate, menuTemplate } from './menu'
import { fileQueue, openDialog, openDialogOptions } from './openFiles'
import { offerLink, openLink, openOnArxiv, showFolder } from './outside'
import { APP_SCHEME, pageAddress } from './pageAddress'
import { pageTrouble } from './pageTrouble'
import { placing } from './placing'
import { printing } from './printing'
import { guardQuitting } from './quitting'
import { serveReader } from './serveReader'
import type { ReaderPlace } from './starting'
import { unsavedNotes } from './unsavedNotes'
import { windowKeeper, type WindowKeeper } from './windowKeeper'
import { workUnderWay } from './workUnderWay'

const isMac = process.platform === 'darwin'
const PLATFORMS: Partial<Record<NodeJS.Platform, 'mac' | 'windows'>> = { darwin: 'mac', win32: 'windows' }

/** Milliseconds after a marking until the menu says what undo would do. */
const MENU_DELAY = 150

export interface ReaderApp {
  /** Imports files that were named on a command line or by the system, as soon as the page listens. */
  readonly openFiles: (paths: readonly string[]) => void
  /** Brings the window to the front; makes it where it was closed (macOS). */
  readonly show: () => void
}

/** The sample digest: beside app.asar in a packaged app (see electron-builder.yml). */
function sampleFile(): string {
  const folder = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources')
  return join(folder, 'sample.md')
}

function complain(what: string): (error: unknown) => void {
  return (error) => console.error(`Duidu: ${what}:`, error)
}

/**
 * Runs the app: starts the library at once and, when Electron is ready, the window on it. An app that
 * cannot start says why and ends.
 */
export function runReader({ outcome, ...known }: ReaderPlace): ReaderApp {
  const { folder, moved } = known.place
  const userData = app.getPath('userData')
  const { isPackaged: packaged } = app
  const page = pageAddress(packaged, process.env.ELECTRON_RENDERER_URL)
  const notes = unsavedNotes()
  const chooseFiles = openDialog(dialog)

  let settings: Settings | null = null
  /** What the menu was made from; it is made again when that changes. */
  let menuFacts = ''
  let offer: UndoOffer = { undo: null, redo: null }
  let menuTimer: NodeJS.Timeout | null = null
  let keeper: WindowKeeper | null = null
  let canSave = true

  const systemLocale = (): Locale => localeOfSystem(app.getPreferredSystemLanguages())
  const locale = (): Locale => interfaceLocale(settings?.language ?? 'system', systemLocale())
  const save = (): void => {
    if (canSave) library.flush().catch(complain('could not save'))
  }

  async function ask(options: MessageBoxOptions): Promise<number> {
    const window = keeper?.current() ?? null
    const answer = await (window === null
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(window, options))
    return answer.response
  }

  const library = startLibrary({
    folder,
    unfinished: join(userData, 'unfinished'),
    placed: moved ? { mark: known.mark, rememberedIn: placeFileIn(userData) } : null,
    onEvent(event, payload) {
      if (event === 'settingsChanged') applySettings(payload as LibraryEvents['settingsChanged'])
      if (event === 'undoChanged') applyOffer(payload as LibraryEvents['undoChanged'])
      if (event === 'noteState') notes.heard(payload as LibraryEvents['noteState'])
      keeper?.tell(event, payload)
    },
    onGone(error) {
      canSave = false
      console.error('Duidu: the library stopped:', error)
      // before there is a window, the start itself fails and says so
      if (keeper !== null) libraryGone(error).catch(complain('could not tell that the library stopped'))
    },
  })

  const libraryGone = libraryTrouble({
    tellHealth: (health) => keeper?.tell('saveHealth', health),
    restart() {
      app.relaunch()
      app.exit(0)
    },
    locale,
    ask,
  })

  const works = workUnderWay({ locale, ask, canSave: () => canSave })

  const queue = fileQueue((paths) => void library.importPaths(paths).catch(complain('could not import')))

  async function importByDialog(what: 'files' | 'folder'): Promise<readonly string[]> {
    return chooseFiles(keeper?.current() ?? null, openDialogOptions(what, locale()))
  }

  const began = library.begin()
  const reader = mainReader(library, {
    began,
    settings: () => settings ?? DEFAULT_SETTINGS,
    systemLocale,
    platform: PLATFORMS[process.platform] ?? 'linux',
    version: app.getVersion(),
    sample: sampleFile(),
    choose: importByDialog,
    openOnArxiv,
    openLink,
    copyText: (text) => clipboard.writeText(text),
    ...printing({
      window: () => keeper?.current() ?? null,
      dialog,
      locale,
      systemLocale: () => app.getSystemLocale(),
      documents: () => app.getPath('documents'),
      today: () => new Date(),
    }),
    ...exporting({
      window: () => keeper?.current() ?? null,
      page: () => keeper?.page() ?? null,
      whileWorking: works.whileWorking,
      tell: (message) => void ask({ type: 'info', message }).catch(complain('could not tell')),
      dialog,
      library,
      locale,
      documents: () => app.getPath('documents'),
      today: () => new Date(),
    }),
    heldNotes: notes.hold,
    showLibraryFolder: () => showFolder(folder),
    ...placing({
      window: () => keeper?.current() ?? null,
      dialog,
      locale,
      known,
      outcome,
      plan: (from, moveTo) => planMove(userData, from, moveTo),
    }),
    onPageListens() {
      notes.hold([])
      queue.release()
    },
  })

  /** A menu item: what main can do by itself works without a window too; the page does the rest. */
  function runCommand(id: CommandId): void {
    const failed = complain(`could not ${id}`)
    if (id === 'openFiles') reader.importByDialog('files').catch(failed)
    else if (id === 'openFolder') reader.importByDialog('folder').catch(failed)
    else if (id === 'openSample') reader.importSample().catch(failed)
    else keeper?.command(id)
  }

  function applySettings(changed: Settings): void {
    settings = changed
    const source = nativeThemeOf(changed.theme)
    if (nativeTheme.themeSource !== source) nativeTheme.themeSource = source
    // sepia after light is news to the window and none to the system
    keeper?.paintGround()
    buildMenu()
  }

  /** A run of markings makes one new menu. */
  function applyOffer(changed: UndoOffer): void {
    offer = changed
    if (menuTimer !== null) clearTimeout(menuTimer)
    menuTimer = setTimeout(() => {
      if (settings !== null) buildMenu()
    }, MENU_DELAY)
  }

  function buildMenu(): void {
    const facts = { locale: locale(), keys: settings?.keys ?? {}, offer }
    if (menuFacts === JSON.stringify(facts)) return
    menuFacts = JSON.stringify(facts)
    const template = menuTemplate({
      ...facts,
      mac: isMac,
      packaged,
      onCommand: runCommand,
      onShowLibrary: () => void reader.showLibraryFolder().catch(complain('could not show the folder')),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  const quitting = guardQuitting({
    app,
    mayEnd: works.mayEnd,
    flush: () => library.flush(),
    close: () => library.close(),
    canSave: () => canSave,
    unsavedNotes: notes.list,
    heldNotes: notes.held,
    locale,
    ask,
  })

  function makeKeeper(start: LibraryStart): WindowKeeper {
    const pageGone = pageTrouble({
      reload: () => keeper?.loadPage(),
      quit: () => app.quit(),
      locale,
      ask,
      now: () => performance.now(),
    })
    return windowKeeper({
      packaged,
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      url: page.url,
      title: () => menuMessages[locale()].app,
      theme: () => settings?.theme ?? DEFAULT_SETTINGS.theme,
      place: start.windowPlace,
      keepPlace: (place) => void library.keepWindowPlace(place).catch(complain('could not keep the place')),
      onClose() {
        // the last window stays until everything is saved, so that text can still be copied out of it
        if (isMac || quitting.mayClose()) return true
        app.quit()
        return false
      },
      onLoad: queue.hold,
      mayLosePage: quitting.mayLosePage,
      onLeave: save,
      onReturn: save,
      onPageGone() {
        save()
        const lost = notes.held()
        notes.hold([])
        pageGone(lost).catch(complain('could not load the page again'))
      },
    })
  }

  async function begin(): Promise<void> {
    app.on('web-contents-created', (_event, contents) => {
      hardenContents(contents, page, offerLink)
      contents.on('context-menu', (_menuEvent, params) => {
        const template = contextMenuTemplate(locale(), runCommand, params)
        if (template.length > 0) Menu.buildFromTemplate(template).popup()
      })
    })
    // a development server serves the page itself, which then need not be built
    const pageFiles =
      page.socketOrigin === null ? listPageFiles(join(import.meta.dirname, '../renderer')) : new Map()
    const [start, files] = await Promise.all([began, pageFiles, app.whenReady()])
    protocol.handle(APP_SCHEME, (request) => servePageFile(files, page.origin, request))
    hardenSession(session.defaultSession, page, packaged)
    serveReader(ipcMain, reader, page.origin)
    applySettings(start.settings)
    keeper = makeKeeper(start)
    keeper.show()
    powerMonitor.on('suspend', save)
    powerMonitor.on('lock-screen', save)
    powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
      event?.preventDefault() // the system waits a little for an app that is about to leave
      app.quit()
    })
  }

  begin().catch((error: unknown) => {
    complain('could not start')(error)
    dialog.showErrorBox(dialogMessages[locale()].startFailed, messageOf(error))
    app.exit(1)
  })

  app.on('window-all-closed', () => {
    if (!isMac) app.quit()
  })
  app.on('activate', () => keeper?.show())

  return { openFiles: queue.add, show: () => keeper?.show() }
}
