import type { WindowPlace } from '@core/library/libraryApi'
import { expect, test } from 'vitest'
import { MIN_HEIGHT, MIN_WIDTH, placeWindow, type Area } from '../../src/main/windowPlace'

const laptop: Area = { x: 0, y: 25, width: 1440, height: 875 }
const beside: Area = { x: 1440, y: 0, width: 1920, height: 1040 }
const place: WindowPlace = { x: 100, y: 80, width: 1100, height: 700, maximized: false }

test('the first window stands in the middle of the first screen', () => {
  expect(placeWindow(null, [laptop])).toEqual({ x: 80, y: 43, width: 1280, height: 840, maximized: false })
})

test('the first window is no larger than a small screen', () => {
  const small: Area = { x: 0, y: 0, width: 1024, height: 600 }
  expect(placeWindow(null, [small])).toEqual({ ...small, maximized: false })
})

test('a window comes back where it stood, maximized or not', () => {
  expect(placeWindow(place, [laptop])).toEqual(place)
  expect(placeWindow({ ...place, maximized: true }, [laptop])).toEqual({ ...place, maximized: true })
  expect(placeWindow({ ...place, x: 2000 }, [laptop, beside])).toEqual({ ...place, x: 2000 })
})

test('a window on a screen that is gone comes back in the middle of the first one, in its old size', () => {
  expect(placeWindow({ ...place, x: 2000 }, [laptop])).toEqual({
    x: 170,
    y: 113,
    width: 1100,
    height: 700,
    maximized: false,
  })
})

test.each([
  ['above the screen', { y: -200 }],
  ['below the screen', { y: 890 }],
  ['too far left', { x: -1050 }],
  ['too far right', { x: 1400 }],
])('a window whose upper edge cannot be gripped (%s) is moved', (_where, change) => {
  const moved = placeWindow({ ...place, ...change }, [laptop])
  expect([moved.x, moved.y]).toEqual([170, 113])
})

test('a window that hangs over an edge but can be gripped stays', () => {
  expect(placeWindow({ ...place, x: -900 }, [laptop])).toEqual({ ...place, x: -900 })
})

test('a window never gets smaller than its least size or larger than its screen', () => {
  expect(placeWindow({ ...place, width: 10, height: 10 }, [laptop]).width).toBe(MIN_WIDTH)
  expect(placeWindow({ ...place, width: 300, height: 10 }, [laptop]).height).toBe(MIN_HEIGHT)
  expect(placeWindow({ ...place, width: 9000, height: 9000 }, [laptop])).toMatchObject({
    width: 1440,
    height: 875,
  })
})

test('a place that makes no sense is as good as none', () => {
  for (const nonsense of [NaN, Infinity, 1e12, 0.5]) {
    expect(placeWindow({ ...place, x: nonsense }, [laptop])).toEqual(placeWindow(null, [laptop]))
  }
})
