import type { WindowPlace } from '@core/library/libraryApi'

/** Position and size in screen pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const MIN_WIDTH = 420
export const MIN_HEIGHT = 360
const FIRST_WIDTH = 1280
const FIRST_HEIGHT = 840

/** How much of a window's upper edge must be on a screen so that a hand can get hold of it. */
const GRIP_WIDTH = 120
const GRIP_HEIGHT = 32

function overlap(from: number, length: number, otherFrom: number, otherLength: number): number {
  return Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom)
}

function canBeGripped(place: Area, screen: Area): boolean {
  return (
    overlap(place.x, place.width, screen.x, screen.width) >= GRIP_WIDTH &&
    overlap(place.y, GRIP_HEIGHT, screen.y, screen.height) >= GRIP_HEIGHT
  )
}

function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high))
}

/** In the middle of `screen`, no larger than it. */
function centred(width: number, height: number, screen: Area): Area {
  const fitting = { width: Math.min(width, screen.width), height: Math.min(height, screen.height) }
  return {
    x: Math.round(screen.x + (screen.width - fitting.width) / 2),
    y: Math.round(screen.y + (screen.height - fitting.height) / 2),
    ...fitting,
  }
}

function isPlace(place: WindowPlace): boolean {
  return [place.x, place.y, place.width, place.height].every(
    (value) => Number.isSafeInteger(value) && Math.abs(value) <= 100_000,
  )
}

/**
 * Where to open the window: where it stood last time, as far as a screen is still there to show it; its
 * old size in the middle of the first screen otherwise. `screens` are work areas, the primary one first.
 */
export function placeWindow(last: WindowPlace | null, screens: readonly [Area, ...Area[]]): WindowPlace {
  const [primary] = screens
  if (last === null || !isPlace(last)) {
    return { ...centred(FIRST_WIDTH, FIRST_HEIGHT, primary), maximized: false }
  }
  const screen = screens.find((area) => canBeGripped(last, area))
  if (screen === undefined) {
    const size = centred(Math.max(last.width, MIN_WIDTH), Math.max(last.height, MIN_HEIGHT), primary)
    return { ...size, maximized: last.maximized }
  }
  return {
    x: last.x,
    y: last.y,
    width: within(last.width, MIN_WIDTH, Math.max(screen.width, MIN_WIDTH)),
    height: within(last.height, MIN_HEIGHT, Math.max(screen.height, MIN_HEIGHT)),
    maximized: last.maximized,
  }
}
