/**
 * The main process begins here: what must be said before Electron is ready, and who is the first of two
 * starts. Nothing is awaited at the top level: `ready` waits for this module.
 */
import { systemLocale as localeOfSystem } from '@core/interfaceLanguage'
import { libraryPlaceMessages as placeMessages } from '@core/messages/libraryPlace'
import { app, dialog, protocol } from 'electron/main'
import { resolve } from 'node:path'
import { filesHandedOver, filesOfCommandLine, onlyFiles, type HandedOver } from './commandLine'
import { carryOut, rememberedPlace } from './libraryPlace'
import { APP_SCHEME } from './pageAddress'
import { runReader, type ReaderApp } from './readerApp'

process.on('uncaughtException', (error) => console.error('Duidu: unexpected error:', error))
process.on('unhandledRejection', (error) => console.error('Duidu: unexpected error:', error))

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
])

/** Finds the library, moves it first where that was asked for, and runs the app on it. */
async function startReader(): Promise<ReaderApp> {
  const userData = app.getPath('userData')
  const { DUIDU_LIBRARY } = process.env
  const found = rememberedPlace(userData, DUIDU_LIBRARY ? resolve(DUIDU_LIBRARY) : null)
  if (found.kind === 'unknown') {
    const words = placeMessages[localeOfSystem(app.getPreferredSystemLanguages())]
    dialog.showErrorBox(words.unknownTitle, words.unknown(found.file, found.detail))
    app.exit(1)
    return new Promise(() => undefined)
  }
  const { kind: _kind, ...known } = found
  return runReader(
    known.place.moveTo === null ? { ...known, outcome: null } : await carryOut(userData, known),
  )
}

const given: HandedOver = { files: filesOfCommandLine(process.argv, app.isPackaged, process.cwd()) }

if (app.requestSingleInstanceLock({ ...given })) {
  const reader = startReader()
  const withReader = (use: (reader: ReaderApp) => void): void => void reader.then(use)
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
    withReader(({ show, openFiles }) => {
      show()
      openFiles([path])
    })
  })
} else {
  app.quit()
}
