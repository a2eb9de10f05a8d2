import { messageOf } from '@core/messageOf'
import { visibleName } from '@core/text/hiddenCharacters'
import type { Locale } from '@core/messages/define'
import { printMessages } from '@core/messages/print'
import type { PaperId } from '@core/paperId'
import type { PdfReport, PrintReport } from '@core/reports'
import type { BrowserWindow, Dialog } from 'electron/main'
import { basename, dirname, join } from 'node:path'
import { dayInName } from './dayInName'
import { saveFailure } from './storage/storeErrors'
import { writeFileWhole } from './files/writeFileWhole'

export interface PrintingOptions {
  readonly window: () => BrowserWindow | null
  readonly dialog: Pick<Dialog, 'showSaveDialog'>
  readonly locale: () => Locale
  /** As the system has it, with its region: `en-US`. */
  readonly systemLocale: () => string
  /** Where the first PDF is offered to lie. */
  readonly documents: () => string
  readonly today: () => Date
}

export interface Printing {
  readonly printPage: () => Promise<PrintReport>
  readonly savePdf: (paper: PaperId | null) => Promise<PdfReport>
}

/** Regions whose printers hold Letter; the others hold A4. */
const LETTER_REGION = /[-_](?:US|CA|MX|PH|CL|CO|CR|GT|PA|PR|SV|VE)\b/

const CANCELLED = { kind: 'cancelled' } as const

/** A file's name for a paper or, where it is more than one, for the day; made of nothing else. */
function fileName(paper: PaperId | null, today: Date): string {
  if (paper !== null) return `arXiv-${paper.replace('/', '-')}.pdf`
  return `Duidu-${dayInName(today)}.pdf`
}

/** Prints what the page has set for printing; one at a time: asked again meanwhile, it is cancelled. */
export function printing(options: PrintingOptions): Printing {
  const { window, dialog, locale, systemLocale, documents, today } = options
  let busy = false
  let folder: string | null = null

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

  function print({ webContents }: BrowserWindow): Promise<PrintReport> {
    return new Promise((resolve) => {
      webContents.print({ printBackground: true }, (success, reason) => {
        if (success) resolve({ kind: 'printed' })
        // Electron has spelled it both ways
        else resolve(/cancell?ed/i.test(reason) ? CANCELLED : { kind: 'failed', detail: reason })
      })
    })
  }

  async function savePdf(page: BrowserWindow, paper: PaperId | null): Promise<PdfReport> {
    const { canceled, filePath } = await dialog.showSaveDialog(page, {
      title: printMessages[locale()].pdfTitle,
      defaultPath: join(folder ?? documents(), fileName(paper, today())),
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    if (canceled || filePath === '') return CANCELLED
    const name = visibleName(basename(filePath))
    let pdf: Uint8Array
    try {
      pdf = await page.webContents.printToPDF({
        pageSize: LETTER_REGION.test(systemLocale()) ? 'Letter' : 'A4',
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      })
    } catch (error) {
      return { kind: 'notMade', detail: messageOf(error) }
    }
    try {
      await writeFileWhole(filePath, pdf)
    } catch (error) {
      console.error('Duidu: a PDF was not saved:', error)
      return { kind: 'notSaved', name, failure: saveFailure(error) }
    }
    folder = dirname(filePath)
    return { kind: 'saved', name }
  }

  return {
    printPage: () => alone(print),
    savePdf: (paper) => alone((page) => savePdf(page, paper)),
  }
}
