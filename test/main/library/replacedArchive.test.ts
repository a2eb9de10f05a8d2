import { copyFile, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lookAt, mergeFrom } from '../../../src/main/library/exportFile'
import { zipBytes } from '../files/zipBytes'
import { exportedFiles, ourLibrary, OURS, packed, THEIRS, wordsFor, writeOld } from './packedExport'

/** The files of an exported library. */
let files: ReadonlyMap<string, Buffer>
/** The same library with another note, as an archive. */
let other: Buffer
let folder: string
let path: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-replaced-'))
  path = join(folder, 'library.zip')
  files = await exportedFiles(folder, 'their note')
  other = zipBytes(packed(await exportedFiles(folder, 'another note')))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('what is another one than was looked at is not taken in,', () => {
  const OTHER = { kind: 'refused', problem: { kind: 'otherThanSeen' } } as const

  /** Looks at the good one, lets this happen, and imports. */
  async function importAfter(change: () => Promise<unknown>) {
    await writeOld(path, zipBytes(packed(files)))
    const { library, expectUnchanged } = await ourLibrary()
    const look = await lookAt(library, path)
    if (look.kind !== 'whole') throw new Error(look.problem.kind)
    await change()
    const report = await mergeFrom(library, { path, contents: look.contents }, true)
    return { library, report, expectUnchanged }
  }

  test.each<[string, () => Promise<unknown>]>([
    ['replaced by another library', () => copyFile(join(folder, 'other.zip'), path)],
    ['replaced by another file of that name', () => rename(join(folder, 'other.zip'), path)],
    ['cut off', () => truncate(path, 1_000)],
    ['emptied', () => truncate(path, 0)],
    ['grown by what is no part of it', () => writeFile(path, 'more', { flag: 'a' })],
    [
      'damaged where no list tells of it',
      async () => {
        const bytes = await readFile(path)
        bytes[bytes.indexOf('their note')]! ^= 1
        await writeFile(path, bytes)
      },
    ],
  ])('one that was %s', async (_what, change) => {
    await writeFile(join(folder, 'other.zip'), other)
    const { report, expectUnchanged } = await importAfter(change)
    expect(report).toEqual(OTHER)
    const [en, zh] = wordsFor(report)
    expect(en).toMatch(/not what it was when you looked at it\. Choose it again/)
    expect(zh).toMatch(/在您查看之后变了。请重新选择它/)
    await expectUnchanged()
  })

  test('one that is gone is told as gone', async () => {
    const { report, expectUnchanged } = await importAfter(() => rm(path))
    expect(report).toEqual({ kind: 'refused', problem: { kind: 'file', failure: { kind: 'notFound' } } })
    await expectUnchanged()
  })

  test('but one that was only copied anew is: it says the same', async () => {
    const { report } = await importAfter(() => writeOld(path, zipBytes([...packed(files)].reverse())))
    expect(report).toMatchObject({ kind: 'merged', counts: { notes: { added: 1 } } })
  })
})

test('one that is cut off while papers are taken in loses those alone, which is told', async () => {
  await writeOld(path, zipBytes(packed(files)))
  const { library } = await ourLibrary()
  const look = await lookAt(library, path)
  if (look.kind !== 'whole') throw new Error(look.problem.kind)
  const merge = library.mergeExport.bind(library)
  let papersRead = 0
  const watched: typeof library = {
    ...library,
    mergeExport: ({ names, text }, takeSettings) =>
      merge(
        {
          names,
          async text(name) {
            // the first time is the look, the second is for good
            if (name === 'papers/0001.json' && ++papersRead === 2) await truncate(path, 100)
            return text(name)
          },
        },
        takeSettings,
      ),
  }
  const report = await mergeFrom(watched, { path, contents: look.contents }, false)
  expect(report).toMatchObject({
    kind: 'partly',
    problem: { kind: 'file', failure: { kind: 'changing' } },
    counts: { notes: { added: 1 }, papers: { added: 0 }, marks: { read: 2 } },
    failure: null,
  })
  expect(wordsFor(report)[0]).toMatch(/kept changing while it was read/)
  expect((await library.openPaper(OURS))?.note?.text).toBe('our own note')
  // read again, it brings the rest
  await writeOld(path, zipBytes(packed(files)))
  expect(await mergeFrom(library, { path, contents: look.contents }, false)).toMatchObject({
    kind: 'merged',
    counts: { papers: { added: 2 }, notes: { added: 0 } },
  })
  expect((await library.openPaper(THEIRS))?.note?.text).toBe('their note')
})
