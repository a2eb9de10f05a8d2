import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { describe, expect, it } from 'vitest'
import { changeStore } from '../../../src/main/storage/changeStore'
import { saveFailure, UnreadableStoreError } from '../../../src/main/storage/storeErrors'
import type { StoreFiles } from '../../../src/main/storage/storeFiles'
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
  type Snapshot,
  type Words,
} from './aStore'
import { faultyFiles, QUICK_FILES, recorder, type Call, type Fault } from './hookedFiles'

const CODES = [
  'ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'EBUSY', 'ENOENT', 'ENOTSUP',
] // prettier-ignore
/** A load only tells "no such file" from everything else. */
const LOAD_CODES = ['EACCES', 'EIO', 'ENOSPC', 'ENOENT']
const KINDS: Record<string, string> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EROFS: 'readOnly',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  ENOENT: 'folderGone',
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
    (ofTheFolder && operation === 'sync' && code === 'ENOTSUP')
  )
}

describe('a save that meets any failure of any call', () => {
  const before = words('before')
  const after = words('after')
  const change = (data: Words): void => {
    Object.assign(data, after)
  }
  const save = async (folder: string, files: StoreFiles): Promise<void> => {
    const low = new Low(aStore(folder, { files }), words())
    await low.read()
    await changeStore(low, change)
  }

  it('resolves only if it is saved, and otherwise leaves the old data on disk and in memory', async () => {
    const snapshot = await prepared((folder) => saved(folder, words('oldest'), before))
    const all = await callsOf(snapshot, save)
    const calls = all.slice(all.findIndex(({ operation }) => operation === 'lstat'))
    expect(calls).toHaveLength(13)
    const putInPlace = calls.find(
      ({ operation, path }) => operation === 'rename' && path.endsWith('words.json'),
    )
    const met = await onEach(faultsAt(calls, CODES), async (fault) => {
      const folder = await aFolderLike(snapshot)
      const { files, lift } = faultyFiles(QUICK_FILES, fault)
      const low = new Low(aStore(folder, { files }), words())
      await low.read()
      const error = await changeStore(low, change).then(
        () => null,
        (error: unknown) => error,
      )
      const what = `${fault.call.operation} ${fault.call.index} ${fault.code} ${fault.times} ${fault.when}`
      const onDisk = await reopened(folder)
      if (error === null) {
        expect(maySucceed(fault.call, fault.code), `${what} was not told`).toBe(true)
        expect(onDisk, what).toEqual(after)
        expect(low.data, what).toEqual(after)
      } else {
        expect(saveFailure(error).kind, what).toBe(kindOf(fault))
        expect(low.data, what).toEqual(before)
        // once the new file has its name, a reader finds it; only the promise is missing
        const isInPlace =
          fault.call.index > putInPlace!.index || (fault.call === putInPlace && fault.when === 'after')
        expect(onDisk, what).toEqual(isInPlace ? after : before)
      }
      expect(
        (await namesIn(folder)).filter((name) => name.includes('corrupt')),
        what,
      ).toEqual([])

      lift()
      await changeStore(low, (data) => Object.assign(data, words('well again')))
      expect(await reopened(folder), what).toEqual(words('well again'))
      expect(await namesIn(folder), what).toEqual(['words.json', 'words.json.bak'])
    })
    expect(met).toBe(13 * CODES.length * 4)
  }, 60_000)

  it('goes by a copy where links are not to be had, and the copy is flushed', async () => {
    const folder = await aFolder()
    const { files, calls } = recorder(QUICK_FILES)
    const store = aStore(folder, {
      files: {
        ...files,
        link: () => Promise.reject(Object.assign(new Error('no links'), { code: 'EPERM' })),
      },
    })
    await store.write(words('one'))
    await store.write(words('two'))
    expect(JSON.parse(await readFile(join(folder, 'words.json.bak'), 'utf8'))).toMatchObject({
      data: words('one'),
    })
    const copied = calls.find(({ operation }) => operation === 'copyFile')!
    expect(calls.some(({ operation, path }) => operation === 'sync' && path === copied.path)).toBe(true)
    expect(await namesIn(folder)).toEqual(['words.json', 'words.json.bak'])
  })

  it('never flushes a file again after its flush failed', async () => {
    const folder = await aFolder()
    await saved(folder, before)
    const synced: string[] = []
    const files: StoreFiles = {
      ...QUICK_FILES,
      async open(path, flags, mode) {
        const handle = await QUICK_FILES.open(path, flags, mode)
        return {
          ...handle,
          sync: () => {
            synced.push(path)
            return Promise.reject(Object.assign(new Error('lost'), { code: 'EIO' }))
          },
        }
      },
    }
    const store = aStore(folder, { files })
    await store.read()
    for (let attempt = 0; attempt < 3; attempt++) await expect(store.write(after)).rejects.toThrow('lost')
    expect(new Set(synced).size).toBe(3)
    expect(synced).toHaveLength(3)
    expect(await reopened(folder)).toEqual(before)
    expect(await namesIn(folder)).toEqual(['words.json'])
  })
})

describe('a write that takes fewer bytes than asked', () => {
  /** Answers the calls with `counts`, and really writes that many. */
  const counting = (answer: (asked: number, call: number) => number): StoreFiles => ({
    ...QUICK_FILES,
    async open(path, flags, mode) {
      const handle = await QUICK_FILES.open(path, flags, mode)
      let call = 0
      return {
        ...handle,
        async write(bytes, offset, length, position) {
          const bytesWritten = answer(length, call++)
          if (bytesWritten > 0 && bytesWritten <= length)
            await handle.write(bytes, offset, bytesWritten, position)
          return { bytesWritten }
        },
      }
    },
  })

  it.each([
    ['one byte at a time', () => 1],
    ['half of it', (asked: number) => Math.ceil(asked / 2)],
    ['all but one', (asked: number) => Math.max(1, asked - 1)],
  ])('and takes %s is repeated until all is written', async (_how, answer) => {
    const folder = await aFolder()
    await aStore(folder, { files: counting(answer) }).write(words('short', 'writes', '都写完'))
    expect(await reopened(folder)).toEqual(words('short', 'writes', '都写完'))
  })

  it.each([
    ['nothing', () => 0],
    ['something and then nothing', (asked: number, call: number) => (call === 0 ? Math.min(asked, 10) : 0)],
    ['less than nothing', () => -1],
    ['more than there is', (asked: number) => asked + 1],
  ])('and says it took %s fails the save, as a full disk does', async (_how, answer) => {
    const folder = await aFolder()
    await saved(folder, words('before'))
    const store = aStore(folder, { files: counting(answer) })
    await store.read()
    const error = await store.write(words('after')).catch((error: unknown) => error)
    expect(saveFailure(error)).toMatchObject({
      kind: 'unknown',
      detail: expect.stringMatching(/^wrote -?\d+ of \d+ bytes$/) as string,
    })
    expect(await reopened(folder)).toEqual(words('before'))
    expect(await namesIn(folder)).toEqual(['words.json'])
  })

  it('and only claims to have written is found by the file’s size', async () => {
    const folder = await aFolder()
    await saved(folder, words('before'))
    const files: StoreFiles = {
      ...QUICK_FILES,
      async open(path, flags, mode) {
        const handle = await QUICK_FILES.open(path, flags, mode)
        return {
          ...handle,
          async write(bytes, offset, length, position) {
            await handle.write(bytes, offset, length - 5, position)
            return { bytesWritten: length }
          },
        }
      },
    }
    const store = aStore(folder, { files })
    await store.read()
    await expect(store.write(words('after'))).rejects.toThrow(/the file has \d+ of \d+ bytes/)
    expect(await reopened(folder)).toEqual(words('before'))
  })
})

describe('a load that meets any failure of any call', () => {
  const TEMP = 'words.json.0123456789abcdef.tmp'
  const scenes: readonly [string, (folder: string) => Promise<void>, readonly Words[]][] = [
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

  it.each(scenes)(
    'over %s gives whole data or says it cannot read: never nothing',
    async (_scene, prepare, allowed) => {
      const load = (folder: string, files: StoreFiles): Promise<unknown> => aStore(folder, { files }).read()
      const snapshot = await prepared(prepare)
      const calls = await callsOf(snapshot, load)
      expect(calls.length).toBeGreaterThan(4)
      await onEach(faultsAt(calls, LOAD_CODES), async (fault) => {
        const what = `${fault.call.operation} ${fault.call.index} ${fault.code} ${fault.times} ${fault.when}`
        const folder = await aFolderLike(snapshot)
        const { files, lift } = faultyFiles(QUICK_FILES, fault)
        const store = aStore(folder, { files })
        const loaded = await store.read().catch((error: unknown) => error)
        // "no such file" is what a missing file is: there is nothing else to go by
        const toldGone = fault.code === 'ENOENT'
        if (loaded instanceof Error) expect(loaded, what).toBeInstanceOf(UnreadableStoreError)
        else if (!toldGone) expect(allowed, what).toContainEqual(loaded)

        lift()
        if (toldGone) return
        expect(allowed, what).toContainEqual(await store.read())
        expect(allowed, what).toContainEqual(await reopened(folder))
        await store.write(words('well again'))
        expect(await reopened(folder), what).toEqual(words('well again'))
      })
    },
    60_000,
  )
})
