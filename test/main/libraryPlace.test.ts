import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { carryOut, hindrance, rememberedPlace, rememberPlace } from '../../src/main/libraryPlace'
import { openLibraryStores } from '../../src/main/library/libraryStores'
import { copyAll } from '../../src/main/storage/moveFolder'
import { NODE_FILES, type StoreFiles, type StoreHandle } from '../../src/main/storage/storeFiles'
import { aFolder } from './storage/aStore'
import { QUICK_FILES } from './storage/hookedFiles'

function placeIn(userData: string) {
  const found = rememberedPlace(userData, null)
  if (found.kind !== 'known') throw new Error(found.detail)
  return found.place
}

/** The files of a folder with its subfolders, but for sockets, by name. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) found.set(path.slice(folder.length + 1), await readFile(path, 'utf8'))
  }
  return found
}

async function aLibrary() {
  const userData = await aFolder()
  const folder = join(userData, 'library')
  const opened = await openLibraryStores(folder)
  if (opened.kind !== 'open') throw new Error('not open')
  await opened.stores.shard('notes', 1).write({ records: [] })
  await opened.stores.single('settings').write({ theme: 'dark' })
  await opened.stores.single('settings').write({ theme: 'sepia' })
  await opened.close()
  return { userData, folder, files: await filesIn(folder) }
}

describe('where the library lies', () => {
  test('is the app’s own folder until it is moved, or as the environment says', async () => {
    const userData = await aFolder()
    expect(placeIn(userData)).toEqual({
      folder: join(userData, 'library'),
      moveTo: null,
      fixed: false,
      moved: false,
    })
    expect(rememberedPlace(userData, '/else')).toMatchObject({ place: { folder: '/else', fixed: true } })
  })

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"format":"duidu/place","folder":"relative","moveTo":null}',
    '{"folder":"/a","moveTo":null}',
  ])('is not guessed where what remembers it is %j', async (text) => {
    const userData = await aFolder()
    await writeFile(join(userData, 'place.json'), text)
    expect(rememberedPlace(userData, null).kind).toBe('unknown')
  })

  test('is not made anew where it is gone', async () => {
    const gone = join(await aFolder(), 'stick', 'library')
    const opened = await openLibraryStores(gone, { mustExist: true })
    expect(opened).toMatchObject({ kind: 'closed', state: { kind: 'unreadable', folder: gone } })
    await expect(readdir(gone)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

/** A file system for a process that ends before so many steps: nothing follows, not even tidying up. */
function endsBefore(steps: number) {
  let count = 0
  const opened: StoreHandle[] = []
  let end = (): void => undefined
  const reached = new Promise<void>((resolve) => (end = resolve))
  const step = async (): Promise<void> => {
    if (count++ < steps) return
    end()
    await new Promise(() => undefined)
  }
  const files: StoreFiles = {
    ...NODE_FILES,
    async open(path, flags, mode) {
      await step()
      const handle = await NODE_FILES.open(path, flags, mode)
      opened.push(handle)
      return {
        ...handle,
        write: async (...args) => step().then(() => handle.write(...args)),
        sync: async () => step().then(() => handle.sync()),
      }
    },
    rename: async (from, to) => step().then(() => NODE_FILES.rename(from, to)),
    mkdir: async (path, mode) => step().then(() => NODE_FILES.mkdir(path, mode)),
  }
  const close = async (): Promise<void> => {
    for (const handle of opened) await handle.close().catch(() => undefined) // most are closed
  }
  return { files, reached, close }
}

describe('moving', () => {
  test('brings every file, keeps the old folder, and the next start finds the new one', async () => {
    const { userData, folder, files } = await aLibrary()
    const to = join(await aFolder(), 'new')
    await rememberPlace(userData, { folder, moveTo: to })
    const { place, outcome } = await carryOut(userData, placeIn(userData))
    expect(outcome).toEqual({ kind: 'moved', from: folder, to })
    expect(place).toMatchObject({ folder: to, moveTo: null, moved: true })
    expect(placeIn(userData)).toEqual(place)
    expect(await filesIn(to)).toEqual(files)
    expect(await filesIn(folder)).toEqual(files)
  })

  test('cut off at any step, one whole library is found at the next start, and the move is finished', async () => {
    const { userData, folder, files } = await aLibrary()
    const parent = await aFolder()
    for (let cut = 0, isThrough = false; !isThrough; cut++) {
      const to = join(parent, `new-${cut}`)
      await mkdir(to)
      await rememberPlace(userData, { folder, moveTo: to })
      const ended = endsBefore(cut)
      isThrough = await Promise.race([
        copyAll(folder, to, ended.files, process.platform).then(() => true),
        ended.reached.then(() => false),
      ])
      await ended.close()
      expect(placeIn(userData).folder).toBe(folder)
      expect(await filesIn(folder)).toEqual(files)
      const { outcome } = await carryOut(userData, placeIn(userData), { files: QUICK_FILES })
      expect(outcome?.kind).toBe('moved')
      expect(await filesIn(to)).toEqual(files)
      if (isThrough) expect(cut).toBeGreaterThan(20)
    }
  })

  test('what fails leaves the old library in use and nothing in the new folder', async () => {
    const { userData, folder, files } = await aLibrary()
    const to = await aFolder()
    await rememberPlace(userData, { folder, moveTo: to })
    let renames = 0
    const failing: StoreFiles = {
      ...NODE_FILES,
      rename: (from, name) =>
        ++renames > 2
          ? Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
          : NODE_FILES.rename(from, name),
    }
    const { place, outcome } = await carryOut(userData, placeIn(userData), { files: failing })
    expect(outcome).toMatchObject({ kind: 'notMoved', problem: { kind: 'failed', detail: 'ENOSPC' } })
    expect(place).toMatchObject({ folder, moveTo: null })
    expect(placeIn(userData)).toMatchObject({ folder, moveTo: null })
    expect(await filesIn(folder)).toEqual(files)
    expect(await readdir(to)).toEqual([])
  })

  test('a folder that another Duidu holds is neither read nor written', async () => {
    const { userData, folder } = await aLibrary()
    const other = await openLibraryStores(folder)
    const to = join(await aFolder(), 'new')
    await rememberPlace(userData, { folder, moveTo: to })
    const { outcome } = await carryOut(userData, placeIn(userData))
    expect(outcome).toMatchObject({ kind: 'notMoved', problem: { kind: 'heldByAnother', folder } })
    expect(await readdir(to)).toEqual([])
    if (other.kind === 'open') await other.close()
  })

  test('a foreign file that came meanwhile is not touched', async () => {
    const { userData, folder } = await aLibrary()
    const to = await aFolder()
    await writeFile(join(to, 'thesis.tex'), 'mine')
    await rememberPlace(userData, { folder, moveTo: to })
    expect((await carryOut(userData, placeIn(userData))).outcome).toMatchObject({ kind: 'notMoved' })
    expect(await readdir(to)).toEqual(['thesis.tex'])
  })
})

describe('a place that is chosen', () => {
  test('must be another, empty folder that can be written', async () => {
    const { folder } = await aLibrary()
    const empty = await aFolder()
    expect(await hindrance(folder, empty)).toBeNull()
    expect(await readdir(empty)).toEqual([])
    await writeFile(join(empty, 'x'), '')
    expect(await hindrance(folder, empty)).toEqual({ kind: 'notEmpty' })
    await mkdir(join(folder, 'inner'))
    expect(await hindrance(folder, join(folder, 'inner'))).toEqual({ kind: 'inside' })
    expect(await hindrance(folder, join(folder, '..'))).toEqual({ kind: 'inside' })
    const link = join(await aFolder(), 'link')
    await symlink(folder, link)
    expect(await hindrance(folder, link)).toEqual({ kind: 'inside' })
    expect(await hindrance(folder, join(empty, 'gone'))).toMatchObject({ kind: 'failed' })
  })

  test('with a library in it is refused, and so is one that another Duidu holds', async () => {
    const { folder } = await aLibrary()
    const { folder: second } = await aLibrary()
    expect(await hindrance(folder, second)).toEqual({ kind: 'holdsLibrary' })
    const other = await openLibraryStores(second)
    expect(await hindrance(folder, second)).toEqual({ kind: 'heldByAnother', folder: second })
    if (other.kind === 'open') await other.close()
  })
})

test('two starts on one library never both write', async () => {
  const { folder } = await aLibrary()
  const starts = await Promise.all(Array.from({ length: 8 }, () => openLibraryStores(folder)))
  const open = starts.filter(({ kind }) => kind === 'open')
  expect(open.length).toBeLessThanOrEqual(1)
  for (const start of starts) {
    if (start.kind === 'open') await start.close()
    else expect(start.state).toEqual({ kind: 'heldByAnother', folder })
  }
})
