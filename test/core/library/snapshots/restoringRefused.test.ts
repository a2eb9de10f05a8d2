import { expect, test } from 'vitest'
import { failingStores } from '../failingStores'
import { B, changed, madeIn, madeOn, MINUTE, NOW, rows, shelved, THEN } from './shelved'

/** Everything changed since a snapshot, on stores that can be made to fail. */
async function failingChanged() {
  const source = await changed()
  const failing = failingStores(source.memory)
  const opened = await shelved({ disk: source, stores: failing, clock: source.clock })
  const pending = (): unknown =>
    (JSON.parse(failing.memory.files.get('restoring') ?? '{}') as { pending?: unknown }).pending
  return { ...opened, failing, pending }
}

const REFUSED = { kind: 'refused', refusal: { kind: 'notMade', problem: { kind: 'notSaved' } } }

test.each(['refused', 'landed'] as const)(
  'one whose beginning could not be written down (%s) is not carried out later',
  async (how) => {
    const opened = await failingChanged()
    opened.failing.writes.set('restoring', how)
    expect(await opened.library.restoreSnapshot(1)).toMatchObject(REFUSED)
    expect(await madeIn(opened.library)).toEqual(NOW)
    opened.failing.writes.clear()
    await opened.clock.pass(MINUTE)
    expect(opened.pending() ?? null).toBeNull()
    await opened.library.writeNote(B, 'B, later')
    await opened.library.flush()
    const next = await shelved({ disk: opened })
    expect(await next.library.state()).toMatchObject({ notices: [] })
    expect(await madeIn(next.library)).toEqual({ ...NOW, notes: ['A now', 'B, later', 'C now'] })
  },
)

test('what could not be written down until the quit is not carried out either, and said', async () => {
  const opened = await failingChanged()
  opened.failing.writes.set('restoring', 'landed')
  const restoring = opened.library.restoreSnapshot(1)
  // of the two writes the first lands, and nothing does after it
  while (opened.pending() === undefined) await Promise.resolve()
  opened.failing.writes.set('restoring', 'refused')
  expect(await restoring).toMatchObject(REFUSED)
  await opened.library.writeNote(B, 'a day of work')
  await opened.clock.pass(10 * MINUTE)
  expect(await opened.library.flush()).toMatchObject({ kind: 'notFlushed' })
  expect(await opened.library.health()).toMatchObject({ kind: 'trouble' })
  expect(opened.pending()).toEqual({ to: 1, before: 2 })
  const next = await shelved({ disk: opened })
  expect(await next.library.state()).toMatchObject({ notices: [{ kind: 'restoreNotBegun' }] })
  expect(await madeIn(next.library)).toEqual({ ...NOW, notes: ['A now', 'a day of work', 'C now'] })
  expect(opened.pending()).toBeNull()
  const after = await shelved({ disk: opened })
  expect(await after.library.state()).toMatchObject({ notices: [] })
})

test('quitting and the page are told of it until it is over', async () => {
  const opened = await failingChanged()
  opened.failing.writes.set('restoring', 'refused')
  await opened.library.restoreSnapshot(1)
  expect(await opened.library.flush()).toMatchObject({ kind: 'notFlushed' })
  opened.failing.writes.clear()
  await opened.library.saveNow()
  expect(await opened.library.flush()).toEqual({ kind: 'flushed' })
  expect(await opened.library.health()).toEqual({ kind: 'well' })
})

test('another one after it is carried out, whatever was still to be written of the first', async () => {
  const opened = await failingChanged()
  opened.failing.writes.set('restoring', 'landed')
  await opened.library.restoreSnapshot(1)
  expect(await opened.library.restoreSnapshot(1)).toMatchObject(REFUSED)
  opened.failing.writes.clear()
  const flushing = opened.library.flush()
  expect(await opened.library.restoreSnapshot(1)).toMatchObject({ kind: 'restored' })
  await flushing
  await opened.clock.pass(MINUTE)
  expect(opened.pending()).toBeNull()
  expect(await madeOn(opened)).toEqual(THEN)
})

test('refused again and again, it pushes no way back out', async () => {
  const opened = await failingChanged()
  opened.failing.writes.set('restoring', 'landed')
  for (let turn = 0; turn < 8; turn++) {
    await opened.library.restoreSnapshot(1)
    expect([...opened.shelf.shelved.keys()].length).toBeLessThanOrEqual(2)
  }
  // while the disk may still ask for it, it stays
  opened.failing.writes.set('restoring', 'refused')
  await opened.library.restoreSnapshot(1)
  expect([...opened.shelf.shelved.keys()]).toEqual([1, 2])
  opened.failing.writes.clear()
  await opened.clock.pass(MINUTE)
  expect([...opened.shelf.shelved.keys()]).toEqual([1])
})

test.each(['session', 'undo'])('that %s cannot be saved keeps nothing from being restored', async (name) => {
  const opened = await failingChanged()
  opened.failing.writes.set(name, 'refused')
  await opened.library.keepSession({ listWidth: 333 })
  await opened.library.mark({ mark: 'starred', value: true, rows: rows(2), undoable: true })
  expect(await opened.library.restoreSnapshot(1)).toMatchObject({ kind: 'restored' })
  expect(opened.pending()).toBeNull()
  expect(await madeOn(opened)).toEqual(THEN)
})

test('that settings cannot be saved keeps it back: they are among what is kept first', async () => {
  const opened = await failingChanged()
  opened.failing.writes.set('settings', 'refused')
  await opened.library.changeSettings({ theme: 'sepia' })
  expect(await opened.library.restoreSnapshot(1)).toMatchObject(REFUSED)
  opened.failing.writes.clear()
  expect(await opened.library.restoreSnapshot(1)).toMatchObject({ kind: 'restored' })
})
