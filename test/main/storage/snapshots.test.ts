import { appendFile, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seal } from '../../../src/main/storage/envelope'
import { MANIFEST_SHAPE } from '../../../src/main/storage/snapshotManifest'
import { aFolder } from './aStore'
import { QUICK_FILES, recorder } from './hookedFiles'
import {
  A,
  aLibraryFolder,
  always,
  make,
  namesOf,
  noteShard,
  save,
  snapshotsOf,
  stateOf,
  textsIn,
} from './someSnapshots'

const heldNames = async (library: string): Promise<string[]> =>
  (await namesOf(library)).filter((name) => name.startsWith('files/'))

describe('a snapshot on disk', () => {
  it('holds what the reader made, with how much of it there is', async () => {
    const library = await aLibraryFolder()
    const before = await stateOf(library)
    const snapshots = snapshotsOf(library)
    expect(await make(snapshots)).toBe(1)
    expect(await snapshotsOf(library).list()).toMatchObject([
      {
        kind: 'whole',
        number: 1,
        madeAt: '2026-11-23T16:35:00.000Z',
        reason: 'time',
        weight: { notes: 2, characters: 15, marks: 2 },
        agreed: 0,
      },
    ])
    const reading = await snapshotsOf(library).read(1, always)
    expect(reading).toMatchObject({ kind: 'whole', contents: { settings: { theme: 'dark' }, keywords: [] } })
    expect(await textsIn(snapshotsOf(library), 1)).toEqual(['A then', 'B then 笔记'])
    expect(await stateOf(library)).toEqual(before)
  })

  it('of a library without anything holds nothing', async () => {
    const library = await aFolder()
    for (const kind of ['reading', 'notes', 'versions']) await mkdir(join(library, kind))
    const snapshots = snapshotsOf(library)
    expect(await make(snapshots)).toBe(1)
    expect(await textsIn(snapshots, 1)).toEqual([])
    // a folder that is not found is not an empty one
    await rm(join(library, 'notes'), { recursive: true })
    await expect(snapshots.collect(always)).rejects.toThrow('ENOENT')
  })

  it('copies only what changed since the last one, and does not read the rest again', async () => {
    const library = await aLibraryFolder()
    const { files, calls } = recorder(QUICK_FILES)
    const snapshots = snapshotsOf(library, files)
    await make(snapshots)
    expect(await heldNames(library)).toHaveLength(4)
    await save(library, 'notes/0001', noteShard([A, 'A now']))
    calls.length = 0
    await make(snapshots)
    expect(await heldNames(library)).toHaveLength(5)
    const read = calls.filter(
      ({ operation, path }) => operation === 'readFile' && !path.includes('snapshots'),
    )
    expect(read.map(({ path }) => path)).toEqual([join(library, 'notes/0001.json')])
    expect(await textsIn(snapshots, 1)).toEqual(['A then', 'B then 笔记'])
    expect(await textsIn(snapshots, 2)).toEqual(['A now', 'B then 笔记'])
    const sizes = await Promise.all(
      (await namesOf(library))
        .filter((name) => name.endsWith('.json'))
        .map(async (name) => (await stat(join(library, 'snapshots', name))).size),
    )
    expect(await snapshots.bytes()).toBe(sizes.reduce((sum, size) => sum + size, 0))
  })

  it('holds copies: what damages the library damages no snapshot', async () => {
    const library = await aLibraryFolder()
    const snapshots = snapshotsOf(library)
    await make(snapshots)
    // in place, as only damage does
    await truncate(join(library, 'notes/0001.json'), 10)
    expect(await textsIn(snapshots, 1)).toEqual(['A then', 'B then 笔记'])
    expect(await snapshots.collect(always)).toEqual({ kind: 'damaged', store: 'notes/0001' })
    expect(await snapshots.list()).toHaveLength(1)
  })

  it('is for this user alone', async () => {
    const library = await aLibraryFolder()
    await make(snapshotsOf(library))
    const modeOf = async (name: string): Promise<number> => (await stat(join(library, name))).mode & 0o777
    expect(await modeOf('snapshots')).toBe(0o700)
    expect(await modeOf('snapshots/files')).toBe(0o700)
    expect(await modeOf('snapshots/00000001.json')).toBe(0o600)
    for (const name of await heldNames(library)) expect(await modeOf(`snapshots/${name}`)).toBe(0o600)
  })

  it('that is removed takes along what only it held', async () => {
    const library = await aLibraryFolder()
    const snapshots = snapshotsOf(library)
    await make(snapshots)
    await save(library, 'notes/0001', noteShard([A, 'A now']))
    await make(snapshots)
    await snapshots.remove([1])
    expect(await heldNames(library)).toHaveLength(4)
    expect(await textsIn(snapshots, 1)).toBe('gone')
    expect(await textsIn(snapshots, 2)).toEqual(['A now', 'B then 笔记'])
    // what is held no longer is held again when it is needed again
    await save(library, 'notes/0001', noteShard([A, 'A then']))
    await make(snapshots)
    expect(await textsIn(snapshotsOf(library), 3)).toEqual(['A then', 'B then 笔记'])
  })

  it('is stopped when there is no time for it', async () => {
    const library = await aLibraryFolder()
    const snapshots = snapshotsOf(library)
    let left = 2
    expect(await snapshots.collect(() => left-- > 0)).toEqual({ kind: 'stopped' })
    const collected = await snapshots.collect(always)
    if (collected.kind !== 'collected') throw new Error(collected.kind)
    const facts = { number: 1, madeAt: '2026-11-23T16:35:00.000Z', reason: 'quitting', agreed: 0 } as const
    expect(await snapshots.keep(collected.files, facts, () => false)).toBeNull()
    expect(await snapshots.list()).toEqual([])
  })
})

describe('none is made', () => {
  it.each([
    ['of a file that is broken', (path: string) => appendFile(path, 'x'), 'notes/0001'],
    ['of a file that is gone although its backup is there', (path: string) => rm(path), 'notes/0001'],
    [
      'of a file of another store',
      async (path: string) => writeFile(path, await readFile(path.replace('notes', 'reading'))),
      'notes/0001',
    ],
    [
      'of a file of a newer version',
      (path: string) => {
        const header = { format: 'duidu/notes', schemaVersion: 2, generation: 9, savedAt: 't' }
        return writeFile(path, seal(header, '{"records":[]}').bytes)
      },
      'notes/0001',
    ],
  ])('%s', async (_what, harm, store) => {
    const library = await aLibraryFolder()
    await save(library, 'notes/0001', noteShard([A, 'again'])) // so that there is a backup
    await harm(join(library, `${store}.json`))
    const snapshots = snapshotsOf(library)
    expect(await snapshots.collect(always)).toEqual({ kind: 'damaged', store })
    expect(await snapshots.list()).toEqual([])
  })

  it('of one of which only a first save on its way is left; that counts as not there', async () => {
    const library = await aLibraryFolder()
    await writeFile(join(library, 'notes/0003.json.0123456789abcdef.tmp'), 'half')
    await make(snapshotsOf(library))
    expect(await textsIn(snapshotsOf(library), 1)).toHaveLength(2)
  })
})

describe('a snapshot that was damaged', () => {
  it.each([0, 1, 2, 3])('in a file that it holds is named, refused and kept (%i)', async (place) => {
    const library = await aLibraryFolder()
    await make(snapshotsOf(library))
    const name = (await heldNames(library))[place]!
    const path = join(library, 'snapshots', name)
    const bytes = await readFile(path)
    bytes[bytes.length - 20]! ^= 1
    await writeFile(path, bytes)
    const snapshots = snapshotsOf(library)
    expect(await snapshots.read(1, always)).toEqual({ kind: 'broken', file: `snapshots/${name}` })
    expect(await readFile(path)).toEqual(bytes)
  })

  it('in a file that the library still has the same is made whole by the next one', async () => {
    const library = await aLibraryFolder()
    await make(snapshotsOf(library))
    for (const name of await heldNames(library)) await writeFile(join(library, 'snapshots', name), 'broken')
    const snapshots = snapshotsOf(library)
    expect(await textsIn(snapshots, 1)).toBe('broken')
    await make(snapshots)
    expect(await textsIn(snapshotsOf(library), 1)).toEqual(['A then', 'B then 笔记'])
  })

  it('by the loss of a file says so in the list', async () => {
    const library = await aLibraryFolder()
    await make(snapshotsOf(library))
    const [name] = await heldNames(library)
    await rm(join(library, 'snapshots', name!))
    expect(await snapshotsOf(library).list()).toEqual([
      { kind: 'broken', number: 1, file: `snapshots/${name}` },
    ])
  })

  it('in its own file is kept, with all that it may hold', async () => {
    const library = await aLibraryFolder()
    const snapshots = snapshotsOf(library)
    await make(snapshots)
    await save(library, 'notes/0001', noteShard([A, 'A now']))
    await make(snapshots)
    const path = join(library, 'snapshots/00000001.json')
    const whole = await readFile(path)
    await writeFile(path, whole.toString().replace('"time"', '"tine"'))
    expect(await snapshotsOf(library).list()).toMatchObject([{ kind: 'broken', number: 1, file: null }, {}])
    expect(await textsIn(snapshotsOf(library), 1)).toBe('broken')
    await save(library, 'notes/0001', noteShard([A, 'A later']))
    const after = snapshotsOf(library)
    await make(after)
    await after.remove([2])
    // nothing that it may need went: put right by hand, it is whole again
    await writeFile(path, whole)
    expect(await textsIn(snapshotsOf(library), 1)).toEqual(['A then', 'B then 笔记'])
  })

  it.each([
    ['a path', [['../../etc/passwd', 'a'.repeat(64), 1]]],
    ['a store of papers', [['papers/0000', 'a'.repeat(64), 1]]],
    ['a checksum that is a path', [['notes/0001', '../../../etc/passwd', 1]]],
    ['a size that is none', [['notes/0001', 'a'.repeat(64), -1]]],
  ])('so that it names %s is broken', async (_what, files) => {
    const library = await aLibraryFolder()
    await make(snapshotsOf(library))
    const weight = { notes: 1, characters: 1, marks: 0 }
    const data = { madeAt: '2026-11-23T16:35:00.000Z', reason: 'time', agreed: 0, weight, files }
    const header = { ...MANIFEST_SHAPE, generation: 1, savedAt: 't' }
    await writeFile(join(library, 'snapshots/00000002.json'), seal(header, JSON.stringify(data)).bytes)
    expect((await snapshotsOf(library).list())[1]).toEqual({ kind: 'broken', number: 2, file: null })
    expect(await textsIn(snapshotsOf(library), 2)).toBe('broken')
  })
})
