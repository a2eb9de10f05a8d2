import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StoreFiles } from '../../../src/main/storage/storeFiles'
import { failingLoads } from '../../faults/failingLoads'
import { failingSaves, failingSavesOfPapers } from '../../faults/failingSaves'
import { PARTS } from '../../faults/keptParts'
import { shortWrites } from '../../faults/shortWrites'
import { tallyOf } from '../../faults/tally'
import { aFolder, aStore, namesIn, reopened, saved, words } from './aStore'
import { QUICK_FILES, recorder } from './hookedFiles'

const before = words('before')
const after = words('after')

describe('a save that meets any failure of any call', () => {
  it('is saved, or told at once, shown as not saved, and saved by itself later; whole on disk at every moment', async () => {
    expect(await tallyOf(failingSaves, 5)).toEqual({ tried: PARTS.length * 13 * 5 * 4, lost: 0, words: [] })
  }, 60_000)

  it('of papers leaves the old file or the new one, too; their backup is a second copy', async () => {
    expect(await tallyOf(failingSavesOfPapers, 10)).toEqual({ tried: 10 * 10 * 4, lost: 0, words: [] })
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

it('a write that takes fewer bytes than asked is repeated or fails the save, as a full disk does', async () => {
  expect(await tallyOf(shortWrites, 12)).toEqual({ tried: 60, lost: 0, words: [] })
}, 60_000)

it('a load that meets any failure of any call gives whole data or says it cannot read: never nothing', async () => {
  const { tried, ...rest } = await tallyOf(failingLoads, 4)
  expect(tried).toBeGreaterThan(3 * 4 * 4 * 5)
  expect(rest).toEqual({ lost: 0, words: [] })
}, 60_000)
