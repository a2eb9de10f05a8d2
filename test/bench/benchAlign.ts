import { alignTexts } from '@core/align/alignment'
import { chineseSentences } from '@core/align/chineseSentences'
import { englishSentences } from '@core/align/englishSentences'
import { readLexicon } from '@core/align/lexicon'
import { LEXICON_LINES } from '@core/align/lexiconData'
import type { Entry } from '@core/digest'
import { parseDigest } from '@core/parse/openDigest'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { nodeFileBytes } from '../../src/main/files/nodeFileBytes'
import { fixtureFiles, sampleFiles } from './digests'
import { alternate, percentile } from './measure'
import { runPage } from './runPage'
import { count, ms, table, times } from './table'

const TURNS = 7
/** Texts that one turn takes at least, so that a few do not vanish in the clock's noise. */
const ENOUGH = 2000
/** Times that the lexicon is read in one turn. */
const READINGS = 20

/** How fast abstracts are aligned, against the platform's own segmenter on the same texts. */
async function benchAlign(): Promise<string> {
  const samples = sampleFiles('.md')
  const entries = (samples ?? fixtureFiles('.md')).flatMap(entriesOf)
  const repeats = Math.ceil(ENOUGH / entries.length)
  const segmenters = {
    zh: new Intl.Segmenter('zh', { granularity: 'sentence' }),
    en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  }
  const forEach = (action: (entry: Entry) => unknown) => (): void => {
    for (let time = 0; time < repeats; time++) entries.forEach(action)
  }
  const json = entries.map(({ abstract }) => JSON.stringify(abstract))
  const costs = await alternate(
    {
      json: () => {
        for (let time = 0; time < repeats; time++) for (const text of json) JSON.parse(text)
      },
      platform: forEach(({ abstract }) => [
        Array.from(segmenters.zh.segment(abstract.zh)),
        Array.from(segmenters.en.segment(abstract.en)),
      ]),
      sentences: forEach(({ abstract }) => [chineseSentences(abstract.zh), englishSentences(abstract.en)]),
      align: forEach(({ abstract, cut }) => alignTexts(abstract, cut)),
      lexicon: () => {
        for (let time = 0; time < READINGS; time++) readLexicon(LEXICON_LINES)
      },
    },
    TURNS,
    2,
  )
  const each = (cpu: number): number => cpu / repeats / entries.length
  const yardstick = each(costs.platform.cpu)
  const row = (what: string, cpu: number): readonly string[] => [
    what,
    ms(each(cpu)),
    each(cpu) === yardstick ? '1' : times(each(cpu), yardstick),
  ]
  const single = singleTimes(entries)
  return [
    samples === null ? 'The real digests are not here: the project’s own fixtures, many times over.\n' : '',
    `${count(entries.length)} abstracts in both languages; CPU time of one, medians of ${TURNS} turns.\n`,
    table(
      ['', 'an abstract', 'against Intl.Segmenter'],
      [
        row('`JSON.parse` of both texts', costs.json.cpu),
        row('**`Intl.Segmenter`**, sentences of both texts', costs.platform.cpu),
        row('our sentences of both texts', costs.sentences.cpu),
        row('sentences, aligned', costs.align.cpu),
      ],
    ),
    '',
    `One by one, by the clock: median ${ms(percentile(single, 0.5))}, p95 ${ms(percentile(single, 0.95))}. ` +
      `Reading the lexicon, once: ${ms(costs.lexicon.cpu / READINGS)}.`,
  ].join('\n')
}

function entriesOf(file: string): readonly Entry[] {
  return parseDigest(nodeFileBytes(readFileSync(file)), basename(file)).entries
}

function singleTimes(entries: readonly Entry[]): readonly number[] {
  return entries.map(({ abstract, cut }) => {
    const start = performance.now()
    alignTexts(abstract, cut)
    return performance.now() - start
  })
}

await runPage(benchAlign)
