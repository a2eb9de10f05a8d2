import type { OwnLibrary } from '@core/library/library'
import type { Row, RowNumber } from '@core/paper'
import type { PaperId } from '@core/paperId'
import type { Scope } from '@core/scope'
import { expect } from 'vitest'
import type { Random } from './random'
import { UNTOUCHED, type ReferenceLibrary } from './reference'
import { isIn } from './referenceRules'

const NOTHING = new Uint32Array()
/** Plain searches; papers' texts and notes hold some of them. */
export const QUERIES = [
  '之 1',
  'title 2 OF',
  '2311.0001',
  'math 题目',
  '第 0 句',
  '没有的',
  '摘要',
  'abs',
] as const
const ALL = { scope: { kind: 'all' }, query: '', keep: NOTHING } as const

export async function numbersById(library: OwnLibrary): Promise<Map<PaperId, RowNumber>> {
  const { rows } = await library.list(ALL)
  return new Map((await library.rows(rows, null)).map(({ id, number }) => [id, number]))
}

/** What is listed before everything has been read is the beginning of the whole list. */
export async function checkEarly(library: OwnLibrary): Promise<void> {
  const early = await library.list(ALL)
  await library.digests()
  const whole = await library.list(ALL)
  expect(whole.complete).toBe(true)
  expect([...early.rows]).toEqual([...whole.rows.subarray(0, early.rows.length)])
}

/** Resolves when abstracts have been read and all that is watched has been looked up. */
async function caughtUp(library: OwnLibrary): Promise<void> {
  await searched(library, 'abstracts')
  await library.list({ ...ALL, muted: 'shown' })
  await library.counts()
  await new Promise((resolve) => setImmediate(resolve))
}

/** What a plain search for words finds in a paper and its note. */
function finds(reference: ReferenceLibrary, id: PaperId, query: string): boolean {
  const { title, tldr, abstract } = reference.papers.get(id)!
  const note = reference.notes.get(id) ?? ''
  const texts = [title.zh, title.en, tldr.zh, tldr.en, id, abstract.zh, abstract.en, note]
  const text = texts.join('\n').toLowerCase()
  return query
    .toLowerCase()
    .split(' ')
    .every((word) => text.includes(word))
}

function wordsIn(reference: ReferenceLibrary, id: PaperId, kind: 'followed' | 'muted'): readonly string[] {
  const words = reference.keywords.filter((word) => word.kind === kind).map(({ text }) => text)
  return words.filter((word) => isIn(reference.papers.get(id)!, word))
}

function expectedRow(reference: ReferenceLibrary, id: PaperId): Omit<Row, 'number'> {
  const { title, tldr } = reference.papers.get(id)!
  const { readAt, starredAt } = reference.reading.get(id) ?? UNTOUCHED
  const { category, version, announceType } = reference.factsOf(id)
  const marks = { read: readAt !== null, starred: starredAt !== null, noted: reference.notes.has(id) }
  return {
    id,
    title,
    tldr,
    category,
    announceType,
    version,
    ...marks,
    updated: reference.isUpdated(id),
    followed: wordsIn(reference, id, 'followed'),
    muted: wordsIn(reference, id, 'muted'),
  }
}

/** Compares all that the library shows with the reference; gives the row numbers. */
export async function checkView(
  library: OwnLibrary,
  reference: ReferenceLibrary,
  random: Random,
): Promise<Map<PaperId, RowNumber>> {
  await caughtUp(library)
  const { rows: numbers, complete } = await library.list(ALL)
  expect(complete).toBe(true)
  const rows = await library.rows(numbers, null)
  const order = reference.order()
  expect(rows.map(({ id }) => id)).toEqual(order)
  const expected = new Map(order.map((id) => [id, expectedRow(reference, id)]))
  for (const { number: _, ...row } of rows) expect(row).toEqual(expected.get(row.id))
  const byId = new Map(rows.map(({ id, number }) => [id, number]))
  await checkSources(library, reference, [...expected.values()])
  await checkScopes(library, reference, [...expected.values()], byId, random)
  for (const id of random.some(order, 2)) await checkPaper(library, reference, id)
  return byId
}

async function checkSources(
  library: OwnLibrary,
  reference: ReferenceLibrary,
  rows: readonly Omit<Row, 'number'>[],
) {
  const digests = await library.digests()
  const expected = reference
    .digestsInOrder()
    .sort((a, b) => (a.date === b.date ? b.number - a.number : a.date < b.date ? 1 : -1))
  expect(digests).toEqual(
    expected.map(({ number, name, channel, date, papers }) => ({
      number,
      name,
      channel,
      date,
      total: papers.length,
    })),
  )
  const unread = new Set(rows.filter(({ read }) => !read).map(({ id }) => id))
  const categories = new Map<string, { total: number; unread: number }>()
  for (const { id } of rows) {
    for (const category of reference.factsOf(id).categories) {
      const { total, unread: left } = categories.get(category) ?? { total: 0, unread: 0 }
      categories.set(category, { total: total + 1, unread: left + (unread.has(id) ? 1 : 0) })
    }
  }
  expect(await library.savedSearches()).toEqual(reference.searches.searches)
  expect(await library.keywords()).toEqual(reference.keywords)
  const followed = rows.filter((row) => row.followed.length > 0)
  expect(await library.counts()).toEqual({
    all: rows.length,
    unread: unread.size,
    starred: rows.filter(({ starred }) => starred).length,
    noted: rows.filter(({ noted }) => noted).length,
    updated: rows.filter(({ updated }) => updated).length,
    followed: reference.keywords.some(({ kind }) => kind === 'followed')
      ? { total: followed.length, unread: followed.filter(({ read }) => !read).length }
      : null,
    // where there is nothing to look through, nothing is counted
    searches: (rows.length === 0 ? [] : reference.searches.searches).map(({ id: search, query }) => {
      const found = rows.filter(({ id }) => finds(reference, id, query))
      return { search, total: found.length, unread: found.filter(({ read }) => !read).length }
    }),
    categories: [...categories]
      .map(([category, counts]) => ({ category, ...counts }))
      .sort((a, b) => (a.category < b.category ? -1 : 1)),
    digestUnread: Uint32Array.from(
      expected.map(({ papers }) => papers.filter((id) => unread.has(id)).length),
    ),
  })
}

async function checkScopes(
  library: OwnLibrary,
  reference: ReferenceLibrary,
  rows: readonly Omit<Row, 'number'>[],
  byId: ReadonlyMap<PaperId, RowNumber>,
  random: Random,
): Promise<void> {
  const numbers = (ids: readonly PaperId[]): number[] => ids.map((id) => byId.get(id)!)
  const listed = async (scope: Scope, query = '', keep: readonly PaperId[] = []): Promise<number[]> => {
    return [...(await library.list({ scope, query, keep: Uint32Array.from(numbers(keep)) })).rows]
  }
  const idsWhere = (isIn: (row: Omit<Row, 'number'>) => boolean): PaperId[] =>
    rows.filter(isIn).map(({ id }) => id)
  for (const [kind, mark] of [
    ['starred', 'starred'],
    ['noted', 'noted'],
    ['updated', 'updated'],
  ] as const) {
    expect(await listed({ kind })).toEqual(numbers(idsWhere((row) => row[mark])))
  }
  const keep = random.some(rows, 3).map(({ id }) => id)
  expect(await listed({ kind: 'unread' }, '', keep)).toEqual(
    numbers(idsWhere(({ id, read }) => !read || keep.includes(id))),
  )
  const category = random.one(['cs.LG', 'cs.CL', 'math.GT', 'stat.ML', 'none'])
  expect(await listed({ kind: 'category', category })).toEqual(
    numbers(idsWhere(({ id }) => reference.factsOf(id).categories.includes(category))),
  )
  const query = random.one(QUERIES)
  expect(await searched(library, query)).toEqual(numbers(idsWhere(({ id }) => finds(reference, id, query))))
  expect(await listed({ kind: 'followed' })).toEqual(numbers(idsWhere((row) => row.followed.length > 0)))
  const isFolded = (row: Omit<Row, 'number'>): boolean =>
    row.muted.length > 0 && row.followed.length === 0 && !row.starred && !row.noted
  const unmuted = await library.list({ ...ALL, muted: 'folded' })
  expect([...unmuted.rows]).toEqual(numbers(idsWhere((row) => !isFolded(row))))
  const [saved] = random.some(reference.searches.searches, 1)
  if (saved !== undefined) {
    const found = numbers(idsWhere(({ id }) => finds(reference, id, saved.query)))
    expect(await listed({ kind: 'search', search: saved.id })).toEqual(found)
  }
  const digest = random.some(reference.digestsInOrder(), 1)[0]
  if (digest === undefined) return
  const inDigest = await listed({ kind: 'digest', digest: digest.number })
  expect(inDigest).toEqual(numbers(digest.papers))
  const announced = await library.rows(Uint32Array.from(inDigest), digest.number)
  expect(announced.map(({ version }) => version)).toEqual(
    digest.papers.map((id, place) => digest.versions[place] ?? reference.factsOf(id).version),
  )
}

/** What a search finds once all abstracts have been read. */
async function searched(library: OwnLibrary, query: string): Promise<number[]> {
  for (;;) {
    const listing = await library.list({ scope: { kind: 'all' }, query, keep: NOTHING })
    if (listing.searched === 'everything') return [...listing.rows]
    expect(listing.searched).toBe('reading')
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function checkPaper(library: OwnLibrary, reference: ReferenceLibrary, id: PaperId): Promise<void> {
  const paper = await library.openPaper(id)
  const { abstract, cut } = reference.papers.get(id)!
  expect(paper).toMatchObject({ row: expectedRow(reference, id), abstract, cut })
  expect(paper!.categories).toEqual(reference.factsOf(id).categories)
  expect(paper!.note?.text).toBe(reference.notes.get(id))
  const announcing = reference.digestsInOrder().filter(({ papers }) => papers.includes(id))
  expect(paper!.announcements.map(({ digest }) => digest).sort()).toEqual(
    announcing.map(({ number }) => number).sort(),
  )
}
