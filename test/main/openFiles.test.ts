import type { Dialog } from 'electron/main'
import { describe, expect, test } from 'vitest'
import { fileQueue, openDialog, openDialogOptions } from '../../src/main/openFiles'

test('the dialog for files takes several and shows digests first, any file on demand', () => {
  expect(openDialogOptions('files', 'zh')).toEqual({
    title: '打开摘要文件',
    buttonLabel: '打开',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: '摘要文件', extensions: ['md', 'txt', 'xml', 'json'] },
      { name: '所有文件', extensions: ['*'] },
    ],
  })
})

test('the dialog for a folder takes one folder', () => {
  expect(openDialogOptions('folder', 'en')).toMatchObject({ properties: ['openDirectory'] })
})

test('a second dialog is not opened over the first', async () => {
  const close: ((paths: string[]) => void)[] = []
  const dialog = {
    showOpenDialog: () =>
      new Promise((resolve) => close.push((filePaths) => resolve({ canceled: false, filePaths }))),
  } as unknown as Dialog
  const choose = openDialog(dialog)
  const first = choose(null, {})
  expect(await choose(null, {})).toEqual([])
  close[0]!(['/a.md'])
  expect(await first).toEqual(['/a.md'])
  const second = choose(null, {})
  close[1]!([])
  expect(await second).toEqual([])
})

test('a dialog that fails does not block the next one', async () => {
  let fail = true
  const choose = openDialog({
    showOpenDialog: () =>
      fail ? Promise.reject(new Error('no')) : Promise.resolve({ canceled: false, filePaths: ['/a.md'] }),
  } as unknown as Dialog)
  await expect(choose(null, {})).rejects.toThrow('no')
  fail = false
  expect(await choose(null, {})).toEqual(['/a.md'])
})

describe('files named from outside', () => {
  test('wait until the page listens, and are then imported together', () => {
    const imports: (readonly string[])[] = []
    const queue = fileQueue((paths) => imports.push(paths))
    queue.add(['/a.md'])
    queue.add(['/b.md', '/c.md'])
    expect(imports).toEqual([])
    queue.release()
    expect(imports).toEqual([['/a.md', '/b.md', '/c.md']])
    queue.release()
    expect(imports).toHaveLength(1)
  })

  test('are imported at once while it listens, and wait again while it is loaded again', () => {
    const imports: (readonly string[])[] = []
    const queue = fileQueue((paths) => imports.push(paths))
    queue.release()
    queue.add(['/a.md'])
    expect(imports).toEqual([['/a.md']])
    queue.hold()
    queue.add(['/b.md'])
    expect(imports).toHaveLength(1)
    queue.release()
    expect(imports[1]).toEqual(['/b.md'])
  })

  test('none named, none imported', () => {
    const imports: (readonly string[])[] = []
    const queue = fileQueue((paths) => imports.push(paths))
    queue.release()
    queue.add([])
    expect(imports).toEqual([])
  })
})
