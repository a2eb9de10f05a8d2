import type { LibraryEvents } from '@core/library/libraryApi'
import { openLibrary, type OwnLibrary } from '@core/library/library'
import { MemoryStores } from '@core/library/memoryStores'
import type { LibraryStores } from '@core/library/stores'
import type { PaperId } from '@core/paperId'
import { expect, test } from 'vitest'
import { aDigest, aLibrary, anEntry, TestClock } from './builders'
import { failingStores } from './failingStores'

const ALL = { scope: { kind: 'all' }, query: '', keep: new Uint32Array() } as const
const id = '2311.00001' as PaperId

/** A library with a paper of version 1 that was announced again in version 2. */
async function announcedAgain(): Promise<MemoryStores> {
  const { library, stores } = await aLibrary()
  await library.importFiles([
    aDigest('2023-11-01.cs.LG.md', anEntry(id)),
    aDigest('2023-11-02.cs.LG.md', anEntry(id, { version: 2, announceType: 'replace' })),
  ])
  await library.flush()
  return stores
}

/** Opens a library whose digests are not read before `go` is called. */
function openedSlowly(stores: LibraryStores): {
  readonly library: OwnLibrary
  readonly go: () => void
  readonly events: (keyof LibraryEvents)[]
} {
  let go = (): void => undefined
  const wait = new Promise<void>((resolve) => (go = resolve))
  const slow: LibraryStores = {
    shard: (kind, number) => stores.shard(kind, number),
    single: (name) => stores.single(name),
    readAgain: (kind, number) => stores.readAgain(kind, number),
    readSingleAgain: (name) => stores.readSingleAgain(name),
    async shards(kind) {
      if (kind === 'digests') await wait
      return stores.shards(kind)
    },
    notices: () => [],
    failure: (error) => stores.failure(error),
  }
  const events: (keyof LibraryEvents)[] = []
  const emit = (event: keyof LibraryEvents): number => events.push(event)
  return { library: openLibrary({ stores: slow, clock: new TestClock(), folder: '', emit }), go, events }
}

test('a paper read before the digests are known is read in its newest version', async () => {
  const stores = await announcedAgain()
  const { library, go } = openedSlowly(stores)
  await library.state()
  const { rows } = await library.list(ALL)
  await library.mark({ mark: 'read', value: true, rows, undoable: true })
  go()
  await library.digests()
  expect(await library.counts()).toMatchObject({ unread: 0, updated: 0 })
  await library.flush()
  const again = await aLibrary(stores)
  expect(await again.library.counts()).toMatchObject({ unread: 0, updated: 0 })
})

test('a paper marked unread again before the digests are known stays unread', async () => {
  const { library, go } = openedSlowly(await announcedAgain())
  await library.state()
  const { rows } = await library.list(ALL)
  await library.mark({ mark: 'read', value: true, rows, undoable: true })
  await library.undo()
  go()
  await library.digests()
  expect(await library.counts()).toMatchObject({ unread: 1, updated: 0 })
})

test('a library of which the rest cannot be read says so, whenever it is asked', async () => {
  const stores = failingStores(await announcedAgain())
  stores.unreadable.add('digests/1')
  const { library, go, events } = openedSlowly(stores)
  expect(await library.state()).toMatchObject({ kind: 'ready', complete: false })
  go()
  await library.digests()
  expect(events).toContain('libraryChanged')
  expect(await library.state()).toMatchObject({ kind: 'unreadable' })
  const report = await library.importFiles([aDigest('2023-11-03.cs.LG.md', anEntry('2311.00002'))])
  expect(report).toEqual({ files: [], refused: { kind: 'libraryUnreadable' } })
  expect(events.at(-1)).toBe('imported')
})

test('an import, a note and a flush that come first wait for what they need', async () => {
  const stores = await announcedAgain()
  const { library, go } = openedSlowly(stores)
  const imported = library.importFiles([aDigest('2023-11-03.cs.LG.md', anEntry('2311.00002'))])
  await library.writeNote(id, '先来的')
  expect(await library.flush()).toEqual({ kind: 'flushed' })
  go()
  expect((await imported).files).toMatchObject([{ kind: 'imported', newPapers: 1 }])
  expect(await library.counts()).toMatchObject({ all: 2, noted: 1 })
})
