import { readFileSync } from 'node:fs'
import { inChild } from './children'
import { readDecoded, sizeOf } from './digests'
import { openOnDisk, readWhole, stateOf, writtenBetween } from './libraryOnDisk'
import { median, timed, type Cost } from './measure'
import { runPage } from './runPage'
import { bytes, count, figure, ms, table, times } from './table'
import { discard, type WorkFolder } from './workFolder'

/** Each method runs in processes of its own, since a process's peak of memory never comes down again. */
type Method = 'read' | 'decode' | 'import'
const ROUNDS = 3
/** As many digests as a person may get on one day. */
const DAY = 20

interface Step extends Cost {
  /** Files of the library that it wrote, and their bytes. */
  readonly written: { readonly files: number; readonly bytes: number }
  /** The process's peak so far, in bytes. */
  readonly peak: number
  readonly entries: number
  readonly newPapers: number
}

/** What importing a whole archive costs, and importing into a library that has it already. */
async function benchImport(work: WorkFolder): Promise<string> {
  if (!work.sizes.includes('corpus')) {
    return 'Left out: the archive of real digests is not here (DUIDU_SHARED names its folder).\n'
  }
  const files = work.digests('corpus')
  const steps: Record<Method, Step[][]> = { read: [], decode: [], import: [] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const method of ['read', 'decode', 'import'] as const) {
      steps[method].push(await inChild<Step[]>(work.path, method))
    }
  }
  const [read] = middle(steps.read)
  const [decode] = middle(steps.decode)
  const [whole, day, again] = middle(steps.import)
  if (!read || !decode || !whole || !day || !again) throw new Error('a step is missing')
  const ofDay = files.slice(-DAY)
  const wall = (step: Step): string => `${ms(step.wall)} (${ms(step.cpu)} CPU)`
  const row = (what: string, step: Step, against: string): readonly string[] => [
    what,
    wall(step),
    against,
    bytes(step.peak),
    step.entries === 0 ? '' : `${figure((step.cpu * 1000) / step.entries)} µs`,
    step.entries === 0 ? '' : `${count(step.written.files)}, ${bytes(step.written.bytes)}`,
  ]
  return [
    `${count(files.length)} digests, ${bytes(sizeOf(files))}, ${count(whole.entries + day.entries)} entries of ` +
      `${count(whole.newPapers + day.newPapers)} papers; medians of ${ROUNDS} runs, each in a process of its own.\n`,
    table(
      ['', 'time', 'against read and decode', 'peak of memory', 'CPU an entry', 'files written'],
      [
        row('read only', read, times(read.wall, decode.wall)),
        row('**read and decode**', decode, '1'),
        row(`import all but the newest ${DAY}, on disk at the end`, whole, times(whole.wall, decode.wall)),
        row(`then those ${DAY}: ${bytes(sizeOf(ofDay))}`, day, ''),
        row('then all of it again', again, times(again.wall, decode.wall)),
      ],
    ),
  ].join('\n')
}

/** What a child process does: runs one method and sends its steps. */
async function importChild(work: WorkFolder, [method]: readonly string[]): Promise<void> {
  const files = work.digests('corpus')
  const steps: Step[] = []
  const plain = async (action: () => unknown): Promise<void> => {
    const cost = await timed(action)
    steps.push({ ...cost, written: { files: 0, bytes: 0 }, peak: peak(), entries: 0, newPapers: 0 })
  }
  if (method === 'read') await plain(() => files.forEach((file) => readFileSync(file)))
  else if (method === 'decode') await plain(() => files.forEach(readDecoded))
  else steps.push(...(await importSteps(work, files)))
  process.send?.(steps)
}

async function importSteps(work: WorkFolder, files: readonly string[]): Promise<readonly Step[]> {
  const folder = work.place('import')
  const opened = await openOnDisk(folder)
  await readWhole(opened)
  const step = async (paths: readonly string[]): Promise<Step> => {
    const before = stateOf(folder)
    let entries = 0
    let newPapers = 0
    const cost = await timed(async () => {
      const report = await opened.importFiles(paths)
      for (const file of report.files) {
        if (file.kind === 'failed') throw new Error(`${file.name}: ${JSON.stringify(file.failure)}`)
        if (file.kind !== 'paper') entries += file.entries
        newPapers += file.newPapers
      }
    })
    return { ...cost, written: writtenBetween(before, stateOf(folder)), peak: peak(), entries, newPapers }
  }
  const steps = [await step(files.slice(0, -DAY)), await step(files.slice(-DAY)), await step(files)]
  await opened.close()
  await discard(folder)
  return steps
}

function peak(): number {
  return process.resourceUsage().maxRSS * 1024
}

/** Step by step the medians of several runs. */
function middle(runs: readonly (readonly Step[])[]): readonly Step[] {
  return (runs[0] ?? []).map((step, index) => ({
    ...step,
    wall: median(runs.map((run) => run[index]!.wall)),
    cpu: median(runs.map((run) => run[index]!.cpu)),
    peak: median(runs.map((run) => run[index]!.peak)),
  }))
}

await runPage(benchImport, importChild)
