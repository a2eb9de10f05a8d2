import type { DigestSource, SourceCounts } from '@core/reports'
import { expect, test } from 'vitest'
import { MOST_LOOSE_DIGESTS, parentIndex, sourceRows } from '../../../src/renderer/src/stores/sourceRows'

function aDigest(number: number, date: string, name = 'cs.LG', total = 10): DigestSource {
  return { number, name, channel: name, date, total }
}

function countsOf(digestUnread: readonly number[], parts: Partial<SourceCounts> = {}): SourceCounts {
  return {
    all: 40,
    unread: 12,
    starred: 1,
    noted: 0,
    updated: 0,
    followed: null,
    searches: [],
    categories: [{ category: 'cs.LG', total: 20, unread: 3 }],
    digestUnread: Uint32Array.from(digestUnread),
    ...parts,
  }
}

const labels = (rows: ReturnType<typeof sourceRows>): string[] =>
  rows.map((row) =>
    row.kind === 'section'
      ? `# ${row.section}`
      : row.kind === 'month'
        ? row.month
        : `${row.date} ${row.name}`,
  )

test('digests stand newest first with their own counts, whatever order they were imported in', () => {
  const rows = sourceRows(
    [aDigest(1, '2023-11-02'), aDigest(2, '2023-11-03'), aDigest(3, '2023-11-02', 'cs.CL')],
    countsOf([5, 7, 9]),
    new Set(),
  )
  const digests = rows.filter((row) => row.kind === 'scope' && row.scope.kind === 'digest')
  expect(labels(digests)).toEqual(['2023-11-03 cs.LG', '2023-11-02 cs.CL', '2023-11-02 cs.LG'])
  expect(digests.map((row) => row.kind === 'scope' && row.count)).toEqual([7, 9, 5])
})

test('sections without anything in them are left out', () => {
  const rows = sourceRows([], countsOf([], { categories: [] }), new Set())
  expect(rows.filter((row) => row.kind === 'section').map((row) => row.key)).toEqual(['section:library'])
})

test('a folded section hides what is in it and stays itself', () => {
  const rows = sourceRows([aDigest(1, '2023-11-02')], countsOf([5]), new Set(['section:digests']))
  expect(rows.some((row) => row.key === 'digest:1')).toBe(false)
  expect(rows.find((row) => row.key === 'section:digests')).toMatchObject({ open: false })
})

test('many digests are grouped by month, the newest open, the others with their unread papers added up', () => {
  const digests = Array.from({ length: MOST_LOOSE_DIGESTS + 1 }, (_, place) =>
    aDigest(place + 1, place < 3 ? '2023-10-05' : '2023-11-07', `c${place}`),
  )
  const rows = sourceRows(digests, countsOf(digests.map(() => 2)), new Set())
  const months = rows.filter((row) => row.kind === 'month')
  expect(months).toMatchObject([
    { month: '2023-11', open: true, place: 1, siblings: 2 },
    { month: '2023-10', open: false, unread: 6, place: 2, siblings: 2 },
  ])
  expect(rows.filter((row) => row.level === 3)).toHaveLength(MOST_LOOSE_DIGESTS - 2)
  const toggled = sourceRows(
    digests,
    countsOf(digests.map(() => 2)),
    new Set(['month:2023-10', 'month:2023-11']),
  )
  expect(toggled.filter((row) => row.level === 3)).toHaveLength(3)
})

test('a row knows what it hangs under', () => {
  const rows = sourceRows([aDigest(1, '2023-11-02')], countsOf([5]), new Set())
  const digest = rows.findIndex((row) => row.key === 'digest:1')
  expect(rows[parentIndex(rows, digest)]).toMatchObject({ key: 'section:digests' })
  expect(parentIndex(rows, 0)).toBe(-1)
})
