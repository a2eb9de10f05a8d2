import { unstampAbstract, unstampTitle } from '@core/parse/stamp'
import { describe, expect, test } from 'vitest'

describe('the stamp of an English title', () => {
  test.each([
    ['On Doors. (arXiv:2311.90001v1 [cs.LG])', 'On Doors', 1, 'new', 'cs.LG'],
    ['On Doors. (arXiv:2311.90001v12 [cs.LG] UPDATED)', 'On Doors', 12, 'replace', 'cs.LG'],
    ['On Doors. (arXiv:2311.90001v1 [math.ST] CROSS LISTED)', 'On Doors', 1, 'cross', 'math.ST'],
    ['On Doors. (arXiv:1202.9001v1 [cond-mat.stat-mech])', 'On Doors', 1, 'new', 'cond-mat.stat-mech'],
    ['On Doors. (arXiv:math/0309999v4 [math.GT] UPDATED)', 'On Doors', 4, 'replace', 'math.GT'],
    ['On Doors. (arXiv:quant-ph/0309999v1 [quant-ph])', 'On Doors', 1, 'new', 'quant-ph'],
    ['Are Doors Open?. (arXiv:2311.90001v1 [cs.LG])', 'Are Doors Open?', 1, 'new', 'cs.LG'],
    ['Open the Doors!. (arXiv:2311.90001v1 [cs.LG])', 'Open the Doors!', 1, 'new', 'cs.LG'],
    ['Doors at A.B.C.. (arXiv:2311.90001v1 [cs.LG])', 'Doors at A.B.C.', 1, 'new', 'cs.LG'],
    ['Doors (and Gates). (arXiv:2311.90001v1 [cs.LG])', 'Doors (and Gates)', 1, 'new', 'cs.LG'],
    ['Doors (arXiv:2311.90001v1 [cs.LG])', 'Doors', 1, 'new', 'cs.LG'],
  ])('%s', (title, text, version, announceType, category) => {
    expect(unstampTitle(title)).toEqual({ text, stamp: { version, announceType, category } })
  })

  test.each([
    'On Doors',
    'On Doors.',
    'Comment on "Doors" (arXiv:2101.00001)',
    'Comment on Doors (arXiv:2101.00001v2)',
    'A Reply (arXiv:2101.00001v2 [cs.LG]) to Critics',
    'f(x)',
    '',
  ])('%j has none', (title) => {
    expect(unstampTitle(title)).toEqual({ text: title, stamp: null })
  })
})

describe('the stamp of an English abstract', () => {
  test.each([
    ['arXiv:2402.90001v1 Announce Type: new  Abstract: Doors open.', 'Doors open.', 1, 'new'],
    ['arXiv:2402.90001v1 Announce Type: cross Abstract: Doors open.', 'Doors open.', 1, 'cross'],
    ['arXiv:2402.90001v3 Announce Type: replace  Abstract: Doors open.', 'Doors open.', 3, 'replace'],
    ['arXiv:math/0501999v10 Announce Type: replace-cross  Abstract: Doors.', 'Doors.', 10, 'replace-cross'],
    ['arXiv:2402.90001v1 Announce Type: withdrawn  Abstract: Doors open.', 'Doors open.', 1, null],
    [' arXiv:2402.90001v1 Announce Type: new  Abstract: ', '', 1, 'new'],
  ])('%s', (abstract, text, version, announceType) => {
    expect(unstampAbstract(abstract)).toEqual({ text, stamp: { version, announceType, category: null } })
  })

  test.each([
    'Doors open. arXiv:2402.90001v1 Announce Type: new  Abstract: as well.',
    'arXiv:2402.90001 is a paper about doors.',
    'arXiv hosts many papers.',
    'Abstract: doors open.',
    '',
  ])('%j has none', (abstract) => {
    expect(unstampAbstract(abstract)).toEqual({ text: abstract, stamp: null })
  })
})
