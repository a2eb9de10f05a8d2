/** Runs the small apps in `fixtures/` on the stand-in and reads what they say. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'

const STANDIN = join(import.meta.dirname, 'electron')
const FIXTURES = join(import.meta.dirname, 'fixtures')

export interface FixtureOptions {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Another run's folder; by default a new one, removed at the end. */
  readonly userData?: string
}

export interface FixtureRun {
  /** What the app said with `say(name, value)`, by name; the last one counts. */
  readonly said: Readonly<Record<string, unknown>>
  /** The names in their order. */
  readonly order: readonly string[]
  readonly output: string
  readonly code: number | null
}

export const makeUserData = (): string => mkdtempSync(join(tmpdir(), 'duidu-fixture-'))
export const removeUserData = (path: string): void =>
  rmSync(path, { recursive: true, force: true, maxRetries: 5 })

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<FixtureRun>
  /** Settles when the app has said `name`. */
  says(name: string): Promise<unknown>
}

/** Fixtures that have not ended; a test that failed half-way leaves none behind. */
const running = new Set<ChildProcess>()
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts a fixture and does not wait for it. */
export function startFixture(fixture: string, options: FixtureOptions = {}): Started {
  const userData = options.userData ?? makeUserData()
  const args = [`--user-data-dir=${userData}`, join(FIXTURES, fixture), ...(options.args ?? [])]
  const child = spawn(STANDIN, args, {
    env: { ...process.env, LANGUAGE: '', LC_ALL: 'C.UTF-8', ...options.env },
  })
  running.add(child)
  const said: Record<string, unknown> = {}
  const order: string[] = []
  const listeners = new Set<() => void>()
  let output = ''
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines.filter((one) => one.startsWith('say '))) {
      const [name, value] = JSON.parse(line.slice(4)) as [string, unknown]
      order.push(name)
      said[name] = value
    }
    for (const listener of listeners) listener()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  const ended = new Promise<FixtureRun>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      running.delete(child)
      if (options.userData === undefined) removeUserData(userData)
      resolve({ said, order, output, code })
    })
  })
  const says = (name: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (order.includes(name)) resolve(said[name])
      }
      listeners.add(look)
      look()
      void ended.then(() => reject(new Error(`the fixture ended without saying ${name}:\n${output}`)))
    })
  return { child, ended, says }
}

/** Runs a fixture to its end. */
export function runFixture(fixture: string, options?: FixtureOptions): Promise<FixtureRun> {
  return startFixture(fixture, options).ended
}

export interface Driven {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  close(): Promise<void>
}

/** Opens a fixture the way the end-to-end tests open the app: with Playwright's own launcher. */
export async function driveFixture(fixture: string, args: readonly string[] = []): Promise<Driven> {
  process.env.ELECTRON_OVERRIDE_DIST_PATH = import.meta.dirname
  const userData = makeUserData()
  const app = await _electron.launch({
    args: [`--user-data-dir=${userData}`, ...args, join(FIXTURES, fixture)],
    env: process.env as Record<string, string>,
    colorScheme: null,
  })
  const page = await app.firstWindow()
  const close = async (): Promise<void> => {
    await app.close()
    removeUserData(userData)
  }
  return { app, page, userData, close }
}
