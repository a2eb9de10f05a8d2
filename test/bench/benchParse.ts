import type { Entry } from '@core/digest'
import { openDigest, parseDigest } from '@core/parse/openDigest'
import MarkdownIt from 'markdown-it'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { nodeFileBytes } from '../../src/main/files/nodeFileBytes'
import { fixtureFiles, readDecoded, sampleFiles, sizeOf, upTo } from './digests'
import { alternate, type Cost } from './measure'
import { runPage } from './runPage'
import { count, figure, ms, table, times } from './table'

const TURNS = 7
/** Bytes that one turn should read at least: small files are not lost in the clock's noise, and it is warm. */
const ENOUGH = 25_000_000
/** Markdown parsers get no more than this: they take a second for each megabyte. */
const FOR_SLOW_ONES = 1_200_000
const FAST_REPEATS = 20

/** How fast digests are parsed, against reading and decoding the same files and against other parsers. */
async function benchParse(): Promise<string> {
  const markdown = sampleFiles('.md')
  const rss = sampleFiles('.xml')
  return [
    markdown === null ? 'The real digests are not here: the project’s own fixtures, many times over.\n' : '',
    '### Markdown\n',
    await fastTable(markdown ?? fixtureFiles('.md')),
    '\n### Markdown, against parsers of Markdown\n',
    await slowTable(markdown ?? fixtureFiles('.md')),
    '\n### RSS\n',
    await fastTable(rss ?? fixtureFiles('.xml')),
  ].join('\n')
}

function ours(file: string): readonly Entry[] {
  return parseDigest(nodeFileBytes(readFileSync(file)), basename(file)).entries
}

/** All that an import needs of a paper that the library has already. */
function walk(file: string): number {
  let sum = 0
  for (const block of openDigest(nodeFileBytes(readFileSync(file)), basename(file)).blocks()) {
    sum += block.paperId.length + block.fingerprint + (block.stamp().version ?? 0)
  }
  return sum
}

async function fastTable(files: readonly string[]): Promise<string> {
  const size = sizeOf(files)
  const repeats = Math.ceil(ENOUGH / size)
  const parsed = files.map((file) => ours(file))
  const entries = parsed.reduce((sum, { length }) => sum + length, 0)
  const buffers = files.map((file) => ({ bytes: nodeFileBytes(readFileSync(file)), name: basename(file) }))
  const json = parsed.map((list) => JSON.stringify(list))
  const forEach =
    <T>(list: readonly T[], action: (item: T) => unknown) =>
    (): void => {
      for (let time = 0; time < repeats; time++) for (const item of list) action(item)
    }
  const costs = await alternate(
    {
      read: forEach(files, (file) => readFileSync(file)),
      decode: forEach(files, readDecoded),
      decodeUtf8: forEach(files, (file) => readFileSync(file, 'utf8')),
      walk: forEach(files, walk),
      parse: forEach(files, ours),
      json: forEach(json, (text) => JSON.parse(text)),
      parseInMemory: forEach(buffers, ({ bytes, name }) => parseDigest(bytes, name)),
    },
    TURNS,
    2,
  )
  const row = (what: string, cost: Cost, against: Cost): readonly string[] => [
    what,
    ms(cost.cpu / repeats),
    `${figure((size * repeats) / 1000 / cost.cpu)} MB/s`,
    `${figure((cost.cpu / repeats / entries) * 1000)} µs`,
    against === cost ? '1' : times(cost.cpu, against.cpu),
  ]
  return [
    `${count(files.length)} ${files.length === 1 ? 'file' : 'files'}, ${figure(size / 1e6)} MB, ${count(entries)} entries; CPU time, medians of ${TURNS} turns.\n`,
    table(
      ['from disk', 'time', 'speed', 'an entry', 'against read and decode'],
      [
        row('read only', costs.read, costs.decode),
        row('**read and decode**: `readFileSync(file).toString()`', costs.decode, costs.decode),
        row("`readFileSync(file, 'utf8')`", costs.decodeUtf8, costs.decode),
        row('our walk: ids, fingerprints, stamps', costs.walk, costs.decode),
        row('our parser: all entries, cleaned', costs.parse, costs.decode),
      ],
    ),
    '',
    table(
      ['in memory', 'time', 'speed', 'an entry', 'against JSON.parse'],
      [
        row('**`JSON.parse`** of the same entries', costs.json, costs.json),
        row('our parser: all entries, cleaned', costs.parseInMemory, costs.json),
      ],
    ),
  ].join('\n')
}

async function slowTable(all: readonly string[]): Promise<string> {
  const files = upTo(FOR_SLOW_ONES, all)
  const size = sizeOf(files)
  const remark = unified().use(remarkParse).use(remarkGfm)
  const markdownIt = new MarkdownIt()
  // the fast ones several times, so that they are as warm as in a long import
  const often = (action: (file: string) => unknown) => (): void => {
    for (let time = 0; time < FAST_REPEATS; time++) files.forEach(action)
  }
  const costs = await alternate(
    {
      decode: often(readDecoded),
      ours: often(ours),
      markdownIt: () => files.forEach((file) => markdownIt.parse(readDecoded(file), {})),
      remark: () => files.forEach((file) => remark.parse(readDecoded(file))),
    },
    3,
    1,
  )
  const decoded = costs.decode.cpu / FAST_REPEATS
  const parsed = costs.ours.cpu / FAST_REPEATS
  const row = (what: string, cpu: number): readonly string[] => [
    what,
    ms(cpu),
    `${figure(size / 1000 / cpu)} MB/s`,
    cpu === decoded ? '1' : times(cpu, decoded),
    cpu === parsed ? '1' : times(cpu, parsed),
  ]
  return [
    `${count(files.length)} ${files.length === 1 ? 'file' : 'files'}, ${figure(size / 1e6)} MB; CPU time, medians of 3 turns, reading included.\n`,
    table(
      ['parser', 'time', 'speed', 'against read and decode', 'against ours'],
      [
        row('read and decode', decoded),
        row('**ours**', parsed),
        row('markdown-it, tables, no footnotes', costs.markdownIt.cpu),
        row('remark with GFM', costs.remark.cpu),
      ],
    ),
  ].join('\n')
}

await runPage(benchParse)
