import type { LibraryStores } from '@core/library/stores'
import type { Adapter } from 'lowdb'
import { expect, test } from 'vitest'
import { aDigest, anEntry, TestClock } from '../builders'
import { failingStores } from '../failingStores'
import {
  A,
  B,
  C,
  changed,
  copyOf,
  DIGEST,
  madeIn,
  madeOn,
  MINUTE,
  NOW,
  shelved,
  textsOf,
  THEN,
  type Disk,
} from './shelved'

test('a look says what would change, and changes nothing', async () => {
  const opened = await changed()
  const look = await opened.library.lookAtSnapshot(1)
  expect(look).toMatchObject({
    kind: 'whole',
    changes: {
      notes: {
        back: { named: [{ id: B, title: { en: `Title of ${B}` } }] },
        changed: { named: [{ id: A, charactersNow: 5, charactersThen: 6 }] },
        gone: { named: [{ id: C }] },
      },
      marks: { read: 0, unread: 1, starred: 1, unstarred: 0 },
      searches: { back: 1, gone: 1 },
      keywords: { back: 1, gone: 0 },
      settings: ['theme'],
    },
  })
  expect(await madeIn(opened.library)).toEqual(NOW)
})

test('restoring makes all of it as it was, on screen and on disk', async () => {
  const opened = await changed()
  expect(await opened.library.restoreSnapshot(1)).toEqual({ kind: 'restored', before: 2 })
  expect(await madeIn(opened.library)).toEqual(THEN)
  expect(await madeOn(opened)).toEqual(THEN)
  const look = await opened.library.lookAtSnapshot(1)
  expect(look).toMatchObject({
    changes: { notes: { same: 2, back: { count: 0 }, gone: { count: 0 } }, settings: [] },
  })
})

test('restoring what there was before undoes it, and that can be undone too', async () => {
  const opened = await changed()
  await opened.library.restoreSnapshot(1)
  expect(await opened.library.restoreSnapshot(2)).toEqual({ kind: 'restored', before: 3 })
  expect(await madeOn(opened)).toEqual(NOW)
  expect(await opened.library.restoreSnapshot(3)).toMatchObject({ kind: 'restored' })
  expect(await madeOn(opened)).toEqual(THEN)
  const { snapshots } = await opened.library.snapshots()
  expect(snapshots).toMatchObject([
    { reason: 'restoring' },
    { reason: 'restoring' },
    { reason: 'restoring' },
    { reason: 'asked' },
  ])
})

test('no text of a note is lost: what goes becomes a version, and versions stay', async () => {
  const opened = await changed()
  await opened.library.restoreSnapshot(1)
  expect(await textsOf(opened, A)).toEqual(['A now', 'A then'])
  expect(await textsOf(opened, C)).toEqual(['C now'])
  expect(await opened.library.deletedNotes()).toMatchObject([{ id: C, characters: 5 }])
  expect((await opened.library.noteVersions(C))[0]).toMatchObject({ before: 'restore' })
})

test('versions that were lost since come back, before those that are there', async () => {
  const opened = await changed()
  await opened.library.makeSnapshot(false)
  await opened.clock.pass(60 * MINUTE)
  const disk = copyOf(opened)
  for (const name of [...disk.memory.files.keys()]) {
    if (name.startsWith('versions/')) disk.memory.files.delete(name)
  }
  const after = await shelved({ disk, clock: opened.clock })
  expect(await textsOf(after, A)).toEqual([])
  // the first has no versions: what it replaces becomes one
  expect(await after.library.restoreSnapshot(1)).toMatchObject({ kind: 'restored' })
  expect(await textsOf(after, A)).toEqual(['A now'])
  for (const name of [...disk.memory.files.keys()]) {
    if (name.startsWith('versions/')) disk.memory.files.delete(name)
  }
  const again = await shelved({ disk, clock: opened.clock })
  // the second has those of its time: they come before the text that goes now
  expect(await again.library.restoreSnapshot(2)).toMatchObject({ kind: 'restored' })
  expect(await textsOf(again, A)).toEqual(['A then'])
  expect(await textsOf(again, B)).toEqual(['B then'])
  expect((await again.library.noteVersions(A))[0]).toMatchObject({ before: 'restore' })
})

test('a snapshot made just before can be restored, and stays until that is over', async () => {
  const opened = await changed()
  await opened.library.restoreSnapshot(1)
  // of the same minute as the one that is made before restoring it
  expect(await opened.library.makeSnapshot(false)).toEqual({ kind: 'made', number: 3 })
  await opened.library.writeNote(A, 'after')
  await opened.library.restoreSnapshot(3)
  expect(await madeOn(opened)).toEqual(THEN)
  expect([...opened.shelf.shelved.keys()]).toContain(3)
})

test('papers and digests that came in since stay', async () => {
  const opened = await changed()
  await opened.library.importFiles([aDigest('2023-11-10.cs.LG.md', anEntry('2311.09999'))])
  await opened.library.restoreSnapshot(1)
  expect(await opened.library.state()).toMatchObject({ papers: 4, digests: 2 })
  expect((await opened.library.counts()).unread).toBe(4)
})

test('marks for papers that the library does not have are restored all the same', async () => {
  const opened = await changed()
  const disk = copyOf(opened)
  for (const name of [...disk.memory.files.keys()]) {
    if (/^(?:papers|rows|digests)/.test(name)) disk.memory.files.delete(name)
  }
  const empty = await shelved({ disk, clock: opened.clock })
  const look = await empty.library.lookAtSnapshot(1)
  expect(look).toMatchObject({ changes: { notes: { back: { named: [{ id: B, title: null }] } } } })
  await empty.library.restoreSnapshot(1)
  await empty.library.importFiles([DIGEST])
  expect(await madeIn(empty.library)).toEqual(THEN)
})

test('what is typed at the same moment is kept before', async () => {
  const opened = await changed()
  const typing = opened.library.writeNote(C, 'C, typed last')
  const restored = opened.library.restoreSnapshot(1)
  await typing
  expect(await restored).toMatchObject({ kind: 'restored' })
  expect(await textsOf(opened, C)).toContain('C, typed last')
  await opened.library.restoreSnapshot(2)
  expect((await madeIn(opened.library)).notes[2]).toBe('C, typed last')
})

test('a broken snapshot is named, refused and kept; one that is gone too', async () => {
  const opened = await changed()
  opened.shelf.broken.set(1, 'snapshots/files/abc.json')
  const refusal = { kind: 'broken', file: 'snapshots/files/abc.json' }
  expect(await opened.library.lookAtSnapshot(1)).toEqual({ kind: 'refused', refusal })
  expect(await opened.library.restoreSnapshot(1)).toEqual({ kind: 'refused', refusal })
  expect(await opened.library.restoreSnapshot(99)).toEqual({ kind: 'refused', refusal: { kind: 'gone' } })
  expect(await madeOn(opened)).toEqual(NOW)
  expect([...opened.shelf.shelved.keys()]).toEqual([1])
})

test('where what there is now cannot be kept first, nothing is restored', async () => {
  const opened = await changed()
  opened.shelf.keepError = new Error('ENOSPC')
  expect(await opened.library.restoreSnapshot(1)).toMatchObject({
    kind: 'refused',
    refusal: { kind: 'notMade', problem: { kind: 'notSaved' } },
  })
  expect(await madeOn(opened)).toEqual(NOW)
})

test('where saving fails it is restored on screen, said, and saved as soon as that goes', async () => {
  const source = await changed()
  const failing = failingStores(source.memory)
  const opened = await shelved({ disk: source, stores: failing, clock: source.clock })
  failing.writes.set('notes/1', 'refused')
  const report = await opened.library.restoreSnapshot(1)
  expect(report).toMatchObject({ kind: 'notSaved', before: 2, failure: { kind: 'unknown' } })
  expect(await madeIn(opened.library)).toEqual(THEN)
  failing.writes.clear()
  await opened.clock.pass(MINUTE)
  await opened.clock.pass(MINUTE)
  expect(JSON.parse(opened.memory.files.get('restoring')!)).toEqual({ pending: null })
  expect(await madeOn(opened)).toEqual(THEN)
})

/** Stores whose process is gone after so many writes: no later one does anything, and none is answered. */
function dyingStores({ memory }: Disk, after: number, dead: () => void): LibraryStores {
  let left = after
  function dying<T>(adapter: Adapter<T>): Adapter<T> {
    return {
      read: () => adapter.read(),
      write(data) {
        if (left-- > 0) return adapter.write(data)
        dead()
        return new Promise(() => undefined)
      },
    }
  }
  return {
    shard: (kind, number) => dying(memory.shard(kind, number)),
    single: (name) => dying(memory.single(name)),
    readAgain: (kind, number) => memory.readAgain(kind, number),
    shards: (kind) => memory.shards(kind),
    notices: () => [],
    failure: (error) => memory.failure(error),
  }
}

/** What a new start finds where restoring was killed after so many writes; `died`: it was. */
async function killedAfter(
  source: Disk,
  writes: number,
): Promise<{ disk: Disk; died: boolean; kept: boolean }> {
  const disk = copyOf(source)
  const died = await new Promise<boolean>((resolve, reject) => {
    const stores = dyingStores(disk, writes, () => resolve(true))
    shelved({ disk, stores, clock: new TestClock(Date.UTC(2023, 10, 5)) })
      .then(({ library }) => library.restoreSnapshot(1))
      .then(() => resolve(false), reject)
  })
  return { disk: copyOf(disk), died, kept: disk.shelf.shelved.has(2) }
}

test('killed at any moment, the next start finds the old state or the new one, whole, and the way back', async () => {
  const source = await changed()
  const found = new Set<string>()
  let writes = 0
  for (let alive = false; !alive; writes++) {
    const { disk, died, kept } = await killedAfter(source, writes)
    const made = await madeOn(copyOf(disk))
    expect([THEN, NOW], `after ${writes} writes`).toContainEqual(made)
    found.add(made.theme)
    expect(kept).toBe(true)
    // what was restored can be undone, whatever cut it short
    const next = await shelved({ disk })
    await next.library.restoreSnapshot(2)
    expect(await madeOn(disk)).toEqual(NOW)
    alive = !died
  }
  expect(found).toEqual(new Set(['light', 'dark']))
  // journal, versions, marks, notes, searches, words, settings, journal
  expect(writes).toBeGreaterThan(7)
})

test('a restoration that was cut short is ended at the next start, and said', async () => {
  const { disk } = await killedAfter(await changed(), 2)
  const next = await shelved({ disk })
  expect(await next.library.state()).toMatchObject({ notices: [{ kind: 'restoreEnded' }] })
  expect(await madeIn(next.library)).toEqual(THEN)
  const after = await shelved({ disk })
  expect(await after.library.state()).toMatchObject({ notices: [] })
})

test('killed again while it is ended, it is ended at the start after that', async () => {
  const { disk } = await killedAfter(await changed(), 2)
  for (let writes = 0; writes < 6; writes++) {
    const again = copyOf(disk)
    await new Promise<void>((resolve) => {
      const stores = dyingStores(again, writes, resolve)
      void shelved({ disk: again, stores }).then(() => resolve())
    })
    expect(await madeOn(copyOf(again)), `after ${writes} writes`).toEqual(THEN)
  }
})

test('where its snapshot was broken meanwhile, everything goes back', async () => {
  const { disk } = await killedAfter(await changed(), 3)
  disk.shelf.broken.set(1, 'x')
  const next = await shelved({ disk })
  expect(await next.library.state()).toMatchObject({ notices: [{ kind: 'restoreTakenBack' }] })
  expect(await madeIn(next.library)).toEqual(NOW)
})

test('where neither can be read it is said, and what there is stays', async () => {
  const { disk } = await killedAfter(await changed(), 3)
  disk.shelf.broken.set(1, 'x')
  disk.shelf.broken.set(2, 'x')
  const next = await shelved({ disk })
  expect(await next.library.state()).toMatchObject({ notices: [{ kind: 'restoreCutShort' }] })
  const reading = async (): Promise<never> => Promise.reject(new Error('EIO'))
  const failing = await killedAfter(await changed(), 3)
  failing.disk.shelf.read = reading
  const unread = await shelved({ disk: failing.disk })
  expect(await unread.library.state()).toMatchObject({ notices: [{ kind: 'restoreCutShort' }] })
  expect(JSON.parse(failing.disk.memory.files.get('restoring')!)).toMatchObject({
    pending: { to: 1, before: 2 },
  })
})
