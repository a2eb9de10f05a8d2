import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { UnreadableStoreError } from '../../src/main/storage/storeErrors'
import type { StoreFiles } from '../../src/main/storage/storeFiles'
import {
  aFolder,
  aFolderLike,
  aStore,
  onEach,
  removeFolder,
  reopened,
  saved,
  snapshotOf,
  words,
  type Snapshot,
  type Words,
} from '../main/storage/aStore'
import { faultyFiles, QUICK_FILES, recorder, type Call } from '../main/storage/hookedFiles'
import { CODES, faultsAt, inWords } from './faultsAtCalls'
import type { Tally } from './tally'

/** A load only tells "no such file" from everything else. */
const LOAD_CODES = [...new Set(['EACCES', 'EIO', 'ENOSPC', 'ENOENT', ...CODES])]
/** A person is told within this many milliseconds. */
const TOLD_WITHIN = 1_000

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
