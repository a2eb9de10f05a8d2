import type { Keyword } from '@core/search/keywords'
import type { PaperId } from '@core/paperId'
import type { Scope } from '@core/scope'
import type { SavedSearch } from '@core/search/savedSearch'
import { describe, expect, test, vi } from 'vitest'
import { aDigest, aLibrary, aLibraryOn, anEntry, restarted, type OpenedLibrary } from '../builders'
import { failingStores } from '../failingStores'

const NOTHING: Uint32Array = new Uint32Array()
const ALL: Scope = { kind: 'all' }
const followed = (text: string): Keyword => ({ text, kind: 'followed' })
const muted = (text: string): Keyword => ({ text, kind: 'muted' })

const titled = (id: string, en: string, abstract = '') =>
  anEntry(id, { title: { zh: '题', en }, abstract: { zh: '', en: abstract } })

async function saved({ library }: OpenedLibrary, query: string, name = ''): Promise<SavedSearch> {
  const search = await library.saveSearch(query, name)
  if (search === null || 'kind' in search) throw new Error('the search was not saved')
  return search
}

async function aSmallLibrary(): Promise<OpenedLibrary> {
  const opened = await aLibrary()
  await opened.library.importFiles([
    aDigest(
      '2023-11-03.cs.LG.md',
      titled('2311.00001', 'Graphs'),
      titled('2311.00002', 'Storage', 'graph models'),
      titled('2311.00003', 'Trees'),
      titled('2311.00004', 'RAG and graphs'),
    ),
  ])
  return opened
}

async function idsOf(opened: OpenedLibrary, rows: Uint32Array): Promise<readonly string[]> {
  return (await opened.library.rows(rows, null)).map(({ id }) => id.slice(-1))
}

/** What the library counts once everything in the background is done. */
async function caughtUp(opened: OpenedLibrary) {
  await opened.library.counts()
  await vi.waitFor(async () => {
    const before = opened.events.length
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(opened.events.length).toBe(before)
  })
  return opened.library.counts()
}

describe('saved searches', () => {
  test('are counted, abstracts included, and follow marks at once', async () => {
    const opened = await aSmallLibrary()
    const search = await saved(opened, 'graph')
    expect((await caughtUp(opened)).searches).toEqual([{ search: search.id, total: 3, unread: 3 }])
    const { rows } = await opened.library.list({
      scope: { kind: 'search', search: search.id },
      query: '',
      keep: NOTHING,
    })
    expect(await idsOf(opened, rows)).toEqual(['1', '2', '4'])
    await opened.library.mark({ mark: 'read', value: true, rows: rows.slice(0, 1), undoable: true })
    expect((await opened.library.counts()).searches).toEqual([{ search: search.id, total: 3, unread: 2 }])
  })

  test('are counted whenever they are saved, also just as those before them have been looked up', async () => {
    for (let turns = 0; turns < 60; turns++) {
      const opened = await aSmallLibrary()
      await saved(opened, 'graph')
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      await saved(opened, 'trees')
      const { searches } = await caughtUp(opened)
      expect([turns, searches.map(({ total }) => total)]).toEqual([turns, [3, 1]])
    }
  })

  test('follow papers that come in and notes that are written', async () => {
    const opened = await aSmallLibrary()
    await opened.library.saveSearch('graph', '')
    await caughtUp(opened)
    await opened.library.importFiles([
      aDigest('2023-11-04.cs.LG.md', titled('2311.00005', 'x', 'more graphs')),
    ])
    expect((await caughtUp(opened)).searches).toMatchObject([{ total: 4 }])
    await opened.library.writeNote('2311.00003' as PaperId, 'see also Graphs')
    expect((await caughtUp(opened)).searches).toMatchObject([{ total: 5 }])
  })

  test('are searched further within their own list', async () => {
    const opened = await aSmallLibrary()
    const search = await saved(opened, 'graph', 'G')
    await caughtUp(opened)
    const scope: Scope = { kind: 'search', search: search.id }
    const { rows } = await opened.library.list({ scope, query: 'rag', keep: NOTHING })
    expect(await idsOf(opened, rows)).toEqual(['2', '4']) // storage holds rag
  })

  test('are there again after a restart, under numbers that are given once', async () => {
    const opened = await aSmallLibrary()
    const first = await saved(opened, 'a')
    const second = await saved(opened, 'b')
    await opened.library.keepSearches([{ ...first, name: '甲' }])
    const third = await saved(opened, 'c')
    expect(third.id).toBeGreaterThan(second.id)
    await opened.library.keepSearches([
      third,
      second,
      { ...first, name: '甲' },
      { id: 99, name: '', query: 'x' },
    ])
    const again = await restarted(opened)
    expect(await again.library.savedSearches()).toEqual([third, second, { ...first, name: '甲' }])
    expect(opened.stores.files.get('searches')).toContain('甲')
  })

  test('one that is no more lists nothing', async () => {
    const opened = await aSmallLibrary()
    const { rows, stopped } = await opened.library.list({
      scope: { kind: 'search', search: 7 },
      query: '',
      keep: NOTHING,
    })
    expect([rows.length, stopped]).toEqual([0, false])
  })

  test('that could not be saved are told and saved later', async () => {
    const stores = failingStores()
    const opened = await aLibraryOn(stores)
    stores.writes.set('searches', 'refused')
    await opened.library.saveSearch('a', '')
    expect(await opened.library.flush()).toMatchObject({ kind: 'notFlushed' })
    expect(await opened.library.health()).toMatchObject({ kind: 'trouble' })
    stores.writes.clear()
    await opened.clock.pass(2_000)
    expect(await opened.library.health()).toEqual({ kind: 'well' })
    expect(stores.memory.files.get('searches')).toContain('"a"')
  })

  test('that are there and cannot be read are never overwritten', async () => {
    const stores = failingStores()
    stores.memory.files.set('searches', '{"next":2,"searches":[{"id":1,"name":"","query":"a"}]}')
    stores.unreadable.add('searches')
    const opened = await aLibraryOn(stores)
    expect(await opened.library.state()).toMatchObject({ kind: 'unreadable' })
    stores.unreadable.clear()
    await opened.library.saveSearch('b', '').catch(() => undefined)
    await opened.library.flush()
    expect(stores.memory.files.get('searches')).toContain('"a"')
  })
})

describe('keywords', () => {
  const reading = (opened: OpenedLibrary, muted: 'folded' | 'shown' = 'folded', keep = NOTHING) =>
    opened.library.list({ scope: ALL, query: '', keep, muted })

  test('a row says which words it holds, once abstracts have been read too', async () => {
    const opened = await aSmallLibrary()
    await opened.library.keepKeywords([followed('graph'), followed('图'), muted('RAG')])
    await caughtUp(opened)
    const { rows } = await opened.library.list({ scope: ALL, query: '', keep: NOTHING })
    const listed = await opened.library.rows(rows, null)
    expect(listed.map((row) => [row.followed, row.muted])).toEqual([
      [[], []], // Graphs is another word
      [['graph'], []],
      [[], []],
      [[], ['RAG']],
    ])
    expect((await opened.library.counts()).followed).toEqual({ total: 1, unread: 1 })
    const source = await opened.library.list({ scope: { kind: 'followed' }, query: '', keep: NOTHING })
    expect(await idsOf(opened, source.rows)).toEqual(['2'])
  })

  test('papers with muted words are folded away in the list that is read, and counted', async () => {
    const opened = await aSmallLibrary()
    await opened.library.keepKeywords([muted('graphs')])
    const folded = await reading(opened)
    expect(await idsOf(opened, folded.rows)).toEqual(['2', '3'])
    expect(folded.mutedRows).toBe(2)
    const shown = await reading(opened, 'shown')
    expect(await idsOf(opened, shown.rows)).toEqual(['1', '2', '3', '4'])
    expect(shown.mutedRows).toBe(2)
    const plain = await opened.library.list({ scope: ALL, query: '', keep: NOTHING })
    expect(plain.rows).toHaveLength(4)
  })

  test('what is followed, starred, noted or under the hand is not folded away', async () => {
    const opened = await aSmallLibrary()
    await opened.library.keepKeywords([muted('题'), followed('RAG')])
    const all = (await reading(opened, 'shown')).rows
    await opened.library.mark({ mark: 'starred', value: true, rows: all.slice(0, 1), undoable: true })
    await opened.library.writeNote('2311.00002' as PaperId, 'mine')
    expect(await idsOf(opened, (await reading(opened)).rows)).toEqual(['1', '2', '4'])
    expect(await idsOf(opened, (await reading(opened, 'folded', all.slice(2, 3))).rows)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ])
  })

  test('followed ones come first where that is set, and keep their order', async () => {
    const opened = await aSmallLibrary()
    await opened.library.keepKeywords([followed('trees'), followed('RAG')])
    expect((await reading(opened)).followedRows).toBe(0)
    await opened.library.changeSettings({ followedFirst: true })
    const listing = await reading(opened)
    expect([await idsOf(opened, listing.rows), listing.followedRows]).toEqual([['3', '4', '1', '2'], 2])
  })

  test('are there again after a restart', async () => {
    const opened = await aSmallLibrary()
    await opened.library.keepKeywords([muted('graphs'), muted('GRAPHS'), followed(' ')])
    const again = await restarted(opened)
    expect(await again.library.keywords()).toEqual([muted('graphs')])
    expect((await reading(again)).mutedRows).toBe(2)
  })
})
