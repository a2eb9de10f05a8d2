import type { Entry } from '@core/digest'
import type { ImportFile } from '@core/library/importFile'
import type { PaperId } from '@core/paperId'
import { describe, expect, test } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry, restarted, type OpenedLibrary } from './builders'
import { failingStores } from './failingStores'

const id = (text: string): PaperId => text as PaperId

/** A digest whose name tells its day alone, in a folder named for its channel. */
function inFolder(folder: string, ...entries: readonly Entry[]): ImportFile {
  return { ...aDigest('2023-11-03.md', ...entries), folder }
}

async function sources({ library }: Pick<OpenedLibrary, 'library'>): Promise<string[]> {
  return (await library.digests()).map(({ name, total }) => `${name} ${total}`)
}

describe('which digest a file is', () => {
  test('files named for the day alone, in a folder for each channel, are as many digests', async () => {
    const opened = await aLibrary()
    const report = await opened.library.importFiles([
      inFolder('cs.LG', anEntry('2311.00001')),
      inFolder('cs.CL', anEntry('2311.00002'), anEntry('2311.00003')),
    ])
    expect(report.files.map(({ kind }) => kind)).toEqual(['imported', 'imported'])
    expect(await sources(opened)).toEqual(['cs.CL 2', 'cs.LG 1'])
  })

  test('a file of unknown channel is not replaced by one of the same name in a channel’s folder', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([
      aDigest('2023-11-03.md', anEntry('2311.00001')),
      inFolder('cs.CL', anEntry('2311.00002'), anEntry('2311.00003')),
    ])
    expect(await sources(opened)).toEqual(['cs.CL 2', '2023-11-03 1'])
  })

  test('an empty file does not take a digest’s papers from it', async () => {
    const opened = await aLibrary()
    const report = await opened.library.importFiles([
      aDigest('2023-11-03.cs.LG.md', anEntry('2311.00001')),
      aDigest('2023-11-03.cs.LG.md'),
    ])
    expect(report.files).toMatchObject([{ kind: 'imported' }, { kind: 'unchanged', entries: 1 }])
    expect(await sources(opened)).toEqual(['cs.LG 1'])
  })

  test('another format with better texts betters the papers and makes no second digest', async () => {
    const opened = await aLibrary()
    const cut = { abstract: { zh: '摘要', en: 'Cut he' }, cut: { zh: false, en: true } }
    const report = await opened.library.importFiles([
      aDigest('2023-11-03.cs.LG.md', anEntry('2311.00001', cut)),
      aDigest('2023-11-03.cs.LG.xml', anEntry('2311.00001')),
    ])
    expect(report.files.map(({ kind }) => kind)).toEqual(['imported', 'updated'])
    expect(await sources(opened)).toEqual(['cs.LG 1'])
    expect((await opened.library.openPaper(id('2311.00001')))?.cut.en).toBe(false)
  })
})

describe('a digest that was replaced', () => {
  test('says nothing any more, at once as after a restart', async () => {
    const first = await aLibrary()
    const wrong = anEntry('2311.00001', { version: 3, category: null, announceType: 'cross' })
    await first.library.importFiles([
      aDigest('2023-11-01.cs.CL.md', anEntry('2311.00001')),
      aDigest('2023-11-02.math.GT.md', wrong, anEntry('2311.00002')),
    ])
    await first.library.importFiles([aDigest('2023-11-02.math.GT.md', anEntry('2311.00002'))])
    const views = []
    for (const opened of [first, await restarted(first)]) {
      const counts = await opened.library.counts()
      views.push([await opened.library.rows(Uint32Array.of(0), null), counts])
      const [row] = await opened.library.rows(Uint32Array.of(0), null)
      expect(row).toMatchObject({ version: 1, announceType: 'new' })
      expect(counts.categories.map(({ category, total }) => `${category} ${total}`)).toEqual([
        'cs.CL 1',
        'cs.LG 2',
        'math.GT 1',
      ])
    }
    expect(views[0]).toEqual(views[1])
  })

  test('no longer marks a paper as updated that it took back', async () => {
    const opened = await aLibrary()
    await opened.library.importFiles([aDigest('2023-11-01.cs.CL.md', anEntry('2311.00001'))])
    await opened.library.mark({ mark: 'read', value: true, rows: Uint32Array.of(0), undoable: true })
    const newer = anEntry('2311.00001', { version: 2, announceType: 'replace' })
    await opened.library.importFiles([aDigest('2023-11-02.cs.CL.md', newer)])
    expect(await opened.library.counts()).toMatchObject({ updated: 1 })
    await opened.library.importFiles([aDigest('2023-11-02.cs.CL.md', anEntry('2311.00002'))])
    expect(await opened.library.counts()).toMatchObject({ updated: 0 })
  })

  test('how a paper was announced last does not depend on when it was read again', async () => {
    const first = await aLibrary()
    const [one, other] = [
      anEntry('2311.00001', { announceType: 'cross', version: null }),
      anEntry('2311.00001', { announceType: 'new', title: { zh: '另一个题目', en: 'Another' }, version: 2 }),
    ]
    await first.library.importFiles([aDigest('2023-11-01.cs.CL.md', one)])
    await first.library.importFiles([aDigest('2023-11-01.cs.LG.md', { ...one, announceType: 'replace' })])
    await first.library.importFiles([aDigest('2023-10-01.cs.LG.md', other)])
    const type = async ({ library }: OpenedLibrary) =>
      (await library.rows(Uint32Array.of(0), null))[0]?.announceType
    expect(await type(first)).toBe('replace')
    expect(await type(await restarted(first))).toBe('replace')
  })
})

describe('a file that goes wrong', () => {
  const THIRD = aDigest('2023-11-03.cs.LG.md', anEntry('2311.00003'))

  test('whose reading throws is reported, and the files after it are imported', async () => {
    const opened = await aLibrary()
    const broken = { ...THIRD, name: 'broken.md', read: () => Promise.reject(new Error('gone')) }
    const { files } = await opened.library.importFiles([broken, THIRD])
    expect(files).toMatchObject([{ kind: 'failed', failure: { kind: 'unknown' } }, { kind: 'imported' }])
    expect(opened.events.at(-1)?.[0]).toBe('imported')
  })

  test('whose papers lie in a shard that cannot be read is reported, and everything else goes on', async () => {
    const first = await aLibrary()
    await first.library.importFiles([aDigest('2023-11-01.cs.LG.md', anEntry('2311.00001'))])
    await first.library.flush()
    const stores = failingStores(first.stores)
    stores.unreadable.add('papers/0')
    const opened = await aLibraryOn(stores)
    const { files } = await opened.library.importFiles([THIRD])
    expect(files).toMatchObject([{ kind: 'failed', failure: { kind: 'notStored' } }])
    expect(opened.events.at(-1)?.[0]).toBe('imported')
    expect(await opened.library.flush()).toEqual({ kind: 'flushed' })
    await expect(opened.library.openPaper(id('2311.00001'))).rejects.toThrow('cannot be read')
    stores.unreadable.clear()
    expect((await opened.library.importFiles([THIRD])).files).toMatchObject([{ kind: 'imported' }])
    expect((await opened.library.openPaper(id('2311.00001')))?.abstract.en).toContain('2311.00001')
  })
})
