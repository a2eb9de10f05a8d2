import { MemoryStores } from '@core/library/memoryStores'
import type { PaperId } from '@core/paperId'
import { describe, expect, test, vi } from 'vitest'
import { aDigest, aLibrary, anEntry, type OpenedLibrary } from './builders'

vi.mock('@core/library/storedShapes', async (original) =>
  (await import('./tinyShards')).tinyShards(await original()),
)

const ALL = { scope: { kind: 'all' }, query: '', keep: new Uint32Array() } as const
const paperId = (number: number): PaperId => `2311.${String(number + 1).padStart(5, '0')}` as PaperId
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, place) => from + place)
const digest = (day: number, from: number, to: number) =>
  aDigest(
    `2023-11-${String(day).padStart(2, '0')}.cs.LG.md`,
    ...range(from, to).map((n) => anEntry(paperId(n))),
  )
/** Three digests: papers 0–5, 6–11, 12–17, in shards of five. */
const DIGESTS = [digest(1, 0, 6), digest(2, 6, 12), digest(3, 12, 18)]

async function imported(): Promise<MemoryStores> {
  const { library, stores } = await aLibrary()
  await library.importFiles(DIGESTS)
  await library.mark({ mark: 'read', value: true, rows: Uint32Array.from(range(0, 18)), undoable: false })
  await library.flush()
  return stores
}

async function ids({ library }: OpenedLibrary): Promise<string[]> {
  const { rows } = await library.list(ALL)
  return (await library.rows(rows, null)).map(({ id }) => id)
}

async function expectAllThere(opened: OpenedLibrary): Promise<void> {
  expect((await ids(opened)).sort()).toEqual(range(0, 18).map(paperId))
  expect(await opened.library.counts()).toMatchObject({ all: 18, unread: 0 })
  const sources = await opened.library.digests()
  expect(sources.map(({ date, total }) => `${date} ${total}`)).toEqual([
    '2023-11-03 6',
    '2023-11-02 6',
    '2023-11-01 6',
  ])
  for (const number of range(0, 18)) {
    const paper = await opened.library.openPaper(paperId(number))
    expect(paper?.abstract.en).toBe(`Abstract of ${paperId(number)}.`)
    expect(paper?.announcements).toHaveLength(1)
  }
}

describe('importing the digests again brings back', () => {
  const losses: Record<string, readonly string[]> = {
    'papers and rows of a shard': ['papers/1', 'rows/1'],
    'papers and rows of the last shard': ['papers/3', 'rows/3'],
    'papers of a shard whose rows are there': ['papers/1'],
    'papers of the last shard whose rows are there': ['papers/3'],
    'all papers whose rows are there': ['papers/0', 'papers/1', 'papers/2', 'papers/3'],
    'digests, of which papers and rows are there': ['digests/1', 'digests/2'],
    'rows, of which the papers are there': ['rows/0', 'rows/3'],
    'papers and rows of all shards': [0, 1, 2, 3].flatMap((shard) => [`papers/${shard}`, `rows/${shard}`]),
  }
  for (const [name, files] of Object.entries(losses)) {
    test(`${name}, at once and after a restart, and no paper twice`, async () => {
      const stores = await imported()
      for (const file of files) stores.files.delete(file)
      const again = await aLibrary(stores)
      await again.library.importFiles(DIGESTS)
      await expectAllThere(again)
      await again.library.flush()
      await expectAllThere(await aLibrary(stores))
    })
  }

  test('part of what was lost, and the rest later', async () => {
    const stores = await imported()
    stores.files.delete('papers/1')
    const first = await aLibrary(stores)
    await first.library.importFiles([DIGESTS[0]!]) // brings back one of the five
    await first.library.flush()
    const second = await aLibrary(stores)
    const report = await second.library.importFiles(DIGESTS)
    expect(report.files.map(({ kind }) => kind)).toEqual(['unchanged', 'updated', 'unchanged'])
    await expectAllThere(second)
  })

  test('papers found to be lost only when one of them was opened', async () => {
    const stores = await imported()
    const shard = JSON.parse(stores.files.get('papers/1')!) as { papers: unknown[] }
    stores.files.set('papers/1', JSON.stringify({ ...shard, papers: shard.papers.slice(0, 2) }))
    const again = await aLibrary(stores)
    expect((await again.library.openPaper(paperId(8)))?.abstract.en).toBe('')
    await again.library.importFiles(DIGESTS)
    await expectAllThere(again)
  })
})

describe('after a crash between papers and their rows', () => {
  /** The files as they were after the first digest, with some of what the rest wrote. */
  async function torn(...written: readonly string[]): Promise<MemoryStores> {
    const before = await aLibrary()
    await before.library.importFiles([DIGESTS[0]!])
    await before.library.flush()
    const after = await imported()
    for (const name of written) before.stores.files.set(name, after.files.get(name)!)
    return before.stores
  }

  test('papers that are not among the rows are there once, however they come in again', async () => {
    const stores = await torn('papers/1')
    const again = await aLibrary(stores)
    await again.library.importFiles(DIGESTS)
    await again.library.flush()
    expect((await ids(again)).sort()).toEqual(range(0, 18).map(paperId))
    expect((await ids(await aLibrary(stores))).sort()).toEqual(range(0, 18).map(paperId))
  })

  test('numbers go on after them, and no shard is left half empty', async () => {
    const stores = await torn('papers/1')
    const again = await aLibrary(stores)
    await again.library.importFiles([digest(6, 30, 31)])
    await again.library.flush()
    expect(await stores.shards('papers')).toEqual([0, 1, 2])
    expect(await ids(again)).toHaveLength(11)
  })

  test('rows that are too few in a shard that is not the last are made up from the papers', async () => {
    const stores = await imported()
    const shard = JSON.parse(stores.files.get('rows/1')!) as { rows: unknown[] }
    stores.files.set('rows/1', JSON.stringify({ ...shard, rows: shard.rows.slice(0, 2) }))
    const again = await aLibrary(stores)
    expect(await ids(again)).toHaveLength(18)
    await again.library.importFiles([...DIGESTS, digest(4, 9, 12)])
    expect(await ids(again)).toHaveLength(18)
    expect(JSON.parse(stores.files.get('papers/3')!)).toMatchObject({ papers: { length: 3 } })
  })

  test('a row that is older than its paper is put right when the shard is opened, and says so', async () => {
    const stores = await imported()
    const old = stores.files.get('rows/1')!
    stores.files.set('rows/1', old.replaceAll('Title of', 'An older title of'))
    const again = await aLibrary(stores)
    again.events.length = 0
    await again.library.openPaper(paperId(6))
    expect(again.events.map(([event]) => event)).toContain('libraryChanged')
    const [row] = await again.library.rows(Uint32Array.of(8), null)
    expect(row?.title.en).toBe('Title of 2311.00009')
    await again.library.flush()
    expect(stores.files.get('rows/1')).toBe(old)
  })
})

test('of two rows of one paper only one is listed', async () => {
  const stores = await imported()
  const [one, three] = ['rows/1', 'rows/3'].map((name) => JSON.parse(stores.files.get(name)!)) as [
    { rows: unknown[] },
    { rows: unknown[] },
  ]
  three.rows[2] = one.rows[0]
  stores.files.set('rows/3', JSON.stringify(three))
  const again = await aLibrary(stores)
  const listed = await ids(again)
  expect(new Set(listed).size).toBe(listed.length)
})

test('a paper is never shown with another paper’s abstract', async () => {
  const stores = await imported()
  // a shard that was copied back from somewhere else
  stores.files.set('papers/1', stores.files.get('papers/2')!)
  const again = await aLibrary(stores)
  expect((await again.library.openPaper(paperId(7)))?.abstract.en).toBe('')
  await again.library.importFiles(DIGESTS)
  await expectAllThere(again)
})
