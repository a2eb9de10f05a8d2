import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { openZip, type ZipLimits } from '../../../src/main/files/readZip'
import { writeZip, type ZipPart } from '../../../src/main/files/writeZip'
import { EXPORT_LIMITS } from '../../../src/main/library/exportFile'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-zip-'))
  path = join(folder, 'a.zip')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function* parts(...list: readonly ZipPart[]): AsyncGenerator<ZipPart> {
  yield* list
}

/** An archive as another program could have made it. */
async function zipOf(...files: readonly (readonly [name: string, bytes: Buffer])[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of files) zip.addBuffer(bytes, name)
  zip.end()
  const out = createWriteStream(path)
  zip.outputStream.pipe(out)
  await once(out, 'close')
  return readFile(path)
}

/** Where the archive's list of files begins. */
const directoryOf = (zip: Buffer): number => zip.indexOf(Buffer.from('PK\x01\x02', 'latin1'))

async function fault(limits: Partial<ZipLimits> = {}, isWanted = (): boolean => true): Promise<unknown> {
  try {
    const zip = await openZip(path, { ...EXPORT_LIMITS, ...limits }, isWanted)
    try {
      for (const name of zip.names) await zip.text(name)
      return 'none'
    } finally {
      await zip.close()
    }
  } catch (error) {
    return (error as { fault?: string; code?: string }).fault ?? (error as { code?: string }).code ?? error
  }
}

describe('writing', () => {
  test('reads back as it was, in every script, empty ones too', async () => {
    const written = [
      { name: 'a.json', text: '{"笔记":"😀"}' },
      { name: 'b/0001.json', text: 'x'.repeat(3_000_000) },
      { name: 'c.md', text: '' },
    ]
    await writeZip(path, parts(...written), new Date())
    const zip = await openZip(path, EXPORT_LIMITS, () => true)
    for (const { name, text } of written) expect(await zip.text(name)).toBe(text)
    await zip.close()
    expect(await readdir(folder)).toEqual(['a.zip'])
  })

  test('asks for a file only when those before it are on their way to the disk', async () => {
    const written: number[] = []
    async function* many(): AsyncGenerator<ZipPart> {
      for (let n = 0; n < 40; n++) {
        const [beside] = (await readdir(folder)).filter((name) => name.endsWith('.tmp'))
        written.push(beside === undefined ? 0 : (await stat(join(folder, beside))).size)
        yield { name: `${n}.json`, text: randomBytes(250_000).toString('hex') }
      }
    }
    await writeZip(path, many(), new Date())
    expect(written.at(-1)).toBeGreaterThan(35 * 250_000)
  })

  test('what fails on the way leaves the old file, and nothing beside it', async () => {
    await writeFile(path, 'old')
    async function* broken(): AsyncGenerator<ZipPart> {
      yield { name: 'a.json', text: 'a' }
      throw new Error('the papers cannot be read')
    }
    await expect(writeZip(path, broken(), new Date())).rejects.toThrow('the papers cannot be read')
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['a.zip'])
  })

  test('a folder that is gone rejects, and asks for no more files', async () => {
    let asked = 0
    async function* endless(): AsyncGenerator<ZipPart> {
      for (;;) yield { name: `${asked++}.json`, text: 'z'.repeat(200_000) }
    }
    await expect(writeZip(join(folder, 'gone', 'a.zip'), endless(), new Date())).rejects.toMatchObject({
      code: 'ENOENT',
    })
    expect(asked).toBeLessThan(50)
  })
})

describe('reading what somebody made', () => {
  test('no zip, an empty file, one that is gone, a folder, a pipe', async () => {
    await writeFile(path, 'PK but no zip')
    expect(await fault()).toBe('notAZip')
    await writeFile(path, '')
    expect(await fault()).toBe('notAZip')
    await rm(path)
    expect(await fault()).toBe('ENOENT')
    path = folder
    expect(await fault()).toBe('notAFile')
    path = join(folder, 'pipe.zip')
    expect(spawnSync('mkfifo', [path]).status).toBe(0)
    expect(await fault()).toBe('notAFile')
  })

  test('cut off anywhere, it is refused', async () => {
    const whole = await zipOf(['a.json', Buffer.from('{"records":[]}')], ['b.json', Buffer.alloc(5_000, 'b')])
    for (let length = 0; length < whole.length; length += 13) {
      await writeFile(path, whole.subarray(0, length))
      expect(await fault()).toMatch(/notAZip|damaged/)
    }
  })

  test('one flipped byte of what is packed is found', async () => {
    const whole = await zipOf(['a.json', Buffer.from(JSON.stringify({ text: 'our own words '.repeat(9) }))])
    const start = whole.readUInt16LE(26) + whole.readUInt16LE(28) + 30
    for (let place = start; place < directoryOf(whole) - 16; place += 3) {
      const bad = Buffer.from(whole)
      bad[place]! ^= 0x20
      await writeFile(path, bad)
      expect(await fault()).toBe('damaged')
    }
  })

  test('a bomb is refused before it is unpacked', async () => {
    await zipOf(['notes/0001.json', Buffer.alloc(65 * 1024 * 1024)])
    expect(await fault()).toBe('tooLarge')
  })

  test('one that says to be smaller than it is, is cut off there and refused', async () => {
    const whole = await zipOf(['a.json', Buffer.alloc(1_000_000)])
    whole.writeUInt32LE(1_000, directoryOf(whole) + 24)
    await writeFile(path, whole)
    expect(await fault()).toBe('damaged')
  })

  test.each<[string, Partial<ZipLimits>]>([
    ['too large as it lies there', { fileBytes: 100 }],
    ['too many files', { entries: 1 }],
    ['too many files that are asked for', { wanted: 1 }],
    ['one file too large', { entryBytes: 9 }],
    ['all files too large together', { totalBytes: 19 }],
    ['too many times its size', { ratio: 0.01, freeBytes: 0 }],
  ])('%s', async (_what, limits) => {
    await zipOf(['a.json', Buffer.alloc(10, 'a')], ['b.json', Buffer.alloc(10, 'b')])
    expect(await fault(limits)).toBe('tooLarge')
    expect(await fault()).toBe('none')
  })

  test('one whose files take too long to be listed', async () => {
    await zipOf(['a.json', Buffer.from('1')])
    expect(await fault({ listSeconds: -1 })).toBe('tooSlow')
  })

  test('two files of one name, and a name that leads out of the archive', async () => {
    await zipOf(['a.json', Buffer.from('1')], ['a.json', Buffer.from('2')])
    expect(await fault()).toBe('damaged')
    const whole = await zipOf(['aa/bb.json', Buffer.from('1')])
    await writeFile(
      path,
      Buffer.from(whole.toString('latin1').replaceAll('aa/bb.json', '../bb.json'), 'latin1'),
    )
    expect(await fault()).toBe('damaged')
    expect(await readdir(folder)).toEqual(['a.zip'])
  })

  test('bytes that are no UTF-8', async () => {
    await zipOf(['a.json', Buffer.from([0x22, 0xff, 0x22])])
    expect(await fault()).toBe('damaged')
  })

  test('what is not asked for is never unpacked', async () => {
    await zipOf(['evil.json', Buffer.alloc(65 * 1024 * 1024)])
    expect(await fault({}, () => false)).toBe('none')
  })
})
