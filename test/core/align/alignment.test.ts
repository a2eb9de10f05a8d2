import { alignTexts, type Alignment } from '@core/align/alignment'
import { mergeUnsure } from '@core/align/mergeUnsure'
import { describe, expect, test } from 'vitest'

const WHOLE = { zh: false, en: false }

const EN = [
  'Tea gardens are hard to survey from the ground.',
  'We propose LeafNet, a neural network that counts bushes in satellite images.',
  'It is trained on 12,000 images of 37 gardens.',
  'Experiments show that it outperforms the baseline by 4.2%.',
  'The code is available at https://example.org/leafnet.',
]
const ZH = [
  '从地面上勘察茶园十分困难。',
  '我们提出LeafNet，一种在卫星图像中统计茶树数量的神经网络。',
  '它在37个茶园的12000张图像上训练。',
  '实验表明，它比基线高出4.2%。',
  '代码见https://example.org/leafnet。',
]

function beadsOf(alignment: Alignment): readonly string[] {
  if (alignment.kind !== 'sentences') return [alignment.reason]
  return alignment.beads.map(({ zh, en, kind }) => `${zh.join()}-${en.join()} ${kind}`)
}

const align = (zh: readonly string[], en: readonly string[], cut = WHOLE): Alignment =>
  alignTexts({ zh: zh.join(''), en: en.join(' ') }, cut)

describe('alignTexts', () => {
  test('pairs the sentences of a faithful translation one by one, and is sure', () => {
    const alignment = align(ZH, EN)
    expect(beadsOf(alignment)).toEqual(['0-0 pair', '1-1 pair', '2-2 pair', '3-3 pair', '4-4 pair'])
    if (alignment.kind !== 'sentences') throw new Error('no sentences')
    for (const bead of alignment.beads) {
      expect(bead.trust).toBe('sure')
      expect(bead.confidence).toBeGreaterThan(0.99)
      expect(bead.confidence).toBeLessThanOrEqual(1)
    }
  })

  test('gives sentences as offsets in the texts that it was given', () => {
    const alignment = align(ZH, EN)
    expect(alignment.zh.map(({ from, to }) => ZH.join('').slice(from, to))).toEqual(ZH)
    expect(alignment.en.map(({ from, to }) => EN.join(' ').slice(from, to))).toEqual(EN)
  })

  test('finds two sentences that the translation made one', () => {
    const zh = [ZH[0]!, `${ZH[1]!.replace('。', '，')}并${ZH[2]!}`, ZH[3]!, ZH[4]!]
    expect(beadsOf(align(zh, EN))).toEqual(['0-0 pair', '1-1,2 pair', '2-3 pair', '3-4 pair'])
  })

  test('finds a sentence that the translation made two', () => {
    const en = [EN[0]!, `${EN[1]!.replace('.', ',')} and ${EN[2]!}`, EN[3]!, EN[4]!]
    expect(beadsOf(align(ZH, en))).toEqual(['0-0 pair', '1,2-1 pair', '3-2 pair', '4-3 pair'])
  })

  test('leaves a sentence alone that the translation left out', () => {
    expect(beadsOf(align([...ZH.slice(0, 2), ...ZH.slice(3)], EN))).toEqual([
      '0-0 pair',
      '1-1 pair',
      '-2 leftOut',
      '2-3 pair',
      '3-4 pair',
    ])
  })

  test('marks what the cut text lacks', () => {
    const cutEn = { zh: false, en: true }
    expect(beadsOf(align(ZH, EN.slice(0, 3), cutEn))).toEqual([
      '0-0 pair',
      '1-1 pair',
      '2-2 pair',
      '3- cutOff',
      '4- cutOff',
    ])
    expect(beadsOf(align(ZH.slice(0, 3), EN, { zh: true, en: false })).slice(3)).toEqual([
      '-3 cutOff',
      '-4 cutOff',
    ])
  })

  test('pairs a sentence that breaks off with the whole one', () => {
    const en = [...EN.slice(0, 3), 'Experiments show that it outperf']
    expect(beadsOf(align(ZH, en, { zh: false, en: true }))).toEqual([
      '0-0 pair',
      '1-1 pair',
      '2-2 pair',
      '3-3 pair',
      '4- cutOff',
    ])
  })

  test('pairs a word that is torn with its translation', () => {
    const en = [...EN.slice(0, 3), 'Experime']
    const alignment = align(ZH, en, { zh: false, en: true })
    expect(beadsOf(alignment).slice(3)).toEqual(['3-3 pair', '4- cutOff'])
  })

  test('finds sentences that the translation has in another order', () => {
    const zh = [ZH[0]!, ZH[2]!, ZH[1]!, ZH[3]!, ZH[4]!]
    expect(beadsOf(align(zh, EN))).toEqual(['0-0 pair', '1-2 pair', '2-1 pair', '3-3 pair', '4-4 pair'])
  })

  test('finds a sentence for two that others part', () => {
    const aside =
      'Students of the KYOTO-7 project labelled every picture by hand with ANNOTEX during 14 months of 2023, which cost 80,000 dollars and led to the BLUEPRINT standard.'
    const en = [EN[0]!, EN[1]!, aside, EN[3]!, EN[4]!]
    const zh = [ZH[0]!, `${ZH[1]!.replace('。', '，')}${ZH[3]!}`, ZH[4]!]
    expect(beadsOf(align(zh, en))).toEqual(['0-0 pair', '1-1,3 pair', '-2 leftOut', '2-4 pair'])
  })

  test('tells what it is not sure of, and stays sure of the rest', () => {
    // that sentence may have been left out as well as taken into another
    const alignment = align(ZH, [...EN.slice(0, 3), 'It is good.', ...EN.slice(3)])
    if (alignment.kind !== 'sentences') throw new Error('no sentences')
    const unsure = alignment.beads.filter(({ confidence }) => confidence < 0.99)
    expect(unsure.length).toBeGreaterThan(0)
    for (const { zh, en } of unsure) expect([...zh, ...en].every((place) => place >= 2)).toBe(true)
    for (const { trust, confidence } of alignment.beads)
      expect(trust).toBe(confidence < 0.8 ? 'unsure' : 'sure')
    expect(alignment.beads.at(-1)).toMatchObject({ zh: [4], en: [5], trust: 'sure' })
  })

  test('aligns summaries of a sentence each', () => {
    expect(
      beadsOf(align(['一种统计茶树的神经网络。'], ['A neural network that counts tea bushes.'])),
    ).toEqual(['0-0 pair'])
  })

  test.each([
    ['empty', '', EN.join(' ')],
    ['empty', ZH.join(''), ' … '],
    ['untranslated', EN.join(' '), EN.join(' ')],
    ['tooLong', ZH[0]!.repeat(31), EN.join(' ')],
    [
      'unrelated',
      '本文提出ProtNet，一种预测蛋白质结构的深度学习模型。它在AlphaBase的85000个氨基酸序列上训练。结果表明，该模型的准确率达到91.3%，优于图卷积网络。消融实验验证了注意力机制的作用。',
      EN.join(' '),
    ],
  ])('falls back to the paragraph: %s', (reason, zh, en) => {
    expect(alignTexts({ zh, en }, WHOLE)).toMatchObject({ kind: 'paragraph', reason })
  })
})

describe('mergeUnsure', () => {
  const bead = (zh: readonly number[], en: readonly number[], confidence: number) => ({
    zh,
    en,
    kind: zh.length > 0 && en.length > 0 ? ('pair' as const) : ('leftOut' as const),
    confidence,
    trust: confidence >= 0.8 ? ('sure' as const) : ('unsure' as const),
  })

  test('puts neighbours together that are unsure, and leaves the others', () => {
    const beads = [
      bead([0], [0], 1),
      bead([1], [1], 0.6),
      bead([], [2], 0.7),
      bead([2], [3], 0.9),
      bead([3], [4], 0.7),
    ]
    expect(mergeUnsure(beads)).toEqual([
      beads[0],
      { zh: [1], en: [1, 2], kind: 'pair', confidence: 0.6, trust: 'unsure' },
      beads[3],
      beads[4],
    ])
  })

  test('puts beads together that cross or enclose others, so that parts follow each other', () => {
    const crossed = [bead([0], [0], 1), bead([1], [2], 1), bead([2], [1], 0.9), bead([3], [3], 1)]
    expect(mergeUnsure(crossed)).toEqual([
      crossed[0],
      { zh: [1, 2], en: [1, 2], kind: 'pair', confidence: 0.9, trust: 'unsure' },
      crossed[3],
    ])
    const enclosed = [bead([0], [0, 2], 1), bead([], [1], 0.95), bead([1], [3], 1)]
    expect(mergeUnsure(enclosed)).toEqual([
      { zh: [0], en: [0, 1, 2], kind: 'pair', confidence: 0.95, trust: 'unsure' },
      enclosed[2],
    ])
  })

  test('keeps the order of sentences that stand alone', () => {
    const alone = [bead([], [0], 1), bead([0], [], 1), bead([1], [1], 1)]
    expect(mergeUnsure(alone)).toEqual(alone)
  })
})
