import { MANIFEST } from '@core/library/moving/exportFormat'
import { movingMessages } from '@core/messages/moving'
import type { ExportProblem } from '@core/reports'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lookAt, mergeFrom } from '../../../src/main/library/exportFile'
import { AES_EXTRA, ENCRYPTED, zipBytes, zipCrypto, type RawFile } from '../files/zipBytes'
import { exportedFiles, ourLibrary, packed, THEIRS, wordsFor, writeOld } from './packedExport'

const NOTES = 'notes/0001.json'

/** The files of an exported library, which another program packs anew. */
let files: ReadonlyMap<string, Buffer>
let folder: string
let path: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-archive-'))
  files = await exportedFiles(folder, 'their note')
})
beforeEach(() => {
  path = join(folder, 'library.zip')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Expects that a look refuses it for this reason, in these words, and that nothing has changed. */
async function expectRefused(
  problem: ExportProblem,
  ...words: readonly [en: RegExp, zh: RegExp]
): Promise<void> {
  const { library, expectUnchanged } = await ourLibrary()
  const look = await lookAt(library, path)
  expect(look).toEqual({ kind: 'refused', problem })
  const [en, zh] = wordsFor({ kind: 'refused', problem })
  expect(en).toMatch(/^library\.zip was not imported; nothing has changed/)
  expect(en).toMatch(words[0])
  expect(zh).toMatch(/没有导入，资料库没有任何改动/)
  expect(zh).toMatch(words[1])
  await expectUnchanged()
}

const DAMAGED = (part: string): [ExportProblem, RegExp, RegExp] => [
  { kind: 'damaged', part },
  new RegExp(`“${part}” in it is damaged or was changed`),
  new RegExp(`其中的“${part}”已损坏或被改动`),
]

test('packed anew by another program, stored or deflated, it comes in', async () => {
  const notes = files.get(NOTES)!
  const deflated = { packed: deflateRawSync(notes), size: notes.length, checksum: crc32(notes), method: 8 }
  await writeOld(path, zipBytes(packed(files, { [NOTES]: deflated })))
  const { library } = await ourLibrary()
  const look = await lookAt(library, path)
  if (look.kind !== 'whole') throw new Error(look.problem.kind)
  expect(await mergeFrom(library, { path, contents: look.contents }, false)).toMatchObject({
    kind: 'merged',
    counts: { notes: { added: 1 }, papers: { added: 2 }, marks: { read: 2 } },
  })
  expect((await library.openPaper(THEIRS))?.note?.text).toBe('their note')
})

describe('a look refuses in words, and nothing has changed,', () => {
  const whole = (name: string): Buffer => files.get(name)!
  const locked = (name: string): Partial<RawFile> => ({
    packed: zipCrypto(whole(name), 'pass'),
    ...{ size: whole(name).length, checksum: crc32(whole(name)), flags: ENCRYPTED },
  })
  const aes = {
    packed: Buffer.alloc(90, 7),
    size: 64,
    checksum: 0,
    flags: ENCRYPTED,
    method: 99,
    extra: AES_EXTRA,
  }

  test.each<[string, string, (name: string) => Partial<RawFile>]>([
    ['notes under a password of PKZIP’s', NOTES, locked],
    ['notes under a password, by AES', NOTES, () => aes],
    ['a manifest under a password', MANIFEST, locked],
    ['notes with a false checksum', NOTES, (name) => ({ checksum: ~crc32(whole(name)) >>> 0 })],
    ['a manifest with a false checksum', MANIFEST, (name) => ({ checksum: ~crc32(whole(name)) >>> 0 })],
    ['papers with a false checksum', 'papers/0001.json', () => ({ checksum: 0 })],
  ])('%s', async (_what, name, spoil) => {
    await writeOld(path, zipBytes(packed(files, { [name]: spoil(name) })))
    await expectRefused(...DAMAGED(name))
  })

  test.each([NOTES, MANIFEST, 'settings/0001.json'])('two files of the name %s', async (name) => {
    await writeOld(path, zipBytes([...packed(files), { name, packed: whole(name) }]))
    await expectRefused(...DAMAGED(name))
  })

  test('a file that is cut off, wherever', async () => {
    const bytes = zipBytes(packed(files))
    for (const length of [
      0,
      1,
      21,
      22,
      bytes.length >> 1,
      bytes.length - 23,
      bytes.length - 22,
      bytes.length - 1,
    ]) {
      await writeOld(path, bytes.subarray(0, length))
      await expectRefused(
        { kind: 'notAnExport' },
        /It is no library that Duidu exported/,
        /它不是对读导出的资料库/,
      )
    }
  })

  test.skipIf(process.platform === 'win32')(
    'a folder, a pipe, a device, and a link to one, at once',
    async () => {
      const pipe = join(folder, 'pipe.zip')
      expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
      await symlink(pipe, join(folder, 'link.zip'))
      await symlink(join(folder, 'loop.zip'), join(folder, 'loop.zip'))
      const begun = performance.now()
      for (const odd of [
        folder,
        pipe,
        join(folder, 'link.zip'),
        join(folder, 'loop.zip'),
        '/dev/zero',
        '/dev/null',
      ]) {
        path = odd
        const problem = { kind: 'file', failure: { kind: 'notAFile' } } as const
        await expectRefused(
          problem,
          /not a file that can be read\. Choose the \.zip file/,
          /请选择“文件 › 导出资料库…”/,
        )
      }
      expect(performance.now() - begun).toBeLessThan(5_000)
    },
  )

  test('a file that grows while it is read: it is not complete', async () => {
    await writeOld(path, zipBytes(packed(files)))
    const { library, expectUnchanged } = await ourLibrary()
    const look = library.lookAtExport.bind(library)
    const watched: typeof library = {
      ...library,
      lookAtExport: ({ names, text }) =>
        look({
          names,
          async text(name) {
            if (name === NOTES) await writeFile(path, 'more', { flag: 'a' })
            return text(name)
          },
        }),
    }
    const problem = { kind: 'file', failure: { kind: 'changing' } } as const
    expect(await lookAt(watched, path)).toEqual({ kind: 'refused', problem })
    expect(movingMessages.en.problem(problem)).toMatch(/kept changing while it was read/)
    await expectUnchanged()
  })
})
