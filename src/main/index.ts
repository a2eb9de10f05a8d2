/**
 * The main process begins here: what must be said before Electron is ready, and who is the first of two
 * starts. Nothing is awaited at the top level: `ready` waits for this module.
 */
import { systemLocale as localeOfSystem } from '@core/interfaceLanguage'
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

/** Null where the app cannot start: that was said, and it ends. */
function startReader(): Promise<ReaderApp | null> {
  const { DUIDU_LIBRARY } = process.env
  return startOn({
    userData: app.getPath('userData'),
    given: DUIDU_LIBRARY ? resolve(DUIDU_LIBRARY) : null,
    locale: () => localeOfSystem(app.getPreferredSystemLanguages()),
    whenReady: () => app.whenReady(),
    showError: (title, content) => dialog.showErrorBox(title, content),
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
