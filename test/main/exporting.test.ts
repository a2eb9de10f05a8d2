import type { BrowserWindow } from 'electron/main'
import { beforeEach, expect, test, vi } from 'vitest'
import { exporting } from '../../src/main/exporting'

const window = {} as BrowserWindow
let page: symbol | null = null
let told: string[] = []
let worked: string[] = []
beforeEach(() => {
  page = Symbol('page')
  told = []
  worked = []
})
const WHOLE = { kind: 'whole', counts: {}, contents: 'what it holds' } as never

function made(open: readonly string[][], save: readonly string[] = []) {
  const [opens, saves] = [[...open], [...save]]
  const dialog = {
    showOpenDialog: vi.fn(async (..._args: unknown[]) => ({
      canceled: false,
      filePaths: opens.shift() ?? [],
    })),
    showSaveDialog: vi.fn(async (..._args: unknown[]) => ({
      canceled: false,
      filePath: saves.shift() ?? '',
    })),
  }
  const library = {
    exportTo: vi.fn(async (path: string) => ({ kind: 'saved', name: path, counts: {} }) as never),
    lookAtExport: vi.fn(async (path: string) =>
      path.includes('bad') ? ({ kind: 'refused', problem: { kind: 'notAnExport' } } as const) : WHOLE,
    ),
    mergeExport: vi.fn(async () => ({ kind: 'merged', counts: {} }) as never),
  }
  const doors = exporting({
    window: () => window,
    page: () => page,
    whileWorking: (kind, work) => {
      worked.push(kind)
      return work()
    },
    tell: (message) => void told.push(message),
    dialog: dialog as never,
    library,
    locale: () => 'en',
    documents: () => '/home/me',
    today: () => new Date(2026, 10, 24, 12),
  })
  return { doors, dialog, library }
}

test('an export is offered under a name with the day, then in the folder of the last one', async () => {
  const { doors, dialog, library } = made([], ['/usb/mine.zip', ''])
  await doors.exportLibrary(true)
  expect(dialog.showSaveDialog.mock.calls[0]![1]).toMatchObject({
    defaultPath: '/home/me/Duidu-library-2026-11-24.zip',
  })
  expect(library.exportTo).toHaveBeenCalledWith('/usb/mine.zip', true)
  expect(await doors.exportLibrary(false)).toEqual({ kind: 'cancelled' })
  expect(dialog.showSaveDialog.mock.calls[1]![1]).toMatchObject({
    defaultPath: '/usb/Duidu-library-2026-11-24.zip',
  })
})

test('only what was chosen and looked at last is taken in, and once', async () => {
  const { doors, library } = made([['/a/good.zip'], ['/a/bad.zip'], [], ['/a/good.zip']])
  await expect(doors.mergeExport(true)).rejects.toThrow('no exported library was chosen')
  expect(await doors.chooseExport()).toEqual({ kind: 'whole', name: 'good.zip', counts: {} })
  await doors.mergeExport(true)
  const seen = { path: '/a/good.zip', contents: 'what it holds' }
  expect(library.mergeExport).toHaveBeenCalledWith(seen, true)
  await expect(doors.mergeExport(true)).rejects.toThrow('no exported library was chosen')
  expect(await doors.chooseExport()).toMatchObject({ kind: 'refused', name: 'bad.zip' })
  await expect(doors.mergeExport(true)).rejects.toThrow('no exported library was chosen')
  expect(await doors.chooseExport()).toEqual({ kind: 'cancelled' })
  await expect(doors.mergeExport(true)).rejects.toThrow('no exported library was chosen')
})

test('asked again while a dialog is open, it is cancelled', async () => {
  const { doors, dialog } = made([['/a/good.zip']], ['/a/b.zip'])
  const [first, second] = await Promise.all([doors.chooseExport(), doors.exportLibrary(false)])
  expect([first.kind, second.kind]).toEqual(['whole', 'cancelled'])
  expect(dialog.showSaveDialog).not.toHaveBeenCalled()
})

test('what comes of it is told where the page that asked was loaded anew or closed meanwhile', async () => {
  const { doors, library } = made([['/a/good.zip']], ['/usb/mine.zip', '/gone/mine.zip'])
  await doors.chooseExport()
  library.mergeExport.mockImplementation(async () => {
    page = Symbol('the page after a crash')
    return { kind: 'refused', problem: { kind: 'notAnExport' } } as never
  })
  await doors.mergeExport(false)
  expect(told).toEqual([expect.stringMatching(/^good\.zip was not imported/)])
  library.exportTo.mockImplementation(async (path) => {
    if (path.startsWith('/gone')) page = null
    const failure = { kind: 'folderGone' }
    return { kind: 'notSaved', name: 'mine.zip', failure } as never
  })
  await doors.exportLibrary(false)
  expect(told).toHaveLength(1)
  await doors.exportLibrary(false)
  expect(told[1]).toMatch(/not exported\. That folder is gone/)
})

test('quitting is told of what it would cut off, and not of a look', async () => {
  const { doors } = made([['/a/good.zip']], ['', '/usb/mine.zip'])
  await doors.exportLibrary(false)
  await doors.chooseExport()
  expect(worked).toEqual([])
  await doors.mergeExport(false)
  await doors.exportLibrary(false)
  expect(worked).toEqual(['importing', 'exporting'])
})

test('the archive that was chosen is named without characters that cannot be seen, and opened as it is', async () => {
  const path = '/a/library\u202Egnp.\u200Bzip'
  const { doors, library } = made([[path]])
  expect(await doors.chooseExport()).toMatchObject({ kind: 'whole', name: 'librarygnp.zip' })
  expect(library.lookAtExport).toHaveBeenCalledWith(path)
  library.mergeExport.mockImplementation(async () => {
    page = null
    return { kind: 'refused', problem: { kind: 'notAnExport' } } as never
  })
  await doors.mergeExport(false)
  expect(library.mergeExport).toHaveBeenCalledWith({ path, contents: 'what it holds' }, false)
  // a box of the system's shows it as it comes
  expect(told).toEqual([expect.stringMatching(/^librarygnp\.zip was not imported/)])
})
