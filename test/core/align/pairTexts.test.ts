import { pairTexts } from '@core/align/pairTexts'
import type { Lang } from '@core/bilingual'
import type { Pairing } from '@core/pairing'
import { describe, expect, test } from 'vitest'

const UNCUT = { zh: false, en: false }
const ZH = '我们研究图神经网络的泛化能力。实验在 3 个数据集上进行。代码已经公开。'
const EN =
  'We study how graph neural networks generalise. Experiments are run on 3 data sets. The code is public.'

/** The texts of each pair, `-` where there is none. */
function shown(pairing: Pairing, texts: Record<Lang, string>): readonly string[][] {
  if (pairing.kind !== 'pairs') return []
  const part = (lang: Lang, stretch: { from: number; to: number } | null): string =>
    stretch === null ? '-' : texts[lang].slice(stretch.from, stretch.to)
  return pairing.pairs.map(({ zh, en }) => [part('zh', zh), part('en', en)])
}

describe('pairing two texts', () => {
  test('puts sentences together, and the blanks between them to the one before', () => {
    const texts = { zh: ZH, en: EN }
    const pairing = pairTexts({ texts, cut: UNCUT })
    expect(shown(pairing, texts)).toEqual([
      ['我们研究图神经网络的泛化能力。', 'We study how graph neural networks generalise. '],
      ['实验在 3 个数据集上进行。', 'Experiments are run on 3 data sets. '],
      ['代码已经公开。', 'The code is public.'],
    ])
  })

  test('leaves out no character of either text, whatever stands at their ends', () => {
    for (const [before, after] of [
      ['', ''],
      ['  ', '  '],
      ['— ', ' …'],
      ['* ', ' (*)'],
    ]) {
      const texts = { zh: `${before}${ZH}${after}`, en: `${before}${EN}${after}` }
      const parts = shown(pairTexts({ texts, cut: UNCUT }), texts)
      expect(parts.length).toBeGreaterThan(0)
      for (const [place, lang] of (['zh', 'en'] as const).entries()) {
        expect(parts.map((pair) => pair[place]!.replace(/^-$/, '')).join('')).toBe(texts[lang])
      }
    }
  })

  test('marks what goes beyond the place where the other language was cut', () => {
    const texts = { zh: ZH, en: EN.slice(0, EN.indexOf(' The code')) }
    const pairing = pairTexts({ texts, cut: { zh: false, en: true } })
    expect(pairing).toMatchObject({ kind: 'pairs', pairs: { 2: { kind: 'beyond', en: null } } })
  })

  test('says why there are only paragraphs', () => {
    expect(pairTexts({ texts: { zh: '', en: EN }, cut: UNCUT })).toEqual({
      kind: 'paragraphs',
      reason: 'empty',
    })
    expect(pairTexts({ texts: { zh: EN, en: EN }, cut: UNCUT })).toEqual({
      kind: 'paragraphs',
      reason: 'untranslated',
    })
  })
})
