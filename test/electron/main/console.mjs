// @ts-check
/** A page's console, errors and violations: `console-message`, and stderr with ELECTRON_ENABLE_LOGGING. */
import { makeEvent } from './event.mjs'

/** @type {Readonly<Record<string, string>>} */
const LEVELS = { assert: 'error', debug: 'debug', error: 'error', verbose: 'debug', warning: 'warning' }

/**
 * @param {import('./webContents.mjs').WebContents} contents
 * @param {import('./pageLink.mjs').PageLink} page
 */
export function reportConsole(contents, page) {
  /** @param {string} type @param {string} message @param {{ lineNumber?: number, url?: string } | undefined} where */
  function report(type, message, where) {
    const level = LEVELS[type] ?? 'info'
    const place = { lineNumber: (where?.lineNumber ?? 0) + 1, sourceId: where?.url ?? '' }
    contents.emit('console-message', makeEvent({ message, level, ...place, frame: contents.mainFrame }))
    if (process.env.ELECTRON_ENABLE_LOGGING) {
      process.stderr.write(`[renderer ${level}] ${message} (${place.sourceId}:${place.lineNumber})\n`)
    }
  }

  page.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const text = args
      .map((one) => one.value ?? one.unserializableValue ?? one.description ?? one.type)
      .join(' ')
    report(type, text, stackTrace?.callFrames[0])
  })
  page.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    const { exception, text, lineNumber, url } = exceptionDetails
    report('error', `${text} ${exception?.description ?? exception?.value ?? ''}`.trim(), { lineNumber, url })
  })
  page.on('Log.entryAdded', ({ entry }) => report(entry.level, entry.text, entry))
}
