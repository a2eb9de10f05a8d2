// @ts-check
/**
 * `npm run pack:check [-- FOLDER]`: packages the built app for Linux around a fake Electron, reads the
 * result back and fails where it is not what packed.mjs expects. Needs no Electron binary and no network.
 * With FOLDER, the content of app.asar is unpacked there to be looked at.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FUSE_NAMES, wrongFiles, wrongFuses } from './packed.mjs'

const root = join(import.meta.dirname, '..')
const require = createRequire(import.meta.url)

/** The fuse wire follows this mark in Electron's binary: version, length, one character for each fuse. */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** As Electron ships them: every one that differs from what is expected must be flipped by the packager. */
const SHIPPED_FUSES = '101100011'

/** A folder that the packager takes for Electron's distribution. @param {string} folder */
function fakeElectron(folder) {
  for (const name of ['resources', 'locales']) mkdirSync(join(folder, name), { recursive: true })
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'locales/en-US.pak',
    'chrome-sandbox',
    'chrome_crashpad_handler',
  ]) {
    writeFileSync(join(folder, name), '')
  }
  writeFileSync(join(folder, 'version'), require('electron/package.json').version)
  const wire = Buffer.concat([
    Buffer.from(FUSE_MARK),
    Buffer.from([1, SHIPPED_FUSES.length]),
    Buffer.from(SHIPPED_FUSES),
  ])
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), wire]), {
    mode: 0o755,
  })
}

/** @param {string} electron @param {string} output @returns {string} the folder of the packaged app */
function packageAround(electron, output) {
  const builder = require.resolve('electron-builder/cli.js')
  const overrides = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`]
  execFileSync(process.execPath, [builder, '--linux', 'dir', ...overrides], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return join(output, 'linux-unpacked')
}

/** @param {string} executable */
function fuseWire(executable) {
  const bytes = readFileSync(executable)
  const mark = bytes.indexOf(FUSE_MARK)
  if (mark < 0) return ''
  const start = mark + FUSE_MARK.length + 2
  return bytes.toString('latin1', start, start + (bytes[start - 1] ?? 0))
}

/** The archive's files, with `/` and without the folders. @param {any} asar @param {string} archive @returns {string[]} */
function filesIn(asar, archive) {
  return asar
    .listPackage(archive)
    .map((/** @type {string} */ path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((/** @type {string} */ path) => !('files' in asar.statFile(archive, path)))
}

const work = mkdtempSync(join(tmpdir(), 'duidu-pack-'))
try {
  fakeElectron(join(work, 'electron'))
  const packaged = packageAround(join(work, 'electron'), join(work, 'out'))
  const asar = createRequire(require.resolve('app-builder-lib/package.json'))('@electron/asar')
  const archive = join(packaged, 'resources/app.asar')
  const files = filesIn(asar, archive)
  const { main, devDependencies } = JSON.parse(String(asar.extractFile(archive, 'package.json')))
  const resources = readdirSync(join(packaged, 'resources'))

  const problems = [
    ...wrongFiles(files),
    ...wrongFuses(fuseWire(join(packaged, 'duidu'))),
    ...(files.includes(main.replace(/^\.\//, ''))
      ? []
      : [`the manifest's main, ${main}, is not in app.asar`]),
    ...(devDependencies === undefined ? [] : ['the packaged manifest still names devDependencies']),
    ...(resources.includes('sample.md') ? [] : ['the sample digest is not beside app.asar']),
  ]
  if (process.argv[2]) asar.extractAll(archive, process.argv[2])
  for (const problem of problems) console.error(`pack:check: ${problem}`)
  if (problems.length === 0) {
    console.log(
      `pack:check: app.asar holds ${files.length} files, all expected; all ${FUSE_NAMES.length} fuses are set`,
    )
    for (const file of files) console.log(`  ${file}`)
  }
  process.exitCode = problems.length === 0 ? 0 : 1
} finally {
  rmSync(work, { recursive: true, force: true })
}
