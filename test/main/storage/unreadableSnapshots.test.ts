import { lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DiskSnapshots } from '../../../src/main/storage/diskSnapshots'
import type { StoreFiles } from '../../../src/main/storage/storeFiles'
import { QUICK_FILES, systemError } from './hookedFiles'
import {
  A,
  aLibraryFolder,
  always,
  make,
  namesOf,
  noteShard,
  save,
  shapeOf,
  snapshotsOf,
  textsIn,
} from './someSnapshots'

/** A disk that does not open this file, until another one has taken its name. */
function unreadable(path: string, code: string): StoreFiles {
  let isThere = true
  return {
    ...QUICK_FILES,
    open: (opened, flags, mode) =>
      isThere && opened === path
        ? Promise.reject(systemError(code, 'open'))
        : QUICK_FILES.open(opened, flags, mode),
    async rename(from, to) {
      await QUICK_FILES.rename(from, to)
      if (to === path) isThere = false
    },
  }
}

/** A library with two snapshots. */
async function withTwo(): Promise<string> {
  const library = await aLibraryFolder()
  const snapshots = snapshotsOf(library)
  await make(snapshots)
  await save(library, 'notes/0001', noteShard([A, 'A now']))
  await make(snapshots)
  return library
}

const heldNames = (library: string): Promise<string[]> => readdir(join(library, 'snapshots/files'))

test.each(['EIO', 'EACCES', 'ELOOP'])(
  'a snapshot whose own file cannot be read (%s) is broken; the others are listed, read, made and removed',
  async (code) => {
    const library = await withTwo()
    const path = join(library, 'snapshots/00000001.json')
    const snapshots = snapshotsOf(library, unreadable(path, code))
    expect(await snapshots.list()).toMatchObject([
      { kind: 'broken', number: 1, file: null },
      { kind: 'whole', number: 2 },
    ])
    expect(await textsIn(snapshots, 1)).toBe('broken')
    expect(await textsIn(snapshots, 2)).toEqual(['A now', 'B then 笔记'])
    await save(library, 'notes/0001', noteShard([A, 'A later']))
    expect(await make(snapshots)).toBe(3)
    await snapshots.remove([2])
    // nothing went that it may hold
    expect(await textsIn(snapshotsOf(library), 1)).toEqual(['A then', 'B then 笔记'])
  },
)

test('a folder in the place of a snapshot’s own file is a broken one', async () => {
  const library = await withTwo()
  const path = join(library, 'snapshots/00000001.json')
  await rm(path)
  await mkdir(path)
  expect(await snapshotsOf(library).list()).toMatchObject([{ kind: 'broken' }, { kind: 'whole' }])
  expect(await make(snapshotsOf(library))).toBe(3)
})

test('one that turns unreadable while it is open counts as broken from then on', async () => {
  const library = await withTwo()
  const path = join(library, 'snapshots/00000001.json')
  let fails = false
  const snapshots = snapshotsOf(library, {
    ...QUICK_FILES,
    lstat: (name) =>
      fails && name === path ? Promise.reject(systemError('EIO', 'lstat')) : QUICK_FILES.lstat(name),
  })
  expect(await snapshots.list()).toMatchObject([{ kind: 'whole' }, { kind: 'whole' }])
  fails = true
  expect(await snapshots.list()).toMatchObject([{ kind: 'broken' }, { kind: 'whole' }])
})

test.each(['EIO', 'EACCES'])(
  'a held copy that cannot be read (%s) is named, and put anew by the next snapshot',
  async (code) => {
    const library = await aLibraryFolder()
    await make(snapshotsOf(library))
    for (const name of await heldNames(library)) {
      const snapshots = snapshotsOf(library, unreadable(join(library, 'snapshots/files', name), code))
      expect(await snapshots.read(1, always)).toEqual({ kind: 'broken', file: `snapshots/files/${name}` })
      await make(snapshots)
      expect(await textsIn(snapshots, 1)).toEqual(['A then', 'B then 笔记'])
    }
  },
)

test('one that cannot be read back is not held', async () => {
  const library = await aLibraryFolder()
  await make(snapshotsOf(library))
  const [name] = await heldNames(library)
  const path = join(library, 'snapshots/files', name!)
  const files: StoreFiles = {
    ...QUICK_FILES,
    open: (opened, flags, mode) =>
      opened === path ? Promise.reject(systemError('EIO', 'open')) : QUICK_FILES.open(opened, flags, mode),
  }
  await expect(make(snapshotsOf(library, files))).rejects.toThrow('EIO')
})

const ASIDE = /^([0-9a-f]{64})\.json\.aside-\d{8}T\d{9}Z(?:-\d+)?$/

test('a folder in the place of a held copy is put aside with all that is in it, and the copy held again', async () => {
  const library = await aLibraryFolder()
  await make(snapshotsOf(library))
  const files = join(library, 'snapshots/files')
  const before = (await heldNames(library)).toSorted()
  for (const name of before) {
    await rm(join(files, name))
    await mkdir(join(files, name))
    await writeFile(join(files, name, 'of another.txt'), name)
  }
  const snapshots = snapshotsOf(library)
  const number = await make(snapshots)
  for (const one of [1, number]) expect(await textsIn(snapshots, one)).toEqual(['A then', 'B then 笔记'])
  const aside = (await heldNames(library)).filter((name) => !before.includes(name))
  expect(aside.map((name) => `${ASIDE.exec(name)?.[1]}.json`).toSorted()).toEqual(before)
  for (const name of aside) {
    expect(await readFile(join(files, name, 'of another.txt'), 'utf8')).toBe(name.replace(/\.aside-.*/, ''))
  }
  // it is no leftover of ours: removing snapshots leaves it
  await snapshots.remove([1, number])
  expect((await heldNames(library)).toSorted()).toEqual(aside.toSorted())
})

test('put aside twice, neither takes the place of the other', async () => {
  const library = await aLibraryFolder()
  await make(snapshotsOf(library))
  const files = join(library, 'snapshots/files')
  const [name] = await heldNames(library)
  for (const turn of ['one', 'other']) {
    await rm(join(files, name!))
    await mkdir(join(files, name!))
    const now = () => new Date('2026-11-29T12:00:00.000Z')
    await make(new DiskSnapshots(library, shapeOf, { files: QUICK_FILES, now }))
    expect(
      (await heldNames(library)).filter((each) => ASIDE.test(each)),
      turn,
    ).toHaveLength(turn === 'one' ? 1 : 2)
  }
})

test.skipIf(process.platform === 'win32')(
  'so is a link in its place, whose target is neither read nor written',
  async () => {
    const library = await aLibraryFolder()
    await make(snapshotsOf(library))
    const files = join(library, 'snapshots/files')
    const [name] = await heldNames(library)
    await rm(join(files, name!))
    await writeFile(join(library, 'of another.txt'), 'theirs')
    await symlink('../../of another.txt', join(files, name!))
    await make(snapshotsOf(library))
    expect(await readFile(join(library, 'of another.txt'), 'utf8')).toBe('theirs')
    const aside = (await heldNames(library)).find((each) => ASIDE.test(each))
    expect((await lstat(join(files, aside!))).isSymbolicLink()).toBe(true)
    expect(await textsIn(snapshotsOf(library), 1)).toEqual(['A then', 'B then 笔记'])
  },
)

test('folders of names that go are left, and hold up the removal of nothing', async () => {
  const library = await withTwo()
  const ours = await heldNames(library)
  const theirs = ['snapshots/x.0123456789abcdef.tmp', `snapshots/files/${'0'.repeat(64)}.json`]
  for (const name of theirs) await mkdir(join(library, name))
  const snapshots = snapshotsOf(library)
  await snapshots.remove([1])
  expect((await heldNames(library)).filter((name) => ours.includes(name))).toHaveLength(ours.length - 1)
  for (const name of theirs) expect((await lstat(join(library, name))).isDirectory()).toBe(true)
  expect(await textsIn(snapshots, 2)).toEqual(['A now', 'B then 笔记'])
})

test.each(['snapshots', 'snapshots/files'])(
  'where %s is removed while it is open, the next one holds everything',
  async (folder) => {
    const library = await aLibraryFolder()
    const snapshots = snapshotsOf(library)
    await make(snapshots)
    await rm(join(library, folder), { recursive: true })
    const number = await make(snapshots)
    expect(await textsIn(snapshotsOf(library), number)).toEqual(['A then', 'B then 笔记'])
    const names = await namesOf(library)
    expect(names.filter((name) => name.startsWith('files/'))).toHaveLength(4)
    expect(await snapshots.bytes()).toBe(await snapshotsOf(library).bytes())
  },
)
