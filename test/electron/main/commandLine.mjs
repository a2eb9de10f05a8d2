// @ts-check
/** `app.commandLine`. Chromium runs already when the app's code does: what is appended is only remembered. */
import { runtime } from './runtime.mjs'
import { strict } from './strict.mjs'

/** @type {Map<string, string>} */
const appended = new Map()

/** @param {string} name */
const given = (name) =>
  runtime.appArguments.find((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`))

export const commandLine = strict('app.commandLine', {
  /** @param {string} name @param {string} [value] */
  appendSwitch(name, value = '') {
    appended.set(name.toLowerCase(), value)
  },
  /** @param {string} name */
  hasSwitch: (name) => appended.has(name.toLowerCase()) || given(name) !== undefined,
  /** @param {string} name */
  getSwitchValue: (name) => appended.get(name.toLowerCase()) ?? given(name)?.slice(name.length + 3) ?? '',
})
