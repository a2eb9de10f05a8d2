import {
  isOfDeleted,
  mergeKeywords,
  mergeNote,
  mergeReading,
  mergeSearches,
} from '@core/library/moving/mergeState'
import { saysTheSame } from '@core/library/readingRecord'
import { MAX_KEYWORDS } from '@core/search/keywords'
import { MAX_SAVED_SEARCHES } from '@core/search/savedSearch'
import { describe, expect, test } from 'vitest'

const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`
const reading = (readAt: number | null, readVersion: number | null, starredAt: number | null) => ({
  readAt: readAt === null ? null : at(readAt),
  readVersion,
  starredAt: starredAt === null ? null : at(starredAt),
})
const note = (text: string, changed = 2) => ({ text, createdAt: at(1), changedAt: at(changed) })

describe('two reading states', () => {
  test('what only one side has stays', () => {
    expect(mergeReading(null, reading(3, 1, null))).toEqual(reading(3, 1, null))
    expect(mergeReading(reading(3, 1, null), reading(null, null, 4))).toEqual(reading(3, 1, 4))
    expect(mergeReading(reading(null, null, 4), reading(3, 1, null))).toEqual(reading(3, 1, 4))
  })

  test('of two times the later stays, of two versions the newer, whichever side has it', () => {
    expect(mergeReading(reading(3, 2, 9), reading(5, 1, 4))).toEqual(reading(5, 2, 9))
    expect(mergeReading(reading(5, 1, 4), reading(3, 2, 9))).toEqual(reading(5, 2, 9))
  })

  describe('of a mark that was set and taken back', () => {
    const unread = (day: number, starredAt: number | null = null) => ({
      ...reading(null, null, starredAt),
      unreadAt: at(day),
    })
    const unstarred = (day: number) => ({ ...reading(null, null, null), unstarredAt: at(day) })

    test('the later word counts, whichever side says it', () => {
      expect(mergeReading(reading(3, 2, null), unread(5))).toEqual(unread(5))
      expect(mergeReading(unread(5), reading(3, 2, null))).toEqual(unread(5))
      expect(mergeReading(reading(7, 2, null), unread(5))).toEqual(reading(7, 2, null))
      expect(mergeReading(unread(5), reading(7, 2, null))).toEqual(reading(7, 2, null))
      expect(mergeReading(reading(3, 1, 4), unstarred(6))).toEqual({
        ...reading(3, 1, null),
        unstarredAt: at(6),
      })
      expect(mergeReading(unstarred(6), reading(3, 1, 8))).toEqual(reading(3, 1, 8))
    })

    test('at the same moment it stays, whichever side says it', () => {
      expect(mergeReading(reading(5, 2, null), unread(5))).toEqual(reading(5, 2, null))
      expect(mergeReading(unread(5), reading(5, 2, null))).toEqual(reading(5, 2, null))
    })

    test('beside a mark that is set here, when it had been taken back says nothing', () => {
      const left = { ...reading(3, 1, 4), unreadAt: at(6), unstarredAt: at(6) }
      expect(mergeReading(left, reading(null, null, 2))).toEqual(reading(3, 1, 4))
      expect(mergeReading(left, unread(2))).toEqual(reading(3, 1, 4))
    })

    test('each mark is looked at by itself', () => {
      expect(mergeReading(reading(3, 1, 4), unread(5, 9))).toEqual(unread(5, 9))
    })

    test('a mark that was never set here is known to have been taken back there', () => {
      expect(mergeReading(null, unread(5))).toEqual(unread(5))
    })

    test('one that was taken back without a time, as before they were kept, says nothing', () => {
      expect(mergeReading(reading(null, null, null), reading(3, 1, null))).toEqual(reading(3, 1, null))
    })

    test('all orders of three libraries end alike', () => {
      const all = [reading(3, 1, 8), unread(5, 2), { ...reading(4, 2, null), unstarredAt: at(6) }]
      const [a, b, c] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]]
      const ends = [
        [a, b, c],
        [a, c, b],
        [b, a, c],
        [b, c, a],
        [c, a, b],
        [c, b, a],
      ].map((order) =>
        order.reduce<ReturnType<typeof mergeReading> | null>((sum, next) => mergeReading(sum, next), null),
      )
      for (const end of ends) expect(saysTheSame(end, unread(5, 8))).toBe(true)
    })
  })

  test('merging the same again changes nothing', () => {
    const once = mergeReading(reading(3, 2, null), reading(5, 1, 4))
    expect(mergeReading(once, reading(5, 1, 4))).toEqual(once)
  })
})

describe('two notes', () => {
  test('one that is new comes in as it is', () => {
    expect(mergeNote(null, note('theirs'), at(9))).toEqual(note('theirs'))
    expect(mergeNote(note(''), note('theirs'), at(9))).toEqual(note('theirs'))
  })

  test('where they differ, every line of both is there, ours first', () => {
    const merged = mergeNote(note('ours\nof two lines\n'), note('theirs'), at(9))
    expect(merged.text).toBe('ours\nof two lines\n\n---\n\ntheirs')
    expect(merged.changedAt).toBe(at(9))
  })

  test('where one holds the other, the longer one is both', () => {
    const ours = note('a line\nanother', 3)
    expect(mergeNote(ours, note('another', 8), at(9))).toBe(ours)
    expect(mergeNote(note('another', 8), ours, at(9))).toEqual({ ...ours, changedAt: at(8) })
  })

  test('a text within a line of the other is no line of it', () => {
    expect(mergeNote(note('banana'), note('nan'), at(9)).text).toContain('\nnan')
  })

  test('merging to and fro ends: each holds what both had', () => {
    const there = mergeNote(note('ours'), note('theirs'), at(9))
    expect(mergeNote(there, note('theirs'), at(10))).toBe(there)
    const back = mergeNote(note('theirs'), there, at(10))
    expect(back.text).toBe(there.text)
    expect(mergeNote(there, back, at(11))).toBe(there)
  })
})

describe('a note that was deleted here', () => {
  const version = (text: string, keptAt: number, before: 'deletion' | 'change' = 'deletion') => ({
    ...{ number: keptAt, text, changedAt: at(1), keptAt: at(keptAt), before },
  })
  const deleted = { next: 9, versions: [version('a line\nanother', 3, 'change'), version('a line', 5)] }

  test('holds what theirs says, where it is older than the deletion and was all here', () => {
    expect(isOfDeleted(deleted, note('a line', 4))).toBe(true)
    expect(isOfDeleted(deleted, note('another', 4))).toBe(true)
  })

  test('does not, where theirs was written on since, or says what was never here', () => {
    expect(isOfDeleted(deleted, note('a line', 6))).toBe(false)
    expect(isOfDeleted(deleted, note('a line of theirs', 4))).toBe(false)
  })

  test('is none where the note lives, or nothing is known of it', () => {
    expect(isOfDeleted({ ...deleted, versions: [version('a line', 5, 'change')] }, note('a line', 4))).toBe(
      false,
    )
    expect(isOfDeleted({ ...deleted, versions: [] }, note('a line', 4))).toBe(false)
  })
})

describe('searches', () => {
  const ours = { next: 8, searches: [{ id: 7, name: 'Mine', query: 'diffusion' }] }

  test('join under numbers that were never given; the same query is the same search', () => {
    const { list, added, known } = mergeSearches(ours, [
      { name: 'Theirs', query: ' diffusion ' },
      { name: 'New', query: 'cat:cs.CL' },
      { name: 'Again', query: 'cat:cs.CL' },
    ])
    expect(list).toEqual({
      next: 9,
      searches: [...ours.searches, { id: 8, name: 'New', query: 'cat:cs.CL' }],
    })
    expect({ added, known }).toEqual({ added: 1, known: 2 })
  })

  test('what finds no room is counted, and ours all stay', () => {
    const many = Array.from({ length: MAX_SAVED_SEARCHES + 3 }, (_, n) => ({ name: '', query: `q${n}` }))
    const { list, added, left } = mergeSearches(ours, many)
    expect(list.searches).toHaveLength(MAX_SAVED_SEARCHES)
    expect(list.searches[0]).toEqual(ours.searches[0])
    expect({ added, left }).toEqual({ added: MAX_SAVED_SEARCHES - 1, left: 4 })
  })
})

describe('keywords', () => {
  test('join; a word that is ours already stays followed or muted as it is here', () => {
    const merged = mergeKeywords(
      [{ text: 'LLM*', kind: 'followed' }],
      [
        { text: 'llm*', kind: 'muted' },
        { text: 'RAG', kind: 'muted' },
      ],
    )
    expect(merged).toEqual({
      list: [
        { text: 'LLM*', kind: 'followed' },
        { text: 'RAG', kind: 'muted' },
      ],
      added: 1,
      known: 1,
      left: 0,
    })
  })

  test('what finds no room is counted', () => {
    const many = Array.from({ length: MAX_KEYWORDS + 2 }, (_, n) => ({
      text: `w${n}`,
      kind: 'muted' as const,
    }))
    expect(mergeKeywords([], many)).toMatchObject({ added: MAX_KEYWORDS, left: 2 })
  })
})
