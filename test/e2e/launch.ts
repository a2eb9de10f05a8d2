/** Starts the built app on Electron's own binary where it is installed, else on the stand-in. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { onRealElectron } from '../electron/requireBrowser'

export { onRealElectron, requireBrowser } from '../electron/requireBrowser'

const root = resolve(import.meta.dirname, '../..')
// Playwright asks the package `electron` for the binary, and that honours this variable
if (!onRealElectron) process.env.ELECTRON_OVERRIDE_DIST_PATH = join(root, 'test/electron')

export interface LaunchOptions {
  /** Another run's folder; by default a new one. */
  readonly userData?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** CommonJS modules that main loads before the app. */
  readonly modules?: readonly string[]
  /** Another app's folder; by default this one. */
  readonly appFolder?: string
}

export interface Running {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** Uncaught errors and errors on the console of the page, as they come. */
  readonly errors: string[]
}

/** Starts the app and waits for its window. */
export async function launch(options: LaunchOptions = {}): Promise<Running> {
  const { userData, args = [], env = {}, modules = [], appFolder = root } = options
  const folder = userData ?? (await mkdtemp(join(tmpdir(), 'duidu-e2e-')))
  const app = await _electron.launch({
    args: [...modules.flatMap((path) => ['-r', path]), `--user-data-dir=${folder}`, appFolder, ...args],
    env: { ...(process.env as Record<string, string>), ...env },
    colorScheme: null, // the app's own setting decides
  })
  const errors: string[] = []
  // on the context, and before there is a window: what fails first is wanted most
  app.context().on('weberror', (error) => errors.push(String(error.error())))
  app.context().on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  const page = await app.firstWindow()
  return { app, page, userData: folder, errors }
}

/** Removes what a run left on disk. */
export function cleanUp({ userData }: Running): Promise<void> {
  return rm(userData, { recursive: true, force: true, maxRetries: 5 })
}
