// @ts-check
/**
 * `nativeTheme`. With `system` nothing is imposed on the pages: they see what Chromium sees, which is light
 * without a screen, unless `--force-dark-mode` is on the command line or a test emulates something else.
 */
import { EventEmitter } from 'node:events'
import { commandLine } from './commandLine.mjs'
import { contentsList } from './contentsList.mjs'
import { makeEvent } from './event.mjs'
import { strictClass } from './strict.mjs'

/** @typedef {'system' | 'light' | 'dark'} ThemeSource */

class NativeTheme extends EventEmitter {
  /** @type {ThemeSource} */
  #source = 'system'
  /** What the system wants, as the first visible window told it. @type {boolean | null} */
  #systemIsDark = null

  get themeSource() {
    return this.#source
  }
  set themeSource(source) {
    if (!['system', 'light', 'dark'].includes(source)) {
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${source}`)
    }
    this.#change(() => (this.#source = source))
    for (const contents of contentsList.living.values()) this._applyTo(contents._page)
  }
  get shouldUseDarkColors() {
    if (this.#source !== 'system') return this.#source === 'dark'
    return this.#systemIsDark ?? commandLine.hasSwitch('force-dark-mode')
  }
  get shouldUseHighContrastColors() {
    return commandLine.hasSwitch('force-high-contrast')
  }

  /** @param {boolean} dark */
  _systemTold(dark) {
    this.#change(() => (this.#systemIsDark = dark))
  }
  /** @param {import('./pageLink.mjs').PageLink} page */
  _applyTo(page) {
    const value = this.#source === 'system' ? '' : this.#source
    page.tell('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
  }
  /** `updated` comes later and only where something has changed. @param {() => void} apply */
  #change(apply) {
    const before = this.shouldUseDarkColors
    apply()
    if (this.shouldUseDarkColors !== before) setImmediate(() => this.emit('updated', makeEvent()))
  }
}
strictClass('NativeTheme', NativeTheme)
export const nativeTheme = new NativeTheme()
