import { describe, expect, test } from 'vitest'
import { runFixture } from './harness'
import { requireChromium } from './requireBrowser'

describe.skipIf(!requireChromium())('a window', () => {
  test('has a place, a state, a focus, a title and a zoom that are real', async () => {
    const { said } = await runFixture('window.mjs')
    const moved = { x: 20, y: 30, width: 1000, height: 700 }
    expect(said).toEqual({
      created: [
        ['contents', 1],
        ['window', 1],
      ],
      size: [{ x: 510, y: 220, width: 900, height: 640 }, [900, 640], [400, 300]],
      hidden: [false, false],
      shown: [true, true, true, ['show', 'focus']],
      moved: [moved, [1000, 700], ['resize', 'move']],
      maximized: [true, moved, [1920, 1080], ['maximize', 'resize', 'move']],
      minimized: [true, false, ['minimize']],
      restored: [true, ['restore']],
      'normal again': [true, [1000, 700], ['unmaximize', 'resize', 'move']],
      'full screen': [true, ['enter-full-screen', 'resize', 'move']],
      blurred: [null, ['blur']],
      title: ['page title', 'page title'],
      'own title': ['own', 'changed'],
      found: [true, true, 1],
      screen: [
        { x: 0, y: 0, width: 1920, height: 1080 },
        { x: 0, y: 0, width: 1920, height: 1080 },
        1,
        1,
        [1920, 1080],
      ],
      zoomed: [[500, 350, 2, true], 2],
      'zoomed and resized': [400, 300, 2, true],
      'zoomed after a load': [400, 300, 2, true],
      'zoom level': [[960, 720, 0.833, false], -1, 0.833],
      picture: ['PNG', { width: 800, height: 600 }],
      'zoom off': [[800, 600, 1, false], "'zoomFactor' must be a double greater than 0.0"],
      pdf: ['%PDF-', true],
      'wrong pdfs': [
        'Invalid pageSize A9',
        'width and height properties are required for pageSize',
        'scale must be a number',
        'margins must be less than or equal to pageSize',
      ],
      printed: [
        [false, 'Print job canceled'],
        'webContents.print(): Invalid print settings specified.',
        'Unsupported pageSize: A9',
      ],
      'script errors': ['Script failed to execute', 'rejected'],
      gone: 'crashed',
      'gone by app': [true, 'crashed'],
      'alive again': 'page title',
      destroyed: [true, true, 'Object has been destroyed'],
    })
  })

  test('is ready to show when something is painted, not when it has loaded', async () => {
    const { said } = await runFixture('firstPaint.mjs')
    expect(said['too early']).toBe(false)
    expect(said.text).toMatch(/now$/)
  })

  test('follows nativeTheme, and Chromium where the source is the system', async () => {
    const { said } = await runFixture('theme.mjs')
    expect(said).toEqual({
      system: [[false, false], 'system', false],
      dark: [true, true],
      light: [false, false],
      'system again': [false, false],
      updates: [true, false],
      wrong: 'TypeError',
    })
  })

  test('--force-dark-mode makes the system dark', async () => {
    const { said } = await runFixture('theme.mjs', { args: ['--force-dark-mode'] })
    expect(said).toMatchObject({
      system: [[true, true], 'system', false],
      light: [false, false],
      'system again': [true, true],
    })
  })
})
