import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StoreFiles } from '../../../src/main/storage/storeFiles'
import { cutMigration } from '../../faults/cutMigration'
import { tallyOf } from '../../faults/tally'
import {
  aFolder,
  aFolderLike,
  aStore,
  namesIn,
  onEach,
  reopened,
  saved,
  snapshotOf,
  words,
  type Words,
} from './aStore'
import { Crash, crashingFiles, dribblingFiles, QUICK_FILES, recorder } from './hookedFiles'

/** So short that a file takes several writes, and a crash falls between them. */
const BYTES_AT_A_TIME = 60
const TEMP = 'words.json.0123456789abcdef.tmp'
const before = words('before')
const after = words('after')

interface Scene {
  readonly name: string
  readonly prepare: (folder: string) => Promise<void>
  readonly act: (folder: string, files: StoreFiles) => Promise<unknown>
  readonly options?: { readonly durability: 'rebuildable' }
  /** What may be found after a crash. */
  readonly allowed: readonly (Words | null)[]
}

const save = async (folder: string, files: StoreFiles): Promise<void> => {
  const store = aStore(folder, { files })
  await store.read()
  await store.write(after)
}

const scenes: readonly Scene[] = [
  {
    name: 'a save over an older one',
    prepare: (folder) => saved(folder, words('oldest'), before),
    act: save,
    allowed: [before, after],
  },
  {
    name: 'a first save',
    prepare: () => Promise.resolve(),
    act: save,
    allowed: [null, after],
  },
  {
    name: 'the second save, which makes the first backup',
    prepare: (folder) => saved(folder, before),
    act: save,
    allowed: [before, after],
  },
  {
    name: 'a save where there are no links',
    prepare: (folder) => saved(folder, words('oldest'), before),
    act: (folder, files) => save(folder, { ...files, link: () => Promise.reject(new Error('no links')) }),
    allowed: [before, after],
  },
  {
    name: 'a save without backup and folder flush',
    prepare: (folder) => saved(folder, before),
    async act(folder, files) {
      const store = aStore(folder, { files, durability: 'rebuildable' })
      await store.read()
      await store.write(after)
    },
    allowed: [before, after],
  },
  {
    name: 'a save whose backup is a second copy',
    async prepare(folder) {
      await aStore(folder, { durability: 'rebuildable', backup: 'copy' }).write(before)
    },
    async act(folder, files) {
      const store = aStore(folder, { files, durability: 'rebuildable', backup: 'copy' })
      await store.read()
      await store.write(after)
    },
    allowed: [before, after],
  },
  {
    name: 'the adoption of what another crash left',
    async prepare(folder) {
      await saved(folder, words('oldest'), before, after)
      const newest = await readFile(join(folder, 'words.json'))
      await writeFile(join(folder, 'words.json'), await readFile(join(folder, 'words.json.bak')))
      await writeFile(join(folder, TEMP), newest)
    },
    act: (folder, files) => aStore(folder, { files }).read(),
    allowed: [after],
  },
  {
    name: 'the repair of a broken store',
    async prepare(folder) {
      await saved(folder, before, words('to be broken'))
      await writeFile(join(folder, 'words.json'), 'broken')
    },
    act: (folder, files) => aStore(folder, { files }).read(),
    allowed: [before],
  },
  {
    name: 'the restoring of a store that is gone, and a save after it',
    async prepare(folder) {
      await saved(folder, before)
      await QUICK_FILES.rename(join(folder, 'words.json'), join(folder, 'words.json.bak'))
    },
    act: save,
    allowed: [before, after],
  },
]

describe('a crash between any two calls of', () => {
  it.each(scenes)(
    '$name leaves the old or the new, whole',
    async ({ prepare, act, allowed }) => {
      const dribbling = dribblingFiles(QUICK_FILES, BYTES_AT_A_TIME)
      const clean = await aFolder()
      await prepare(clean)
      const snapshot = await snapshotOf(clean)
      const { files, calls } = recorder(dribbling)
      await act(clean, files)
      expect(calls.length).toBeGreaterThan(4)

      const points = calls.flatMap(({ index }) => [
        { index, when: 'before' as const },
        { index, when: 'after' as const },
      ])
      const found = new Set<string>()
      await onEach(points, async ({ index, when }) => {
        const folder = await aFolderLike(snapshot)
        const died = await act(folder, crashingFiles(dribbling, index, when)).catch((error: unknown) => error)
        const call = calls[index]!
        const what = `${when} ${call.operation} ${index}`
        // some calls may fail without failing the work; the crash still ended everything after them
        if (died instanceof Error && !(died instanceof Crash)) expect(died.cause, what).toBeInstanceOf(Crash)

        const store = aStore(folder)
        const { data, readOnly } = await store.load()
        expect(allowed, what).toContainEqual(data)
        expect(readOnly, what).toBe(false)
        found.add(JSON.stringify(data))
        expect(
          (await namesIn(folder)).filter((name) => name.endsWith('.tmp')),
          what,
        ).toEqual([])
        // and life goes on
        await store.write(words('next'))
        expect(await reopened(folder), what).toEqual(words('next'))
      })
      // the crashes fell on both sides of the moment that counts
      expect([...found].sort()).toEqual(allowed.map((data) => JSON.stringify(data)).sort())
    },
    60_000,
  )
})

it('a migration cut short at any call keeps the old file, and the next save does', async () => {
  const { tried, ...rest } = await tallyOf(cutMigration, 1)
  expect(tried).toBeGreaterThan(60)
  expect(rest).toEqual({ lost: 0, words: [] })
}, 60_000)
