import { readDigestFile, MAX_FILE_BYTES } from '../../../src/main/files/readDigestFile'
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdtempSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let folder = ''
const at = (name: string) => join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duidu-read-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('a file to be read', () => {
  test('comes whole, with its time stamp', async () => {
    writeFileSync(at('a.md'), '# 摘要\n')
    const read = await readDigestFile(at('a.md'))
    expect(read.kind).toBe('read')
    if (read.kind !== 'read') return
    expect(read.bytes.toString()).toBe('# 摘要\n')
    expect(Math.abs(read.mtimeMs - Date.now())).toBeLessThan(60_000)
  })

  test('may be empty, or reached by a link', async () => {
    writeFileSync(at('empty.md'), '')
    symlinkSync(at('empty.md'), at('link.md'))
    expect(await readDigestFile(at('empty.md'))).toMatchObject({ kind: 'read' })
    expect(await readDigestFile(at('link.md'))).toMatchObject({ kind: 'read' })
  })

  test('that is not there, or a folder, fails in the app’s words', async () => {
    mkdirSync(at('folder'))
    expect(await readDigestFile(at('none'))).toEqual({ kind: 'failed', failure: { kind: 'notFound' } })
    expect(await readDigestFile(at('folder'))).toEqual({ kind: 'failed', failure: { kind: 'notAFile' } })
  })

  test('over 32 MiB is refused before it is read', async () => {
    writeFileSync(at('large.md'), '')
    truncateSync(at('large.md'), MAX_FILE_BYTES + 1)
    expect(await readDigestFile(at('large.md'))).toEqual({
      kind: 'failed',
      failure: { kind: 'tooLarge', limitBytes: MAX_FILE_BYTES },
    })
  })

  test('that grows all the while is read twice, then refused', async () => {
    const name = at('growing.md')
    writeFileSync(name, 'x'.repeat(8 * 1024 * 1024))
    const growing = setInterval(() => appendFileSync(name, 'y'), 0)
    const reads = await Promise.all(Array.from({ length: 8 }, () => readDigestFile(name)))
    clearInterval(growing)
    for (const read of reads) {
      if (read.kind === 'failed') expect(read.failure).toEqual({ kind: 'changing' })
      // one that came between two changes is whole
      else expect(read.bytes.toString()).toMatch(/^x+y*$/)
    }
  })

  test.skipIf(process.platform === 'win32')('a pipe, a socket or a device blocks nothing', async () => {
    const pipes = ['1', '2', '3', '4', '5'].map((name) => at(`${name}.txt`))
    for (const pipe of pipes) execFileSync('mkfifo', [pipe])
    const server = createServer().listen(at('socket.txt'))
    const reads = await Promise.all([...pipes, at('socket.txt'), '/dev/zero'].map(readDigestFile))
    server.close()
    expect(reads.map((read) => (read.kind === 'failed' ? read.failure.kind : read.kind))).toEqual(
      reads.map(() => 'notAFile'),
    )
  })
})
