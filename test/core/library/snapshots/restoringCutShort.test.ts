import { expect, test } from 'vitest'
import { dyingStores, killedAfter } from './killedRestoring'
import { B, changed, copyOf, madeIn, madeOn, NOW, shelved, THEN, type Disk } from './shelved'

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
  const { disk } = await killedAfter(await changed(), 5)
  const next = await shelved({ disk })
  expect(await next.library.state()).toMatchObject({ notices: [{ kind: 'restoreEnded' }] })
  expect(await madeIn(next.library)).toEqual(THEN)
  const after = await shelved({ disk })
  expect(await after.library.state()).toMatchObject({ notices: [] })
})

test('killed again while it is ended, it is ended at the start after that', async () => {
  const { disk } = await killedAfter(await changed(), 5)
  for (let writes = 0; writes < 6; writes++) {
    const again = copyOf(disk)
    await new Promise<void>((resolve) => {
      const stores = dyingStores(again, writes, resolve)
      void shelved({ disk: again, stores }).then(() => resolve())
    })
    expect(await madeOn(copyOf(again)), `after ${writes} writes`).toEqual(THEN)
  }
})

test('cut short before anything of it was saved, it is not restored, and that is said', async () => {
  const { disk } = await killedAfter(await changed(), 1)
  const next = await shelved({ disk })
  expect(await next.library.state()).toMatchObject({ notices: [{ kind: 'restoreNotBegun' }] })
  expect(await madeIn(next.library)).toEqual(NOW)
  expect(JSON.parse(disk.memory.files.get('restoring')!)).toEqual({ pending: null })
})

/** A library in which a restoration was cut short, and worked on by who did not know. */
async function workedOn(writes: number): Promise<Disk> {
  const { disk } = await killedAfter(await changed(), writes)
  const journal = disk.memory.files.get('restoring')!
  disk.memory.files.delete('restoring')
  const { library } = await shelved({ disk })
  await library.writeNote(B, 'B, much later')
  await library.flush()
  disk.memory.files.set('restoring', journal)
  return disk
}

test('where its snapshot was broken meanwhile, everything goes back, and what there was is kept first', async () => {
  const disk = await workedOn(4)
  disk.shelf.broken.set(1, 'x')
  const next = await shelved({ disk })
  expect(await next.library.state()).toMatchObject({ notices: [{ kind: 'restoreTakenBack' }] })
  expect(await madeIn(next.library)).toEqual(NOW)
  expect((await next.library.snapshots()).snapshots[0]).toMatchObject({ number: 3, reason: 'restoring' })
  expect(await next.library.restoreSnapshot(3)).toMatchObject({ kind: 'restored' })
  expect((await madeIn(next.library)).notes[1]).toBe('B, much later')
})

test('where the way back was broken, it is restored, and what there was is kept first', async () => {
  const disk = await workedOn(4)
  disk.shelf.broken.set(2, 'x')
  const next = await shelved({ disk })
  expect(await next.library.state()).toMatchObject({ notices: [{ kind: 'restoreEnded' }] })
  expect(await madeIn(next.library)).toEqual(THEN)
  expect(await next.library.restoreSnapshot(3)).toMatchObject({ kind: 'restored' })
  expect((await madeIn(next.library)).notes[1]).toBe('B, much later')
})

test.each([1, 2])('where what there is cannot be kept first, it stays (%i is broken)', async (broken) => {
  const disk = await workedOn(4)
  const before = await madeIn((await shelved({ disk: withoutJournal(disk) })).library)
  disk.shelf.broken.set(broken, 'x')
  disk.shelf.keepError = new Error('ENOSPC')
  const next = await shelved({ disk })
  expect(await next.library.state()).toMatchObject({ notices: [{ kind: 'restoreCutShort' }] })
  expect(await madeIn(next.library)).toEqual(before)
  // nor does a later start take back what was done after that was said
  expect(JSON.parse(disk.memory.files.get('restoring')!)).toEqual({ pending: null })
})

test.each([1, 2])('one of which a snapshot is gone (%i) ended long ago: nothing is touched', async (gone) => {
  const disk = await workedOn(4)
  const before = await madeIn((await shelved({ disk: withoutJournal(disk) })).library)
  disk.shelf.shelved.delete(gone)
  const next = await shelved({ disk })
  expect(await next.library.state()).toMatchObject({ notices: [{ kind: 'restoreCutShort' }] })
  expect(await madeIn(next.library)).toEqual(before)
  expect(JSON.parse(disk.memory.files.get('restoring')!)).toEqual({ pending: null })
})

function withoutJournal(disk: Disk): Disk {
  const copy = copyOf(disk)
  copy.memory.files.delete('restoring')
  return copy
}

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
