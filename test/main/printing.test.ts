import type { PaperId } from '@core/paperId'
import type { BrowserWindow, PrintToPDFOptions, SaveDialogOptions } from 'electron/main'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { printing, type PrintingOptions } from '../../src/main/printing'

type PrintCallback = (success: boolean, reason: string) => void

let folder: string
let dialogs: SaveDialogOptions[]
let pdfs: PrintToPDFOptions[]
let chosen: string
let printed: PrintCallback[]
let systemLocale: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-print-'))
  dialogs = []
  pdfs = []
  printed = []
  chosen = join(folder, 'chosen.pdf')
  systemLocale = 'zh-CN'
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function aPrinting(change: Partial<PrintingOptions> = {}) {
  const window = {
    webContents: {
      print: (_options: object, callback: PrintCallback) => printed.push(callback),
      printToPDF: async (options: PrintToPDFOptions) => {
        pdfs.push(options)
        return Buffer.from('%PDF-1.4')
      },
    },
  } as unknown as BrowserWindow
  return printing({
    window: () => window,
    dialog: {
      showSaveDialog: async (...args: unknown[]) => {
        dialogs.push(args.at(-1) as SaveDialogOptions)
        return { canceled: chosen === '', filePath: chosen }
      },
    } as PrintingOptions['dialog'],
    locale: () => 'en',
    systemLocale: () => systemLocale,
    documents: () => '/documents',
    today: () => new Date(2026, 10, 4),
    ...change,
  })
}

test('a PDF is offered under the paper’s id, or the day, and lies where the person said', async () => {
  const { savePdf } = aPrinting()
  expect(await savePdf('cs/0112017' as PaperId)).toEqual({ kind: 'saved', name: 'chosen.pdf' })
  expect(dialogs[0]!.defaultPath).toBe(join('/documents', 'arXiv-cs-0112017.pdf'))
  expect(await readFile(chosen, 'latin1')).toBe('%PDF-1.4')
  await savePdf(null)
  // where the last one went
  expect(dialogs[1]!.defaultPath).toBe(join(folder, 'Duidu-2026-11-04.pdf'))
})

test('the paper is A4, and Letter where that is what printers hold', async () => {
  const { savePdf } = aPrinting()
  await savePdf(null)
  systemLocale = 'en-US'
  await savePdf(null)
  systemLocale = 'en_GB'
  await savePdf(null)
  expect(pdfs.map(({ pageSize }) => pageSize)).toEqual(['A4', 'Letter', 'A4'])
})

test('who closes the dialog gets no file', async () => {
  chosen = ''
  expect(await aPrinting().savePdf(null)).toEqual({ kind: 'cancelled' })
  expect(pdfs).toEqual([])
  expect(await readdir(folder)).toEqual([])
})

test('a place that cannot be written is told, by name and reason', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  chosen = join(folder, 'gone', 'x.pdf')
  expect(await aPrinting().savePdf(null)).toEqual({
    kind: 'notSaved',
    name: 'x.pdf',
    failure: { kind: 'folderGone' },
  })
  logged.mockRestore()
})

test('what Chromium cannot make is told in its words', async () => {
  const window = { webContents: { printToPDF: () => Promise.reject(new Error('no memory')) } }
  const { savePdf } = aPrinting({ window: () => window as unknown as BrowserWindow })
  expect(await savePdf(null)).toEqual({ kind: 'notMade', detail: 'no memory' })
})

test('a printer’s answer is passed on; a dialog that was closed is no failure, however it is spelled', async () => {
  const { printPage } = aPrinting()
  for (const [success, reason, report] of [
    [true, '', { kind: 'printed' }],
    [false, 'Print job canceled', { kind: 'cancelled' }],
    [false, 'cancelled', { kind: 'cancelled' }],
    [false, 'Invalid printer settings', { kind: 'failed', detail: 'Invalid printer settings' }],
  ] as const) {
    const answer = printPage()
    printed.pop()!(success, reason)
    expect(await answer).toEqual(report)
  }
})

test('one at a time, and nothing without a window', async () => {
  const { printPage, savePdf } = aPrinting()
  const first = printPage()
  expect(await savePdf(null)).toEqual({ kind: 'cancelled' })
  printed.pop()!(true, '')
  await first
  expect((await savePdf(null)).kind).toBe('saved')
  expect(await aPrinting({ window: () => null }).printPage()).toEqual({ kind: 'cancelled' })
})

test('a PDF is named without characters that cannot be seen, and lies under the name that was chosen', async () => {
  const { savePdf } = aPrinting()
  chosen = join(folder, 'paper\u202Efdp.\u200Bpdf')
  expect(await savePdf(null)).toEqual({ kind: 'saved', name: 'paperfdp.pdf' })
  expect(await readdir(folder)).toEqual(['paper\u202Efdp.\u200Bpdf'])
})
