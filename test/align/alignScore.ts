/** `npm run align:score`: how well our aligner does on development gold, and how long it takes. */
import { alignParagraphs } from '@core/align/rawParagraphs'
import { resolve } from 'node:path'
import { percentile } from '../bench/measure'
import { table } from '../bench/table'
import { GOLD_SETS, goldFolder, readGold, type Aligned, type Gold } from './gold'
import { addScores, f1, precision, recall, scoreOne, type Score } from './scoring'

// a bundle lies two folders below the project's, as this file does
const folder = goldFolder(resolve(import.meta.dirname, '../..'))
/** Rounds that only warm up, and rounds that are timed. */
const WARMUP = 3
const ROUNDS = 5

const rows: (readonly string[])[] = []
const wrong: string[] = []
for (const name of GOLD_SETS) {
  const gold = readGold(folder, name)
  if (gold === null) {
    console.error(
      `!!! NOT SCORED: there is no ${name}.jsonl in ${folder} (DUIDU_SHARED names another folder)`,
    )
    process.exitCode = 1
    continue
  }
  const scores = gold.map((one) => scoreOne(one, align(one)))
  gold.forEach(({ id }, place) => {
    if (scores[place]!.perfect === 0) wrong.push(`${name} ${id}`)
  })
  rows.push([name, ...cells(addScores(scores), times(gold))])
}
if (rows.length > 0) {
  console.log(
    table(
      [
        'gold',
        'abstracts',
        'bead P',
        'bead R',
        'bead F1',
        'link F1',
        'lit',
        'misled',
        'perfect',
        'zh F1',
        'en F1',
        'median',
        'p95',
      ],
      rows,
    ),
  )
  if (wrong.length > 0) console.log(`\nNot perfect: ${wrong.join(', ')}`)
}

/** Aligns an abstract, in the shape that gold has. */
function align({ id, zh, en }: Gold): Aligned {
  const aligned = alignParagraphs(id, { zh, en })
  return {
    zh_spans: aligned.zh.map(({ from, to }) => [from, to]),
    en_spans: aligned.en.map(({ from, to }) => [from, to]),
    beads: aligned.beads.map((bead) => [bead.zh, bead.en]),
  }
}

/** Milliseconds that each abstract takes. */
function times(gold: readonly Gold[]): readonly number[] {
  const taken: number[] = []
  for (let round = -WARMUP; round < ROUNDS; round++) {
    for (const one of gold) {
      const start = performance.now()
      align(one)
      if (round >= 0) taken.push(performance.now() - start)
    }
  }
  return taken
}

function cells(score: Score, taken: readonly number[]): readonly string[] {
  const share = (part: number): string => part.toFixed(4)
  return [
    String(score.abstracts),
    share(precision(score.beads)),
    share(recall(score.beads)),
    share(f1(score.beads)),
    share(f1(score.links)),
    share(score.lit / score.pointed),
    share(score.misled / score.pointed),
    share(score.perfect / score.abstracts),
    share(f1(score.boundaries.zh)),
    share(f1(score.boundaries.en)),
    `${percentile(taken, 0.5).toFixed(2)} ms`,
    `${percentile(taken, 0.95).toFixed(2)} ms`,
  ]
}
