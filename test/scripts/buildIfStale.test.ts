import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isStale } from '../../scripts/buildIfStale.mjs'

const BUILT = [
  'out/main/index.js',
  'out/main/libraryWorker.js',
  'out/main/parserWorker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]
const SOURCES = [
  'src/main/index.ts',
  'src/renderer/src/App.vue',
  'electron.vite.config.ts',
  'package-lock.json',
]

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'duidu-stale-'))
  for (const file of SOURCES) await put(file, 1000)
  for (const folder of ['src/main', 'src/renderer/src', 'src/renderer', 'src']) await setTime(folder, 1000)
  for (const file of BUILT) await put(file, 2000)
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function put(file: string, seconds: number): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true })
  await writeFile(join(root, file), '')
  await setTime(file, seconds)
}

function setTime(file: string, seconds: number): Promise<void> {
  return utimes(join(root, file), seconds, seconds)
}

test('a build that is newer than all sources serves', () => {
  expect(isStale(root)).toBe(false)
})

test.each(SOURCES)('a change of %s makes it stale', async (file) => {
  await setTime(file, 3000)
  expect(isStale(root)).toBe(true)
})

test.each(BUILT)('it is stale without %s', async (file) => {
  await rm(join(root, file))
  expect(isStale(root)).toBe(true)
})

test('a source that was taken away makes it stale', async () => {
  await rm(join(root, 'src/renderer/src/App.vue'))
  expect(isStale(root)).toBe(true)
})
