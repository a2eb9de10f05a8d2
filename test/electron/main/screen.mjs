// @ts-check
/** `screen`: one display, of the size that Chromium is started with (chromium/flags.mjs) or has. */
import { EventEmitter } from 'node:events'
import { needReady } from './runtime.mjs'
import { strictClass } from './strict.mjs'

/** @typedef {import('electron').Rectangle} Rectangle */

const display = {
  id: 1,
  label: 'stand-in',
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1080 },
  size: { width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1080 },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
}

class Screen extends EventEmitter {
  getPrimaryDisplay() {
    needReady('The screen module cannot be used')
    return display
  }
  getAllDisplays() {
    return [this.getPrimaryDisplay()]
  }
  getDisplayMatching() {
    return this.getPrimaryDisplay()
  }
  /** @param {Rectangle} bounds @param {Rectangle} workArea */
  _measured(bounds, workArea) {
    Object.assign(display.bounds, bounds)
    Object.assign(display.workArea, workArea)
    Object.assign(display.size, { width: bounds.width, height: bounds.height })
    Object.assign(display.workAreaSize, { width: workArea.width, height: workArea.height })
  }
}
strictClass('Screen', Screen)
export const screen = new Screen()
