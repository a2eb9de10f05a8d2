import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { electronBinary, fetchElectron } from '../../scripts/fetchElectron.mjs'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-electron-package-'))
  await writeFile(join(folder, 'package.json'), '{"version":"45.4.1"}')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function unpack(version: string): Promise<void> {
  await mkdir(join(folder, 'dist'))
  await writeFile(join(folder, 'path.txt'), 'electron')
  await writeFile(join(folder, 'dist/version'), version)
  await writeFile(join(folder, 'dist/electron'), '')
}

describe("Electron's binary", () => {
  test('is not there before it was fetched', () => {
    expect(electronBinary(folder, {})).toBeNull()
  })

  test('is where the package unpacked it', async () => {
    await unpack('v45.4.1\n')
    expect(electronBinary(folder, {})).toBe(join(folder, 'dist/electron'))
  })

  test('of another version, or half unpacked, does not count', async () => {
    await unpack('44.0.0')
    expect(electronBinary(folder, {})).toBeNull()
    await writeFile(join(folder, 'dist/version'), '45.4.1')
    await rm(join(folder, 'dist/electron'))
    expect(electronBinary(folder, {})).toBeNull()
  })

  test('is the one that the environment names, before any other', async () => {
    await unpack('45.4.1')
    expect(electronBinary(folder, { ELECTRON_EXEC_PATH: '/opt/electron' })).toBe('/opt/electron')
    expect(electronBinary(folder, { ELECTRON_OVERRIDE_DIST_PATH: '/opt/dist' })).toBe('/opt/dist/electron')
  })
})

describe('fetching it', () => {
  const installer = async (source: string): Promise<{ installer: string; patience: number }> => {
    const file = join(folder, 'install.cjs')
    await writeFile(file, source)
    return { installer: file, patience: 800 }
  }

  test('succeeds when the installer does', async () => {
    expect(await fetchElectron(folder, await installer('process.exit(0)'))).toEqual({ kind: 'fetched' })
  })

  test('without a network fails with words', async () => {
    const options = await installer('console.error(new TypeError("fetch failed").stack); process.exit(1)')
    expect(await fetchElectron(folder, options)).toEqual({
      kind: 'failed',
      reason: 'the download server cannot be reached',
    })
  })

  test("otherwise gives the installer's own reason", async () => {
    const options = await installer(
      'console.error("HTTPError: Response code 404 (Not Found)\\n  at x"); process.exit(1)',
    )
    expect(await fetchElectron(folder, options)).toEqual({
      kind: 'failed',
      reason: 'Response code 404 (Not Found)',
    })
  })

  test('gives up when nothing arrives any more', async () => {
    const begun = Date.now()
    const outcome = await fetchElectron(folder, await installer('setTimeout(() => {}, 60_000)'))
    expect(outcome).toEqual({ kind: 'failed', reason: 'nothing arrived for 1 seconds' })
    expect(Date.now() - begun).toBeLessThan(10_000)
  })

  test('is patient with a slow download that moves, and leaves no files behind', async () => {
    const before = (await readdir(tmpdir())).filter((name) => name.startsWith('duidu-electron-'))
    const options = await installer(`
      const { appendFileSync } = require('node:fs')
      const file = require('node:os').tmpdir() + '/download.zip'
      let parts = 0
      setInterval(() => { appendFileSync(file, 'part'); if (++parts === 12) process.exit(0) }, 200)
    `)
    expect(await fetchElectron(folder, options)).toEqual({ kind: 'fetched' })
    const after = (await readdir(tmpdir())).filter((name) => name.startsWith('duidu-electron-'))
    expect(after.filter((name) => !before.includes(name))).toEqual([])
  })
})
