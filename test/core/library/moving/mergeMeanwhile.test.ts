import type { ExportSource } from '@core/library/moving/readExport'
import type { PaperId } from '@core/paperId'
import { beforeAll, describe, expect, test } from 'vitest'
import { aDigest, aLibrary, anEntry, restarted, TestClock, type OpenedLibrary } from '../builders'
import { exportedFiles, sourceOf } from './exportedFiles'

const [A, B, C] = ['2311.00001', '2311.00002', '2311.00003'] as unknown as [PaperId, PaperId, PaperId]
const ours = aDigest('2023-11-03.cs.LG.md', anEntry(A), anEntry(B), anEntry(C))

/** What reading the archive asks for, in its order: each part once to be checked, its papers once more. */
let reads: readonly string[]
let files: ReadonlyMap<string, string>

beforeAll(async () => {
  const { library } = await aLibrary()
  await library.importFiles([ours, aDigest('2023-11-04.cs.CL.md', anEntry('2311.00009'))])
  await library.mark({ mark: 'read', value: true, rows: Uint32Array.of(0, 1), undoable: true })
  await library.writeNote(A, 'theirs')
  await library.writeNote(B, 'theirs too')
  await library.saveSearch('theirs', 'T')
  await library.keepKeywords([{ text: 'theirword', kind: 'muted' }])
  await library.flush()
  files = await exportedFiles(library, true)
  const asked: string[] = []
  const { library: empty } = await aLibrary()
  await empty.mergeExport(
    interrupted((name) => void asked.push(name)),
    false,
  )
  reads = asked
})

/** The archive; `before` is called, and waited for, before each file that is read. */
function interrupted(before: (name: string) => void | Promise<void>): ExportSource {
  const source = sourceOf(files)
  return {
    names: source.names,
    async text(name) {
      await before(name)
      return source.text(name)
    },
  }
}

async function aLibraryOfOurs(): Promise<OpenedLibrary> {
  const opened = await aLibrary()
  await opened.library.importFiles([ours])
  await opened.library.writeNote(A, 'ours')
  await opened.library.mark({ mark: 'starred', value: true, rows: Uint32Array.of(2), undoable: true })
  await opened.library.flush()
  return opened
}

/** All that a reader can do while a library is being taken in. */
async function goOn({ library }: OpenedLibrary): Promise<void> {
  await library.mark({ mark: 'starred', value: true, rows: Uint32Array.of(0), undoable: true })
  await library.mark({ mark: 'starred', value: false, rows: Uint32Array.of(2), undoable: true })
  await library.writeNote(A, 'ours, with a new sentence')
  await library.writeNote(B, 'written meanwhile')
  await library.saveSearch('mine', 'Mine')
  await library.keepKeywords([{ text: 'myword', kind: 'followed' }])
}

describe('what is made while a library is taken in', () => {
  test('whichever part is being read, stays, beside what came in', async () => {
    expect(reads.filter((name) => name.startsWith('papers/'))).toHaveLength(2)
    for (const turn of reads.keys()) {
      const opened = await aLibraryOfOurs()
      let read = 0
      const source = interrupted(() => (read++ === turn ? goOn(opened) : undefined))
      expect(await opened.library.mergeExport(source, false)).toMatchObject({
        kind: 'merged',
        counts: {
          papers: { added: 1, known: 3 },
          digests: { added: 1, known: 1 },
          marks: { read: 2 },
          notes: { added: 0, joined: [A, B] },
          searches: { added: 1 },
          keywords: { added: 1 },
        },
      })
      const { library } = await restarted(opened)
      const [a, b, c] = await Promise.all([A, B, C].map((id) => library.openPaper(id)))
      expect([turn, a!.note!.text]).toEqual([turn, 'ours, with a new sentence\n\n---\n\ntheirs'])
      expect(b!.note!.text).toBe('written meanwhile\n\n---\n\ntheirs too')
      expect(a!.row).toMatchObject({ read: true, starred: true })
      expect(c!.row).toMatchObject({ read: false, starred: false })
      expect((await library.savedSearches()).map(({ query }) => query)).toEqual(['mine', 'theirs'])
      expect((await library.keywords()).map(({ text }) => text)).toEqual(['myword', 'theirword'])
    }
  })

  test('a note that is deleted meanwhile stays deleted, whichever part is being read, saved or not', async () => {
    for (const turn of reads.keys()) {
      for (const isSaved of [true, false]) {
        const opened = await aLibrary(undefined, new TestClock(Date.UTC(2030, 0, 1)))
        await opened.library.mergeExport(sourceOf(files), false)
        let read = 0
        const source = interrupted(async () => {
          if (read++ !== turn) return
          await opened.library.writeNote(A, '')
          if (isSaved) await opened.library.flush()
        })
        expect(await opened.library.mergeExport(source, false)).toMatchObject({
          kind: 'merged',
          counts: { notes: { added: 0, joined: [], deleted: [A], same: 1 } },
        })
        const { library } = await restarted(opened)
        expect([turn, (await library.openPaper(A))!.note]).toEqual([turn, null])
        expect((await library.openPaper(B))!.note!.text).toBe('theirs too')
      }
    }
  })

  test('what was handed over and is not yet put in counts as well', async () => {
    const opened = await aLibraryOfOurs()
    const writing = opened.library.writeNote(A, 'at the last moment')
    const merging = opened.library.mergeExport(sourceOf(files), false)
    await Promise.all([writing, merging])
    expect((await opened.library.openPaper(A))!.note!.text).toBe('at the last moment\n\n---\n\ntheirs')
  })

  test('the first change to a note that was joined keeps what it held among its versions', async () => {
    const opened = await aLibraryOfOurs()
    await opened.library.writeNote(A, 'ours, a minute ago')
    await opened.library.mergeExport(sourceOf(files), false)
    await opened.clock.pass(60_000)
    // whoever writes on in the text from before the import
    await opened.library.writeNote(A, 'ours, a minute ago!')
    const versions = await opened.library.noteVersions(A)
    const texts = await Promise.all(
      versions.map(async ({ number }) => (await opened.library.noteVersion(A, number))!.text),
    )
    expect(texts).toContain('ours, a minute ago\n\n---\n\ntheirs')
  })
})
