// @ts-check
/** `app.getPath` and `app.setPath`. */
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** @param {{ name: () => string, switchValue: (name: string) => string }} app */
export function makePaths(app) {
  /** @type {Map<string, string>} */
  const set = new Map()
  const home = homedir()

  /** @type {Record<string, () => string>} */
  const known = {
    home: () => home,
    appData: systemAppData,
    userData: () => app.switchValue('user-data-dir') || join(getPath('appData'), app.name()),
    sessionData: () => getPath('userData'),
    logs: () => join(getPath('userData'), 'logs'),
    crashDumps: () => join(getPath('userData'), 'Crashpad'),
    temp: tmpdir,
    exe: () => String(process.argv[0]),
    module: () => String(process.argv[0]),
    desktop: () => join(home, 'Desktop'),
    documents: () => join(home, 'Documents'),
    downloads: () => join(home, 'Downloads'),
    music: () => join(home, 'Music'),
    pictures: () => join(home, 'Pictures'),
    videos: () => join(home, process.platform === 'darwin' ? 'Movies' : 'Videos'),
  }

  function systemAppData() {
    if (process.platform === 'darwin') return join(home, 'Library', 'Application Support')
    if (process.platform === 'win32') return process.env.APPDATA ?? join(home, 'AppData', 'Roaming')
    return process.env.XDG_CONFIG_HOME || join(home, '.config')
  }

  /** @param {string} name @returns {string} */
  function getPath(name) {
    const path = set.get(name) ?? (Object.hasOwn(known, name) ? known[name]?.() : undefined)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  /** @param {string} name @param {string} path */
  function setPath(name, path) {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    if (!Object.hasOwn(known, name)) throw new Error('Failed to set path')
    set.set(name, path)
  }

  return { getPath, setPath }
}
