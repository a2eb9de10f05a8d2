import { changesOf, planRestore, type ReaderState } from '@core/library/snapshots/readerState'
import type { NoteRecord, ReadingRecord } from '@core/library/storedShapes'
import type { PaperId } from '@core/paperId'
import { DEFAULT_SETTINGS } from '@core/settings'
import { MOST_NOTES_NAMED } from '@core/snapshots'
import { describe, expect, it } from 'vitest'
import { A, B, C } from './shelved'

const note = (text: string): NoteRecord => ({ text, createdAt: 'c', changedAt: text })
const THEN = '2026-11-01T12:00:00.000Z'
/** When it is restored. */
const AT = '2026-11-29T12:00:00.000Z'
const read: ReadingRecord = { readAt: THEN, readVersion: 1, starredAt: null }
const starred: ReadingRecord = { readAt: null, readVersion: null, starredAt: THEN }

interface Parts {
  readonly notes?: Readonly<Record<string, string>>
  readonly reading?: Readonly<Record<string, ReadingRecord>>
  readonly searches?: ReaderState['searches']
  readonly keywords?: ReaderState['keywords']
  readonly settings?: Partial<ReaderState['settings']>
}

function aState({
  notes = {},
  reading = {},
  searches,
  keywords = [],
  settings = {},
}: Parts = {}): ReaderState {
  return {
    notes: new Map(Object.entries(notes).map(([id, text]) => [id as PaperId, note(text)])),
    reading: new Map(Object.entries(reading) as [PaperId, ReadingRecord][]),
    searches: searches ?? { next: 1, searches: [] },
    keywords,
    settings: { ...DEFAULT_SETTINGS, ...settings },
  }
}

const NOTHING = { reading: [], notes: [], searches: null, keywords: null, settings: null }
const noRow = () => undefined

describe('a plan', () => {
  it('between equal states writes nothing', () => {
    const parts = { notes: { [A]: 'a' }, reading: { [B]: read }, settings: { theme: 'dark' } } as const
    expect(planRestore(aState(parts), aState(parts), AT)).toEqual(NOTHING)
  })

  it('brings back, changes and takes away, and leaves alone what is the same', () => {
    const now = aState({ notes: { [A]: 'new', [B]: 'same' }, reading: { [A]: read } })
    const then = aState({ notes: { [B]: 'same', [C]: 'back' }, reading: { [A]: starred } })
    const plan = planRestore(now, then, AT)
    expect(new Map(plan.notes)).toEqual(
      new Map([
        [A, null],
        [C, note('back')],
      ]),
    )
    expect(plan.reading).toEqual([[A, { readAt: null, readVersion: null, starredAt: AT, unreadAt: AT }]])
  })

  it('leaves a mark that is the same in both as it is, and its time; also when it was taken back', () => {
    const [now, then] = [
      aState({ reading: { [A]: { ...read, unstarredAt: THEN }, [B]: { ...starred, starredAt: AT } } }),
      aState({ reading: { [A]: { ...read, readAt: AT }, [B]: { ...starred, unreadAt: THEN } } }),
    ]
    expect(planRestore(now, then, AT)).toEqual(NOTHING)
  })

  it('brings back in which version a paper was read', () => {
    const [now, then] = [2, 1].map((readVersion) => aState({ reading: { [A]: { ...read, readVersion } } }))
    expect(planRestore(now!, then!, AT).reading).toEqual([[A, { ...read, readAt: AT }]])
  })

  it('never gives a number of a search again', () => {
    const search = { id: 3, name: '', query: 'a' }
    const now = aState({ searches: { next: 9, searches: [{ id: 8, name: '', query: 'b' }] } })
    const then = aState({ searches: { next: 4, searches: [search] } })
    expect(planRestore(now, then, AT).searches).toEqual({ next: 9, searches: [search] })
    expect(planRestore(aState({ searches: { next: 9, searches: [search] } }), then, AT).searches).toBeNull()
  })

  it('that goes on where one was cut short leaves what was changed since', () => {
    const before = aState({ notes: { [A]: 'a', [B]: 'b', [C]: 'c' }, settings: { theme: 'dark' } })
    const then = aState({ notes: { [A]: 'x', [B]: 'y' }, settings: { theme: 'sepia' } })
    // A had been restored, B was written since, C waits
    const now = aState({ notes: { [A]: 'x', [B]: 'written since', [C]: 'c' }, settings: { theme: 'light' } })
    expect(planRestore(now, then, AT, before)).toEqual({ ...NOTHING, notes: [[C, null]] })
  })
})

describe('a look', () => {
  it('counts what would come back, change and go, marks by what papers become', () => {
    const now = aState({
      notes: { [A]: 'longer now', [B]: 'only now' },
      reading: { [A]: read, [B]: starred },
      searches: { next: 3, searches: [{ id: 1, name: 'x', query: 'a' }, { id: 2, name: '', query: 'b' }] }, // prettier-ignore
      keywords: [{ text: 'LoRA', kind: 'followed' }],
      settings: { theme: 'dark', language: 'zh' },
    })
    const then = aState({
      notes: { [A]: 'long', [C]: 'only then' },
      reading: { [A]: { ...read, starredAt: THEN } },
      searches: { next: 2, searches: [{ id: 1, name: 'y', query: 'a' }] },
      keywords: [{ text: 'LoRA', kind: 'muted' }, { text: '图', kind: 'muted' }], // prettier-ignore
      settings: { theme: 'light', language: 'zh' },
    })
    expect(changesOf(now, then, noRow)).toEqual({
      notes: {
        back: { count: 1, named: [{ id: C, title: null, charactersNow: null, charactersThen: 9 }] },
        changed: { count: 1, named: [{ id: A, title: null, charactersNow: 10, charactersThen: 4 }] },
        gone: { count: 1, named: [{ id: B, title: null, charactersNow: 8, charactersThen: null }] },
        same: 0,
      },
      marks: { read: 0, unread: 0, starred: 1, unstarred: 1 },
      searches: { back: 0, changed: 1, gone: 1 },
      keywords: { back: 1, changed: 1, gone: 0 },
      settings: ['theme'],
    })
  })

  it('says nothing of times that nobody sees', () => {
    const now = aState({ notes: { [A]: 'a' } })
    const then = { ...now, notes: new Map([[A, { ...note('a'), changedAt: 'other' }]]) }
    expect(planRestore(now, then, AT).notes).toHaveLength(1)
    expect(changesOf(now, then, noRow).notes).toMatchObject({ changed: { count: 0 }, same: 1 })
  })

  it('tells another order of searches and words', () => {
    const [x, y] = [1, 2].map((id) => ({ id, name: '', query: String(id) }))
    const changes = changesOf(
      aState({ searches: { next: 3, searches: [x!, y!] } }),
      aState({ searches: { next: 3, searches: [y!, x!] } }),
      noRow,
    )
    expect(changes.searches).toEqual({ back: 0, changed: 2, gone: 0 })
  })

  it('names the first of many notes, and counts all', () => {
    const notes = Object.fromEntries(
      Array.from({ length: MOST_NOTES_NAMED + 20 }, (_, place) => [`2311.${10_000 + place}`, 'text']),
    )
    const { back } = changesOf(aState(), aState({ notes }), noRow).notes
    expect(back.count).toBe(MOST_NOTES_NAMED + 20)
    expect(back.named).toHaveLength(MOST_NOTES_NAMED)
  })
})
