import type { Entry } from '@core/digest'
import type { OwnLibrary } from '@core/library/library'
import { MemoryStores } from '@core/library/memoryStores'
import type { PaperId } from '@core/paperId'
import type { Scope } from '@core/scope'
import { seenText } from '@core/text/seenText'
import { describe, expect, test, vi } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry, restarted, TestClock } from '../builders'
import { failingStores } from '../failingStores'
import { Random } from '../model/random'

vi.mock('@core/library/storedShapes', async (original) =>
  (await import('../tinyShards')).tinyShards(await original()),
)

const NOTHING: Uint32Array = new Uint32Array()
const ALL: Scope = { kind: 'all' }

/** The ids that a search finds once everything that can be read has been. */
async function found(
  library: OwnLibrary,
  query: string,
  scope = ALL,
  keep: Uint32Array = NOTHING,
): Promise<string[]> {
  for (;;) {
    const { rows, searched } = await library.list({ scope, query, keep })
    if (searched !== 'reading') return (await library.rows(rows, null)).map(({ id }) => id)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function aLibraryOf(...entries: readonly Entry[]): Promise<OwnLibrary> {
  const { library } = await aLibrary()
  await library.importFiles([aDigest('2023-11-03.cs.LG.md', ...entries)])
  return library
}

const ids = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, place) => `2311.${String(place + 1).padStart(5, '0')}`)

describe('every substring is found', () => {
  const ALPHABET = [...'aAbBcC .-图模型方法，。“”ßẞİıΣςé\u0301\u0000\u0001\ud83d\ude00\u{20bb7}()*+\\$']

  test.each([1, 2, 3, 4])('as a walk through all texts finds them (seed %i)', async (seed) => {
    const random = new Random(seed)
    const text = (most: number): string =>
      Array.from({ length: random.below(most) }, () => random.one(ALPHABET))
        .join('')
        .trim()
    const entries = ids(23).map((id) =>
      anEntry(id, {
        title: { zh: text(12), en: text(12) },
        tldr: { zh: text(20), en: text(6) },
        abstract: { zh: text(40), en: text(40) },
      }),
    )
    const library = await aLibraryOf(...entries)
    const notes = new Map(random.some(entries, 6).map(({ paperId }) => [paperId, text(30)]))
    for (const [id, note] of notes) await library.writeNote(id, note)

    for (let round = 0; round < 60; round++) {
      const words = Array.from({ length: 1 + random.below(3) }, () => {
        const entry = random.one(entries)
        const source = random.one([
          entry.title.en,
          entry.abstract.zh,
          entry.abstract.en,
          notes.get(entry.paperId) ?? 'a',
        ])
        const from = random.below(source.length)
        const part = source.slice(from, from + 1 + random.below(4))
        return { part, negated: random.chance(0.2) }
      }).filter(({ part }) => part !== '' && !/["“”]/.test(part))
      const query = words.map(({ part, negated }) => `${negated ? '-' : ''}"${part}"`).join(' ')
      const one = (letter: string): string => letter.toLowerCase().replace('ς', 'σ')
      const lower = (whole: string): string =>
        whole.replace(/[^]/g, (unit) => (unit === 'İ' ? 'i' : one(unit)))
      const expected = entries
        .filter(({ title, tldr, abstract, paperId }) => {
          const texts = [title, tldr, abstract].flatMap(({ zh, en }) => [zh, en])
          const seen = texts.map((text) => seenText(text).replace(/\s/g, ' '))
          const all = [...texts, ...seen, paperId, notes.get(paperId) ?? ''].map(lower)
          return words.every(
            ({ part, negated }) => all.some((whole) => whole.includes(lower(part))) !== negated,
          )
        })
        .map(({ paperId }) => paperId)
      expect({ query, found: await found(library, query) }).toEqual({ query, found: expected })
    }
  })
})

describe('abstracts', () => {
  const entries = ids(12).map((id) => anEntry(id))

  test('are read when somebody searches, newest first, and the library says when they have been', async () => {
    const opened = await restarted(await withEntries())
    expect(await list(opened.library, 'in:title title')).toMatchObject({ searched: 'everything' })
    const early = await list(opened.library, 'Abstract of')
    expect(early).toMatchObject({ searched: 'reading', complete: true, stopped: false })
    await vi.waitFor(() => expect(opened.events.at(-1)).toEqual(['searchReady', { searched: 'everything' }]))
    expect(await list(opened.library, 'Abstract of')).toMatchObject({ searched: 'everything' })
    expect(await found(opened.library, 'Abstract of')).toHaveLength(12)
  })

  test('of papers that come in later, or change, are found', async () => {
    const { library } = await withEntries()
    expect(await found(library, '后来')).toEqual([])
    const changed = anEntry('2311.00002', { abstract: { zh: '后来的摘要更长', en: 'Abstract of it' } })
    await library.importFiles([
      aDigest('2023-11-04.cs.LG.md', changed, anEntry('2311.00099', { abstract: { zh: '后来', en: '' } })),
    ])
    expect(await found(library, 'abstract:后来')).toContain('2311.00099')
    const paper = await library.openPaper('2311.00002' as PaperId)
    expect((await found(library, 'abstract:后来')).includes('2311.00002')).toBe(
      paper!.abstract.zh.includes('后来'),
    )
  })

  test('that cannot be read are told, and the others are searched', async () => {
    const opened = await withEntries()
    await opened.library.flush()
    const stores = failingStores(opened.stores)
    stores.unreadable.add('papers/1')
    const { library } = await aLibraryOn(stores)
    expect(await found(library, 'abstract:2311')).toHaveLength(7)
    expect(await list(library, 'abstract:2311')).toMatchObject({ searched: 'partly' })
  })

  test('are read without keeping the papers of every shard in memory', async () => {
    const opened = await restarted(await withEntries())
    const read = vi.spyOn(opened.stores, 'shard')
    await found(opened.library, 'abstract')
    expect(read.mock.calls.filter(([kind]) => kind === 'papers').map(([, number]) => number)).toEqual([
      2, 1, 0,
    ])
    await found(opened.library, 'abstract of')
    expect(read.mock.calls.filter(([kind]) => kind === 'papers')).toHaveLength(3)
  })

  async function withEntries() {
    const opened = await aLibrary()
    await opened.library.importFiles([aDigest('2023-11-03.cs.LG.md', ...entries)])
    return opened
  }
  const list = (library: OwnLibrary, query: string) => library.list({ scope: ALL, query, keep: NOTHING })
})

describe('fields', () => {
  const aLittleLibrary = async () => {
    const { library } = await aLibrary()
    await library.importFiles([
      aDigest(
        '2023-11-03.cs.LG.md',
        anEntry('2311.00001', { title: { zh: '图', en: 'Graphs' }, tldr: { zh: '树', en: '' } }),
        anEntry('2310.00002', { announceType: 'replace', version: 2 }),
        anEntry('2212.00003', { announceType: 'cross', category: 'math.CO' }),
      ),
      aDigest('2023-11-04.cs.CL.md', anEntry('2311.00004', { category: 'cs.CL' })),
    ])
    return library
  }

  test.each<[string, readonly string[]]>([
    ['cat:cs', ['2311.00004', '2311.00001', '2310.00002', '2212.00003']],
    ['cat:cs.CL', ['2311.00004']],
    ['cat:math', ['2212.00003']],
    ['cat:mat', []],
    ['-cat:cs.LG', ['2311.00004']],
    ['cat:math,cs.CL', ['2311.00004', '2212.00003']],
    ['type:replace', ['2310.00002']],
    ['type:cross,new -cat:cs.CL', ['2311.00001', '2212.00003']],
    ['month:2023-11', ['2311.00004', '2311.00001']],
    ['month:2023', ['2311.00004', '2311.00001', '2310.00002']],
    ['-month:2023', ['2212.00003']],
    ['title:graphs', ['2311.00001']],
    ['in:summary 树', ['2311.00001']],
    ['in:title 树', []],
    ['is:foo', []],
    ['summary:树 OR', []],
  ])('%s', async (query, expected) => {
    expect(await found(await aLittleLibrary(), query)).toEqual(expected)
  })

  test('marks and notes count as they are now', async () => {
    const library = await aLittleLibrary()
    const [first, second] = (await library.list({ scope: ALL, query: '', keep: NOTHING })).rows
    await library.mark({ mark: 'read', value: true, rows: Uint32Array.of(first!), undoable: true })
    await library.mark({ mark: 'starred', value: true, rows: Uint32Array.of(second!), undoable: true })
    expect(await found(library, 'is:read')).toEqual(['2311.00004'])
    expect(await found(library, 'is:unread')).toHaveLength(3)
    expect(await found(library, 'is:starred,read')).toHaveLength(2)
    expect(await found(library, 'has:note')).toEqual([])
    await library.writeNote('2310.00002' as PaperId, '想法 #方法/对齐\n第二行')
    expect(await found(library, 'has:note')).toEqual(['2310.00002'])
    expect(await found(library, 'tag:方法')).toEqual(['2310.00002'])
    expect(await found(library, '"对齐 第二"')).toEqual(['2310.00002'])
    await library.writeNote('2310.00002' as PaperId, '')
    expect(await found(library, 'tag:方法')).toEqual([])
    expect(await found(library, '想法')).toEqual([])
  })

  test('a row that was listed stays when only its marks no longer fit', async () => {
    const library = await aLittleLibrary()
    const { rows } = await library.list({ scope: ALL, query: 'is:unread 图', keep: NOTHING })
    await library.mark({ mark: 'read', value: true, rows, undoable: true })
    expect(await found(library, 'is:unread 图', ALL, rows)).toEqual(['2311.00001'])
    expect(await found(library, 'is:unread 没有', ALL, rows)).toEqual([])
  })

  test('a digest’s list goes by its own announce types', async () => {
    const library = await aLittleLibrary()
    await library.importFiles([
      aDigest('2023-11-09.cs.LG.md', anEntry('2311.00001', { announceType: 'replace', version: 3 })),
    ])
    const digests = await library.digests()
    const friday = digests.find(({ date }) => date === '2023-11-03')!
    const scope: Scope = { kind: 'digest', digest: friday.number }
    expect(await found(library, 'type:new', scope)).toEqual(['2311.00001'])
    expect(await found(library, 'type:replace')).toEqual(['2311.00001', '2310.00002'])
  })
})

describe('a search gives way', () => {
  /** A clock on which every look is later than the last, so that every piece of work is a long one. */
  class SlowClock extends TestClock {
    #looks = 0
    breaths: (() => void)[] = []
    override now(): Date {
      return new Date(super.now().getTime() + ++this.#looks * 50)
    }
    override breathe(): Promise<void> {
      return new Promise((resolve) => {
        this.breaths.push(resolve)
        setImmediate(resolve)
      })
    }
  }

  test('to whatever else is asked, between its pieces, and to the search after it', async () => {
    const clock = new SlowClock()
    const { library } = await aLibrary(new MemoryStores(), clock)
    await library.importFiles([aDigest('2023-11-03.cs.LG.md', ...ids(40).map((id) => anEntry(id)))])
    clock.breaths = []
    const first = library.list({ scope: ALL, query: '题目', keep: NOTHING })
    const paper = await library.openPaper('2311.00001' as PaperId)
    expect(paper?.row.id).toBe('2311.00001')
    await library.stopSearch()
    expect(await first).toMatchObject({ stopped: true, complete: false })
    expect(await library.list({ scope: ALL, query: '题目', keep: NOTHING })).toMatchObject({ stopped: false })
    expect(clock.breaths.length).toBeGreaterThan(5)
  })
})
