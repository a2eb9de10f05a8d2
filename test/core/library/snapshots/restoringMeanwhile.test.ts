import type { ExportSource } from '@core/library/moving/readExport'
import type { LibraryStores } from '@core/library/stores'
import type { Adapter } from 'lowdb'
import { expect, test } from 'vitest'
import { aLibrary } from '../builders'
import { exportedFiles, sourceOf } from '../moving/exportedFiles'
import { A, C, changed, DIGEST, madeIn, MINUTE, rows, shelved, textsOf, THEN, type Disk } from './shelved'

/** Another's library with a note to A and a star at C. */
async function theirs(): Promise<ReadonlyMap<string, string>> {
  const { library } = await aLibrary()
  await library.importFiles([DIGEST])
  await library.writeNote(A, 'theirs')
  await library.mark({ mark: 'starred', value: true, rows: rows(2), undoable: true })
  await library.flush()
  return exportedFiles(library, true)
}

/** The archive; `before` is called, and not waited for, at the last part that is read. */
function interrupted(files: ReadonlyMap<string, string>, before: () => void): ExportSource {
  const source = sourceOf(files)
  let reads = 0
  return {
    names: source.names,
    async text(name) {
      if (name.startsWith('papers/') && ++reads === 2) before()
      // long enough for a restoration that waits for nothing
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
      return source.text(name)
    },
  }
}

/** Stores that call this while they write down that a restoration begins. */
function whenItBegins({ memory }: Disk, act: () => Promise<unknown>): LibraryStores {
  function acting<T>(adapter: Adapter<T>): Adapter<T> {
    return {
      read: () => adapter.read(),
      async write(data) {
        if ((data as { readonly pending: unknown }).pending !== null) await act()
        await adapter.write(data)
      },
    }
  }
  return {
    shard: (kind, number) => memory.shard(kind, number),
    single: (name) => (name === 'restoring' ? acting(memory.single(name)) : memory.single(name)),
    readAgain: (kind, number) => memory.readAgain(kind, number),
    readSingleAgain: (name) => memory.readSingleAgain(name),
    shards: (kind) => memory.shards(kind),
    notices: () => [],
    failure: (error) => memory.failure(error),
  }
}

test('waits for a library that is being taken in, and the way back holds what came in', async () => {
  const files = await theirs()
  const opened = await changed()
  const { library } = opened
  let restoring: ReturnType<typeof library.restoreSnapshot> | null = null
  const source = interrupted(files, () => (restoring = library.restoreSnapshot(1)))
  expect(await library.mergeExport(source, false)).toMatchObject({ kind: 'merged' })
  const report = await restoring!
  expect(report).toMatchObject({ kind: 'restored' })
  expect(await madeIn(library)).toEqual(THEN)
  if (report.kind !== 'restored') return
  await library.restoreSnapshot(report.before)
  expect(await madeIn(library)).toMatchObject({
    notes: ['A now\n\n---\n\ntheirs', null, 'C now'],
    starred: 1,
  })
})

test('what is made after the way back was kept stays: that does not hold it', async () => {
  const source = await changed()
  let opened = source
  const stores = whenItBegins(source, async () => {
    await opened.library.writeNote(C, 'written at the last moment')
    await opened.library.mark({ mark: 'starred', value: true, rows: rows(2), undoable: true })
    await opened.library.changeSettings({ theme: 'sepia' })
  })
  opened = await shelved({ disk: source, stores, clock: source.clock })
  expect(await opened.library.restoreSnapshot(1)).toMatchObject({ kind: 'restored', before: 2 })
  const { library } = await shelved({ disk: source })
  expect(await madeIn(library)).toEqual({
    ...THEN,
    notes: ['A then', 'B then', 'written at the last moment'],
    starred: 2,
    theme: 'sepia',
  })
})

test('the first change to a note that was restored keeps what it said among its versions', async () => {
  const opened = await changed()
  const { library, clock } = opened
  await library.writeNote(C, 'C, restored')
  await library.makeSnapshot(false)
  await library.writeNote(C, 'C, restored and gone on')
  await library.restoreSnapshot(2)
  await clock.pass(MINUTE)
  await library.writeNote(C, 'C, restored?')
  expect((await textsOf(opened, C))[0]).toBe('C, restored')
})
