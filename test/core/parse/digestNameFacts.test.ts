import { arxivChannel } from '@core/arxivCategories'
import { digestNameFacts } from '@core/parse/digestNameFacts'
import { describe, expect, test } from 'vitest'

describe('a file’s name', () => {
  test.each([
    ['2023-11-03.cs.LG.md', '2023-11-03', 'cs.LG'],
    ['cs.LG.md', null, 'cs.LG'],
    ['2026-08-21.econ.md', '2026-08-21', 'econ'],
    ['2026-08-21.q-fin.md', '2026-08-21', 'q-fin'],
    ['2026-08-21.q-fin.xml', '2026-08-21', 'q-fin'],
    ['cs.AI/2023-03-13T2240-75f0eea.md', '2023-03-13', null],
    ['C:\\digests\\cs.AI\\2023-03-13.md', '2023-03-13', null],
    ['seed.txt', null, null],
    ['2311.01442.json', null, null],
    ['cs.LG-20231103.txt', '2023-11-03', 'cs.LG'],
    ['cs.LG 2023-11-03 (1).md', '2023-11-03', 'cs.LG'],
    ['CS.LG.md', null, 'cs.LG'],
    ['cond-mat.mes-hall.xml', null, 'cond-mat.mes-hall'],
    ['astro-ph.md', null, 'astro-ph'],
    ['econ.copy.md', null, 'econ'],
    ['cs.ZZ.md', null, null],
    ['2023-02-30.cs.LG.md', null, 'cs.LG'],
    ['2023-13-01.md', null, null],
    ['0001-01-01.md', null, null],
    ['12023-11-03.md', null, null],
    ['notes.md', null, null],
    ['csLG.md', null, null],
    ['', null, null],
  ])('%s', (name, date, channel) => {
    expect(digestNameFacts(name)).toEqual({ date, channel })
  })

  test('is read in no time, however long it is', () => {
    expect(digestNameFacts('a-'.repeat(100_000))).toEqual({ date: null, channel: null })
  })
})

test('only arXiv’s own channels are channels', () => {
  expect(arxivChannel('stat.ml')).toBe('stat.ML')
  expect(arxivChannel('physics.optics')).toBe('physics.optics')
  expect(arxivChannel('hep-th')).toBe('hep-th')
  for (const name of ['', 'constructor', '__proto__', 'cs.', 'cs.XX', 'news'])
    expect(arxivChannel(name)).toBeNull()
})
