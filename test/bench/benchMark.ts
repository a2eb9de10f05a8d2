import type { PaperId } from '@core/paperId'
import type { MarkRequest } from '@core/readerApi'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { openOnDisk, readWhole, stateOf, writtenBetween, type OnDisk } from './libraryOnDisk'
import { median, percentile, plainlyTimed, timed } from './measure'
import { runPage } from './runPage'
import { bytes, count, ms, table, times } from './table'
import { discard, type LibrarySize, type WorkFolder } from './workFolder'

const SINGLE = 60
const ALL = { scope: { kind: 'all' }, query: '', keep: new Uint32Array() } as const
const NOTE =
  '读后记：误差比常用做法小一成。\n\nThe half of the data is enough; see section 4, and ask for the code.\n'

interface Times {
  readonly p50: number
  readonly p95: number
  readonly cpu: number
  /** Median of the bytes written. */
  readonly written: number
  /** Median of a bare write, fsync and rename of as many bytes, in turns with it. */
  readonly bare: number
}

interface Figures {
  readonly papers: number
  readonly mark: Times
  readonly note: Times
  readonly many: Times
  readonly everything: Times
  readonly lowdb: number
}

/** What marking a paper and saving a note cost until they are safe on disk, by size of the library. */
async function benchMark(work: WorkFolder): Promise<string> {
  const figures: Figures[] = []
  for (const size of work.sizes) figures.push(await measureSize(work, size))
  const [smallest] = figures
  if (smallest === undefined) return ''
  const row = (what: (figures: Figures) => string, pick: (figures: Figures) => Times) =>
    figures.map((one) => {
      const { p50, p95, cpu, written, bare } = pick(one)
      const growth = one === smallest ? '1' : times(p50, pick(smallest).p50)
      return [what(one), ms(p50), ms(p95), ms(cpu), bytes(written), ms(bare), times(p50, bare), growth]
    })
  const head = ['papers', 'median', 'p95', 'CPU', 'written', 'bare', 'against bare', 'against the smallest']
  const papers = (one: Figures): string => count(one.papers)
  return [
    'Every paper of the library has been read, so that all reading shards are full. *Bare* is a write, an fsync',
    'and a rename of as many bytes on the same disk, in turns with ours.\n',
    `### One paper starred, until it is safe on disk (${SINGLE} papers)\n`,
    table(
      head,
      row(papers, ({ mark }) => mark),
    ),
    `\n### One note saved, until it is safe on disk (${SINGLE} notes)\n`,
    table(
      head,
      row(papers, ({ note }) => note),
    ),
    '\n### Many papers, far apart in the library, starred at once\n',
    table(
      head,
      row(
        ({ papers }) => `${count(Math.min(500, papers))} of ${count(papers)}`,
        ({ many }) => many,
      ),
    ),
    '\n### All papers marked unread at once\n',
    table(
      head,
      row(papers, ({ everything }) => everything),
    ),
    '\n### The same in one file (lowdb’s `JSONFile`, papers and flags together), not flushed to disk\n',
    table(
      ['papers', 'one paper starred', 'against ours', 'against the smallest'],
      figures.map(({ papers, lowdb, mark }) => [
        count(papers),
        ms(lowdb),
        times(lowdb, mark.p50),
        papers === smallest.papers ? '1' : times(lowdb, smallest.lowdb),
      ]),
    ),
  ].join('\n')
}

async function measureSize(work: WorkFolder, size: LibrarySize): Promise<Figures> {
  const folder = await work.copy(size)
  const opened = await openOnDisk(folder)
  await readWhole(opened)
  const { rows } = await opened.library.list(ALL)
  const mark = (request: Pick<MarkRequest, 'mark' | 'value' | 'rows'>) =>
    opened.library.mark({ ...request, undoable: true })
  await mark({ mark: 'read', value: true, rows })
  await opened.library.flush()
  const shuffled = spread(rows)
  const ids = await idsOf(opened, shuffled.subarray(0, SINGLE))

  const star = await measure(opened, folder, SINGLE, (round) =>
    mark({ mark: 'starred', value: true, rows: shuffled.subarray(round, round + 1) }),
  )
  const note = await measure(opened, folder, SINGLE, (round) => opened.library.writeNote(ids[round]!, NOTE))
  const many = await measure(opened, folder, 5, (round) =>
    mark({ mark: 'starred', value: round % 2 === 0, rows: shuffled.slice(SINGLE, SINGLE + 500) }),
  )
  const everything = await measure(opened, folder, 4, (round) =>
    mark({ mark: 'read', value: round % 2 === 1, rows }),
  )
  await opened.close()
  const lowdb = await oneFile(folder, work.place('lowdb'))
  await discard(folder)
  return { papers: rows.length, mark: star, note, many, everything, lowdb }
}

/** Does something and flushes it, again and again, in turns with a bare write of as many bytes. */
async function measure(
  { library }: OnDisk,
  folder: string,
  rounds: number,
  action: (round: number) => Promise<unknown>,
): Promise<Times> {
  const walls: number[] = []
  const cpus: number[] = []
  const sizes: number[] = []
  const bares: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = stateOf(folder)
    const { wall, cpu } = await plainlyTimed(async () => {
      await action(round)
      const report = await library.flush()
      if (report.kind === 'notFlushed') throw new Error(JSON.stringify(report.failure))
    })
    const { files, bytes } = writtenBetween(before, stateOf(folder))
    walls.push(wall)
    cpus.push(cpu)
    sizes.push(bytes)
    bares.push((await plainlyTimed(() => bareWrites(folder, files, bytes))).wall)
  }
  return {
    p50: median(walls),
    p95: percentile(walls, 0.95),
    cpu: median(cpus),
    written: median(sizes),
    bare: median(bares),
  }
}

/** The least that as many files of together as many bytes can cost. */
async function bareWrites(folder: string, files: number, bytes: number): Promise<void> {
  const content = Buffer.alloc(Math.ceil(bytes / files), 'x')
  for (let file = 0; file < files; file++) {
    const handle = await open(join(folder, 'bare.tmp'), 'w')
    await handle.write(content)
    await handle.sync()
    await handle.close()
    await rename(join(folder, 'bare.tmp'), join(folder, `bare-${file}`))
  }
}

interface Flagged {
  papers: { id: string; readAt: string | null; starredAt: string | null }[]
}

/** One paper starred in a library that lowdb keeps in one file, as its documentation shows. */
async function oneFile(library: string, folder: string): Promise<number> {
  mkdirSync(folder)
  const low = new Low<Flagged>(new JSONFile(join(folder, 'db.json')), { papers: [] })
  for (const name of readdirSync(join(library, 'papers')).filter((name) => name.endsWith('.json'))) {
    const { data } = JSON.parse(readFileSync(join(library, 'papers', name)).toString()) as { data: Flagged }
    const read = { readAt: new Date().toISOString(), starredAt: null }
    low.data.papers.push(...data.papers.map((paper) => ({ ...paper, ...read })))
  }
  const walls: number[] = []
  for (let round = 0; round < 3; round++) {
    const { wall } = await timed(() =>
      low.update(({ papers }) => {
        papers[Math.floor((papers.length / 4) * (round + 1))]!.starredAt = new Date().toISOString()
      }),
    )
    walls.push(wall)
  }
  await discard(folder)
  return median(walls)
}

/** All of them, in an order that has nothing to do with where they lie, the same in each run. */
function spread(rows: Uint32Array): Uint32Array {
  const shuffled = rows.slice()
  let seed = 12_345
  for (let place = shuffled.length - 1; place > 0; place--) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    const other = seed % (place + 1)
    const kept = shuffled[place]!
    shuffled[place] = shuffled[other]!
    shuffled[other] = kept
  }
  return shuffled
}

async function idsOf({ library }: OnDisk, rows: Uint32Array): Promise<readonly PaperId[]> {
  return (await library.rows(rows, null)).map(({ id }) => id)
}

await runPage(benchMark)
