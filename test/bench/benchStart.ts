import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inChild } from './children'
import { openOnDisk, readWhole } from './libraryOnDisk'
import { median } from './measure'
import { runPage } from './runPage'
import { bytes, count, ms, table, times } from './table'
import { discard, type WorkFolder } from './workFolder'

const ROUNDS = 5
const SCREEN = 60
const ALL = { scope: { kind: 'all' }, query: '', keep: new Uint32Array() } as const
const KINDS = ['rows', 'digests', 'reading', 'notes'] as const

interface Start {
  readonly papers: number
  /** Milliseconds until the folder was open, until a screen of rows was there, until all was read. */
  readonly opened: number
  readonly rows: number
  readonly complete: number
  readonly peak: number
  readonly heap: number
}

interface Bare {
  /** Milliseconds to read and parse the newest shard of rows, and all shards that a start reads. */
  readonly newest: number
  readonly all: number
}

/** How long a library takes to open: to the first screen of rows, and until all of it has been read. */
async function benchStart(work: WorkFolder): Promise<string> {
  const untouched: (readonly string[])[] = []
  const allRead: (readonly string[])[] = []
  for (const size of work.sizes) {
    const folder = await work.copy(size)
    untouched.push(await measure(work, folder))
    const opened = await openOnDisk(folder)
    await readWhole(opened)
    const { rows } = await opened.library.list(ALL)
    await opened.library.mark({ mark: 'read', value: true, rows, undoable: false })
    await opened.close()
    allRead.push(await measure(work, folder))
    await discard(folder)
  }
  const head = [
    'papers',
    'first rows',
    'bare',
    'against bare',
    'everything',
    'bare',
    'against bare',
    'heap',
    'peak',
  ]
  return [
    `Each start in a process of its own, code and data cold for Node but the files in the page cache; medians of`,
    `${ROUNDS}. *First rows*: from the folder’s lock to the first ${SCREEN} rows of the list. *Bare*: reading and`,
    '`JSON.parse` of the newest shard of rows, and of every shard that a start reads.\n',
    '### No paper read yet\n',
    table(head, untouched),
    '\n### Every paper marked as read\n',
    table(head, allRead),
  ].join('\n')
}

async function measure(work: WorkFolder, folder: string): Promise<readonly string[]> {
  const starts: Start[] = []
  const bares: Bare[] = []
  for (let round = 0; round < ROUNDS; round++) {
    starts.push(await inChild<Start>(work.path, 'ours', folder))
    bares.push(await inChild<Bare>(work.path, 'bare', folder))
  }
  const of = (pick: (start: Start) => number): number => median(starts.map(pick))
  const newest = median(bares.map((bare) => bare.newest))
  const all = median(bares.map((bare) => bare.all))
  const rows = of((start) => start.rows)
  const complete = of((start) => start.complete)
  return [
    count(starts[0]!.papers),
    ms(rows),
    ms(newest),
    times(rows, newest),
    ms(complete),
    ms(all),
    times(complete, all),
    bytes(of((start) => start.heap)),
    bytes(of((start) => start.peak)),
  ]
}

/** What a child process does: opens the library, or reads its files and no more, and sends the times. */
async function startChild(_work: WorkFolder, [what, folder]: readonly string[]): Promise<void> {
  process.send?.(what === 'ours' ? await start(folder!) : bare(folder!))
}

async function start(folder: string): Promise<Start> {
  const from = performance.now()
  const onDisk = await openOnDisk(folder)
  const opened = performance.now() - from
  await onDisk.library.begin()
  await onDisk.library.state()
  const first = await onDisk.library.list(ALL)
  await onDisk.library.rows(first.rows.subarray(0, SCREEN), null)
  const rows = performance.now() - from
  await onDisk.library.digests()
  const complete = performance.now() - from
  const papers = (await onDisk.library.list(ALL)).rows.length
  const peak = process.resourceUsage().maxRSS * 1024
  globalThis.gc?.()
  const heap = process.memoryUsage().heapUsed
  await onDisk.close()
  return { papers, opened, rows, complete, peak, heap }
}

function bare(folder: string): Bare {
  const from = performance.now()
  const newest = readdirSync(join(folder, 'rows')).sort().at(-1)!
  JSON.parse(readFileSync(join(folder, 'rows', newest)).toString())
  const first = performance.now() - from
  const again = performance.now()
  const kept: unknown[] = []
  for (const kind of KINDS) {
    for (const name of readdirSync(join(folder, kind)).filter((name) => name.endsWith('.json'))) {
      kept.push(JSON.parse(readFileSync(join(folder, kind, name)).toString()))
    }
  }
  return { newest: first, all: kept.length > 0 ? performance.now() - again : 0 }
}

await runPage(benchStart, startChild)
