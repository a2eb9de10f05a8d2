import type { PaperId } from '@core/paperId'
import type { NoteRecord, ReadingRecord, RecordShard } from '@core/library/storedShapes'
import { versionShardOf, type VersionRecord } from '@core/library/versions/versionRecord'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seal } from '../../../src/main/storage/envelope'
import { NODE_FILES, type StoreFiles } from '../../../src/main/storage/storeFiles'
import { aDigest, anEntry } from '../../core/library/builders'
import { openTelling } from './openOnDisk'

const [A, B, C] = ['2311.00001', '2311.00002', '2311.00003'] as unknown as [PaperId, PaperId, PaperId]
const DIGEST = aDigest('2023-11-03.cs.LG.md', anEntry(A), anEntry(B), anEntry(C))
const NOTES = 'notes/0001'
const READING = 'reading/0001'
const FLUSHED = { kind: 'flushed' }
const LATER = '2099-01-01T00:00:00.000Z'

type Records<R> = RecordShard<R>['records']

let folder: string
let opened: Awaited<ReturnType<typeof openTelling>>

const open = async (files?: StoreFiles): Promise<void> => {
  opened = await openTelling(folder, files && { files })
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-elsewhere-'))
  await open()
  await opened.library.importFiles([DIGEST])
  await write(A, 'ours')
  await write(B, 'of the other paper')
  await flushed()
})
afterEach(async () => {
  await opened.close()
  await rm(folder, { recursive: true, force: true })
})

const write = (id: PaperId, text: string) => opened.library.writeNote(id, text)
const flushed = async (): Promise<void> => expect(await opened.library.flush()).toEqual(FLUSHED)
const noteOf = async (id: PaperId) => (await opened.library.openPaper(id))?.note?.text
const star = (row: number) =>
  opened.library.mark({ mark: 'starred', value: true, rows: Uint32Array.of(row), undoable: true })
const aNote = (text: string): NoteRecord => ({ text, createdAt: LATER, changedAt: LATER })

async function storedIn<R>(store: string): Promise<Records<R>> {
  const { data } = JSON.parse(await readFile(join(folder, `${store}.json`), 'utf8')) as {
    data: RecordShard<R>
  }
  return data.records
}

/** Another program puts this in the place of a store's file, as a Duidu elsewhere has saved it. */
async function put(store: string, records: Records<unknown>, schemaVersion = 1): Promise<void> {
  const format = `duidu/${store.split('/')[0]}`
  const header = { format, schemaVersion, generation: 7, savedAt: LATER }
  await writeFile(join(folder, `${store}.json`), seal(header, JSON.stringify({ records })).bytes)
}

async function versionsOf(id: PaperId): Promise<readonly string[]> {
  const versions = await opened.library.noteVersions(id)
  return Promise.all(versions.map(async ({ number }) => (await opened.library.noteVersion(id, number))!.text))
}

async function restart(): Promise<void> {
  await opened.close()
  await open()
}

describe('where another program has changed the file of a note', () => {
  test('what was typed and what the other wrote both stand in the note, and it is saved', async () => {
    await put(NOTES, [
      [A, aNote('theirs')],
      [B, aNote('of the other paper')],
    ])
    await write(A, 'ours, and more')
    await flushed()
    const both = 'ours, and more\n\n---\n\ntheirs'
    expect(await noteOf(A)).toBe(both)
    expect(opened.told.joined).toEqual([{ notes: [{ id: A, theirs: 'theirs' }], marks: 0 }])
    expect(opened.told.noteState?.findLast(({ id }) => id === A)?.state).toEqual({ kind: 'saved' })
    expect(opened.told.saveHealth ?? []).toEqual([])
    expect(await versionsOf(A)).toContain('ours, and more')
    await restart()
    expect(await noteOf(A)).toBe(both)
    expect(await noteOf(B)).toBe('of the other paper')
  })

  test('notes of that file that nobody was writing take the other in, too; new ones come, none goes', async () => {
    await put(NOTES, [
      [A, aNote('ours\nand a line of theirs')],
      [C, aNote('new')],
    ])
    await write(B, 'written on')
    await flushed()
    const texts = { [A]: 'ours\nand a line of theirs', [B]: 'written on', [C]: 'new' }
    for (const id of [A, B, C]) expect(await noteOf(id)).toBe(texts[id])
    expect(await opened.library.counts()).toMatchObject({ noted: 3 })
    expect(opened.told.joined?.flatMap(({ notes }) => notes.map(({ id }) => id))).toEqual([A, C])
    await restart()
    for (const id of [A, B, C]) expect(await noteOf(id)).toBe(texts[id])
  })

  test('a note that was deleted here and changed there comes back as it is there', async () => {
    await put(NOTES, [[A, aNote('theirs')]])
    await write(A, '')
    await flushed()
    expect(await noteOf(A)).toBe('theirs')
    expect(await versionsOf(A)).toContain('ours')
  })

  test('one that was deleted here and stands there as it was is deleted', async () => {
    const before = await storedIn<NoteRecord>(NOTES)
    await put(NOTES, [...before, [C, aNote('new')]])
    await write(A, '')
    await flushed()
    expect(await noteOf(A)).toBeUndefined()
    expect((await storedIn(NOTES)).map(([id]) => id)).toEqual([B, C])
  })

  test('the first change to a joined note keeps what it held among its versions', async () => {
    await put(NOTES, [[A, aNote('theirs')]])
    await write(A, 'ours, and more')
    await flushed()
    await write(A, 'ours, and more!')
    expect(await versionsOf(A)).toContain('ours, and more\n\n---\n\ntheirs')
  })

  test('it may be changed again and again', async () => {
    for (const turn of [1, 2, 3]) {
      await put(NOTES, [[A, aNote(`theirs ${turn}`)]])
      await write(B, `ours ${turn}`)
      await flushed()
    }
    expect((await noteOf(A))?.split('\n\n---\n\n')).toEqual(['ours', 'theirs 1', 'theirs 2', 'theirs 3'])
    await restart()
    expect(await noteOf(B)).toBe('ours 3')
  })

  test('a shard that came from elsewhere where ours was to be begun is joined', async () => {
    await rm(join(folder, `${NOTES}.json`))
    await rm(join(folder, `${NOTES}.json.bak`), { force: true })
    await restart()
    await put(NOTES, [[A, aNote('theirs')]])
    await write(A, 'typed')
    await flushed()
    await restart()
    expect(await noteOf(A)).toBe('typed\n\n---\n\ntheirs')
  })

  test('a note that the other has in another file stands in one of them', async () => {
    await put('notes/0002', [[C, aNote('in the second')]])
    await restart()
    const before = await storedIn<NoteRecord>(NOTES)
    await put(NOTES, [...before, [C, aNote('in the first')]])
    await write(A, 'ours, and more')
    await flushed()
    await flushed()
    await restart()
    expect(await noteOf(C)).toBe('in the second\n\n---\n\nin the first')
    const all = [...(await storedIn(NOTES)), ...(await storedIn('notes/0002'))]
    expect(all.filter(([id]) => id === C)).toHaveLength(1)
  })

  test('a file that is gone is written anew, with every note that was in it', async () => {
    await rm(join(folder, `${NOTES}.json`))
    await write(A, 'ours, and more')
    await flushed()
    expect(opened.told.joined).toBeUndefined()
    await restart()
    expect([await noteOf(A), await noteOf(B)]).toEqual(['ours, and more', 'of the other paper'])
  })

  test.each(['broken', 'newer'] as const)(
    'a file that is %s is not touched; what was typed is kept among the versions',
    async (what) => {
      if (what === 'newer') await put(NOTES, [[A, aNote('theirs')]], 2)
      else await writeFile(join(folder, `${NOTES}.json`), '{"format":"duidu/notes","schemaVersion":1,"gen')
      const theirs = await readFile(join(folder, `${NOTES}.json`))
      await write(A, 'typed and nowhere else')
      const failure = { kind: what === 'newer' ? 'newerFormat' : 'changedElsewhere' }
      expect(await opened.library.flush()).toEqual({ kind: 'notFlushed', failure })
      expect(opened.told.noteState?.at(-1)).toEqual({ id: A, state: { kind: 'notSaved', failure } })
      expect(await noteOf(A)).toBe('typed and nowhere else')
      expect(await readFile(join(folder, `${NOTES}.json`))).toEqual(theirs)
      expect(await readdir(join(folder, 'notes'))).not.toContainEqual(expect.stringContaining('corrupt'))
      await expect
        .poll(async () => {
          const records = await storedIn<VersionRecord>(
            `versions/${String(versionShardOf(A)).padStart(4, '0')}`,
          )
          return new Map(records).get(A)?.versions.map(({ text }) => text)
        })
        .toContain('typed and nowhere else')
    },
  )

  test('a file that was cut off on its way and is whole a moment later is joined then', async () => {
    await writeFile(join(folder, `${NOTES}.json`), '{"format":"duidu/notes","schemaVersion":1,"gen')
    await write(A, 'ours, and more')
    expect(await opened.library.flush()).toMatchObject({ kind: 'notFlushed' })
    await put(NOTES, [[A, aNote('theirs')]])
    await flushed()
    expect(await noteOf(A)).toBe('ours, and more\n\n---\n\ntheirs')
    expect(opened.told.saveHealth?.at(-1)).toEqual({ kind: 'well' })
  })

  test('by who writes on and on, nothing is called saved that is not, and all of it stands in the note', async () => {
    await opened.close()
    let turn = 0
    let writes = false
    // whenever the file has been read, it is another one by the time it is written
    await open({
      ...NODE_FILES,
      async lstat(path) {
        if (writes && path.endsWith('0001.json') && path.includes('notes')) {
          await put(NOTES, [[A, aNote(`theirs ${++turn}`)]])
        }
        return NODE_FILES.lstat(path)
      },
    })
    writes = true
    await write(A, 'typed')
    const failure = { kind: 'changedElsewhere' }
    expect(await opened.library.flush()).toEqual({ kind: 'notFlushed', failure })
    expect(turn).toBeLessThan(10)
    expect(opened.told.noteState?.findLast(({ id }) => id === A)?.state).toEqual({
      kind: 'notSaved',
      failure,
    })
    writes = false
    await flushed()
    expect(opened.told.saveHealth?.at(-1)).toEqual({ kind: 'well' })
    await restart()
    const texts = ['typed', ...Array.from({ length: turn }, (_, place) => `theirs ${place + 1}`)]
    expect((await noteOf(A))?.split('\n\n---\n\n').toSorted()).toEqual(texts.toSorted())
  })

  test('changed former texts of it are joined as well', async () => {
    const shard = `versions/${String(versionShardOf(A)).padStart(4, '0')}`
    await write(A, '')
    await flushed()
    const version = { text: 'former, there', changedAt: LATER, keptAt: LATER, before: 'change', number: 1 }
    await put(shard, [[A, { next: 2, versions: [version] }]])
    await put(NOTES, [[A, aNote('theirs')]])
    await write(A, 'typed anew')
    await flushed()
    expect(await noteOf(A)).toBe('typed anew\n\n---\n\ntheirs')
    const versions = await versionsOf(A)
    expect(versions).toEqual(expect.arrayContaining(['ours', 'former, there', 'typed anew']))
    const numbers = (await opened.library.noteVersions(A)).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})

describe('where another program has changed the file of read marks and stars', () => {
  const reading = (record: Partial<ReadingRecord>): ReadingRecord => ({
    readAt: null,
    readVersion: null,
    starredAt: null,
    ...record,
  })
  const rowOf = async (id: PaperId) => (await opened.library.openPaper(id))!.row

  test('the marks of both stay, and are saved', async () => {
    await star(0)
    await flushed()
    await put(READING, [
      [A, reading({ readAt: LATER, readVersion: 1 })],
      [B, reading({ readAt: LATER, readVersion: 1 })],
    ])
    await star(2)
    await flushed()
    for (const turn of ['now', 'after a restart']) {
      expect(await rowOf(A), turn).toMatchObject({ read: true, starred: true })
      expect(await rowOf(B), turn).toMatchObject({ read: true, starred: false })
      expect(await rowOf(C), turn).toMatchObject({ read: false, starred: true })
      if (turn === 'now') expect(opened.told.joined).toEqual([{ notes: [], marks: 2 }])
      await restart()
    }
  })
})
