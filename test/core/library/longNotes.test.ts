import { MemoryStores } from '@core/library/memoryStores'
import type { PaperId } from '@core/paperId'
import { MAX_NOTE_LENGTH } from '@core/readerApi'
import { describe, expect, test } from 'vitest'
import { aDigest, aLibrary, anEntry, restarted, type OpenedLibrary } from './builders'

const id = '2311.00001' as PaperId
const DIGEST = aDigest('2023-11-03.cs.LG.md', anEntry(id))
const CHANGED = { kind: 'changed' }
const tooLong = (characters: number) => ({ kind: 'refused', failure: { kind: 'noteTooLong', characters } })
const noteOf = async ({ library }: OpenedLibrary) => (await library.openPaper(id))?.note?.text

/** A library with a note as joining two of them makes it. */
async function withJoined(length: number): Promise<OpenedLibrary> {
  const stores = new MemoryStores()
  const at = '2023-11-03T00:00:00.000Z'
  const note = { text: 'x'.repeat(length), createdAt: at, changedAt: at }
  await stores.shard('notes', 1).write({ records: [[id, note]] })
  const opened = await aLibrary(stores)
  await opened.library.importFiles([DIGEST])
  return opened
}

test('a note longer than one may be is refused, and the former text stays', async () => {
  const opened = await aLibrary()
  await opened.library.importFiles([DIGEST])
  expect(await opened.library.writeNote(id, 'x'.repeat(MAX_NOTE_LENGTH))).toEqual(CHANGED)
  expect(await opened.library.writeNote(id, 'x'.repeat(MAX_NOTE_LENGTH + 3))).toEqual(tooLong(3))
  expect(await noteOf(await restarted(opened))).toHaveLength(MAX_NOTE_LENGTH)
})

describe('a note that importing made longer than one may be', () => {
  const LONG = MAX_NOTE_LENGTH * 2

  test('takes every edit that does not make it longer than it was when the app began', async () => {
    const opened = await withJoined(LONG)
    for (const length of [LONG - 50, LONG - 50 + 1, LONG, 10, LONG - 1]) {
      expect(await opened.library.writeNote(id, 'y'.repeat(length))).toEqual(CHANGED)
      expect(await opened.library.flush()).toEqual({ kind: 'flushed' })
      expect(await noteOf(opened)).toBe('y'.repeat(length))
    }
    expect(await opened.library.writeNote(id, 'y'.repeat(LONG + 1))).toEqual(tooLong(1))
    expect(await noteOf(await restarted(opened))).toHaveLength(LONG - 1)
  })

  test('has, from the next start on, the length that it was left with', async () => {
    const opened = await withJoined(LONG)
    await opened.library.writeNote(id, 'y'.repeat(LONG - 5))
    const again = await restarted(opened)
    expect(await again.library.writeNote(id, 'z'.repeat(LONG - 4))).toEqual(tooLong(1))
    expect(await again.library.writeNote(id, 'z'.repeat(LONG - 5))).toEqual(CHANGED)
  })

  test('may be edited again when a former text of that length was brought back', async () => {
    const opened = await withJoined(LONG)
    await opened.library.writeNote(id, '短')
    const again = await restarted(opened)
    expect(await again.library.writeNote(id, 'y'.repeat(LONG))).toEqual(tooLong(LONG - MAX_NOTE_LENGTH))
    const [version] = await again.library.noteVersions(id)
    expect(await again.library.bringBackNote(id, version!.number)).toMatchObject({ kind: 'broughtBack' })
    expect(await again.library.writeNote(id, 'y'.repeat(LONG))).toEqual(CHANGED)
  })
})
