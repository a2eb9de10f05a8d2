import { expect, test } from 'vitest'
import { parseFaultsArguments, ROWS, verdictOf } from '../../scripts/faultsArguments.mjs'

const row = ROWS[0]!

test('without a row all are run at their full figures', () => {
  expect(parseFaultsArguments([])).toEqual({ kind: 'faults', rows: ROWS })
})

test('a row may be named and counted', () => {
  expect(parseFaultsArguments(['kill', '--count', '5'])).toEqual({
    kind: 'faults',
    rows: [{ ...row, count: 5 }],
  })
})

test.each([[['kil']], [['kill', '--count', '0']], [['--count', '5']], [['--fast']]])(
  '%j is wrong',
  (words) => {
    expect(parseFaultsArguments(words).kind).toBe('wrong')
  },
)

test('a row holds only where something was tried and nothing lost or hung', () => {
  expect(verdictOf(row, { tried: 5, lost: 0, hung: 0, remark: '9 saves' })).toEqual({
    holds: true,
    verdict: 'holds (9 saves)',
  })
  for (const told of [
    { tried: 5, lost: 1, hung: 0 },
    { tried: 5, lost: 0, hung: 1 },
    { tried: 0, lost: 0, hung: 0 },
  ]) {
    expect(verdictOf(row, told)).toMatchObject({
      holds: false,
      verdict: expect.stringMatching(/^FAILS/) as string,
    })
  }
})

test('a row that must lose holds only where it does', () => {
  const mustLose = { ...row, mustLose: true }
  expect(verdictOf(mustLose, { tried: 5, lost: 3, hung: 0 }).holds).toBe(true)
  expect(verdictOf(mustLose, { tried: 5, lost: 0, hung: 0 }).holds).toBe(false)
  // a program that ran out of memory has shown nothing of the fault
  expect(verdictOf(mustLose, { tried: 1, lost: 1, hung: 0, crashed: true }).holds).toBe(false)
})

test('what could not be tried is said', () => {
  expect(verdictOf(row, { tried: 0, lost: 0, hung: 0, skipped: 'only root may' })).toEqual({
    holds: true,
    verdict: 'skipped: only root may',
  })
})
