import { alignParagraphs } from '@core/align/rawParagraphs'
import { describe, expect, test } from 'vitest'

const EN_STAMP = 'arXiv:2403.01234v1 Announce Type: new  Abstract: '
const EN = 'We count bushes in 37 tea gardens. The error is 4.2%.'
const ZH = '我们统计37个茶园的茶树。误差为4.2%。'

function sentences(id: string, raw: { zh: string; en: string }) {
  const { zh, en, beads } = alignParagraphs(id, raw)
  return {
    zh: zh.map(({ from, to }) => raw.zh.slice(from, to)),
    en: en.map(({ from, to }) => raw.en.slice(from, to)),
    beads: beads.map((bead) => `${bead.zh.join()}-${bead.en.join()}`),
  }
}

describe('raw paragraphs', () => {
  test.each([
    ['', ''],
    [EN_STAMP, 'arXiv:2403.01234v1 公告类型：新 摘要：'],
    [EN_STAMP, '摘要：'],
    [`\n  ${EN_STAMP}`, '\n\n  arXiv:2403.01234v1\t公告类型：新 \n  摘要： '],
  ])('are aligned without their stamps: %j, %j', (enStamp, zhStamp) => {
    expect(sentences('2403.01234', { zh: zhStamp + ZH, en: enStamp + EN })).toEqual({
      zh: ['我们统计37个茶园的茶树。', '误差为4.2%。'],
      en: ['We count bushes in 37 tea gardens.', 'The error is 4.2%.'],
      beads: ['0-0', '1-1'],
    })
  })

  test('are aligned even where the app would fall back to the paragraph', () => {
    expect(sentences('x', { zh: EN, en: EN }).beads).toEqual(['0-0', '1-1'])
  })

  test('without a counterpart are sentences that stand alone', () => {
    expect(sentences('x', { zh: '', en: EN }).beads).toEqual(['-0', '-1'])
    expect(sentences('x', { zh: ZH, en: ' ' }).beads).toEqual(['0-', '1-'])
    expect(sentences('x', { zh: '', en: '' }).beads).toEqual([])
  })

  test('of too many sentences are one bead', () => {
    const { beads } = alignParagraphs('x', { zh: ZH.repeat(16), en: EN })
    expect(beads).toEqual([{ zh: Array.from({ length: 32 }, (_, place) => place), en: [0, 1] }])
  })
})
