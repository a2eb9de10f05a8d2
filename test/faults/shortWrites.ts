import { expect } from 'vitest'
import { saveFailure } from '../../src/main/storage/storeErrors'
import type { StoreFiles } from '../../src/main/storage/storeFiles'
import { aFolder, aStore, namesIn, removeFolder, reopened, saved, words } from '../main/storage/aStore'
import { QUICK_FILES } from '../main/storage/hookedFiles'
import type { Tally } from './tally'

/** How many bytes a write says it took, of those it was asked to. */
type Answer = (asked: number, call: number) => number

/** Answers each write with such a count, and really writes that many. */
const counting = (answer: Answer): StoreFiles => ({
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

/** Says it took all, and took `missing` bytes less. */
const lying = (missing: number): StoreFiles => ({
  ...QUICK_FILES,
  async open(path, flags, mode) {
    const handle = await QUICK_FILES.open(path, flags, mode)
    return {
      ...handle,
      async write(bytes, offset, length, position) {
        await handle.write(bytes, offset, Math.max(0, length - missing), position)
        return { bytesWritten: length }
      },
    }
  },
})

const before = words('before')
const after = words('short', 'writes', '都写完', 'x'.repeat(200))

/** A write that stops after `at` bytes, as on a full disk, in each way in which that may show. */
function* waysToStop(at: number): Iterable<readonly [string, StoreFiles, RegExp]> {
  const soFar = (end: number): Answer => {
    let taken = 0
    return (asked) => {
      if (taken >= at) return end
      const now = Math.min(asked, at - taken)
      taken += now
      return now
    }
  }
  yield ['nothing more', counting(soFar(0)), /^wrote -?\d+ of \d+ bytes$/]
  yield ['less than nothing', counting(soFar(-1)), /^wrote -?\d+ of \d+ bytes$/]
  yield ['more than there is', counting((asked) => asked + at + 1), /^wrote -?\d+ of \d+ bytes$/]
  yield ['all, and lied', lying(at + 1), /^the file has \d+ of \d+ bytes$/]
}

/**
 * Lets writes take fewer bytes than asked, in `count` places: what goes on slowly is written to its end; what
 * stops, or lies, fails the save at once with the old data intact and nothing left behind.
 */
export async function shortWrites(count: number, tally: Tally): Promise<void> {
  for (let at = 0; at < count; at++) {
    const step = at + 1
    await tally.try(`${step} bytes at a time`, 1_000, async () => {
      const folder = await aFolder()
      await aStore(folder, { files: counting((asked) => Math.min(asked, step)) }).write(after)
      expect(await reopened(folder)).toEqual(after)
      await removeFolder(folder)
    })
    for (const [how, files, detail] of waysToStop(at)) {
      await tally.try(`after ${at} bytes ${how}`, 1_000, async () => {
        const folder = await aFolder()
        await saved(folder, before)
        const store = aStore(folder, { files })
        await store.read()
        const error = await store.write(after).catch((error: unknown) => error)
        expect(saveFailure(error)).toMatchObject({
          kind: 'unknown',
          detail: expect.stringMatching(detail) as string,
        })
        expect(await reopened(folder)).toEqual(before)
        expect(await namesIn(folder)).toEqual(['words.json'])
        await removeFolder(folder)
      })
    }
  }
}
