import { readDigestFile, MAX_FILE_BYTES } from '../../../src/main/files/readDigestFile'
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdtempSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

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

  test('that is a link to itself is none', async () => {
    symlinkSync(at('loop.md'), at('loop.md'))
    expect(await readDigestFile(at('loop.md'))).toEqual({ kind: 'failed', failure: { kind: 'notAFile' } })
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

describe('a file that changes while it is read', () => {
  const CHANGING = { kind: 'failed', failure: { kind: 'changing' } }
  const BEFORE = 'x'.repeat(100_000)
  /** As long as before. */
  const AFTER = 'y'.repeat(100_000)
  const name = () => at('a.md')

  beforeEach(() => {
    writeFileSync(name(), BEFORE)
    // so long ago that whatever is written now has another time
    utimesSync(name(), 1_700_000_000, 1_700_000_000)
  })
  afterEach(() => vi.restoreAllMocks())

  /** Reads it, and does this after each call that read some of it, with how many there have been. */
  async function readWhile(act: (calls: number) => void) {
    const probe = await open(name())
    const handles = Object.getPrototypeOf(probe) as FileHandle
    await probe.close()
    const read = handles.read as (this: FileHandle, ...args: unknown[]) => Promise<unknown>
    let calls = 0
    vi.spyOn(handles, 'read').mockImplementation(async function (this: FileHandle, ...args: unknown[]) {
      const done = await read.apply(this, args)
      act(++calls)
      return done
    } as never)
    return readDigestFile(name())
  }

  test.each<[string, (calls: number) => void]>([
    ['grows', () => appendFileSync(name(), 'y')],
    ['shrinks', (calls) => truncateSync(name(), 50_000 - calls)],
    ['is written over, as long as before', () => writeFileSync(name(), AFTER)],
  ])('and %s again and again is refused', async (_what, change) => {
    expect(await readWhile(change)).toEqual(CHANGING)
  })

  test.each<[string, () => void, string]>([
    ['grows', () => appendFileSync(name(), 'y'), `${BEFORE}y`],
    ['shrinks', () => truncateSync(name(), 5), 'xxxxx'],
    ['is written over, as long as before', () => writeFileSync(name(), AFTER), AFTER],
  ])('and %s once is read once more, whole', async (_what, change, after) => {
    const read = await readWhile((calls) => {
      if (calls === 1) change()
    })
    expect(read).toMatchObject({ kind: 'read' })
    expect(read.kind === 'read' && read.bytes.toString() === after).toBe(true)
  })

  test('and ends before its size is read is read once more', async () => {
    const probe = await open(name())
    const handles = Object.getPrototypeOf(probe) as FileHandle
    await probe.close()
    const stat = handles.stat as (this: FileHandle, ...args: unknown[]) => Promise<unknown>
    let stats = 0
    vi.spyOn(handles, 'stat').mockImplementation(async function (this: FileHandle, ...args: unknown[]) {
      const done = await stat.apply(this, args)
      if (++stats === 1) truncateSync(name(), 5)
      return done
    } as never)
    const read = await readDigestFile(name())
    expect(read.kind === 'read' && read.bytes.toString()).toBe('xxxxx')
  })

  test('and whose name another one takes is read to its end: nobody writes to it', async () => {
    writeFileSync(at('other.md'), AFTER)
    const read = await readWhile((calls) => {
      if (calls === 1) renameSync(at('other.md'), name())
    })
    expect(read.kind === 'read' && read.bytes.toString() === BEFORE).toBe(true)
  })
})
