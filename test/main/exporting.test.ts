import type { BrowserWindow } from 'electron/main'
import { expect, test, vi } from 'vitest'
import { exporting } from '../../src/main/exporting'

const window = {} as BrowserWindow
const WHOLE = { kind: 'whole', counts: {} } as never

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
  expect(await doors.chooseExport()).toMatchObject({ kind: 'whole', name: 'good.zip' })
  await doors.mergeExport(true)
  expect(library.mergeExport).toHaveBeenCalledWith('/a/good.zip', true)
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
