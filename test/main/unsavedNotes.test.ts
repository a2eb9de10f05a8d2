import type { PaperId } from '@core/paperId'
import { expect, test } from 'vitest'
import { unsavedNotes } from '../../src/main/unsavedNotes'

test('a note counts as unsaved from its first change until the library says that it is safe', () => {
  const [one, two] = ['2311.01442', '2402.00001'] as [PaperId, PaperId]
  const notes = unsavedNotes()
  notes.heard({ id: one, state: { kind: 'editing' } })
  notes.heard({ id: two, state: { kind: 'notSaved', failure: { kind: 'diskFull' } } })
  notes.heard({ id: one, state: { kind: 'saving' } })
  expect(notes.list()).toEqual([one, two])
  notes.heard({ id: one, state: { kind: 'saved' } })
  expect(notes.list()).toEqual([two])
})

test('what only the page has counts too, once, until the page says otherwise', () => {
  const [one, two] = ['2311.01442', '2402.00001'] as [PaperId, PaperId]
  const notes = unsavedNotes()
  notes.heard({ id: one, state: { kind: 'editing' } })
  notes.hold([one, two])
  expect(notes.list()).toEqual([one, two])
  expect(notes.held()).toEqual([one, two])
  notes.heard({ id: one, state: { kind: 'saved' } })
  notes.hold([one])
  expect(notes.list()).toEqual([one])
  notes.hold([])
  expect([...notes.list(), ...notes.held()]).toEqual([])
})
