import fs from 'node:fs'
import { appendFile, mkdtemp, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openZip, type OpenZip } from '../../../src/main/files/readZip'
import { EXPORT_LIMITS } from '../../../src/main/library/exportFile'
import {
  AES_EXTRA,
  ENCRYPTED,
  STRONGLY_ENCRYPTED,
  unicodePath,
  zipBytes,
  zipCrypto,
  type RawFile,
} from './zipBytes'

let folder: string
let path: string
const opened: OpenZip[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-hostile-zip-'))
  path = join(folder, 'a.zip')
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const zip of opened.splice(0)) await zip.close()
  await rm(folder, { recursive: true, force: true })
})

const PLAIN = Buffer.from(JSON.stringify({ records: ['笔记', 'our own words '.repeat(20)] }))
const GOOD: RawFile = { name: 'good.json', packed: Buffer.from('{"records":[]}') }
const isJson = (name: string): boolean => name.endsWith('.json')

/** Written so long ago that whatever is written now has another time. */
async function write(bytes: Buffer, at = path): Promise<void> {
  await writeFile(at, bytes)
  await utimes(at, 1_700_000_000, 1_700_000_000)
}

async function openHere(at = path): Promise<OpenZip> {
  const zip = await openZip(at, EXPORT_LIMITS, isJson)
  opened.push(zip)
  return zip
}

/** Reads all files of an archive. */
async function readAll(files: readonly RawFile[]): Promise<readonly string[]> {
  await write(zipBytes(files))
  const zip = await openHere()
  const texts: string[] = []
  for (const name of zip.names) texts.push(await zip.text(name))
  return texts
}

const damaged = (entry: string | null) => ({ name: 'ZipError', fault: 'damaged', entry })

test('an archive that is made by hand and says the truth is read', async () => {
  const deflated = { packed: deflateRawSync(PLAIN), size: PLAIN.length, checksum: crc32(PLAIN), method: 8 }
  expect(await readAll([GOOD, { name: 'notes.json', ...deflated }])).toEqual([
    '{"records":[]}',
    PLAIN.toString(),
  ])
})

describe('what is encrypted is refused by the archive’s list, before anything is unpacked', () => {
  const deflated = deflateRawSync(PLAIN)
  const facts = { name: 'notes.json', size: PLAIN.length, checksum: crc32(PLAIN) }
  const locked = { ...facts, flags: ENCRYPTED }
  const aes = { ...locked, packed: Buffer.alloc(100, 9), checksum: 0, method: 99, extra: AES_EXTRA }
  test.each<[string, RawFile, string | null]>([
    ['as PKZIP does, stored', { ...locked, packed: zipCrypto(PLAIN, 'pass') }, 'notes.json'],
    ['as PKZIP does, deflated', { ...locked, packed: zipCrypto(deflated, 'pass'), method: 8 }, 'notes.json'],
    ['by AES', aes, 'notes.json'],
    ['by what is called strong', { ...locked, packed: deflated, method: 8, flags: STRONGLY_ENCRYPTED }, null],
    ['by its mark alone', { ...locked, packed: deflated, method: 8 }, 'notes.json'],
    ['by AES, of whose mark one half is missing', { ...aes, flags: 0 }, 'notes.json'],
  ])('%s', async (_what, file, entry) => {
    await expect(readAll([GOOD, file])).rejects.toMatchObject(damaged(entry))
  })

  test('what the list says to be plain is measured by its checksum', async () => {
    const packed = zipCrypto(PLAIN, 'pass')
    const file = { ...facts, packed, size: packed.length, localFlags: ENCRYPTED }
    await expect(readAll([GOOD, file])).rejects.toMatchObject(damaged('notes.json'))
  })

  test('what is not asked for may be', async () => {
    const other = { ...locked, name: 'photo.jpg', packed: zipCrypto(PLAIN, 'pass') }
    expect(await readAll([other, GOOD])).toEqual(['{"records":[]}'])
  })
})

describe('an archive that says of a file what is not so is refused', () => {
  const deflated = { packed: deflateRawSync(PLAIN), size: PLAIN.length, method: 8 }
  test.each<[string, RawFile, string | null]>([
    ['a false checksum, stored', { name: 'n.json', packed: PLAIN, checksum: ~crc32(PLAIN) >>> 0 }, 'n.json'],
    ['a false checksum, deflated', { name: 'n.json', ...deflated, checksum: 0 }, 'n.json'],
    ['stored, and larger than it lies there', { name: 'n.json', packed: PLAIN, size: 5_000 }, null],
    ['deflated, and larger', { name: 'n.json', ...deflated, checksum: crc32(PLAIN), size: 5_000 }, 'n.json'],
    ['deflated, and smaller', { name: 'n.json', ...deflated, checksum: crc32(PLAIN), size: 50 }, 'n.json'],
    ['packed in a way that we do not know', { name: 'n.json', packed: PLAIN, method: 12 }, 'n.json'],
    ['stored, and said to be deflated', { name: 'n.json', packed: PLAIN, method: 8 }, 'n.json'],
  ])('%s', async (_what, file, entry) => {
    await expect(readAll([GOOD, file])).rejects.toMatchObject(damaged(entry))
  })

  test.each<[string, RawFile]>([
    ['spelled alike', { name: 'a/b.json', packed: PLAIN }],
    ['with the other slash', { name: 'a\\b.json', packed: PLAIN }],
    ['by a second name in UTF-8', { name: 'x', packed: PLAIN, extra: unicodePath('x', 'a/b.json') }],
  ])('two files of one name, %s', async (_what, twin) => {
    const first = { name: 'a/b.json', packed: PLAIN }
    await expect(readAll([first, twin])).rejects.toMatchObject(damaged('a/b.json'))
    await expect(readAll([twin, first])).rejects.toMatchObject(damaged('a/b.json'))
  })

  test('cut off at any byte', async () => {
    const whole = zipBytes([GOOD, { name: 'n.json', packed: PLAIN.subarray(0, 100) }])
    for (let length = 0; length < whole.length; length++) {
      await write(whole.subarray(0, length))
      await expect(openHere()).rejects.toMatchObject({ name: 'ZipError', fault: 'notAZip' })
    }
  })
})

describe('what is no file is refused and nothing waits', () => {
  test('a folder, and a link to one', async () => {
    await symlink(folder, join(folder, 'link.zip'))
    for (const name of ['', 'link.zip']) {
      await expect(openHere(join(folder, name))).rejects.toMatchObject({ fault: 'notAFile' })
    }
  })

  test.skipIf(process.platform === 'win32')('pipes, devices and a socket', async () => {
    const pipes = ['1', '2', '3', '4', '5'].map((name) => join(folder, name))
    expect(spawnSync('mkfifo', pipes).status).toBe(0)
    await symlink(pipes[0]!, join(folder, 'link.zip'))
    const paths = [...pipes, join(folder, 'link.zip'), '/dev/zero', '/dev/null']
    const all = await Promise.allSettled(paths.map((each) => openHere(each)))
    for (const each of all) expect(each).toMatchObject({ reason: { fault: 'notAFile' } })
    const socket = join(folder, 'socket')
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(socket, resolve))
    await expect(openHere(socket)).rejects.toMatchObject({ code: 'ENXIO' })
    server.close()
  })
})

describe('an archive that changes while it is read', () => {
  const FILES = [GOOD, { name: 'n.json', packed: Buffer.alloc(300_000, 'n') }]
  const BYTES = zipBytes(FILES)
  const CHANGING = { name: 'ZipError', fault: 'changing' }

  test.each<[string, () => Promise<void>]>([
    ['grows', () => appendFile(path, 'x')],
    ['shrinks', () => truncate(path, 1_000)],
    ['is emptied', () => truncate(path, 0)],
    ['is written over, as long as before', () => writeFile(path, BYTES)],
    ['is written over, and says something else', () => writeFile(path, Buffer.alloc(BYTES.length, 'x'))],
  ])('is refused as such where it %s between two files', async (_what, change) => {
    await write(BYTES)
    const zip = await openHere()
    expect(await zip.text('good.json')).toBe('{"records":[]}')
    await change()
    await expect(zip.text('n.json')).rejects.toMatchObject(CHANGING)
    await expect(zip.text('good.json')).rejects.toMatchObject(CHANGING)
  })

  /** Does this once, between two of the reader's calls to the system. */
  function atRead(nth: number, act: () => void): { readonly reads: () => number } {
    let reads = 0
    const read = fs.read as (...args: unknown[]) => void
    vi.spyOn(fs, 'read').mockImplementation(((...args: unknown[]) => {
      if (++reads === nth) act()
      read(...args)
    }) as never)
    return { reads: () => reads }
  }

  test('is refused as such whichever read it comes before, in its list and in a file', async () => {
    const whole = atRead(0, () => undefined)
    await write(BYTES)
    await (await openHere()).text('n.json')
    const reads = whole.reads()
    vi.restoreAllMocks()
    expect(reads).toBeGreaterThan(8)
    for (const length of [0, 1_000, BYTES.length - 30, BYTES.length + 1]) {
      for (let nth = 1; nth <= reads; nth++) {
        await write(BYTES)
        atRead(nth, () => fs.truncateSync(path, length))
        const read = openHere().then((zip) => zip.text('n.json'))
        await expect(read, `to ${length} before read ${nth}`).rejects.toMatchObject(CHANGING)
        vi.restoreAllMocks()
      }
    }
  })

  test.each<[string, () => Promise<void>]>([
    ['another file takes its name', () => rename(join(folder, 'other.zip'), path)],
    ['it is removed', () => rm(path)],
  ])('is read to its end where %s: nobody writes to it', async (_what, change) => {
    await write(BYTES)
    await write(zipBytes([{ ...GOOD, packed: Buffer.from('{"records":[1]}') }]), join(folder, 'other.zip'))
    const zip = await openHere()
    await change()
    expect(await zip.text('good.json')).toBe('{"records":[]}')
    expect(await zip.text('n.json')).toBe('n'.repeat(300_000))
  })

  test('is told from another one by what its files say, and not by how they are packed', async () => {
    const contents = async (...files: readonly RawFile[]): Promise<string> => {
      await write(zipBytes(files))
      return (await openHere()).contents
    }
    const notes = { name: 'n.json', packed: PLAIN }
    const deflated = { packed: deflateRawSync(PLAIN), size: PLAIN.length, checksum: crc32(PLAIN), method: 8 }
    const first = await contents(GOOD, notes)
    expect(await contents({ ...notes, ...deflated }, GOOD)).toBe(first)
    expect(await contents(GOOD, { name: 'photo.jpg', packed: PLAIN }, notes)).toBe(first)
    expect(await contents(GOOD, { ...notes, packed: Buffer.from(PLAIN).fill('x', 30, 31) })).not.toBe(first)
    expect(await contents(GOOD, { ...notes, name: 'm.json' })).not.toBe(first)
    expect(await contents(GOOD)).not.toBe(first)
  })

  test('what the system says of a disk that fails is passed on, and not taken for damage', async () => {
    await write(BYTES)
    const failing = (): void => {
      vi.spyOn(fs, 'read').mockImplementation(((...args: unknown[]) => {
        const done = args.at(-1) as (error: Error) => void
        done(Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' }))
      }) as never)
    }
    failing()
    await expect(openHere()).rejects.toMatchObject({ code: 'EIO' })
    vi.restoreAllMocks()
    const zip = await openHere()
    failing()
    await expect(zip.text('n.json')).rejects.toMatchObject({ code: 'EIO' })
    vi.restoreAllMocks()
    expect(await zip.text('n.json')).toBe('n'.repeat(300_000))
  })
})
