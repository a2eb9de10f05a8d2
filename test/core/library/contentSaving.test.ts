import type { Entry } from '@core/digest'
import { openLibrary, type OwnLibrary } from '@core/library/library'
import { MemoryStores } from '@core/library/memoryStores'
import { PAPERS_PER_SHARD } from '@core/library/storedShapes'
import type { LibraryStores } from '@core/library/stores'
import type { PaperId } from '@core/paperId'
import { expect, test } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry, restarted, TestClock } from './builders'
import { failingStores } from './failingStores'

const ALL = { scope: { kind: 'all' }, query: '', keep: new Uint32Array() } as const

/** The id of the paper of this number, from 0. */
function paperId(number: number): PaperId {
  return `2311.${String(number + 1).padStart(5, '0')}` as PaperId
}

function entries(numbers: readonly number[], facts: Partial<Entry> = {}): readonly Entry[] {
  return numbers.map((number) => anEntry(paperId(number), facts))
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, place) => from + place)
}

/** A door that is open, or closed until it is opened again. */
function aDoor(): {
  readonly pass: () => Promise<void>
  readonly close: () => void
  readonly open: () => void
} {
  let closed = Promise.resolve()
  let open = (): void => undefined
  return {
    pass: () => closed,
    close: () => (closed = new Promise((resolve) => (open = resolve))),
    open: () => open(),
  }
}

/** Memory stores whose writes wait at a door with what they were given, as a slow disk's do. */
function slowStores(files: MemoryStores, pass: () => Promise<void>): LibraryStores {
  return {
    shard(kind, number) {
      const adapter = files.shard(kind, number)
      return {
        read: () => adapter.read(),
        async write(data) {
          const asGiven = structuredClone(data)
          await pass()
          await adapter.write(asGiven)
        },
      }
    },
    single: files.single,
    readAgain: (kind, number) => files.readAgain(kind, number),
    readSingleAgain: (name) => files.readSingleAgain(name),
    shards: (kind) => files.shards(kind),
    notices: () => [],
    failure: (error) => files.failure(error),
  }
}

async function numbers(library: OwnLibrary): Promise<Uint32Array> {
  return (await library.list(ALL)).rows
}

async function opened(stores: LibraryStores): Promise<OwnLibrary> {
  const library = openLibrary({ stores, clock: new TestClock(), folder: '', emit: () => undefined })
  await library.begin()
  await library.state()
  await library.digests()
  return library
}

test('papers that come in while a save is under way are saved too', async () => {
  const files = new MemoryStores()
  const [disk, secondFile] = [aDoor(), aDoor()]
  const library = await opened(slowStores(files, disk.pass))
  const first = aDigest('2023-11-02.cs.LG.md', ...entries([0, 1]))
  const second = aDigest('2023-11-03.cs.LG.md', ...entries([2, 3]))
  secondFile.close()
  disk.close()
  const report = library.importFiles([
    first,
    { ...second, read: () => secondFile.pass().then(() => second.read()) },
  ])
  await new Promise((resolve) => setTimeout(resolve)) // the first file is in the tables, the second waits
  const flushed = library.flush()
  await new Promise((resolve) => setTimeout(resolve)) // its papers wait at the disk's door
  secondFile.open()
  await new Promise((resolve) => setTimeout(resolve)) // the second file is in the tables too
  disk.open()
  await flushed
  await report

  const again = await opened(files)
  expect((await again.list(ALL)).rows).toHaveLength(4)
  expect((await again.openPaper(paperId(3)))?.abstract.en).toBe('Abstract of 2311.00004.')
  expect((await again.digests()).map(({ total }) => total)).toEqual([2, 2])
})

test('a shard that cannot be written keeps no other from being written, but digests wait for it', async () => {
  const stores = failingStores()
  const { library } = await aLibraryOn(stores)
  stores.writes.set('papers/0', 'refused')
  await library.importFiles([
    aDigest('2023-11-01.cs.LG.md', ...entries(range(0, PAPERS_PER_SHARD))),
    aDigest('2023-11-02.cs.LG.md', ...entries([PAPERS_PER_SHARD])),
  ])
  expect([...stores.memory.files.keys()].sort()).toEqual(['papers/1', 'rows/1'])
  stores.writes.clear()
  expect(await library.flush()).toEqual({ kind: 'flushed' })
  expect(await (await aLibrary(stores.memory)).library.digests()).toHaveLength(2)
})

test('a shard of exactly 1,000 papers is full, and the next paper begins another', async () => {
  const first = await aLibrary()
  for (const [day, from, to] of [
    [1, 0, PAPERS_PER_SHARD],
    [2, PAPERS_PER_SHARD, PAPERS_PER_SHARD + 1],
  ] as const) {
    const name = `2023-11-0${day}.cs.LG.md`
    const opened = await restarted(first)
    await opened.library.importFiles([aDigest(name, ...entries(range(from, to)))])
    await opened.library.flush()
    expect([...(await numbers(opened.library))]).toEqual([...range(from, to), ...range(0, from)])
  }
  const again = await restarted(first)
  expect(await first.stores.shards('papers')).toEqual([0, 1])
  expect([...(await numbers(again.library))]).toEqual([PAPERS_PER_SHARD, ...range(0, PAPERS_PER_SHARD)])
  for (const number of [0, PAPERS_PER_SHARD - 1, PAPERS_PER_SHARD]) {
    const paper = await again.library.openPaper(paperId(number))
    expect(paper).toMatchObject({ row: { number }, abstract: { en: `Abstract of ${paperId(number)}.` } })
  }
})

test('an import whose last save fails says so, and the next one that succeeds saves all', async () => {
  const opened = await aLibrary()
  const { library, stores, events } = opened
  stores.writeError = new Error('ENOSPC')
  const report = await library.importFiles([aDigest('2023-11-02.cs.LG.md', ...entries([0]))])
  expect(report).toMatchObject({
    files: [{ kind: 'imported' }],
    notSaved: { kind: 'unknown', detail: 'Error: ENOSPC' },
  })
  expect(events).toContainEqual(['imported', report])
  stores.writeError = null
  const next = await library.importFiles([aDigest('2023-11-03.cs.LG.md', ...entries([1]))])
  expect(next).not.toHaveProperty('notSaved')
  expect((await (await restarted(opened)).library.list(ALL)).rows).toHaveLength(2)
})

test('a digest on disk never names papers that are not', async () => {
  const files = new MemoryStores()
  const [disk, secondFile] = [aDoor(), aDoor()]
  const library = await opened(slowStores(files, disk.pass))
  const second = aDigest('2023-11-03.cs.LG.md', ...entries([2, 3]))
  secondFile.close()
  disk.close()
  void library.importFiles([
    aDigest('2023-11-02.cs.LG.md', ...entries([0, 1])),
    { ...second, read: () => secondFile.pass().then(() => second.read()) },
    { ...second, name: '2023-11-04.cs.LG.md', read: () => new Promise(() => undefined) },
  ])
  await new Promise((resolve) => setTimeout(resolve))
  const flushed = library.flush()
  await new Promise((resolve) => setTimeout(resolve))
  secondFile.open()
  await new Promise((resolve) => setTimeout(resolve))
  disk.open()
  await flushed

  // the app is killed here: what is on disk must fit together
  const again = await opened(files)
  const papers = (await again.list(ALL)).rows.length
  const announced = (await again.digests()).reduce((sum, { total }) => sum + total, 0)
  expect(papers).toBe(2)
  expect(announced).toBe(2)
  expect((await again.importFiles([second])).files).toMatchObject([{ kind: 'imported', newPapers: 2 }])
})

test('one digest may bring better texts for papers of many shards', async () => {
  const shards = range(0, 9)
  const first = await aLibrary()
  await first.library.importFiles(
    shards.map((shard) =>
      aDigest(
        `2023-10-${String(shard + 1).padStart(2, '0')}.cs.LG.md`,
        ...entries(range(shard * PAPERS_PER_SHARD, (shard + 1) * PAPERS_PER_SHARD), {
          cut: { zh: false, en: true },
        }),
      ),
    ),
  )
  const improved = shards.map((shard) => shard * PAPERS_PER_SHARD)
  const again = await restarted(first)
  const whole = { abstract: { zh: '摘要。', en: 'The whole abstract.' }, cut: { zh: false, en: false } }
  await again.library.importFiles([aDigest('2023-11-03.cs.LG.md', ...entries(improved, whole))])

  const once = await restarted(again)
  for (const number of improved) {
    expect((await once.library.openPaper(paperId(number)))?.abstract.en).toBe('The whole abstract.')
  }
  expect((await once.library.openPaper(paperId(1)))?.abstract.en).toBe('Abstract of 2311.00002.')
})
