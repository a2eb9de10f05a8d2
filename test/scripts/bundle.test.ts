import { spawn } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
let project = ''

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'duidu-bundle-'))
  mkdirSync(join(project, 'scripts'))
  mkdirSync(join(project, 'src/core'), { recursive: true })
  mkdirSync(join(project, 'src/cli'))
  cpSync(join(root, 'scripts/bundle.mjs'), join(project, 'scripts/bundle.mjs'))
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'))
  writeFileSync(join(project, 'src/core/word.ts'), "export const word: string = 'door'\n")
  writeFileSync(
    join(project, 'src/cli/say.ts'),
    "import { word } from '@core/word'\nprocess.stdout.write(word)\n",
  )
  writeFileSync(
    join(project, 'scripts/say.mjs'),
    "import { bundled } from './bundle.mjs'\nawait import(await bundled('src/cli/say.ts'))\n",
  )
})
afterEach(() => rmSync(project, { recursive: true, force: true }))

function say(): Promise<string> {
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [join(project, 'scripts/say.mjs')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    run.stdout.on('data', (data) => (out += String(data)))
    run.stderr.on('data', (data) => (err += String(data)))
    run.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(err))))
  })
}

const bundle = () => join(project, 'out/cli/say.mjs')

describe('a bundle for a script', { timeout: 60_000 }, () => {
  test('is made when it is missing, kept while its sources stand, made anew when one changes', async () => {
    expect(await say()).toBe('door')
    const made = statSync(bundle()).mtimeMs
    expect(await say()).toBe('door')
    expect(statSync(bundle()).mtimeMs).toBe(made)

    writeFileSync(join(project, 'src/core/word.ts'), "export const word: string = 'gate'\n")
    expect(await say()).toBe('gate')

    writeFileSync(join(project, 'src/core/other.ts'), "export const word: string = 'lock'\n")
    writeFileSync(
      join(project, 'src/cli/say.ts'),
      "import { word } from '@core/other'\nprocess.stdout.write(word)\n",
    )
    rmSync(join(project, 'src/core/word.ts'))
    expect(await say()).toBe('lock')
  })

  test('runs from two places at once and leaves nothing behind', async () => {
    expect(await Promise.all([say(), say(), say()])).toEqual(['door', 'door', 'door'])
    expect(readdirSync(join(project, 'out/cli'))).toEqual(['say.mjs'])
  })

  test('that was spoiled is made anew', async () => {
    await say()
    writeFileSync(bundle(), readFileSync(bundle()).subarray(0, 40))
    expect(await say()).toBe('door')
  })
})
