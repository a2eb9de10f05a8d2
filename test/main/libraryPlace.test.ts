import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { carryOut, hindrance, planMove, rememberedPlace } from '../../src/main/libraryPlace'
import { openLibraryStores } from '../../src/main/library/libraryStores'
import { copyAll } from '../../src/main/storage/moveFolder'
import { isPlaceFile, newMark } from '../../src/main/storage/placeMark'
import { NODE_FILES, type StoreFiles, type StoreHandle } from '../../src/main/storage/storeFiles'
import { aFolder } from './storage/aStore'
import { QUICK_FILES } from './storage/hookedFiles'

function placeIn(userData: string) {
  return knownIn(userData).place
}

/** Where a library lies that was never moved. */
const placeInNew = (userData: string) => ({
  ...{ folder: join(userData, 'library'), moveTo: null, fixed: false, moved: false },
})

function knownIn(userData: string) {
  const found = rememberedPlace(userData, null)
  if (found.kind !== 'known') throw new Error(found.detail)
  return found
}

/** The files of a folder with its subfolders, but for sockets and the mark of a chosen folder, by name. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && !isPlaceFile(entry.name))
      found.set(path.slice(folder.length + 1), await readFile(path, 'utf8'))
  }
  return found
}

async function makeLibrary(folder: string): Promise<void> {
  const opened = await openLibraryStores(folder)
  if (opened.kind !== 'open') throw new Error('not open')
  await opened.stores.shard('notes', 1).write({ records: [] })
  await opened.stores.single('settings').write({ theme: 'dark' })
  await opened.stores.single('settings').write({ theme: 'sepia' })
  await opened.close()
}

async function aLibrary() {
  const userData = await aFolder()
  const folder = join(userData, 'library')
  await makeLibrary(folder)
  return { userData, folder, files: await filesIn(folder) }
}

/** A library that is to be moved to a new folder. */
async function aPlannedMove() {
  const library = await aLibrary()
  const to = join(await aFolder(), 'new')
  await mkdir(to)
  await planMove(library.userData, knownIn(library.userData), to)
  return { ...library, to }
}

test('a plan of which no power cut is survived is not made: what was planned before stands', async () => {
  const { userData } = await aLibrary()
  const [one, other] = [join(await aFolder(), 'one'), join(await aFolder(), 'other')]
  await Promise.all([one, other].map((folder) => mkdir(folder)))
  const files: StoreFiles = {
    ...QUICK_FILES,
    async open(path, flags, mode) {
      const handle = await QUICK_FILES.open(path, flags, mode)
      const sync = () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
      return path === userData ? { ...handle, sync } : handle
    },
  }
  const asAtFirst = placeIn(userData)
  await expect(planMove(userData, knownIn(userData), one, files)).rejects.toThrow('EIO')
  expect(placeIn(userData)).toEqual(asAtFirst)
  await planMove(userData, knownIn(userData), one)
  await expect(planMove(userData, knownIn(userData), other, files)).rejects.toThrow('EIO')
  expect(placeIn(userData)).toMatchObject({ moveTo: one })
  expect(await readdir(other)).toEqual([])
})

describe('where the library lies', () => {
  test('is the app’s own folder until it is moved, or as the environment says', async () => {
    const userData = await aFolder()
    expect(placeIn(userData)).toEqual(placeInNew(userData))
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

  test.each([
    ['its folder is gone', () => undefined],
    ['an empty folder is left of its disk', (folder: string) => mkdir(folder)],
    ['other things lie there', (folder: string) => mkdir(join(folder, 'notes'), { recursive: true })],
  ])('is not made anew where it was moved to and %s', async (_, leave) => {
    const parent = await aFolder()
    const folder = join(parent, 'stick')
    await leave(folder)
    const before = await readdir(parent, { recursive: true })
    const opened = await openLibraryStores(folder, { placed: { mark: newMark(), rememberedIn: '/place' } })
    expect(opened).toEqual({ kind: 'closed', state: { kind: 'missing', folder, rememberedIn: '/place' } })
    expect(await readdir(parent, { recursive: true })).toEqual(before)
  })

  test.each(['settings.json', 'notes/0001.json', 'papers/0000.json.bak'])(
    'is known by %s, also where nobody marked its folder',
    async (name) => {
      const folder = await aFolder()
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), 'x')
      const opened = await openLibraryStores(folder, { placed: { mark: null, rememberedIn: '/place' } })
      expect(opened.kind).toBe('open')
      if (opened.kind === 'open') await opened.close()
    },
  )

  test('may be empty where its folder is the one that was marked', async () => {
    const { userData, folder } = { userData: await aFolder(), folder: await aFolder() }
    await mkdir(join(userData, 'library'))
    await planMove(userData, knownIn(userData), folder)
    const { place, mark, outcome } = await carryOut(userData, knownIn(userData))
    expect(outcome?.kind).toBe('moved')
    const opened = await openLibraryStores(place.folder, { placed: { mark, rememberedIn: '/place' } })
    expect(opened.kind).toBe('open')
    if (opened.kind === 'open') await opened.close()
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
    link: async (from, to) => step().then(() => NODE_FILES.link(from, to)),
    mkdir: async (path, mode) => step().then(() => NODE_FILES.mkdir(path, mode)),
  }
  const close = async (): Promise<void> => {
    for (const handle of opened) await handle.close().catch(() => undefined) // most are closed
  }
  return { files, reached, close }
}

/** What Linux answers on a file system without hard links. */
const noLinks: StoreFiles = {
  ...NODE_FILES,
  link: () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' })),
}

describe('moving', () => {
  test.each([
    ['with hard links', NODE_FILES],
    ['without', noLinks],
  ])(
    'brings every file, keeps the old folder, and the next start finds the new one (%s)',
    async (_, files) => {
      const library = await aPlannedMove()
      const { userData, folder, to } = library
      const { outcome, ...known } = await carryOut(userData, knownIn(userData), { files })
      expect(outcome).toEqual({ kind: 'moved', from: folder, to })
      expect(known.place).toMatchObject({ folder: to, moveTo: null, moved: true })
      expect(knownIn(userData)).toEqual({ kind: 'known', ...known })
      expect(await filesIn(to)).toEqual(library.files)
      expect(await filesIn(folder)).toEqual(library.files)
    },
  )

  test('cut off at any step, one whole library is found at the next start, and the move is finished', async () => {
    const { userData, folder, files } = await aLibrary()
    const parent = await aFolder()
    for (let cut = 0, isThrough = false; !isThrough; cut++) {
      const to = join(parent, `new-${cut}`)
      await mkdir(to)
      const { moveMark } = await planMove(userData, knownIn(userData), to)
      const ended = endsBefore(cut)
      isThrough = await Promise.race([
        copyAll(folder, to, moveMark!, { files: ended.files }).then(() => true),
        ended.reached.then(() => false),
      ])
      await ended.close()
      expect(placeIn(userData).folder).toBe(folder)
      expect(await filesIn(folder)).toEqual(files)
      const { outcome } = await carryOut(userData, knownIn(userData), { files: QUICK_FILES })
      expect([cut, outcome?.kind]).toEqual([cut, 'moved'])
      expect(await filesIn(to)).toEqual(files)
      await rm(join(userData, 'place.json'))
      if (isThrough) expect(cut).toBeGreaterThan(20)
    }
  })

  test('what fails leaves the old library in use and nothing in the new folder', async () => {
    const { userData, folder, files, to } = await aPlannedMove()
    let links = 0
    const failing: StoreFiles = {
      ...noLinks,
      rename: (from, name) =>
        ++links > 2
          ? Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
          : NODE_FILES.rename(from, name),
    }
    const { place, outcome } = await carryOut(userData, knownIn(userData), { files: failing })
    expect(outcome).toMatchObject({ kind: 'notMoved', problem: { kind: 'failed', detail: 'ENOSPC' } })
    expect(place).toMatchObject({ folder, moveTo: null })
    expect(placeIn(userData)).toMatchObject({ folder, moveTo: null })
    expect(await filesIn(folder)).toEqual(files)
    expect(await readdir(to)).toEqual([])
  })

  test('stopped between two files, it leaves nothing in the new folder', async () => {
    const { userData, folder, files, to } = await aPlannedMove()
    const stop = new AbortController()
    const slow: StoreFiles = {
      ...NODE_FILES,
      async link(from, name) {
        await NODE_FILES.link(from, name)
        stop.abort()
      },
    }
    const { outcome } = await carryOut(userData, knownIn(userData), { files: slow, stop: stop.signal })
    expect(outcome).toMatchObject({ kind: 'notMoved', problem: { kind: 'stopped' }, again: false })
    expect(await filesIn(folder)).toEqual(files)
    expect(await readdir(to)).toEqual([])
  })

  test('a folder that another Duidu holds is neither read nor written', async () => {
    const { userData, folder, to } = await aPlannedMove()
    const other = await openLibraryStores(folder)
    const { outcome } = await carryOut(userData, knownIn(userData))
    expect(outcome).toMatchObject({ kind: 'notMoved', problem: { kind: 'heldByAnother', folder } })
    expect(await readdir(to)).toEqual([])
    if (other.kind === 'open') await other.close()
  })
})

describe('a folder that is not as it was chosen', () => {
  const stays = async (
    move: Awaited<ReturnType<typeof aPlannedMove>>,
    there: ReadonlyMap<string, string>,
  ) => {
    expect(placeIn(move.userData)).toMatchObject({ folder: move.folder, moveTo: null })
    expect(await filesIn(move.folder)).toEqual(move.files)
    expect(await filesIn(move.to)).toEqual(there)
  }

  test('for a file that came meanwhile is left as it is', async () => {
    const move = await aPlannedMove()
    await writeFile(join(move.to, 'thesis.tex'), 'mine')
    const { outcome } = await carryOut(move.userData, knownIn(move.userData))
    expect(outcome).toMatchObject({
      kind: 'notMoved',
      problem: { kind: 'inTheWay', path: join(move.to, 'thesis.tex') },
    })
    await stays(move, new Map([['thesis.tex', 'mine']]))
  })

  test('for another library that was made there meanwhile keeps it to the byte', async () => {
    const move = await aPlannedMove()
    await makeLibrary(move.to)
    const theirs = await filesIn(move.to)
    const { outcome } = await carryOut(move.userData, knownIn(move.userData))
    expect(outcome).toMatchObject({ kind: 'notMoved', problem: { kind: 'inTheWay' } })
    await stays(move, theirs)
  })

  test('for folders, were they empty, is left as it is', async () => {
    const move = await aPlannedMove()
    await mkdir(join(move.to, 'notes'))
    expect((await carryOut(move.userData, knownIn(move.userData))).outcome).toMatchObject({
      problem: { kind: 'inTheWay' },
    })
    expect(await readdir(move.to)).toEqual(['notes'])
  })

  test('for a library that went on with what a cut-off move had left is left as it is', async () => {
    const move = await aPlannedMove()
    const { userData, folder, to } = move
    await copyAll(folder, to, knownIn(userData).moveMark!)
    const opened = await openLibraryStores(to)
    if (opened.kind !== 'open') throw new Error('not open')
    await opened.stores.shard('notes', 1).read()
    await opened.stores.shard('notes', 1).write({ records: [] })
    await opened.close()
    const theirs = await filesIn(to)
    const { outcome } = await carryOut(userData, knownIn(userData))
    expect(outcome).toMatchObject({ problem: { kind: 'inTheWay', path: join(to, 'notes/0001.json') } })
    await stays(move, theirs)
  })

  test('that is gone, or whose place another folder took, is not written to', async () => {
    const gone = await aPlannedMove()
    await rename(gone.to, `${gone.to}-elsewhere`)
    expect((await carryOut(gone.userData, knownIn(gone.userData))).outcome).toMatchObject({
      problem: { kind: 'notChosen' },
    })
    await expect(readdir(gone.to)).rejects.toMatchObject({ code: 'ENOENT' })
    const other = await aPlannedMove()
    await rename(other.to, `${other.to}-unmounted`)
    await mkdir(other.to)
    expect((await carryOut(other.userData, knownIn(other.userData))).outcome).toMatchObject({
      problem: { kind: 'notChosen' },
    })
    await stays(other, new Map())
  })

  test.each([
    ['with hard links', NODE_FILES],
    ['without', noLinks],
  ])('since a moment ago: no file takes another’s name, and only ours are cleared (%s)', async (_, base) => {
    const move = await aPlannedMove()
    const late: StoreFiles = {
      ...base,
      async open(path, flags, mode) {
        // between the look into the folder and the copy of its second file
        if (path.includes('settings.json.') && flags === 'wx') {
          await writeFile(join(move.to, 'settings.json'), 'theirs')
          await writeFile(join(move.to, 'notes', 'mine.txt'), 'mine')
        }
        return base.open(path, flags, mode)
      },
    }
    const { outcome } = await carryOut(move.userData, knownIn(move.userData), { files: late })
    expect(outcome).toMatchObject({ problem: { kind: 'inTheWay', path: join(move.to, 'settings.json') } })
    await stays(
      move,
      new Map([
        ['settings.json', 'theirs'],
        ['notes/mine.txt', 'mine'],
      ]),
    )
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

  test('is marked, and no longer when another one is chosen or none', async () => {
    const { userData } = await aLibrary()
    const [first, second] = [await aFolder(), await aFolder()]
    await planMove(userData, knownIn(userData), first)
    expect(await readdir(first)).toEqual([expect.stringMatching(/^\.place-[0-9a-f]{32}$/)])
    expect(await hindrance(placeIn(userData).folder, first)).toBeNull()
    await planMove(userData, knownIn(userData), second)
    expect(await readdir(first)).toEqual([])
    await planMove(userData, knownIn(userData), null)
    expect(await readdir(second)).toEqual([])
    expect(placeIn(userData)).toMatchObject({ moveTo: null, moved: false })
  })

  test('stays unplanned where it cannot be remembered', async () => {
    const { userData } = await aLibrary()
    const to = await aFolder()
    await mkdir(join(userData, 'place.json'))
    const known = { place: { ...placeInNew(userData) }, mark: null, moveMark: null }
    await expect(planMove(userData, known, to)).rejects.toThrow()
    expect(await readdir(to)).toEqual([])
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
