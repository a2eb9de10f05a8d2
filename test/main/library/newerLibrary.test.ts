import type { PaperId } from '@core/paperId'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seal } from '../../../src/main/storage/envelope'
import { aDigest, anEntry } from '../../core/library/builders'
import { openOnDisk } from './openOnDisk'

const [id, other] = ['2311.00001', '2311.00002'] as PaperId[]
const RECORD = { readAt: '2026-01-01T00:00:00.000Z', readVersion: 1, starredAt: '2026-01-01T00:00:00.000Z' }

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-newer-'))
  const opened = await openOnDisk(folder)
  await opened.library.importFiles([aDigest('2023-11-03.cs.LG.md', anEntry(id!), anEntry(other!))])
  await opened.library.writeNote(other!, '我们写的')
  await opened.close()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Puts a file of reading states in its place, as a Duidu of that version would have saved it. */
async function put(shard: string, schemaVersion: number, data: unknown): Promise<void> {
  const header = {
    format: 'duidu/reading',
    schemaVersion,
    generation: 5,
    savedAt: '2026-01-01T00:00:00.000Z',
  }
  await writeFile(join(folder, 'reading', shard), seal(header, JSON.stringify(data)).bytes)
}

/** Every file of the folder but for its lock, with its bytes. */
async function allFiles(): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')])),
  )
}

test('of a library that two versions have written to, not a byte changes, and no mark is lost to either', async () => {
  // a newer Duidu has saved the first file, in a shape that we do not know, and not yet the second
  await put('0001.json', 2, { byPaper: { [id!]: RECORD } })
  await put('0002.json', 1, { records: [[other, RECORD]] })
  const before = await allFiles()

  const { library, close } = await openOnDisk(folder)
  expect(await library.state()).toMatchObject({ readOnly: true })
  const refused = { kind: 'refused', failure: { kind: 'newerFormat' } }
  const rows = Uint32Array.of(0, 1)
  expect(await library.mark({ mark: 'read', value: true, rows, undoable: true })).toEqual(refused)
  expect(await library.writeNote(id!, '新的')).toEqual(refused)
  expect(await library.writeNote(other!, '')).toEqual(refused)
  expect(await library.importFiles([aDigest('2023-11-04.cs.LG.md', anEntry('2311.00009'))])).toMatchObject({
    refused: { kind: 'newerFormat' },
  })
  await library.changeSettings({ theme: 'dark' })
  await library.keepSession({ openPaper: id! })
  expect(await library.flush()).toEqual({ kind: 'flushed' })
  await close()
  expect(await allFiles()).toEqual(before)

  // the newer one again, which reads both
  await put('0001.json', 1, { records: [[id, RECORD]] })
  const again = await openOnDisk(folder)
  expect((await again.library.openPaper(id!))?.row).toMatchObject({ read: true, starred: true })
  expect((await again.library.openPaper(other!))?.row).toMatchObject({ read: true, starred: true })
  await again.close()
})
