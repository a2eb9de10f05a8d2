import { expect, test } from 'vitest'
import { aDigest, anEntry } from '../builders'
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

test('a note is shown as it was beside what it is, also one that is only in one of the two', async () => {
  const { library, shelf } = await changed()
  expect(await library.snapshotNote(1, A)).toEqual({ kind: 'whole', then: 'A then', now: 'A now' })
  expect(await library.snapshotNote(1, B)).toEqual({ kind: 'whole', then: 'B then', now: null })
  expect(await library.snapshotNote(1, C)).toEqual({ kind: 'whole', then: null, now: 'C now' })
  const gone = { kind: 'refused', refusal: { kind: 'gone' } }
  expect(await library.snapshotNote(99, A)).toEqual(gone)
  shelf.broken.set(1, 'x')
  expect(await library.snapshotNote(1, A)).toMatchObject({ refusal: { kind: 'broken' } })
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
