/**
 * The main process begins here: what must be said before Electron is ready, and who is the first of two
 * starts. Nothing is awaited at the top level: `ready` waits for this module.
 */
import { app, protocol } from 'electron/main'
import { join, resolve } from 'node:path'
import { filesHandedOver, filesOfCommandLine, onlyFiles, type HandedOver } from './commandLine'
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

const given: HandedOver = { files: filesOfCommandLine(process.argv, app.isPackaged, process.cwd()) }

if (app.requestSingleInstanceLock({ ...given })) {
  const { DUIDU_LIBRARY } = process.env
  const reader: ReaderApp = runReader(
    DUIDU_LIBRARY ? resolve(DUIDU_LIBRARY) : join(app.getPath('userData'), 'library'),
  )
  const openGiven = (files: readonly string[]): void => void onlyFiles(files).then(reader.openFiles)
  openGiven(given.files)
  // the arguments of the other start arrive reordered and with switches added; its own data do not
  app.on('second-instance', (_event, _argv, _folder, data) => {
    reader.show()
    openGiven(filesHandedOver(data))
  })
  // on macOS, before or after ready
  app.on('open-file', (event, path) => {
    event.preventDefault()
    reader.show()
    reader.openFiles([path])
  })
} else {
  app.quit()
}
