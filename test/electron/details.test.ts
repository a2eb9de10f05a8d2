import { describe, expect, test } from 'vitest'
import { runFixture, startFixture } from './harness'
import { parseAccelerator } from './main/accelerator.mjs'
import { matchPattern } from './main/urlPattern.mjs'
import { requireChromium } from './requireBrowser'

describe.skipIf(!requireChromium())('small things', () => {
  test('files, dialogs, clipboard and shell answer without a screen', async () => {
    const started = startFixture('files.mjs')
    await started.says('done')
    started.child.kill('SIGTERM')
    const { said } = await started.ended
    expect(said).toEqual({
      'made-up file': '',
      blob: '',
      'no file': 'getPathForFile expected to receive a File object but one was not provided',
      'debugger of the page goes on': 1,
      'open dialog': { canceled: true, filePaths: [] },
      'save dialog': { canceled: true, filePath: '' },
      'message box': { response: 1, checkboxChecked: false },
      'wrong dialogs': ['Properties must be an array', 'message must be a string'],
      clipboard: 'copied',
      shell: ['', 'Invalid URL'],
      done: null,
    })
  })

  test('menus are built, found, checked and clicked', async () => {
    const started = startFixture('menu.mjs')
    await started.says('done')
    started.child.kill('SIGTERM')
    const { said } = await started.ended
    expect(said).toEqual({
      menu: [true, ['File', 'Edit', 'View', 'Item'], null],
      clicked: [
        ['open', 1, false],
        ['check', 1, false],
      ],
      checked: false,
      role: ['Zoom In', 'CommandOrControl+Plus', 7],
      zoomed: 0.5,
      wrong: [
        'Invalid template for Menu: Menu template must be an array',
        'Invalid template for MenuItem: must have at least one of label, role or type',
        'Unknown menu item type: odd',
        expect.stringContaining('invalid accelerator Ctrl+Nonsense'),
        expect.stringContaining('invalid accelerator Ctrl+A+B'),
        expect.stringContaining('the menu role nonsense is not reproduced'),
        expect.stringContaining('clicking the menu role undo is not reproduced'),
      ],
      done: null,
    })
  })

  test('a page sees the app’s locale', async () => {
    const { said } = await runFixture('language.mjs', { args: ['--lang=zh-CN'] })
    expect(said.languages).toEqual(['zh-CN', 'zh-CN'])
  })
})

test('accelerators', () => {
  const keys = { control: false, alt: false, shift: false, meta: false }
  expect(parseAccelerator('Ctrl+Shift+Z')).toEqual({ ...keys, key: 'z', control: true, shift: true })
  expect(parseAccelerator('Alt+F4')).toEqual({ ...keys, key: 'f4', alt: true })
  expect(parseAccelerator('Space')).toEqual({ ...keys, key: ' ' })
  expect(parseAccelerator('Super+,')).toEqual({ ...keys, key: ',', meta: true })
  for (const wrong of ['', 'Ctrl', 'Ctrl+', 'Ctrl+AB', 'F25', 'Ctrl+A+B', 'Strg+A'])
    expect(parseAccelerator(wrong)).toBeNull()
})

test('match patterns', () => {
  const matches = (pattern: string, url: string): boolean => matchPattern(pattern)(url)
  expect(matches('<all_urls>', 'app://bundle/x')).toBe(true)
  expect(matches('*://*/*', 'https://example.org/')).toBe(true)
  expect(matches('*://*/*', 'app://bundle/')).toBe(false)
  expect(matches('https://*.example.org/a*', 'https://www.example.org/abc')).toBe(true)
  expect(matches('https://*.example.org/a*', 'https://notexample.org/abc')).toBe(false)
  expect(matches('app://bundle/*', 'app://bundle/index.html')).toBe(true)
  expect(matches('app://bundle/*', 'app://other/index.html')).toBe(false)
  expect(() => matchPattern('https://x')).toThrow('Empty path.')
})
