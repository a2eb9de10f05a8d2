import { readFile, writeFile } from 'node:fs/promises'
import { constants } from 'node:os'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { expect } from 'vitest'
import { changeStore } from '../../src/main/storage/changeStore'
import { saveFailure, UnreadableStoreError } from '../../src/main/storage/storeErrors'
import type { StoreFiles } from '../../src/main/storage/storeFiles'
import {
  aFolder,
  aFolderLike,
  aStore,
  namesIn,
  onEach,
  removeFolder,
  reopened,
  saved,
  snapshotOf,
  words,
  type Snapshot,
  type Words,
} from '../main/storage/aStore'
import { faultyFiles, QUICK_FILES, recorder, type Call, type Fault } from '../main/storage/hookedFiles'
import type { Tally } from './tally'

/** The likely ones first; then every other one that the system knows. */
const CODES = [
  ...new Set([
    'ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'EBUSY', 'ENOENT', 'ENOTSUP',
    ...Object.keys(constants.errno),
  ]),
] // prettier-ignore
export const MOST_CODES = CODES.length
/** A load only tells "no such file" from everything else. */
const LOAD_CODES = [...new Set(['EACCES', 'EIO', 'ENOSPC', 'ENOENT', ...CODES])]
/** A person is told within this many milliseconds. */
const TOLD_WITHIN = 1_000
const KINDS: Record<string, string> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'quotaFull',
  EIO: 'diskFault',
  EMFILE: 'tooManyOpen',
  ENFILE: 'tooManyOpen',
  ETIMEDOUT: 'noAnswer',
  EBUSY: 'busy',
  EROFS: 'readOnly',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  ENOENT: 'folderGone',
  ENOTDIR: 'folderGone',
}

function kindOf({ code, call, times, when }: Fault & { readonly call: Call }): string {
  // the store is gone although its folder is there
  if (code === 'ENOENT' && call.operation === 'lstat' && times === 'once') return 'changedElsewhere'
  // the link was made, so the copy that should replace it fails: the name is taken
  if (call.operation === 'link' && when === 'after') return 'unknown'
  return KINDS[code] ?? 'unknown'
}

/** Every way in which one of `calls` can fail. */
function* faultsAt(
  calls: readonly Call[],
  codes: readonly string[],
): Iterable<Fault & { readonly call: Call }> {
  for (const call of calls) {
    for (const code of codes) {
      for (const times of ['once', 'forever'] as const) {
        for (const when of ['instead', 'after'] as const) yield { call, at: call.index, code, times, when }
      }
    }
  }
}

/** The calls that `work` makes in a folder with such files. */
async function callsOf(
  snapshot: Snapshot,
  work: (folder: string, files: StoreFiles) => Promise<unknown>,
): Promise<readonly Call[]> {
  const { files, calls } = recorder(QUICK_FILES)
  await work(await aFolderLike(snapshot), files)
  return calls
}

async function prepared(prepare: (folder: string) => Promise<void>): Promise<Snapshot> {
  const folder = await aFolder()
  await prepare(folder)
  return snapshotOf(folder)
}

// A fault in one of these does not have to fail the save: tidying, and what has another way.
function maySucceed({ operation, path }: Call, code: string): boolean {
  const ofTheFolder = !path.includes('words.json')
  return (
    operation === 'unlink' ||
    operation === 'link' ||
    (ofTheFolder && operation === 'close') ||
    (ofTheFolder && operation === 'sync' && ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code))
  )
}

const before = words('before')
const after = words('after')

/** A store of what a reader made, and one of papers; each with the calls that a save of it makes. */
const STORES = {
  full: { options: { durability: 'full' }, calls: 13 },
  copied: { options: { durability: 'rebuildable', backup: 'copy' }, calls: 10 },
} as const
type KindOfStore = keyof typeof STORES

async function lowIn(kind: KindOfStore, folder: string, files: StoreFiles): Promise<Low<Words>> {
  const low = new Low(aStore(folder, { files, ...STORES[kind].options }), words())
  await low.read()
  return low
}

const inWords = ({ call, code, times, when }: Fault & { readonly call: Call }): string =>
  `${call.operation} ${call.index} ${code} ${times} ${when}`

/**
 * Lets every call of a save fail with each of `count` system errors, once and for ever, instead of its work
 * and after it: the save resolves only if it is saved, and otherwise is told at once, with the old data on
 * disk and in memory; when the fault is lifted, the next save succeeds.
 */
export function failingSaves(count: number, tally: Tally): Promise<void> {
  return failingSavesOf('full', count, tally)
}

/** The same of papers, whose backup is a second copy. */
export function failingSavesOfPapers(count: number, tally: Tally): Promise<void> {
  return failingSavesOf('copied', count, tally)
}

async function failingSavesOf(kind: KindOfStore, count: number, tally: Tally): Promise<void> {
  const snapshot = await prepared((folder) => saved(folder, words('oldest'), before))
  const all = await callsOf(snapshot, async (folder, files) => {
    const low = await lowIn(kind, folder, files)
    await changeStore(low, (data) => Object.assign(data, after))
  })
  const calls = all.slice(all.findIndex(({ operation }) => operation === 'lstat'))
  const { calls: most } = STORES[kind]
  if (calls.length !== most) tally.lose(`a save makes ${calls.length} calls, not ${most}`)
  const putInPlace = calls.find(
    ({ operation, path }) => operation === 'rename' && path.endsWith('words.json'),
  )
  await onEach(faultsAt(calls, CODES.slice(0, count)), async (fault) => {
    const folder = await aFolderLike(snapshot)
    const { files, lift } = faultyFiles(QUICK_FILES, fault)
    const low = await lowIn(kind, folder, files)
    let error: unknown = null
    await tally.within(TOLD_WITHIN, `${inWords(fault)}: telling`, async () => {
      error = await changeStore(low, (data) => Object.assign(data, after)).then(
        () => null,
        (error: unknown) => error,
      )
    })
    await tally.try(inWords(fault), 10_000, async () => {
      const onDisk = await reopened(folder)
      if (error === null) {
        expect(maySucceed(fault.call, fault.code), 'was not told').toBe(true)
        expect(onDisk).toEqual(after)
        expect(low.data).toEqual(after)
      } else {
        expect(saveFailure(error).kind).toBe(kindOf(fault))
        expect(low.data).toEqual(before)
        // once the new file has its name, a reader finds it; only the promise is missing
        const isInPlace =
          fault.call.index > putInPlace!.index || (fault.call === putInPlace && fault.when === 'after')
        expect(onDisk).toEqual(isInPlace ? after : before)
      }
      expect((await namesIn(folder)).filter((name) => name.includes('corrupt'))).toEqual([])

      lift()
      await changeStore(low, (data) => Object.assign(data, words('well again')))
      expect(await reopened(folder)).toEqual(words('well again'))
      expect(await namesIn(folder)).toEqual(['words.json', 'words.json.bak'])
      await removeFolder(folder)
    })
  })
  tally.remark = `${calls.length} calls × ${Math.min(count, CODES.length)} errors × 4`
}

const TEMP = 'words.json.0123456789abcdef.tmp'
const SCENES: readonly [string, (folder: string) => Promise<void>, readonly Words[]][] = [
  ['a whole store', (folder) => saved(folder, words('one'), words('two')), [words('two')]],
  [
    'a whole store and a newer file',
    async (folder) => {
      await saved(folder, words('one'), words('two'), words('three'))
      const newest = await readFile(join(folder, 'words.json'))
      await writeFile(join(folder, 'words.json'), await readFile(join(folder, 'words.json.bak')))
      await writeFile(join(folder, TEMP), newest)
    },
    [words('two'), words('three')],
  ],
  [
    'a broken store with a backup',
    async (folder) => {
      await saved(folder, words('one'), words('two'))
      await writeFile(join(folder, 'words.json'), 'broken')
      await writeFile(join(folder, TEMP), 'broken too')
    },
    [words('one')],
  ],
]

/**
 * Lets every call of a load fail so, over a whole store, one with a newer file beside it and a broken one: it
 * gives whole data or says that it cannot read, never nothing; and reads well when the fault is lifted.
 */
export async function failingLoads(count: number, tally: Tally): Promise<void> {
  const load = (folder: string, files: StoreFiles): Promise<unknown> => aStore(folder, { files }).read()
  for (const [scene, prepare, allowed] of SCENES) {
    const snapshot = await prepared(prepare)
    const calls = await callsOf(snapshot, load)
    if (calls.length <= 4) tally.lose(`a load of ${scene} makes only ${calls.length} calls`)
    await onEach(faultsAt(calls, LOAD_CODES.slice(0, count)), async (fault) => {
      await tally.try(`${scene}: ${inWords(fault)}`, TOLD_WITHIN, async () => {
        const folder = await aFolderLike(snapshot)
        const { files, lift } = faultyFiles(QUICK_FILES, fault)
        const store = aStore(folder, { files })
        const loaded = await store.read().catch((error: unknown) => error)
        // "no such file" is what a missing file is: there is nothing else to go by
        const toldGone = fault.code === 'ENOENT'
        if (loaded instanceof Error) expect(loaded).toBeInstanceOf(UnreadableStoreError)
        else if (!toldGone) expect(allowed).toContainEqual(loaded)

        lift()
        if (!toldGone) {
          expect(allowed).toContainEqual(await store.read())
          expect(allowed).toContainEqual(await reopened(folder))
          await store.write(words('well again'))
          expect(await reopened(folder)).toEqual(words('well again'))
        }
        await removeFolder(folder)
      })
    })
  }
}
