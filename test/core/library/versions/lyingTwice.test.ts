import { versionShardOf } from '@core/library/versions/versionRecord'
import type { PaperId } from '@core/paperId'
import { expect, test } from 'vitest'
import { aDigest, aLibraryOn, anEntry } from '../builders'
import { failingStores } from '../failingStores'

const [id, other] = ['2311.00001', '2311.00002'] as unknown as [PaperId, PaperId]
const SHARD = `versions/${versionShardOf(id)}`

/** A library in which two files hold a note of one paper, as a tool that synchronises folders may leave it. */
async function withTwo(older: string, newer: string) {
  const stores = failingStores()
  for (const [number, text, changedAt] of [
    [1, older, '2023-11-01T00:00:00.000Z'],
    [2, newer, '2023-11-02T00:00:00.000Z'],
  ] as const) {
    const note = { text, createdAt: changedAt, changedAt }
    await stores.memory.shard('notes', number).write({ records: [[id, note]] })
  }
  const opened = await aLibraryOn(stores)
  await opened.library.importFiles([aDigest('2023-11-03.cs.LG.md', anEntry(id), anEntry(other))])
  const texts = async (): Promise<string[]> => {
    const versions = await opened.library.noteVersions(id)
    return Promise.all(
      versions.map(async ({ number }) => (await opened.library.noteVersion(id, number))!.text),
    )
  }
  return { ...opened, stores, texts }
}

test('of a note that lies in two files, what the older says is a version before its file is written', async () => {
  const { library, stores, texts } = await withTwo('只在旧文件里', '新的')
  await library.writeNote(other, '另一篇')
  expect(await library.flush()).toEqual({ kind: 'flushed' })
  expect((await library.openPaper(id))?.note?.text).toBe('新的')
  expect(stores.memory.files.get('notes/1')).not.toContain('只在旧文件里')
  expect(stores.memory.files.get(SHARD)).toContain('只在旧文件里')
  await library.writeNote(other, '另一篇，改过')
  await library.flush()
  expect(await texts()).toEqual(['只在旧文件里'])
})

test('its file stays as it is for as long as that version cannot be saved, which is told', async () => {
  const { library, stores, clock } = await withTwo('只在旧文件里', '新的')
  stores.writes.set(SHARD, 'refused')
  await library.writeNote(other, '另一篇')
  expect(await library.flush()).toMatchObject({ kind: 'notFlushed' })
  expect(stores.memory.files.get('notes/1')).toContain('只在旧文件里')
  stores.writes.clear()
  await clock.pass(60_000)
  expect(await library.flush()).toEqual({ kind: 'flushed' })
  expect(stores.memory.files.get('notes/1')).not.toContain('只在旧文件里')
  expect(stores.memory.files.get(SHARD)).toContain('只在旧文件里')
})

test('what the newer says as well is no version', async () => {
  const { library, texts } = await withTwo('一样的', '一样的，又写了些')
  await library.writeNote(other, '另一篇')
  await library.flush()
  expect(await texts()).toEqual([])
})

test('nothing is written where another file is of a newer version', async () => {
  const { library, stores } = await withTwo('只在旧文件里', '新的')
  stores.newer.add('notes/3')
  await stores.memory.shard('notes', 3).write({ records: [] })
  const again = await aLibraryOn(stores)
  await again.library.writeNote(other, '另一篇')
  await again.library.flush()
  expect(stores.memory.files.get('notes/1')).toContain('只在旧文件里')
  expect(stores.memory.files.has(SHARD)).toBe(false)
  await library.flush()
})
