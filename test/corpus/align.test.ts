import { alignTexts } from '@core/align/alignment'
import { mergeUnsure } from '@core/align/mergeUnsure'
import { alignParagraphs } from '@core/align/rawParagraphs'
import type { Span } from '@core/align/span'
import { openDigest } from '@core/parse/openDigest'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeFileBytes } from '../../src/main/files/nodeFileBytes'
import { GOLD_SETS, readGold, type Gold } from '../align/gold'
import { addScores, f1, scoreOne } from '../align/scoring'
import { alignFolder, filesIn, hasDigests, hasGold, samplesFolder } from './sharedData'

const isGoldHere = hasGold(GOLD_SETS.map((name) => `${name}.jsonl`))
const areSamplesHere = hasDigests('samples')

/** What must be reached: F1 of beads, of boundaries in both languages, and the share of misleading highlights. */
const TARGETS = { 'gold-dev': 0.995, 'gold-hard-dev': 0.975 } as const

describe.skipIf(!isGoldHere)('abstracts that were aligned by hand', () => {
  test.each(GOLD_SETS)('%s is aligned well enough', (name) => {
    const gold = readGold(alignFolder, name) ?? []
    const score = addScores(gold.map((one) => scoreOne(one, aligned(one))))
    expect(score.abstracts).toBe(name === 'gold-dev' ? 120 : 55)
    expect(f1(score.beads)).toBeGreaterThanOrEqual(TARGETS[name])
    expect(f1(score.boundaries.zh)).toBeGreaterThanOrEqual(0.998)
    expect(f1(score.boundaries.en)).toBeGreaterThanOrEqual(0.998)
    expect(score.misled / score.pointed).toBeLessThan(0.01)
  })
})

function aligned({ id, zh, en }: Gold) {
  const { beads, ...spans } = alignParagraphs(id, { zh, en })
  const offsets = (list: readonly Span[]) => list.map(({ from, to }) => [from, to] as const)
  return {
    zh_spans: offsets(spans.zh),
    en_spans: offsets(spans.en),
    beads: beads.map((bead) => [bead.zh, bead.en] as const),
  }
}

describe.skipIf(!areSamplesHere)('every text of the real digests', () => {
  test('is taken apart and put together without a fault; nearly all abstracts are paired', () => {
    const faults: string[] = []
    let abstracts = 0
    let paired = 0
    for (const file of filesIn(samplesFolder, '.md')) {
      for (const block of openDigest(nodeFileBytes(readFileSync(file)), basename(file)).blocks()) {
        const { paperId, abstract, tldr, cut } = block.decode()
        const alignment = alignTexts(abstract, cut)
        abstracts++
        if (alignment.kind === 'sentences') paired++
        for (const [texts, result] of [
          [abstract, alignment],
          [tldr, alignTexts(tldr, { zh: false, en: false })],
        ] as const) {
          for (const lang of ['zh', 'en'] as const) {
            const fault = faultInSpans(texts[lang], result[lang])
            if (fault !== null) faults.push(`${paperId} ${lang}: ${fault}`)
          }
          if (result.kind !== 'sentences') continue
          const count = { zh: result.zh.length, en: result.en.length }
          for (const lang of ['zh', 'en'] as const) {
            const all = Array.from({ length: count[lang] }, (_, place) => place)
            const places = result.beads.flatMap((bead) => bead[lang])
            if (places.toSorted((a, b) => a - b).join() !== all.join())
              faults.push(`${paperId}: ${places.join()}`)
            const level = mergeUnsure(result.beads).flatMap((bead) => bead[lang])
            if (level.join() !== all.join()) faults.push(`${paperId} level: ${level.join()}`)
          }
          for (const { confidence } of result.beads) {
            if (!(confidence >= 0 && confidence <= 1)) faults.push(`${paperId}: ${confidence}`)
          }
        }
      }
    }
    expect(faults).toEqual([])
    expect(abstracts).toBeGreaterThan(1000)
    expect(paired / abstracts).toBeGreaterThan(0.99)
  })
})

function faultInSpans(text: string, spans: readonly Span[]): string | null {
  let last = 0
  for (const { from, to } of spans) {
    if (from < last || to <= from || to > text.length) return `${from}–${to} behind ${last}`
    if (/\p{L}/u.test(text.slice(last, from))) return `letters between ${last} and ${from}`
    if (text.slice(from, to).trim().length !== to - from) return `blanks around ${from}–${to}`
    last = to
  }
  return /\p{L}/u.test(text.slice(last)) ? `letters behind ${last}` : null
}
