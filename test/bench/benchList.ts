import type { ListRequest } from '@core/readerApi'
import type { Scope } from '@core/scope'
import { openOnDisk, readWhole } from './libraryOnDisk'
import { median, percentile } from './measure'
import { runPage } from './runPage'
import { count, ms, table, times } from './table'
import { discard, type WorkFolder } from './workFolder'

const ROUNDS = 25
const SCREEN = 60
const KEEP_NONE = new Uint32Array()
const ALL: Scope = { kind: 'all' }

/** What lists and counts cost in a library of every paper of the archive, or of 10,000. */
async function benchList(work: WorkFolder): Promise<string> {
  const size = work.sizes.at(-1)!
  const folder = await work.copy(size)
  const opened = await openOnDisk(folder)
  const { library } = opened
  await readWhole(opened)
  const all = (await library.list({ scope: ALL, query: '', keep: KEEP_NONE })).rows
  // as after some years of use: most papers read, a few starred, two dozen notes
  const few = all.filter((_, place) => place % 37 === 0)
  await library.mark({ mark: 'read', value: true, rows: all.filter((_, i) => i % 5 > 0), undoable: false })
  await library.mark({ mark: 'starred', value: true, rows: few, undoable: false })
  for (const { id } of await library.rows(few.subarray(0, 24), null)) await library.writeNote(id, '读后记')
  await library.flush()

  const digests = await library.digests()
  const { categories } = await library.counts()
  const largest = digests.toSorted((a, b) => b.total - a.total)[0]!
  const category = categories.toSorted((a, b) => b.total - a.total)[0]!
  const scopes: readonly (readonly [string, Scope])[] = [
    ['all', ALL],
    ['unread', { kind: 'unread' }],
    ['starred', { kind: 'starred' }],
    ['noted', { kind: 'noted' }],
    ['updated', { kind: 'updated' }],
    ['the largest digest', { kind: 'digest', digest: largest.number }],
    ['the largest category', { kind: 'category', category: category.category }],
  ]
  const list = (request: Partial<ListRequest>) => () =>
    library.list({ scope: ALL, query: '', keep: KEEP_NONE, ...request })
  const bareWalk = await repeat(() => all.filter((number) => number % 5 > 0))
  const lists: (readonly string[])[] = []
  for (const [name, scope] of scopes) {
    const { rows } = await list({ scope })()
    lists.push(row(name, rows.length, await repeat(list({ scope })), bareWalk))
  }
  const rows = await repeat(() => library.rows(all.subarray(0, SCREEN), null))
  const counts = await repeat(() => library.counts())
  const sources = await repeat(() => library.digests())

  await opened.close()
  await discard(folder)
  const kind = size === 'corpus' ? 'papers of the archive' : 'made-up papers'
  return [
    `${count(all.length)} ${kind}, ${count(digests.length)} digests, ${count(categories.length)} categories; four of five`,
    `papers read; medians and p95 of ${ROUNDS} turns.\n`,
    table(
      ['scope', 'rows', 'median', 'p95', 'against a bare walk'],
      [
        row('a bare walk: as many numbers, one comparison each', all.length, bareWalk, bareWalk),
        ...lists,
        row(`rows of a screen (${SCREEN})`, SCREEN, rows, bareWalk),
        row('counts of all sources', categories.length + digests.length, counts, bareWalk),
        row('digests for the sources pane', digests.length, sources, bareWalk),
      ],
    ),
  ].join('\n')
}

interface Repeated {
  readonly p50: number
  readonly p95: number
}

async function repeat(action: () => unknown): Promise<Repeated> {
  const walls: number[] = []
  for (let round = -3; round < ROUNDS; round++) {
    const start = performance.now()
    await action()
    if (round >= 0) walls.push(performance.now() - start)
  }
  return { p50: median(walls), p95: percentile(walls, 0.95) }
}

function row(name: string, hits: number, ours: Repeated, bare: Repeated): readonly string[] {
  return [name, count(hits), ms(ours.p50), ms(ours.p95), ours === bare ? '1' : times(ours.p50, bare.p50)]
}

await runPage(benchList)
