import type { PaperId } from '@core/paperId'
import type { NoteState } from '@core/reports'
import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLibraryStores } from '../../../src/main/library/libraryStores'
import { aDigest, anEntry } from '../../core/library/builders'
import { ALL_ROWS, openOnDisk, type OnDisk } from './openOnDisk'

const id = '2311.00001' as PaperId

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duidu-library-'))
})
afterEach(async () => {
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true, force: true })
})

const open = (): Promise<OnDisk> => openOnDisk(folder)

const DIGEST = aDigest('2023-11-03.cs.LG.md', anEntry('2311.00001'), anEntry('2311.00002'))

test('everything is on disk again after closing: papers, marks, notes, settings', async () => {
  const first = await open()
  await first.library.importFiles([DIGEST])
  const { rows } = await first.library.list(ALL_ROWS)
  await first.library.mark({ mark: 'read', value: true, rows: rows.subarray(0, 1), undoable: true })
  await first.library.writeNote(id, '# 笔记\n过拟合可以通过增加训练轮次消除。')
  await first.library.changeSettings({ theme: 'dark' })
  await first.close()

  const again = await open()
  expect((await again.library.begin()).settings.theme).toBe('dark')
  expect(await again.library.counts()).toMatchObject({ all: 2, unread: 1, noted: 1 })
  expect((await again.library.openPaper(id))?.note?.text).toContain('训练轮次')
  expect((await again.library.openPaper(id))?.abstract.zh).toBe('2311.00001 的摘要。')
  await again.close()
})

test('a second start on the same folder is told that it is held, and writes nothing', async () => {
  const first = await open()
  const second = await openLibraryStores(folder)
  expect(second).toMatchObject({ kind: 'closed', state: { kind: 'heldByAnother', folder } })
  await first.close()
  await (await open()).close()
})

test('a shard of papers that is found broken when one is opened, searched or imported is told then', async () => {
  const acts: Record<string, (opened: OnDisk) => Promise<unknown>> = {
    opened: ({ library }) => library.openPaper(id),
    searched: ({ library }) => library.list({ ...ALL_ROWS, query: 'abstract' }),
    imported: ({ library }) => library.importFiles([DIGEST, aDigest('2023-11-04.cs.LG.md')]),
  }
  for (const [name, act] of Object.entries(acts)) {
    const place = join(folder, name)
    const first = await openOnDisk(place)
    await first.library.importFiles([DIGEST])
    await first.close()
    await writeFile(join(place, 'papers/0000.json'), '{"format":"duidu/papers", broken')

    const told: unknown[] = []
    const again = await openOnDisk(place, (event, payload) => {
      if (event === 'libraryChanged' && 'notices' in payload) told.push(...payload.notices)
    })
    await again.library.digests()
    expect(told, name).toEqual([])
    await act(again)
    await expect
      .poll(() => told, { message: name })
      .toMatchObject([{ kind: 'restored', store: 'papers/0000' }])
    expect((await again.library.openPaper(id))?.abstract.en).toBe('Abstract of 2311.00001.')
    await again.close()
  }
})

test('a broken note shard is set aside, its backup is taken, and the person is told', async () => {
  const first = await open()
  await first.library.importFiles([DIGEST])
  await first.library.writeNote(id, '第一稿')
  await first.library.flush()
  await first.library.writeNote(id, '第二稿')
  await first.close()
  await writeFile(join(folder, 'notes/0001.json'), '{"format":"duidu/notes", broken')

  const again = await open()
  const state = await again.library.state()
  expect(state).toMatchObject({ kind: 'ready', notices: [{ kind: 'restored', store: 'notes/0001' }] })
  expect((await again.library.openPaper(id))?.note?.text).toBe('第一稿')
  expect((await readdir(join(folder, 'notes'))).filter((name) => name.includes('corrupt'))).toHaveLength(1)
  await again.close()
})

test('a lost row shard is made again from its papers', async () => {
  const first = await open()
  await first.library.importFiles([DIGEST])
  await first.close()
  await rm(join(folder, 'rows/0000.json'))
  const again = await open()
  expect((await again.library.list(ALL_ROWS)).rows).toHaveLength(2)
  await again.close()
})

test('a note whose folder is gone is kept, says why, and is saved by itself when the folder is back', async () => {
  const states: NoteState[] = []
  const opened = await openOnDisk(folder, (event, payload) => {
    if (event === 'noteState' && 'id' in payload) states.push(payload.state)
  })
  await opened.library.importFiles([DIGEST])
  await rename(join(folder, 'notes'), join(folder, 'away'))
  await opened.library.writeNote(id, '文件夹不见了')
  await expect
    .poll(() => states.at(-1), { timeout: 5_000 })
    .toEqual({ kind: 'notSaved', failure: { kind: 'folderGone' } })
  expect(await opened.library.health()).toEqual({ kind: 'trouble', failure: { kind: 'folderGone' } })
  expect((await opened.library.openPaper(id))?.note?.text).toBe('文件夹不见了')
  await rename(join(folder, 'away'), join(folder, 'notes'))
  await expect.poll(() => states.at(-1), { timeout: 20_000 }).toEqual({ kind: 'saved' })
  expect(await opened.library.health()).toEqual({ kind: 'well' })
  expect(await readFile(join(folder, 'notes/0001.json'), 'utf8')).toContain('文件夹不见了')
  await opened.close()
}, 30_000)

test('a shard of papers, broken with its copy, is set aside and told, and importing again brings its texts back', async () => {
  const first = await open()
  await first.library.importFiles([DIGEST])
  await first.library.writeNote(id, '双下降')
  await first.close()
  for (const name of ['0000.json', '0000.json.bak']) {
    await writeFile(join(folder, 'papers', name), '{"format":"duidu/papers", broken')
  }

  const again = await open()
  expect((await again.library.openPaper(id))?.abstract.zh).toBe('')
  expect(await again.library.state()).toMatchObject({ notices: [{ kind: 'lost', store: 'papers/0000' }] })
  expect((await again.library.importFiles([DIGEST])).files).toMatchObject([{ kind: 'updated', newPapers: 0 }])
  await again.close()

  const once = await open()
  expect(await once.library.counts()).toMatchObject({ all: 2, noted: 1 })
  expect((await once.library.openPaper(id))?.abstract.zh).toBe('2311.00001 的摘要。')
  expect((await once.library.importFiles([DIGEST])).files).toMatchObject([{ kind: 'unchanged' }])
  await once.close()
})

test('a library closed in the middle of an import keeps what was marked, and the import can be done again', async () => {
  const first = await open()
  await first.library.importFiles([DIGEST])
  const days = Array.from({ length: 20 }, (_, day) =>
    aDigest(
      `2023-10-${String(day + 1).padStart(2, '0')}.cs.LG.md`,
      ...Array.from({ length: 300 }, (_entry, place) =>
        anEntry(`2310.${String(day * 300 + place + 1).padStart(5, '0')}`),
      ),
    ),
  )
  let read = 0
  const counted = days.map((file) => ({ ...file, read: () => ((read += 1), file.read()) }))
  const importing = first.library.importFiles(counted)
  while (read < 7) await new Promise((resolve) => setImmediate(resolve))
  await first.library.mark({ mark: 'starred', value: true, rows: Uint32Array.of(0), undoable: true })
  await first.close()
  expect((await importing).files).toHaveLength(20) // into memory that ends with the process

  const again = await open()
  const sources = await again.library.digests()
  expect(sources.length).toBeLessThan(20)
  expect(await again.library.counts()).toMatchObject({ starred: 1 })
  await again.library.importFiles(days)
  expect(await again.library.counts()).toMatchObject({ all: 6002, starred: 1 })
  expect(await again.library.digests()).toHaveLength(21)
  await again.close()
})

test('a digest imported again writes no file', async () => {
  const first = await open()
  await first.library.importFiles([DIGEST])
  await first.library.flush()
  const before = await stat(join(folder, 'digests/0001.json'), { bigint: true })
  await first.library.importFiles([DIGEST])
  await first.library.flush()
  expect((await stat(join(folder, 'digests/0001.json'), { bigint: true })).mtimeNs).toBe(before.mtimeNs)
  await first.close()
})

test('a mark writes some kilobytes', async () => {
  const first = await open()
  await first.library.importFiles([DIGEST])
  const { rows } = await first.library.list(ALL_ROWS)
  await first.library.mark({ mark: 'starred', value: true, rows, undoable: true })
  await first.close()
  expect((await readFile(join(folder, 'reading/0001.json'))).length).toBeLessThan(2_000)
})
