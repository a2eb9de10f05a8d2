import { visibleName } from '@core/text/hiddenCharacters'
import type { Locale } from '@core/messages/define'
import { movingMessages } from '@core/messages/moving'
import { movingOutcomes } from '@core/messages/movingOutcomes'
import type { ReaderApi } from '@core/readerApi'
import type { ExportLook } from '@core/reports'
import type { BrowserWindow, Dialog } from 'electron/main'
import { basename, dirname, join } from 'node:path'
import { dayInName } from './dayInName'
import type { ChosenExport } from './library/exportFile'
import type { LibraryHost } from './library/libraryHost'
import type { WorkUnderWay } from './workUnderWay'

export interface ExportingOptions {
  readonly window: () => BrowserWindow | null
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  /** Stands for the page that is loaded; null where there is none. */
  readonly page: () => symbol | null
  /** Tells the person what came of it where the page that asked is gone. */
  readonly tell: (message: string) => void
  /** Says that quitting would cut this off. */
  readonly whileWorking: WorkUnderWay['whileWorking']
  readonly library: Pick<LibraryHost, 'exportTo' | 'lookAtExport' | 'mergeExport'>
  readonly locale: () => Locale
  /** Where the first export is offered to lie. */
  readonly documents: () => string
  readonly today: () => Date
}

const CANCELLED = { kind: 'cancelled' } as const

/**
 * Exports the library and takes exported ones in, where the system's dialogs say; one at a time: asked
 * again meanwhile, it is cancelled. Only here is known which file was chosen.
 */
export function exporting(
  options: ExportingOptions,
): Pick<ReaderApi, 'exportLibrary' | 'chooseExport' | 'mergeExport'> {
  const { window, page, tell, whileWorking, dialog, library, locale, documents, today } = options
  let busy = false
  let folder: string | null = null
  let chosen: ChosenExport | null = null

  async function alone<T>(action: (page: BrowserWindow) => Promise<T>): Promise<T | typeof CANCELLED> {
    const page = window()
    if (busy || page === null) return CANCELLED
    busy = true
    try {
      return await action(page)
    } finally {
      busy = false
    }
  }

  /** What takes long may outlive the page that asked for it; what came of it is told all the same. */
  async function told<R>(work: () => Promise<R>, wordsFor: (report: R) => string): Promise<R> {
    const asking = page()
    const report = await work()
    if (page() !== asking) tell(wordsFor(report))
    return report
  }

  async function choose(page: BrowserWindow): Promise<ExportLook> {
    chosen = null
    const words = movingMessages[locale()]
    const { filePaths } = await dialog.showOpenDialog(page, {
      title: words.importTitle,
      buttonLabel: words.choose,
      defaultPath: folder ?? documents(),
      properties: ['openFile'],
      filters: [{ name: words.exports, extensions: ['zip'] }],
    })
    const [path] = filePaths
    if (path === undefined) return CANCELLED
    const look = await library.lookAtExport(path)
    const name = visibleName(basename(path))
    if (look.kind === 'refused') return { ...look, name }
    chosen = { path, contents: look.contents }
    return { kind: 'whole', name, counts: look.counts }
  }

  return {
    exportLibrary: (withPapers) =>
      alone(async (page) => {
        const words = movingMessages[locale()]
        const { canceled, filePath } = await dialog.showSaveDialog(page, {
          title: words.exportTitle,
          defaultPath: join(folder ?? documents(), `Duidu-library-${dayInName(today())}.zip`),
          filters: [{ name: words.exports, extensions: ['zip'] }],
          properties: ['createDirectory', 'showOverwriteConfirmation'],
        })
        if (canceled || filePath === '') return CANCELLED
        const report = await told(
          () => whileWorking('exporting', () => library.exportTo(filePath, withPapers)),
          (done) => movingOutcomes[locale()].exported(done),
        )
        if (report.kind === 'saved') folder = dirname(filePath)
        return report
      }),
    chooseExport: () => alone(choose),
    async mergeExport(takeSettings) {
      const taken = chosen
      chosen = null
      if (taken === null) throw new Error('no exported library was chosen')
      return told(
        () => whileWorking('importing', () => library.mergeExport(taken, takeSettings)),
        (done) => movingOutcomes[locale()].mergedWhole(visibleName(basename(taken.path)), done),
      )
    },
  }
}
