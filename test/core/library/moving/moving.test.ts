import type { PaperId } from '@core/paperId'
import { describe, expect, test } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry, restarted, TestClock, type OpenedLibrary } from '../builders'
import { failingStores } from '../failingStores'
import { exportedFiles, sourceOf } from './exportedFiles'

const [A, B, C] = ['2311.00001', '2311.00002', 'math.GT/0309136'] as unknown as [PaperId, PaperId, PaperId]

async function read(opened: OpenedLibrary, row: number): Promise<void> {
  await opened.library.mark({ mark: 'read', value: true, rows: Uint32Array.of(row), undoable: true })
}
async function star(opened: OpenedLibrary, row: number): Promise<void> {
  await opened.library.mark({ mark: 'starred', value: true, rows: Uint32Array.of(row), undoable: true })
}

/** Three papers in two digests, with everything that a reader makes. */
async function aFullLibrary(): Promise<OpenedLibrary> {
  const opened = await aLibrary()
  const { library } = opened
  await library.importFiles([
    aDigest('2023-11-01.cs.LG.md', anEntry(A), anEntry(B)),
    aDigest('2023-11-02.cs.CL.md', anEntry(C), anEntry(B, { version: 2, announceType: 'replace' })),
  ])
  await read(opened, 0)
  await star(opened, 2)
  await library.writeNote(A, '# 一条笔记\n\nwith "quotes", \u0000 and \ud800 half a sign')
  await library.writeNote(C, 'on an old paper')
  await library.saveSearch('has:note', 'Noted')
  await library.keepKeywords([{ text: 'LLM*', kind: 'followed' }])
  await library.changeSettings({ theme: 'sepia', dwellSeconds: 7 })
  await library.flush()
  return opened
}

/** What a person sees of a library; row numbers and times of import are its own affair. */
async function seen({ library }: OpenedLibrary) {
  const listing = await library.list({ scope: { kind: 'all' }, query: '', keep: new Uint32Array() })
  const rows = await library.rows(listing.rows, null)
  const papers = []
  for (const { id } of rows) {
    const paper = (await library.openPaper(id))!
    papers.push({
      ...paper,
      row: { ...paper.row, number: 0 },
      announcements: paper.announcements.map((each) => ({ ...each, digest: 0 })),
    })
  }
  return {
    papers,
    digests: (await library.digests()).map((digest) => ({ ...digest, number: 0 })),
    searches: (await library.savedSearches()).map(({ name, query }) => ({ name, query })),
    keywords: await library.keywords(),
  }
}

describe('reading an export back', () => {
  test('with papers, an empty library becomes the same, also after a restart', async () => {
    const from = await aFullLibrary()
    const files = await exportedFiles(from.library, true)
    const to = await aLibrary()
    const report = await to.library.mergeExport(sourceOf(files), true)
    expect(report).toMatchObject({
      kind: 'merged',
      counts: {
        papers: { added: 3, known: 0 },
        digests: { added: 2, known: 0, left: 0 },
        marks: { read: 1, starred: 1, same: 0 },
        notes: { added: 2, joined: [], same: 0 },
        searches: { added: 1, known: 0, left: 0 },
        keywords: { added: 1, known: 0, left: 0 },
        settings: 'taken',
      },
    })
    expect(await seen(to)).toEqual(await seen(from))
    const again = await restarted(to)
    expect(await seen(again)).toEqual(await seen(from))
    expect((await again.library.begin()).settings).toMatchObject({ theme: 'sepia', dwellSeconds: 7 })
    expect(await exportedWithoutTimes(again)).toEqual(await exportedWithoutTimes(from))
  })

  async function exportedWithoutTimes({ library }: OpenedLibrary) {
    const files = await exportedFiles(library, true)
    files.delete('duidu.json')
    const plain = (text: string) =>
      text.replace(/"sha256":"(?:[^"\\]|\\.)*"|"fingerprint":-?\d+|"importedAt":"[^"]*"/g, '')
    return new Map([...files].map(([name, text]) => [name, plain(text)]))
  }

  test('without papers, states and notes wait for theirs by arXiv id', async () => {
    const files = await exportedFiles((await aFullLibrary()).library, false)
    expect([...files.keys()].some((name) => name.startsWith('papers/'))).toBe(false)
    const to = await aLibrary()
    const report = await to.library.mergeExport(sourceOf(files), false)
    expect(report).toMatchObject({ counts: { digests: { added: 0, left: 2 }, settings: 'left' } })
    await to.library.importFiles([aDigest('2023-11-01.cs.LG.md', anEntry(A))])
    expect(await to.library.openPaper(A)).toMatchObject({ row: { read: true, noted: true } })
  })

  test('a second time it changes nothing and says so', async () => {
    const from = await aFullLibrary()
    const files = await exportedFiles(from.library, true)
    const before = await seen(from)
    from.stores.written.length = 0
    expect(await from.library.mergeExport(sourceOf(files), false)).toMatchObject({
      kind: 'merged',
      counts: {
        papers: { added: 0, known: 3 },
        digests: { added: 0, known: 2 },
        marks: { read: 0, starred: 0, same: 2 },
        notes: { added: 0, joined: [], same: 2 },
        searches: { added: 0, known: 1 },
        keywords: { added: 0, known: 1 },
      },
    })
    expect(await seen(from)).toEqual(before)
    expect(from.stores.written).toEqual([])
  })
})

describe('merging into a library with a state of its own', () => {
  async function aLibraryOfOurs(): Promise<OpenedLibrary> {
    const ours = await aLibrary()
    await ours.library.importFiles([aDigest('2023-11-01.cs.LG.md', anEntry(A), anEntry(B))])
    await read(ours, 1)
    await ours.library.writeNote(A, 'our own words')
    await ours.library.flush()
    return ours
  }

  test('marks of both, lines of both, and our settings', async () => {
    const files = await exportedFiles((await aFullLibrary()).library, false)
    const ours = await aLibraryOfOurs()
    const report = await ours.library.mergeExport(sourceOf(files), false)
    expect(report).toMatchObject({ counts: { notes: { added: 1, joined: [A] }, marks: { read: 1 } } })
    const paper = (await ours.library.openPaper(A))!
    expect(paper.row.read).toBe(true)
    expect(paper.note!.text).toMatch(/^our own words\n\n---\n\n# 一条笔记\n/)
    expect((await ours.library.openPaper(B))!.row.read).toBe(true)
    expect((await ours.library.begin()).settings.theme).not.toBe('sepia')
  })

  test('marks that came in can be undone, one kind after the other; notes stay', async () => {
    const files = await exportedFiles((await aFullLibrary()).library, true)
    const ours = await aLibraryOfOurs()
    await ours.library.mergeExport(sourceOf(files), false)
    expect(await ours.library.undo()).toMatchObject({ mark: 'starred', count: 1 })
    expect(await ours.library.undo()).toMatchObject({ mark: 'read', count: 1 })
    expect((await ours.library.openPaper(A))!.row.read).toBe(false)
    expect((await ours.library.openPaper(B))!.row.read).toBe(true)
    expect((await ours.library.openPaper(A))!.note!.text).toContain('一条笔记')
  })

  test('the later word of either library counts: what was taken back there is taken back here', async () => {
    const ours = await aLibraryOfOurs()
    await star(ours, 0)
    const theirs = await aLibrary(undefined, new TestClock(ours.clock.now().getTime() + 60_000))
    await theirs.library.importFiles([aDigest('2023-11-01.cs.LG.md', anEntry(A), anEntry(B))])
    const unmark = (mark: 'read' | 'starred', row: number) =>
      theirs.library.mark({ mark, value: false, rows: Uint32Array.of(row), undoable: true })
    await read(theirs, 1)
    await unmark('read', 1)
    await star(theirs, 0)
    await unmark('starred', 0)
    const files = await exportedFiles(theirs.library, false)
    const report = await ours.library.mergeExport(sourceOf(files), false)
    expect(report).toMatchObject({ counts: { marks: { read: 0, unread: 1, starred: 0, unstarred: 1 } } })
    const rowOf = async (opened: OpenedLibrary, id: PaperId) => (await opened.library.openPaper(id))!.row
    const again = await restarted(ours)
    expect(await rowOf(again, B)).toMatchObject({ read: false })
    expect(await rowOf(again, A)).toMatchObject({ starred: false })
    expect(await ours.library.undo()).toEqual({ mark: 'starred', value: false, count: 1 })
    expect(await ours.library.undo()).toEqual({ mark: 'read', value: false, count: 1 })
    expect(await rowOf(ours, B)).toMatchObject({ read: true })
    expect(await rowOf(ours, A)).toMatchObject({ starred: true })
  })

  test('what was taken back here after it was set there stays so, and is told on to the other', async () => {
    const theirs = await aFullLibrary()
    const files = await exportedFiles(theirs.library, true)
    const ours = await aLibrary(undefined, new TestClock(theirs.clock.now().getTime() + 60_000))
    await ours.library.mergeExport(sourceOf(files), false)
    const row = (await ours.library.openPaper(A))!.row.number
    await ours.library.mark({ mark: 'read', value: false, rows: Uint32Array.of(row), undoable: true })
    expect(await ours.library.mergeExport(sourceOf(files), false)).toMatchObject({
      counts: { marks: { read: 0, unread: 0 } },
    })
    expect((await ours.library.openPaper(A))!.row.read).toBe(false)
    const back = await exportedFiles(ours.library, false)
    await theirs.library.mergeExport(sourceOf(back), false)
    expect((await theirs.library.openPaper(A))!.row.read).toBe(false)
  })

  test('a note that was deleted here since stays out, and can be brought back; one that went on comes in', async () => {
    const theirs = await aFullLibrary()
    const files = await exportedFiles(theirs.library, false)
    const ours = await aLibrary(undefined, new TestClock(theirs.clock.now().getTime() + 60_000))
    await ours.library.mergeExport(sourceOf(files), false)
    await ours.library.writeNote(A, '')
    await ours.library.flush()
    const again = await restarted(ours)
    expect(await again.library.mergeExport(sourceOf(files), false)).toMatchObject({
      counts: { notes: { added: 0, joined: [], deleted: [A], same: 1 } },
    })
    expect((await again.library.deletedNotes()).map(({ id }) => id)).toEqual([A])
    await theirs.clock.pass(120_000)
    await theirs.library.writeNote(A, 'a second thought')
    const later = await exportedFiles(theirs.library, false)
    expect(await again.library.mergeExport(sourceOf(later), false)).toMatchObject({
      counts: { notes: { added: 1, deleted: [] } },
    })
  })

  test('where former texts of ours cannot be read, or only by a newer Duidu, nothing is changed', async () => {
    const files = await exportedFiles((await aFullLibrary()).library, true)
    const memory = (await aLibraryOfOurs()).stores
    const first = await aLibraryOn(memory)
    await first.library.writeNote(A, '')
    await first.library.flush()
    const [versions] = [...memory.files.keys()].filter((name) => name.startsWith('versions/'))
    for (const [trouble, kind] of [
      ['unreadable', 'ownVersions'],
      ['newer', 'libraryReadOnly'],
    ] as const) {
      const stores = failingStores(memory)
      stores[trouble].add(versions!)
      const { library } = await aLibraryOn(stores)
      const before = [...memory.files]
      expect(await library.lookAtExport(sourceOf(files))).toMatchObject({
        kind: 'refused',
        problem: { kind },
      })
      const refused = { kind: 'refused', problem: { kind } }
      expect(await library.mergeExport(sourceOf(files), false)).toMatchObject(refused)
      await library.flush()
      expect([...memory.files]).toEqual(before)
    }
  })

  test('what was never set here and was taken back there changes nothing that is seen, and is told on', async () => {
    const theirs = await aFullLibrary()
    const row = (await theirs.library.openPaper(A))!.row.number
    await theirs.library.mark({ mark: 'read', value: false, rows: Uint32Array.of(row), undoable: true })
    const ours = await aLibrary()
    const files = await exportedFiles(theirs.library, true)
    expect(await ours.library.mergeExport(sourceOf(files), false)).toMatchObject({
      counts: { marks: { read: 0, unread: 0, starred: 1, same: 0 } },
    })
    expect(await ours.library.undoOffer()).toMatchObject({ undo: { mark: 'starred', count: 1 } })
    const on = await exportedFiles(ours.library, false)
    expect(on.get('reading/0001.json')).toBe(files.get('reading/0001.json'))
  })

  test('a mark that was taken back here later is none that both have', async () => {
    const files = await exportedFiles((await aFullLibrary()).library, true)
    const ours = await aLibrary()
    await ours.library.mergeExport(sourceOf(files), false)
    const { number } = (await ours.library.openPaper(A))!.row
    await ours.library.mark({ mark: 'read', value: false, rows: Uint32Array.of(number), undoable: true })
    expect(await ours.library.mergeExport(sourceOf(files), false)).toMatchObject({
      counts: { marks: { read: 0, unread: 0, starred: 0, same: 1 } },
    })
  })

  test('what a note said before it was joined is kept among its versions', async () => {
    const files = await exportedFiles((await aFullLibrary()).library, false)
    const ours = await aLibraryOfOurs()
    await ours.library.mergeExport(sourceOf(files), false)
    const [version] = await ours.library.noteVersions(A)
    expect((await ours.library.noteVersion(A, version!.number))?.text).toBe('our own words')
  })

  test('looking changes nothing and tells the same', async () => {
    const files = await exportedFiles((await aFullLibrary()).library, true)
    const ours = await aLibraryOfOurs()
    const before = await seen(ours)
    ours.stores.written.length = 0
    const look = await ours.library.lookAtExport(sourceOf(files))
    expect(await seen(ours)).toEqual(before)
    await ours.library.flush()
    expect(ours.stores.written).toEqual([])
    const report = await ours.library.mergeExport(sourceOf(files), false)
    expect(look).toEqual({ kind: 'whole', counts: report.kind === 'refused' ? null : report.counts })
  })

  test('what the disk does not take is not called done, and is kept for the next try', async () => {
    const files = await exportedFiles((await aFullLibrary()).library, false)
    const ours = await aLibraryOfOurs()
    ours.stores.writeError = new Error('ENOSPC')
    expect(await ours.library.mergeExport(sourceOf(files), false)).toMatchObject({ kind: 'notSaved' })
    ours.stores.writeError = null
    const again = await restarted(ours)
    expect((await again.library.openPaper(A))!.note!.text).toContain('一条笔记')
  })
})
