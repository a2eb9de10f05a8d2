import type { Aligned, Gold, Offsets } from './gold'

/** Of things that were predicted and things that are right, how many are both. */
export interface Counts {
  readonly both: number
  readonly predicted: number
  readonly right: number
}

/** What a set of gold says of an aligner. */
export interface Score {
  /** Beads: right where both sides cover exactly the characters that gold does. */
  readonly beads: Counts
  /** Pairs of sentences. */
  readonly links: Counts
  readonly boundaries: { readonly zh: Counts; readonly en: Counts }
  /** Sentences at which a reader may point, how often just the right part lights up, and how often only wrong ones. */
  readonly pointed: number
  readonly lit: number
  readonly misled: number
  readonly abstracts: number
  /** Abstracts whose beads are all right. */
  readonly perfect: number
}

type Lang = 'zh' | 'en'

/** Scores the alignment of one abstract. */
export function scoreOne(gold: Gold, given: Aligned): Score {
  const right = new Set(gold.beads.map((bead) => beadKey(gold, bead)))
  const predicted = new Set(given.beads.map((bead) => beadKey(given, bead)))
  const beads = countSets(predicted, right)
  const pointing = [pointAt(gold, given, 'zh', 'en'), pointAt(gold, given, 'en', 'zh')]
  return {
    beads,
    links: countSets(linksOf(gold, given), linksOf(gold, gold)),
    boundaries: {
      zh: countSets(boundaries(given.zh_spans), boundaries(gold.zh_spans)),
      en: countSets(boundaries(given.en_spans), boundaries(gold.en_spans)),
    },
    pointed: gold.zh_spans.length + gold.en_spans.length,
    lit: pointing.reduce((sum, { lit }) => sum + lit, 0),
    misled: pointing.reduce((sum, { misled }) => sum + misled, 0),
    abstracts: 1,
    perfect: beads.both === beads.predicted && beads.both === beads.right ? 1 : 0,
  }
}

/** The scores of several abstracts as one. */
export function addScores(scores: readonly Score[]): Score {
  const total = (value: (score: Score) => number): number =>
    scores.reduce((sum, score) => sum + value(score), 0)
  const counts = (of: (score: Score) => Counts): Counts => ({
    both: total((score) => of(score).both),
    predicted: total((score) => of(score).predicted),
    right: total((score) => of(score).right),
  })
  return {
    beads: counts(({ beads }) => beads),
    links: counts(({ links }) => links),
    boundaries: { zh: counts((score) => score.boundaries.zh), en: counts((score) => score.boundaries.en) },
    pointed: total(({ pointed }) => pointed),
    lit: total(({ lit }) => lit),
    misled: total(({ misled }) => misled),
    abstracts: total(({ abstracts }) => abstracts),
    perfect: total(({ perfect }) => perfect),
  }
}

export function precision({ both, predicted }: Counts): number {
  return both / predicted
}

export function recall({ both, right }: Counts): number {
  return both / right
}

/** The harmonic mean of precision and recall. */
export function f1({ both, predicted, right }: Counts): number {
  return (2 * both) / (predicted + right)
}

function countSets(predicted: ReadonlySet<unknown>, right: ReadonlySet<unknown>): Counts {
  return { both: countShared(predicted, right), predicted: predicted.size, right: right.size }
}

function countShared(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): number {
  let count = 0
  for (const item of one) if (other.has(item)) count++
  return count
}

/** The characters that a bead covers, as runs: sentences that follow each other are one. */
function beadKey(aligned: Aligned, [zh, en]: Aligned['beads'][number]): string {
  return `${runsOf(aligned.zh_spans, zh)}|${runsOf(aligned.en_spans, en)}`
}

function runsOf(spans: readonly Offsets[], places: readonly number[]): string {
  const sorted = places.toSorted((a, b) => a - b)
  return sorted
    .map((place, index) => {
      const from = sorted[index - 1] === place - 1 ? '' : `+${spans[place]![0]}`
      const to = sorted[index + 1] === place + 1 ? '' : `-${spans[place]![1]}`
      return from + to
    })
    .join('')
}

function boundaries(spans: readonly Offsets[]): ReadonlySet<number> {
  return new Set(spans.slice(0, -1).map(([, to]) => to))
}

/** Pairs of gold's sentences that a bead links; a bead has those whose middle it covers. */
function linksOf(gold: Gold, given: Aligned): ReadonlySet<string> {
  const links = new Set<string>()
  for (const [zh, en] of given.beads) {
    const zhPlaces = sentencesWithin(gold.zh_spans, given.zh_spans, zh)
    const enPlaces = sentencesWithin(gold.en_spans, given.en_spans, en)
    for (const zhPlace of zhPlaces) for (const enPlace of enPlaces) links.add(`${zhPlace},${enPlace}`)
  }
  return links
}

function sentencesWithin(
  sentences: readonly Offsets[],
  spans: readonly Offsets[],
  places: readonly number[],
): readonly number[] {
  return sentences.flatMap((sentence, place) => (covers(spans, places, middle(sentence)) ? [place] : []))
}

function middle([from, to]: Offsets): number {
  return (from + to) / 2
}

function covers(spans: readonly Offsets[], places: readonly number[], offset: number): boolean {
  return places.some((place) => offset >= spans[place]![0] && offset < spans[place]![1])
}

/** What a reader sees in the other text who points at the middle of each of gold's sentences. */
function pointAt(gold: Gold, given: Aligned, from: Lang, to: Lang): { lit: number; misled: number } {
  const [own, other] = from === 'zh' ? ([0, 1] as const) : ([1, 0] as const)
  const text = gold[to]
  let lit = 0
  let misled = 0
  gold[`${from}_spans`].forEach((sentence, place) => {
    const rightBead = gold.beads.find((bead) => bead[own].includes(place))
    const right = charactersOf(text, gold[`${to}_spans`], rightBead?.[other] ?? [])
    const bead = given.beads.find((one) => covers(given[`${from}_spans`], one[own], middle(sentence)))
    const shown = charactersOf(text, given[`${to}_spans`], bead?.[other] ?? [])
    const both = countShared(shown, right)
    const either = shown.size + right.size - both
    if (either === 0 || both / either > 0.98) lit++
    if (shown.size > 0 && both === 0) misled++
  })
  return { lit, misled }
}

/** The offsets of the characters of some sentences, but for blanks. */
function charactersOf(
  text: string,
  spans: readonly Offsets[],
  places: readonly number[],
): ReadonlySet<number> {
  const offsets = new Set<number>()
  for (const place of places) {
    const [from, to] = spans[place]!
    for (let offset = from; offset < to; offset++) if (!/\s/.test(text.charAt(offset))) offsets.add(offset)
  }
  return offsets
}
