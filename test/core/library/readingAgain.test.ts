import type { ImportFile, ReadFile } from '@core/library/importFile'
import { MemoryStores } from '@core/library/memoryStores'
import type { PaperId } from '@core/paperId'
import { describe, expect, test, vi } from 'vitest'
import { aDigest, aLibrary, anEntry, TestClock, type OpenedLibrary } from './builders'

vi.mock('@core/library/storedShapes', async (original) =>
  (await import('./tinyShards')).tinyShards(await original()),
)

const paperId = (number: number): PaperId => `2311.${String(number + 1).padStart(5, '0')}` as PaperId
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, place) => from + place)

/** Three digests: papers 0–5, 6–11, 12–17, in shards of five; the last announces paper 0 once more. */
const DIGESTS = [
  [1, 0, 6],
  [2, 6, 12],
  [3, 12, 18],
].map(([day = 0, from = 0, to = 0]): ImportFile => {
  const name = `2023-11-0${day}.cs.LG.md`
  const entries = range(from, to).map((n) => anEntry(paperId(n)))
  if (day === 3) entries.push(anEntry(paperId(0), { announceType: 'replace' }))
  return { ...aDigest(name, ...entries), path: `/digests/${name}` }
})
const pathOf = (day: number) => `/digests/2023-11-0${day}.cs.LG.md`

async function imported(): Promise<MemoryStores> {
  const { library, stores } = await aLibrary()
  await library.importFiles(DIGESTS)
  await library.writeNote(paperId(7), '一条笔记')
  await library.flush()
  return stores
}

interface Disk {
  /** The files that are still at their place. */
  readonly files: Map<string, ImportFile>
  /** The places that were read, in order. */
  readonly asked: string[]
}

const aDisk = (...days: readonly number[]): Disk => ({
  files: new Map(days.map((day) => [pathOf(day), DIGESTS[day - 1]!])),
  asked: [],
})

function opened(stores: MemoryStores, { files, asked }: Disk): Promise<OpenedLibrary> {
  return aLibrary(stores, new TestClock(), async (path): Promise<ReadFile> => {
    asked.push(path)
    return files.get(path)?.read() ?? { kind: 'failed', failure: { kind: 'notFound' } }
  })
}

/** Lets the reading in the background begin and come to its end. */
async function readAgain(again: OpenedLibrary): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await again.clock.pass(turn === 0 ? 1_000 : 0)
}

async function notices({ library }: OpenedLibrary) {
  const state = await library.state()
  return state.kind === 'ready' ? state.notices : []
}

async function abstracts({ library }: OpenedLibrary): Promise<(string | undefined)[]> {
  return Promise.all(
    range(0, 18).map(async (number) => (await library.openPaper(paperId(number)))?.abstract.en),
  )
}
const ALL_ABSTRACTS = range(0, 18).map((number) => `Abstract of ${paperId(number)}.`)

describe('papers that damage took', () => {
  const losses: Record<string, readonly string[]> = {
    'with the shard of their texts': ['papers/1'],
    'with the last shard of texts': ['papers/3'],
    'with all texts': ['papers/0', 'papers/1', 'papers/2', 'papers/3'],
    'with a shard and its rows': ['papers/1', 'rows/1'],
    'with everything but the digests': [0, 1, 2, 3].flatMap((shard) => [`papers/${shard}`, `rows/${shard}`]),
  }
  for (const [name, files] of Object.entries(losses)) {
    test(`${name} are read again from their digests by themselves, and stay`, async () => {
      const stores = await imported()
      for (const file of files) stores.files.delete(file)
      const again = await opened(stores, aDisk(1, 2, 3))
      await readAgain(again)
      expect(await abstracts(again)).toEqual(ALL_ABSTRACTS)
      const shards = files.filter((file) => file.startsWith('papers/'))
      const back = shards.reduce((sum, shard) => sum + (shard === 'papers/3' ? 3 : 5), 0)
      expect(await notices(again)).toEqual([{ kind: 'readAgain', back, left: 0, files: [] }])
      expect(again.events.filter(([event]) => event === 'libraryChanged').length).toBeGreaterThan(0)
      expect((await again.library.openPaper(paperId(7)))?.note?.text).toBe('一条笔记')
      await again.library.flush()

      const disk = aDisk(1, 2, 3)
      const third = await opened(stores, disk)
      await readAgain(third)
      expect(await abstracts(third)).toEqual(ALL_ABSTRACTS)
      expect(await notices(third)).toEqual([])
      expect(disk.asked).toEqual([])
    })
  }

  test('are read from the digests that announced them, and from no other', async () => {
    const stores = await imported()
    stores.files.delete('papers/1') // papers 5–9
    const disk = aDisk(1, 2, 3)
    await readAgain(await opened(stores, disk))
    expect(disk.asked).toEqual([pathOf(1), pathOf(2)])
  })

  test('are read again also when it is only found on opening one, or by a search', async () => {
    for (const find of [
      ({ library }: OpenedLibrary) => library.openPaper(paperId(8)),
      async ({ library, clock }: OpenedLibrary) => {
        await library.list({ scope: { kind: 'all' }, query: 'abstract', keep: new Uint32Array() })
        await clock.pass(0)
      },
    ]) {
      const stores = await imported()
      const shard = JSON.parse(stores.files.get('papers/1')!) as { papers: unknown[] }
      stores.files.set('papers/1', JSON.stringify({ ...shard, papers: shard.papers.slice(0, 2) }))
      const again = await opened(stores, aDisk(1, 2, 3))
      await readAgain(again)
      expect(await notices(again)).toEqual([])
      await find(again)
      await readAgain(again)
      expect(await notices(again)).toMatchObject([{ back: 3, left: 0 }])
      expect(await abstracts(again)).toEqual(ALL_ABSTRACTS)
    }
  })

  test('are told where their digests are gone, once, with the files to import again', async () => {
    const stores = await imported()
    stores.files.delete('papers/1')
    const again = await opened(stores, aDisk(1, 3))
    await readAgain(again)
    const told = [{ kind: 'readAgain', back: 1, left: 4, files: ['2023-11-02.cs.LG.md'] }]
    expect(await notices(again)).toEqual(told)
    expect((await again.library.openPaper(paperId(5)))?.abstract.en).toBe(`Abstract of ${paperId(5)}.`)
    expect(await again.library.openPaper(paperId(6))).toMatchObject({ abstract: { en: '' }, textsLost: true })
    expect((await again.library.openPaper(paperId(5)))?.textsLost).toBe(false)
    await again.library.flush()

    const third = await opened(stores, aDisk(1, 3))
    await readAgain(third)
    expect(await notices(third)).toEqual([])
    await third.library.importFiles([DIGESTS[1]!])
    expect(await abstracts(third)).toEqual(ALL_ABSTRACTS)
    await third.library.flush()

    // the same loss another day is told anew
    await readAgain(await opened(stores, aDisk()))
    stores.files.delete('papers/1')
    const fifth = await opened(stores, aDisk(1, 3))
    await readAgain(fifth)
    expect(await notices(fifth)).toEqual(told)
  })

  test('come back from a file that has changed since, and nothing else of it is taken', async () => {
    const stores = await imported()
    stores.files.delete('papers/1')
    const disk = aDisk(1, 3)
    const changed = [anEntry(paperId(7)), anEntry('2311.09999'), anEntry(paperId(12), { version: 9 })]
    disk.files.set(pathOf(2), aDigest('2023-11-02.cs.LG.md', ...changed))
    const again = await opened(stores, disk)
    await readAgain(again)
    expect(await notices(again)).toMatchObject([{ back: 2, left: 3 }])
    expect(await again.library.counts()).toMatchObject({ all: 18 })
    expect(await again.library.openPaper('2311.09999' as PaperId)).toBeNull()
    expect((await again.library.openPaper(paperId(12)))?.row.version).toBe(1)
  })

  test('are looked for at no place that nobody named: digests from before it was kept', async () => {
    const { library, stores } = await aLibrary()
    await library.importFiles(DIGESTS.map((file) => ({ ...file, path: null })))
    await library.flush()
    stores.files.delete('papers/1')
    const disk = aDisk(1, 2, 3)
    const again = await opened(stores, disk)
    await readAgain(again)
    expect(disk.asked).toEqual([])
    expect(await notices(again)).toMatchObject([{ back: 0, left: 5 }])
  })

  test('do not keep an import waiting for more than one file, nor a note from being saved', async () => {
    const stores = await imported()
    for (const shard of [0, 1, 2, 3]) stores.files.delete(`papers/${shard}`)
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => (letGo = resolve))
    const again = await aLibrary(stores, new TestClock(), async (path) => {
      if (path === pathOf(1)) await held
      return DIGESTS.find((file) => file.path === path)!.read()
    })
    await readAgain(again)
    await again.library.writeNote(paperId(3), '读的时候写下的')
    expect(await again.library.flush()).toEqual({ kind: 'flushed' })
    expect(stores.files.get('notes/1')).toContain('读的时候写下的')
    const importing = again.library.importFiles([aDigest('2023-11-05.cs.LG.md', anEntry('2311.09999'))])
    letGo()
    expect((await importing).files).toMatchObject([{ kind: 'imported' }])
    await readAgain(again)
    expect(await abstracts(again)).toEqual(ALL_ABSTRACTS)
  })
})

describe('where a digest’s file lies', () => {
  test('is learnt anew when the same bytes are imported from elsewhere, and written only then', async () => {
    const { library, stores } = await aLibrary()
    await library.importFiles(DIGESTS)
    await library.flush()
    stores.written.length = 0
    await library.importFiles(DIGESTS)
    expect(stores.written).toEqual([])
    await library.importFiles(DIGESTS.map((file) => ({ ...file, path: `/moved${file.path}` })))
    expect(stores.written).toEqual(expect.arrayContaining(['digests/1']))
    expect(stores.written.filter((name) => !name.startsWith('digests/'))).toEqual([])

    stores.files.delete('papers/1')
    const disk = aDisk()
    await readAgain(await opened(stores, disk))
    expect(disk.asked).toEqual([`/moved${pathOf(1)}`, `/moved${pathOf(2)}`])
  })

  test('leaves the library with no export, and is nothing that the page is told', async () => {
    const { library, events, stores } = await aLibrary()
    await library.importFiles(DIGESTS)
    await library.flush()
    expect(stores.files.get('digests/1')).toContain('/digests/2023')
    const { rows } = await library.list({ scope: { kind: 'all' }, query: '', keep: new Uint32Array() })
    const papers = await library.rows(rows, null)
    const told = [
      ...[await library.digests(), papers, events, await library.begin(), await library.state()],
      ...(await Promise.all(papers.map(({ id }) => library.openPaper(id)))),
    ]
    expect(JSON.stringify(told)).toContain('2023-11-01')
    expect(JSON.stringify(told)).not.toContain('/digests/2023')
    const exported = await library.exportParts(true)
    if (exported.kind === 'refused') throw new Error('refused')
    const texts: string[] = []
    for await (const { text } of exported.parts) texts.push(text)
    expect(texts.join('')).toContain('2023-11-01.cs.LG.md')
    expect(texts.join('')).not.toContain('/digests/2023')
  })
})
