import type { PaperId } from '@core/paperId'
import type { OwnLibrary } from '@core/library/library'
import { openOnDisk, readWhole } from './libraryOnDisk'
import { median, percentile } from './measure'
import { runPage } from './runPage'
import { bytes, count, ms, table } from './table'
import { discard, type WorkFolder } from './workFolder'

const ROUNDS = 9
const KEEP_NONE = new Uint32Array()

/** Queries of every kind. Matches of the last few are kept, so they are asked in turns, more than are kept. */
const QUERIES: readonly (readonly [kind: string, queries: readonly string[]])[] = [
  ['one Chinese character', ['图', '熵', '的', '学']],
  ['two Chinese characters', ['模型', '方法', '幻觉', '推理', '数据', '渡轮']],
  ['longer Chinese', ['蛋白质', '大语言模型', '图神经网络', '强化学习', '葡萄牙语菜谱']],
  ['English words', ['model', 'graph', 'hallucination', 'LoRA', 'transformer', 'ferry', 'a']],
  ['phrases', ['"large language model"', '"图 神经"', '"state of the art"']],
  ['several words', ['model 图', '模型 方法 数据', 'graph neural network', 'diffusion 图像']],
  ['without', ['模型 -图', 'graph -"neural network"', '-模型']],
  ['fields', ['in:title 模型', 'title:graph', 'abstract:entropy', 'cat:cs.CL 推理', 'month:2023 agent']],
  ['ids', ['2402.0', '2310.1']],
]

/** What a search of all texts costs, and whether it finds what a walk through them does. */
async function benchSearch(work: WorkFolder): Promise<string> {
  const size = work.sizes.at(-1)!
  const folder = await work.copy(size)
  const done = { called: (): void => undefined }
  const opened = await openOnDisk(folder, (event) => {
    if (event === 'searchReady') done.called()
  })
  const { library } = opened
  await readWhole(opened)
  const papers = (await list(library, '')).length

  globalThis.gc?.()
  const heapBefore = process.memoryUsage().heapUsed
  const titles = await once(() => list(library, 'in:title,summary 首次'))
  const ready = new Promise<void>((resolve) => (done.called = resolve))
  const stalls = watchStalls()
  const build = await once(async () => {
    await list(library, '首次')
    await ready
  })
  const longest = stalls.stop()
  globalThis.gc?.()
  const heap = process.memoryUsage().heapUsed - heapBefore

  const times = new Map<string, number[]>()
  const found = new Map<string, Uint32Array>()
  const all = QUERIES.flatMap(([, queries]) => queries)
  const searchStalls = watchStalls()
  for (let round = -2; round < ROUNDS; round++) {
    for (const query of all) {
      const start = performance.now()
      const rows = await list(library, query)
      if (round >= 0) times.set(query, [...(times.get(query) ?? []), performance.now() - start])
      found.set(query, rows)
    }
  }
  const longestSearching = searchStalls.stop()
  const wrong = await compare(library, found)

  const counts = { without: await countsTime(library), with: 0 }
  for (const query of all.slice(0, 20)) await library.saveSearch(query, '')
  const counted = new Promise<void>((resolve) => (done.called = resolve))
  await library.counts()
  await counted
  counts.with = await countsTime(library)
  await opened.close()
  await discard(folder)

  const medians = all.map((query) => median(times.get(query)!))
  const rows = QUERIES.map(([kind, queries]) => {
    const of = queries.flatMap((query) => times.get(query)!)
    const hits = queries.map((query) => found.get(query)!.length)
    const worst = Math.max(...queries.map((query) => median(times.get(query)!)))
    return [
      `${kind} (${queries.length})`,
      `${count(Math.min(...hits))}–${count(Math.max(...hits))}`,
      ms(median(of)),
      ms(percentile(of, 0.95)),
      ms(worst),
    ]
  })
  const exact = wrong.length === 0 ? 'all of them are the same' : `different: ${wrong.join(', ')}`
  return [
    `${count(papers)} ${size === 'corpus' ? 'papers of the archive' : 'made-up papers'}; ${all.length} queries in turns, ${ROUNDS} turns.\n`,
    table(
      ['', 'time', 'CPU', 'longest stretch without a breath', 'memory a paper'],
      [
        ['titles and summaries, first search', ms(titles.wall), ms(titles.cpu), '', ''],
        [
          'abstracts, read in the background',
          ms(build.wall),
          ms(build.cpu),
          ms(longest),
          `${bytes(Math.round(heap / papers))} (all texts)`,
        ],
      ],
    ),
    '',
    table(
      ['queries', 'hits', 'median', 'p95', 'worst median'],
      [
        ...rows,
        ['**all**', '', ms(median(medians)), ms(percentile(medians, 0.95)), ms(Math.max(...medians))],
      ],
    ),
    '',
    `The longest stretch without a breath while searching: ${ms(longestSearching)}. Against a walk through all texts`,
    `for each of the ${all.length} queries: ${exact}.\n`,
    table(
      ['counts of all sources', 'median'],
      [
        ['without saved searches', ms(counts.without)],
        ['with 20 of them', ms(counts.with)],
      ],
    ),
  ].join('\n')
}

async function list(library: OwnLibrary, query: string): Promise<Uint32Array> {
  return (await library.list({ scope: { kind: 'all' }, query, keep: KEEP_NONE })).rows
}

async function countsTime(library: OwnLibrary): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 25; round++) {
    const start = performance.now()
    await library.counts()
    times.push(performance.now() - start)
  }
  return median(times)
}

async function once(
  action: () => Promise<unknown>,
): Promise<{ readonly wall: number; readonly cpu: number }> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  await action()
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { wall, cpu: (user + system) / 1000 }
}

/** The longest that anything else has to wait. */
function watchStalls(): { readonly stop: () => number } {
  let [longest, last, on] = [0, performance.now(), true]
  const look = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (on) setImmediate(look)
  }
  setImmediate(look)
  return {
    stop() {
      on = false
      return longest
    },
  }
}

/** The queries for which a plain walk through every text finds others. Fields are left to the unit tests. */
async function compare(
  library: OwnLibrary,
  found: ReadonlyMap<string, Uint32Array>,
): Promise<readonly string[]> {
  const numbers = await list(library, '')
  const texts: string[] = []
  for (let from = 0; from < numbers.length; from += 500) {
    for (const { id } of await library.rows(numbers.slice(from, from + 500), null))
      texts.push(await textOf(library, id))
  }
  return [...found].flatMap(([query, rows]) => {
    if (/\w:/.test(query)) return []
    const words = (query.match(/-?"[^"]*"|\S+/g) ?? []).map((word) => ({
      negated: word.startsWith('-'),
      text: word.replace(/^-/, '').replaceAll('"', '').toLowerCase(),
    }))
    const truth = numbers.filter((_, place) =>
      words.every(({ negated, text }) => texts[place]!.includes(text) !== negated),
    )
    return truth.join() === rows.join() ? [] : [query]
  })
}

async function textOf(library: OwnLibrary, id: PaperId): Promise<string> {
  const paper = (await library.openPaper(id))!
  const { title, tldr } = paper.row
  const texts = [title.zh, title.en, tldr.zh, tldr.en, id, paper.abstract.zh, paper.abstract.en]
  return texts.join('\n').toLowerCase()
}

await runPage(benchSearch)
