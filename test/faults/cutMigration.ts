import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { seal } from '../../src/main/storage/envelope'
import type { StoreFiles } from '../../src/main/storage/storeFiles'
import { aFolder, aFolderLike, aStore, onEach, removeFolder, snapshotOf, words } from '../main/storage/aStore'
import {
  crashingFiles,
  dribblingFiles,
  faultyFiles,
  QUICK_FILES,
  recorder,
} from '../main/storage/hookedFiles'
import type { Tally } from './tally'

const OPTIONS = {
  schemaVersion: 3,
  migrate: new Map<number, (data: unknown) => unknown>([
    [1, (data) => ({ list: (data as { text: string }).text.split(' ') })],
    [2, (data) => ({ words: (data as { list: string[] }).list })],
  ]),
}
const AFTER = words('one', 'two', 'and', 'three')

/** A store of version 1 whose words are `length` long. */
function oldFile(length: number): { readonly bytes: Buffer; readonly migrated: { words: string[] } } {
  const list = ['one', 'x'.repeat(length)]
  const header = {
    format: 'duidu/words',
    schemaVersion: 1,
    generation: 7,
    savedAt: '2026-01-02T03:04:05.678Z',
  }
  return { bytes: seal(header, JSON.stringify({ text: list.join(' ') })).bytes, migrated: { words: list } }
}

async function work(folder: string, files: StoreFiles): Promise<void> {
  const store = aStore(folder, { ...OPTIONS, files })
  await store.read()
  await store.write(AFTER)
}

/** Whether the old file is still there, byte for byte, under whatever name. */
async function isKept(folder: string, bytes: Buffer): Promise<boolean> {
  for (const name of await readdir(folder))
    if ((await readFile(join(folder, name))).equals(bytes)) return true
  return false
}

/**
 * Brings `count` stores of an old version up to date and saves them, and cuts that short at every call, by a
 * crash and by a failure: the old file is kept to the byte, what is found is the old data brought up to date
 * or the new, and the next save succeeds and keeps the old file too.
 */
export async function cutMigration(count: number, tally: Tally): Promise<void> {
  for (let kind = 0; kind < count; kind++) {
    const { bytes, migrated } = oldFile(1 + kind * 37)
    const quick = dribblingFiles(QUICK_FILES, 40 + kind * 13)
    const clean = await aFolder()
    await writeFile(join(clean, 'words.json'), bytes)
    const snapshot = await snapshotOf(clean)
    const { files, calls } = recorder(quick)
    await work(clean, files)
    const ways = calls.flatMap(({ index, operation }) =>
      (['before', 'after', 'fails', 'fails for ever'] as const).map((when) => ({ index, operation, when })),
    )
    await onEach(ways, async ({ index, operation, when }) => {
      await tally.try(`kind ${kind}: ${operation} ${index} ${when}`, 2_000, async () => {
        const folder = await aFolderLike(snapshot)
        const cut =
          when === 'before' || when === 'after'
            ? crashingFiles(quick, index, when)
            : faultyFiles(quick, {
                at: index,
                code: 'EIO',
                times: when === 'fails' ? 'once' : 'forever',
                when: 'instead',
              }).files
        await work(folder, cut).catch(() => undefined)
        expect(await isKept(folder, bytes), 'the old file').toBe(true)
        const store = aStore(folder, OPTIONS)
        const { data, notice } = await store.load()
        expect([migrated, AFTER]).toContainEqual(data)
        expect(notice).toBeNull()
        await store.write(words('next'))
        expect(await aStore(folder, OPTIONS).read()).toEqual(words('next'))
        expect(await isKept(folder, bytes), 'the old file after the next save').toBe(true)
        await removeFolder(folder)
      })
    })
  }
}
