/** Nothing stays behind: no process of Chromium and no profile, however a run ends. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findChromium } from './findChromium.mjs'
import { runFixture, startFixture } from './harness'
import { requireChromium } from './requireBrowser'

const profilesOf = (pid: number): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`electron-standin-${pid}-`))

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Every process of the Chromium that a stand-in has started: the browser's whole group. */
function processesOf(pid: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const browser = all.find((name) => read(`/proc/${name}/cmdline`).includes(`/electron-standin-${pid}-`))
  // …) state parent group …
  const groupOf = (name: string): string | undefined =>
    read(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')[2]
  return browser === undefined ? [] : all.filter((name) => groupOf(name) === groupOf(browser)).map(Number)
}

/** Whether any of them still runs; one that only waits to be collected does not. */
const anyRuns = (pids: readonly number[]): boolean =>
  pids.some((pid) => !['', 'Z'].includes(read(`/proc/${pid}/stat`).split(') ').at(-1)?.[0] ?? ''))

const onLinux = existsSync('/proc/self/cmdline')

describe.skipIf(!requireChromium() || !onLinux)('a run that ends', () => {
  test('by itself leaves nothing', async () => {
    const started = startFixture('waits.mjs')
    await started.ended
    const pid = started.child.pid!
    expect(profilesOf(pid)).toEqual([])
    expect(processesOf(pid)).toEqual([])
  })

  test('by SIGKILL leaves no process, and its profile goes with the next start', async () => {
    const started = startFixture('stays.mjs')
    await started.says('open')
    const pid = started.child.pid!
    const processes = processesOf(pid)
    expect(processes.length).toBeGreaterThan(2)
    started.child.kill('SIGKILL')
    await started.ended
    await expect.poll(() => anyRuns(processes), { timeout: 10_000 }).toBe(false)
    expect(profilesOf(pid)).toHaveLength(1)
    const foreign = join(tmpdir(), `electron-standin-${process.pid}-foreign`)
    mkdirSync(foreign, { recursive: true }) // this process runs, but it is no stand-in
    await runFixture('handlesErrors.mjs')
    expect(profilesOf(pid)).toEqual([])
    expect(existsSync(foreign)).toBe(false)
  })

  test('because Chromium is gone says so and ends with code 1', async () => {
    const started = startFixture('stays.mjs')
    await started.says('open')
    process.kill(Math.min(...processesOf(started.child.pid!)), 'SIGKILL')
    const { output, code } = await started.ended
    expect(output).toContain('Chromium is gone')
    expect(code).toBe(1)
  })

  test('at once where no Chromium is found', async () => {
    const { output, code } = await runFixture('ready.mjs', { env: { CHROMIUM_PATH: '/nowhere/chromium' } })
    expect(output).toContain('CHROMIUM_PATH names /nowhere/chromium, which is not an executable file')
    expect(code).toBe(1)
  })

  test('at its start tells Chromium’s last words', async () => {
    const { output, code } = await runFixture('ready.mjs', { env: { CHROMIUM_PATH: '/bin/false' } })
    expect(output).toContain('Chromium ended at its start (exit code 1)')
    expect(code).toBe(1)
  })
})

describe('findChromium', () => {
  const only =
    (...paths: string[]) =>
    (path: string): boolean =>
      paths.includes(path)

  test('takes CHROMIUM_PATH and nothing else where it is set', () => {
    const env = { CHROMIUM_PATH: '/own', PATH: '/usr/bin' }
    expect(findChromium(env, 'linux', only('/own'))).toEqual({ kind: 'found', path: '/own' })
    expect(findChromium(env, 'linux', only('/usr/bin/chromium'))).toEqual({
      kind: 'missing',
      sentence: expect.stringContaining('CHROMIUM_PATH names /own'),
    })
  })

  test('prefers the binary to Debian’s script, and looks along the path', () => {
    const env = { PATH: '/snap/bin:/usr/bin' }
    const find = (...paths: string[]): unknown => findChromium(env, 'linux', only(...paths))
    expect(find('/usr/bin/chromium', '/usr/lib/chromium/chromium')).toMatchObject({
      path: '/usr/lib/chromium/chromium',
    })
    expect(find('/snap/bin/google-chrome')).toMatchObject({ path: '/snap/bin/google-chrome' })
  })

  test('knows the usual places of macOS and Windows', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findChromium({}, 'darwin', only(mac))).toEqual({ kind: 'found', path: mac })
    const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
    expect(findChromium({ PROGRAMFILES: 'C:\\Program Files' }, 'win32', only(windows))).toMatchObject({
      path: windows,
    })
  })

  test.each(['linux', 'darwin', 'win32'] as const)('says in one sentence what to do on %s', (platform) => {
    const found = findChromium({}, platform, only())
    expect(found).toEqual({
      kind: 'missing',
      sentence: expect.stringMatching(/^No Chromium .* install .* CHROMIUM_PATH .*\.$/),
    })
  })
})
