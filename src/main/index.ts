/**
 * The main process begins here: what must be said before Electron is ready, and who is the first of two
 * starts. Nothing is awaited at the top level: `ready` waits for this module.
 */
import { systemLocale as localeOfSystem } from '@core/interfaceLanguage'
import type { Locale } from '@core/messages/define'
import { libraryPlaceMessages } from '@core/messages/libraryPlace'
import { app, dialog, protocol } from 'electron/main'
import { resolve } from 'node:path'
import { filesHandedOver, filesOfCommandLine, onlyFiles, type HandedOver } from './commandLine'
import { APP_SCHEME } from './pageAddress'
import { runReader, type ReaderApp } from './readerApp'
import { startOn } from './starting'

process.on('uncaughtException', (error) => console.error('Duidu: unexpected error:', error))
process.on('unhandledRejection', (error) => console.error('Duidu: unexpected error:', error))

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
])

const locale = (): Locale => localeOfSystem(app.getPreferredSystemLanguages())

/** Says nothing on macOS: a box without a window would hold up the very copying that it tells of. */
async function askWhileMoving(to: string, signal: AbortSignal): Promise<'stop' | 'goOn'> {
  if (process.platform === 'darwin') return 'goOn'
  const { message, detail, buttons } = libraryPlaceMessages[locale()].moving
  const { response } = await dialog.showMessageBox({
    ...{ type: 'info', message, detail: detail(to), buttons: [buttons.goOn, buttons.stop], signal },
    ...{ defaultId: 0, cancelId: 0, noLink: true },
  })
  return response === 1 ? 'stop' : 'goOn'
}

/** Null where the app cannot start: that was said, and it ends. */
function startReader(): Promise<ReaderApp | null> {
  const { DUIDU_LIBRARY } = process.env
  return startOn({
    userData: app.getPath('userData'),
    given: DUIDU_LIBRARY ? resolve(DUIDU_LIBRARY) : null,
    locale,
    whenReady: () => app.whenReady(),
    showError: (title, content) => dialog.showErrorBox(title, content),
    askWhileMoving,
    exit: (code) => app.exit(code),
    run: runReader,
  })
}

const given: HandedOver = { files: filesOfCommandLine(process.argv, app.isPackaged, process.cwd()) }

if (app.requestSingleInstanceLock({ ...given })) {
  const reader = startReader()
  const withReader = (use: (reader: ReaderApp) => void): void =>
    void reader.then((started) => started !== null && use(started))
  const openGiven = (files: readonly string[]): void =>
    void onlyFiles(files).then((kept) => withReader(({ openFiles }) => openFiles(kept)))
  openGiven(given.files)
  // the arguments of the other start arrive reordered and with switches added; its own data do not
  app.on('second-instance', (_event, _argv, _folder, data) => {
    withReader(({ show }) => show())
    openGiven(filesHandedOver(data))
  })
  // on macOS, before or after ready
  app.on('open-file', (event, path) => {
    event.preventDefault()
    withReader(({ show }) => show())
    openGiven([path])
  })
} else {
  app.quit()
}
