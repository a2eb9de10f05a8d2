import { describe, expect, test } from 'vitest'
import type { Aligned, Gold } from '../align/gold'
import { minimize } from '../align/minimize'
import { addScores, f1, precision, recall, scoreOne } from '../align/scoring'

// three sentences a side, of four characters, with blanks between the English ones
const GOLD: Gold = {
  id: 'x',
  zh: '甲甲甲。乙乙乙。丙丙丙。',
  en: 'Aaa. Bbb. Ccc.',
  zh_spans: [
    [0, 4],
    [4, 8],
    [8, 12],
  ],
  en_spans: [
    [0, 4],
    [5, 9],
    [10, 14],
  ],
  beads: [
    [[0], [0]],
    [[1], [1]],
    [[2], [2]],
  ],
}

const withBeads = (beads: Aligned['beads']): Aligned => ({ ...GOLD, beads })

describe('scoring an alignment', () => {
  test('gold itself is perfect', () => {
    const score = scoreOne(GOLD, GOLD)
    expect(score).toMatchObject({ pointed: 6, lit: 6, misled: 0, abstracts: 1, perfect: 1 })
    for (const counts of [score.beads, score.links, score.boundaries.zh, score.boundaries.en]) {
      expect(f1(counts)).toBe(1)
    }
  })

  test('a bead is right only as a whole', () => {
    const score = scoreOne(
      GOLD,
      withBeads([
        [[0], [0]],
        [
          [1, 2],
          [1, 2],
        ],
      ]),
    )
    expect(score.beads).toEqual({ both: 1, predicted: 2, right: 3 })
    expect([precision(score.beads), recall(score.beads)]).toEqual([1 / 2, 1 / 3])
    expect(score.links).toEqual({ both: 3, predicted: 5, right: 3 })
    expect(score).toMatchObject({ lit: 2, misled: 0, perfect: 0 })
  })

  test('who sees only wrong sentences is misled; who sees none is not', () => {
    const crossed = withBeads([
      [[0], [1]],
      [[1], [0]],
      [[2], []],
      [[], [2]],
    ])
    expect(scoreOne(GOLD, crossed)).toMatchObject({ lit: 0, misled: 4 })
  })

  test('beads are told by characters, however sentences are counted', () => {
    const finer: Aligned = {
      zh_spans: [
        [0, 2],
        [2, 4],
        [4, 8],
        [8, 12],
      ],
      en_spans: GOLD.en_spans,
      beads: [
        [[0, 1], [0]],
        [[2], [1]],
        [[3], [2]],
      ],
    }
    const score = scoreOne(GOLD, finer)
    expect(score.beads).toEqual({ both: 3, predicted: 3, right: 3 })
    expect(score.boundaries.zh).toEqual({ both: 2, predicted: 3, right: 2 })
  })

  test('scores add up', () => {
    const all = addScores([scoreOne(GOLD, GOLD), scoreOne(GOLD, withBeads([]))])
    expect(all).toMatchObject({ abstracts: 2, perfect: 1, pointed: 12, lit: 6 })
    expect(all.beads).toEqual({ both: 3, predicted: 3, right: 6 })
  })
})

test('the least of a smooth convex function is found', () => {
  const target = [3, -2, 0.5]
  const least = minimize((point) => {
    const gradient = new Float64Array(3)
    let value = 0
    target.forEach((aim, place) => {
      const off = point[place]! - aim
      const stretch = 10 ** place
      value += stretch * off * off + Math.log(Math.cosh(off))
      gradient[place] = 2 * stretch * off + Math.tanh(off)
    })
    return { value, gradient }
  }, new Float64Array(3))
  target.forEach((aim, place) => expect(least[place]).toBeCloseTo(aim, 2))
})
