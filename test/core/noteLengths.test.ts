import { NoteLengths } from '@core/noteLengths'
import type { PaperId } from '@core/paperId'
import { MAX_NOTE_LENGTH } from '@core/readerApi'
import { expect, test } from 'vitest'

const [A, B] = ['2311.00001', '2311.00002'] as unknown as [PaperId, PaperId]

test('a note may be as long as any note may be that is written', () => {
  const lengths = new NoteLengths()
  expect(lengths.mostOf(A, 0)).toBe(MAX_NOTE_LENGTH)
  expect(lengths.mostOf(A, MAX_NOTE_LENGTH)).toBe(MAX_NOTE_LENGTH)
})

test('one that was longer may be as long as it was, and no other may', () => {
  const lengths = new NoteLengths()
  expect(lengths.mostOf(A, MAX_NOTE_LENGTH + 7)).toBe(MAX_NOTE_LENGTH + 7)
  expect(lengths.mostOf(A, 3)).toBe(MAX_NOTE_LENGTH + 7)
  expect(lengths.mostOf(A, MAX_NOTE_LENGTH + 9)).toBe(MAX_NOTE_LENGTH + 9)
  expect(lengths.mostOf(B, 3)).toBe(MAX_NOTE_LENGTH)
})
