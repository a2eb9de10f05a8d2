import type { PaperId } from '@core/paperId'
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect } from 'vitest'
import { openLibraryStores } from '../../src/main/library/libraryStores'
import { seal } from '../../src/main/storage/envelope'
import { NODE_FILES, type StoreFiles } from '../../src/main/storage/storeFiles'
import { aDigest, anEntry } from '../core/library/builders'
import { versionShardOf } from '@core/library/versions/versionRecord'
import { ALL_ROWS } from '../main/library/openOnDisk'
import { openShelved, type ShelvedOnDisk } from '../main/library/openShelved'
import { aFolder, removeFolder } from '../main/storage/aStore'
import { systemError } from '../main/storage/hookedFiles'
import type { Tally } from './tally'

const ID = '2311.00001' as PaperId
const OTHER = '2311.00002' as PaperId
const CODES = ['EACCES', 'EPERM', 'EIO', 'ELOOP', 'EISDIR', 'EMFILE'] as const

const VERSIONS = `versions/${String(versionShardOf(ID)).padStart(4, '0')}.json`

/** What the reader made and which digests were read: kept in full, with a backup. */
const FULL = [
  'reading/0001.json',
  'notes/0001.json',
  'digests/0001.json',
  'settings.json',
  'searches.json',
  'keywords.json',
  'undo.json',
  VERSIONS,
] as const
const REBUILDABLE = ['rows/0000.json', 'papers/0000.json', 'session.json'] as const
/** Kept in full and without a backup: its version before tells of what is over. */
const RESTORING = 'restoring.json'
const STORES = [...FULL, ...REBUILDABLE, RESTORING]
/** The own file of a snapshot, which is no store of the library. */
const SNAPSHOT = 'snapshots/00000001.json'
/** Those that are read only when they are asked for. */
const READ_LATE = new Map<string, (library: ShelvedOnDisk['library']) => Promise<unknown>>([
  ['papers/0000.json', (library) => library.openPaper(ID)],
  [VERSIONS, (library) => library.noteVersions(ID)],
])

/** Everything that a person may do, so that every store is written. */
async function doEverything({ library }: ShelvedOnDisk, word: string): Promise<void> {
  await library.importFiles([
    aDigest(
      `2023-11-0${word.length % 9}.cs.LG.md`,
      anEntry(ID),
      anEntry(OTHER),
      anEntry(`2311.1${word.length}001`),
    ),
  ])
  const { rows } = await library.list(ALL_ROWS)
  for (const mark of ['read', 'starred'] as const) {
    await library.mark({ mark, value: word.length % 2 === 0, rows, undoable: true })
    await library.mark({ mark, value: word.length % 2 === 1, rows, undoable: true })
  }
  // so that there are former texts
  for (const text of [`${word} 旧`, '', word, `${word} 的笔记`]) {
    await library.writeNote(ID, text)
    await library.flush()
  }
  await library.changeSettings({ dwellSeconds: word.length })
  await library.saveSearch(`图 ${word}`, word)
  await library.keepKeywords([{ text: word, kind: 'followed' }])
  await library.keepSession({ openPaper: ID, listWidth: 300 + word.length })
}

async function aLibraryTwiceSaved(): Promise<string> {
  const folder = join(await aFolder(), 'library')
  for (const word of ['one', 'second']) {
    const opened = await openShelved(folder)
    await doEverything(opened, word)
    // twice what there is: nothing changes, and every store of it is written
    const made = await opened.library.makeSnapshot(false)
    if (made.kind !== 'made') throw new Error(JSON.stringify(made))
    expect(await opened.library.restoreSnapshot(made.number)).toMatchObject({ kind: 'restored' })
    await opened.close()
  }
  return folder
}

async function filesUnder(folder: string): Promise<ReadonlyMap<string, string>> {
  const paths = (await readdir(folder, { recursive: true })).map((name) => join(folder, name))
  const found = new Map<string, string>()
  for (const path of paths) {
    if ((await stat(path)).isFile()) found.set(relative(folder, path), await readFile(path, 'latin1'))
  }
  return found
}

/** The library's files, with one store that the system will not open. */
function refusing(file: string, code: string): StoreFiles {
  return {
    ...NODE_FILES,
    open: (path, flags, mode) =>
      path.endsWith(`/${file}`)
        ? Promise.reject(systemError(code, 'open'))
        : NODE_FILES.open(path, flags, mode),
  }
}

async function copyOf(library: string): Promise<string> {
  const folder = join(await aFolder(), 'library')
  await cp(library, folder, { recursive: true })
  return folder
}

/** A newer schema: shown as far as it goes, no file of the library written, to the byte; and that is told. */
async function newer(folder: string, file: string): Promise<void> {
  const store = file.replace('.json', '')
  const old = JSON.parse(await readFile(join(folder, file), 'utf8')) as { format: string; data: unknown }
  const header = {
    format: old.format,
    schemaVersion: 99,
    generation: 50,
    savedAt: '2030-01-01T00:00:00.000Z',
  }
  const { bytes } = seal(header, JSON.stringify({ ...(old.data as object), fromTheFuture: true }))
  await writeFile(join(folder, file), bytes)
  const before = await filesUnder(folder)
  const opened = await openLibraryStores(folder)
  if (opened.kind !== 'open') throw new Error('it does not open')
  await opened.close()
  const onDisk = await openShelved(folder)
  // what is changed before it is known to be newer is saved all the same
  await READ_LATE.get(file)?.(onDisk.library)
  await doEverything(onDisk, 'three')
  await onDisk.library.openPaper(ID)
  // nothing was changed, so there is nothing to be asked about
  expect(await onDisk.library.flush()).toEqual({ kind: 'flushed' })
  const state = await onDisk.library.state()
  expect(state).toMatchObject({ kind: 'ready', readOnly: true })
  expect(state.kind === 'ready' && state.notices).toContainEqual({ kind: 'newer', store })
  await onDisk.close()
  expect(await filesUnder(folder)).toEqual(before)
}

/** The main file is gone: its backup takes its place, and that is told. What can be made again is. */
async function missing(folder: string, file: string): Promise<void> {
  const store = file.replace('.json', '')
  const isFull = FULL.some((one) => one === file)
  const backup = isFull
    ? (JSON.parse(await readFile(join(folder, `${file}.bak`), 'utf8')) as { data: unknown })
    : null
  await rm(join(folder, file))
  const { library, close } = await openShelved(folder)
  await READ_LATE.get(file)?.(library)
  const state = await library.state()
  if (file === RESTORING) {
    // where it is gone, nothing is being restored
    expect(state.kind === 'ready' && state.notices).toEqual([])
    expect(await library.counts()).toMatchObject({ all: 4, noted: 1 })
  } else if (isFull) {
    expect(state.kind === 'ready' && state.notices).toMatchObject([{ kind: 'missing', store }])
    const restored = JSON.parse(await readFile(join(folder, file), 'utf8')) as { data: unknown }
    expect(restored.data).toEqual(backup?.data)
  } else {
    expect(await library.counts()).toMatchObject({ all: 4, noted: 1 })
  }
  expect((await library.openPaper(ID))?.note?.text).toMatch(/^(?:one|second)(?: 的笔记)?$/)
  await close()
}

/** There but unreadable: not corrupt, never a first run; nothing is touched. */
async function unreadable(folder: string, file: string, code: string): Promise<void> {
  const store = file.replace('.json', '')
  const before = await filesUnder(folder)
  const opened = await openLibraryStores(folder, { files: refusing(file, code) })
  if (opened.kind !== 'open') throw new Error('it does not open')
  const [kind, number] = store.split('/')
  const adapter =
    number === undefined
      ? opened.stores.single(kind as 'settings')
      : opened.stores.shard(kind as 'notes', Number(number))
  await expect(adapter.read()).rejects.toThrow(`${store} cannot be read: ${code}`)
  await expect(adapter.write(adapter as never)).rejects.toThrow()
  await opened.close()
  expect(await filesUnder(folder)).toEqual(before)
  await unreadableLibrary(folder, file, code)
  expect(await filesUnder(folder)).toEqual(before)
}

/** The library as a whole says that it cannot be read, rather than start anew. */
async function unreadableLibrary(folder: string, file: string, code: string): Promise<void> {
  const { library, close } = await openShelved(folder, refusing(file, code))
  const readLate = READ_LATE.get(file)
  if (readLate !== undefined) await expect(readLate(library)).rejects.toThrow(code)
  else expect(await library.state()).toMatchObject({ kind: 'unreadable', folder })
  await close()
}

/** The own file of a snapshot, newer, gone or not to be read: the library and its other snapshots are as they were. */
async function aSnapshotLess(folder: string, harm: 'newer' | 'missing' | (typeof CODES)[number]) {
  const path = join(folder, SNAPSHOT)
  if (harm === 'missing') await rm(path)
  if (harm === 'newer') {
    const { format, data } = JSON.parse(await readFile(path, 'utf8')) as { format: string; data: unknown }
    const header = { format, schemaVersion: 99, generation: 50, savedAt: '2030-01-01T00:00:00.000Z' }
    await writeFile(path, seal(header, JSON.stringify(data)).bytes)
  }
  const before = await filesUnder(folder)
  const isCode = harm !== 'missing' && harm !== 'newer'
  const { library, close } = await openShelved(folder, isCode ? refusing(SNAPSHOT, harm) : NODE_FILES)
  const { snapshots } = await library.snapshots()
  expect(snapshots.filter(({ kind }) => kind === 'broken')).toEqual(
    harm === 'missing' ? [] : [{ kind: 'broken', number: 1 }],
  )
  expect(snapshots.filter(({ kind }) => kind === 'whole')).toHaveLength(3)
  expect(await library.lookAtSnapshot(1)).toMatchObject({
    kind: 'refused',
    refusal: { kind: harm === 'missing' ? 'gone' : 'broken' },
  })
  expect(await library.restoreSnapshot(snapshots[0]!.number)).toMatchObject({ kind: 'restored' })
  expect((await library.openPaper(ID))?.note?.text).toBe('second 的笔记')
  await close()
  // also what it alone may hold
  const after = await filesUnder(folder)
  for (const [name, bytes] of before) if (name.startsWith('snapshots')) expect(after.get(name)).toBe(bytes)
}

/** Opens libraries of which one of the first `count` stores, or at last a snapshot, is newer, missing or not to be read. */
export async function badFilesAtLoad(count: number, tally: Tally): Promise<void> {
  const library = await aLibraryTwiceSaved()
  const trial = async (what: string, work: (folder: string) => Promise<void>): Promise<void> => {
    await tally.try(what, 5_000, async () => {
      const folder = await copyOf(library)
      await work(folder)
      await removeFolder(join(folder, '..'))
    })
  }
  if (count > STORES.length) {
    for (const harm of ['newer', 'missing', ...CODES] as const) {
      await trial(`${SNAPSHOT} ${harm}`, (folder) => aSnapshotLess(folder, harm))
    }
  }
  for (const file of STORES.slice(0, count)) {
    await trial(`${file} newer`, (folder) => newer(folder, file))
    await trial(`${file} missing`, (folder) => missing(folder, file))
    for (const code of CODES) await trial(`${file} ${code}`, (folder) => unreadable(folder, file, code))
  }
}
