import type { DigestSource, SourceCounts } from '@core/reports'
import type { Scope } from '@core/scope'
import { expect, test } from 'vitest'
import { nextScopeWithUnread } from '../../../src/renderer/src/stores/nextScope'

const DIGESTS: readonly DigestSource[] = [
  { number: 3, name: 'cs.LG', channel: 'cs.LG', date: '2023-11-05', total: 9 },
  { number: 2, name: 'cs.CL', channel: 'cs.CL', date: '2023-11-04', total: 9 },
  { number: 1, name: 'cs.LG', channel: 'cs.LG', date: '2023-11-03', total: 9 },
]
const counts = (digestUnread: readonly number[], unread = 1, category = 0): SourceCounts => ({
  all: 27,
  unread,
  starred: 0,
  noted: 0,
  updated: 0,
  followed: null,
  searches: [],
  categories: [{ category: 'cs.CL', total: 9, unread: category }],
  digestUnread: Uint32Array.from(digestUnread),
})
const next = (scope: Scope, ...args: Parameters<typeof counts>) =>
  nextScopeWithUnread({ digests: DIGESTS, searches: [], counts: counts(...args) }, scope)

test('the next source is the one below, and after the last the first', () => {
  expect(next({ kind: 'digest', digest: 3 }, [0, 0, 4])).toEqual({ kind: 'digest', digest: 1 })
  expect(next({ kind: 'digest', digest: 1 }, [2, 3, 0])).toEqual({ kind: 'digest', digest: 3 })
  expect(next({ kind: 'digest', digest: 1 }, [2, 3, 0], 9, 5)).toEqual({
    kind: 'category',
    category: 'cs.CL',
  })
  expect(next({ kind: 'category', category: 'cs.CL' }, [0, 3, 0])).toEqual({ kind: 'digest', digest: 2 })
})

test('from stars and notes, the first source with unread papers is next', () => {
  expect(next({ kind: 'starred' }, [0, 3, 4])).toEqual({ kind: 'digest', digest: 2 })
})

test('papers of no digest and no category are in all that is unread', () => {
  expect(next({ kind: 'digest', digest: 1 }, [0, 0, 0])).toEqual({ kind: 'unread' })
  expect(next({ kind: 'unread' }, [0, 0, 0])).toBeNull()
})

test('where nothing is unread there is no next source', () => {
  expect(next({ kind: 'digest', digest: 1 }, [0, 0, 0], 0)).toBeNull()
})

test('words that are followed and saved searches come before the digests, the searches in their own order', () => {
  const searches = [
    { id: 7, name: '', query: 'graph' },
    { id: 2, name: 'Trees', query: 'tree' },
  ]
  const counted = {
    ...counts([2, 0, 0], 9, 1),
    followed: { total: 3, unread: 1 },
    searches: [
      { search: 2, total: 5, unread: 4 },
      { search: 7, total: 5, unread: 3 },
    ],
  }
  const after = (scope: Scope, changes: Partial<SourceCounts> = {}) =>
    nextScopeWithUnread({ digests: DIGESTS, searches, counts: { ...counted, ...changes } }, scope)
  expect(after({ kind: 'category', category: 'cs.CL' })).toEqual({ kind: 'followed' })
  expect(after({ kind: 'starred' })).toEqual({ kind: 'followed' })
  expect(after({ kind: 'followed' })).toEqual({ kind: 'search', search: 7 })
  expect(after({ kind: 'search', search: 7 })).toEqual({ kind: 'search', search: 2 })
  expect(after({ kind: 'search', search: 2 })).toEqual({ kind: 'digest', digest: 3 })
  // a search that has not been counted yet is passed over
  expect(after({ kind: 'followed' }, { searches: [{ search: 2, total: 5, unread: 4 }] })).toEqual({
    kind: 'search',
    search: 2,
  })
})
